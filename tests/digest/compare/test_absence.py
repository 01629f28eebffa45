"""A text has a name, a number or a deed when it may have it: only what it cannot have is another's alone."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from monitor.digest.compare.absence import held
from monitor.digest.passage import Readings
from tests.build import article

PERSONS = [
    ("Volodymyr Zelensky", "Zelenskyy spoke first."),
    ("Volodymyr Zelensky", "The words were Zelensky’s."),
    ("Ann Lee", "Lee spoke first."),
    ("Han Jinwei", "Han spoke first."),
    ("Ri Jong Su", "Ri Jong-su spoke first."),
    ("Ana Lind-Moreno", "Moreno spoke first."),
    ("Karl van der Berg", "Berg spoke first."),
]
THINGS = [
    ("Federal Harbour Bureau", "The FHB spoke first."),
    ("FHB", "The Federal Harbour Bureau spoke first."),
    ("Granfelt University", "A student of Granfelt spoke first."),
    ("Norway", "A Norwegian spoke first."),
    ("Portugal", "A Portuguese sailor spoke first."),
    ("U.S. Navy", "The US fleet came first."),
    ("Loud News Media", "The loud ones spoke first."),
]


def test_a_person_is_named_in_any_form() -> None:
    for name, text in PERSONS:
        known = held([article(text, outlet="The Wren")], Readings())
        assert known.person(name, "The Heron", "en"), name
        assert not known.person(name, "The Wren", "en"), "its own text does not count"


@pytest.mark.parametrize("name", ["Otto Brandt", "Ida Lo", "Brigitte Hallgren"])
def test_a_person_of_another_name_is_not(name: str) -> None:
    known = held([article("Ann Lee, Volodymyr Zelensky and Otto Hahn spoke first.", outlet="The Wren")], Readings())
    assert not known.person(name, "The Heron", "en")


@pytest.mark.parametrize(("name", "text"), THINGS)
def test_one_telling_word_of_a_body_or_its_initials_are_enough(name: str, text: str) -> None:
    assert held([article(text, outlet="The Wren")], Readings()).thing(name, "The Heron", "en")


def test_a_body_of_which_no_word_is_there_is_absent() -> None:
    known = held([article("The office of the port and its bureau spoke first.", outlet="The Wren")], Readings())
    assert not known.thing("Granfelt Harbour Bureau", "The Heron", "en")


@pytest.mark.parametrize(
    ("value", "text", "has"),
    [(45e6, "$45 million", True), (44.8e6, "$44.8 million", True), (7, "seven", False), (31, "31", False)],
)
def test_a_number_is_there_as_printed_or_in_round(value: float, text: str, has: bool) -> None:
    known = held([article("The owners will get $45 million for it in 8 years.", outlet="The Wren")], Readings())
    assert known.number(value, text, "The Heron") is has


@pytest.mark.parametrize("text", ["A" * 300_000, "Ab" * 100_000, "A " * 100_000, "1 " * 100_000, "A-" * 100_000])
def test_a_text_made_to_take_long_does_not(text: str) -> None:
    one = article("A text.", outlet="The Wren")
    start = time.process_time()
    held([replace(one, text=text, paragraphs=())], Readings())
    assert time.process_time() - start < 10
