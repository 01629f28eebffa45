from __future__ import annotations

import pytest

from monitor.language.names.find import tag
from monitor.language.names.people import People
from monitor.language.speech.attribution import reader
from monitor.language.statements.sources import printed, speaker
from monitor.language.text.tokens import tokens

CASES = [
    ("Mayor Ada Lund", "Mayor Ada Lund", "Ada Lund"),
    ("the union's lawyer, Jonas Weber", "the union's lawyer, Jonas Weber", "Jonas Weber"),
    ("Ada Lund, the mayor of Linden", "Ada Lund, the mayor of Linden", "Ada Lund"),
    ("two officials", "two officials", None),
    ("Ada Lund and Jonas Weber", "Ada Lund and Jonas Weber", None),
]


@pytest.mark.parametrize(("source", "as_printed", "who"), CASES, ids=[case[0] for case in CASES])
def test_a_source_stands_for_one_person_or_nobody_certain(source: str, as_printed: str, who: str | None) -> None:
    text = f"{source} said it rained."
    found = tokens(text)
    names = tag(text, found, "en")
    clauses, people = reader(text, found, names, "en"), People(found, names, "en")
    last = next(k for k, token in enumerate(found) if token.low == "said") - 1
    first, end = printed(clauses, 0, last)
    assert text[found[first].start : found[end].end] == as_printed
    assert speaker(clauses, people, first, end) == who


def test_a_verb_at_its_end_is_no_part_of_a_source() -> None:
    text = "Sprecher Max Dorn wollte nicht sagen, was war."
    found = tokens(text)
    clauses = reader(text, found, tag(text, found, "de"), "de")
    assert printed(clauses, 0, 4) == (0, 2)


def test_a_relative_pronoun_is_printed_as_what_it_stands_behind() -> None:
    text = "They met Ada Lund, who said it rained."
    found = tokens(text)
    clauses = reader(text, found, tag(text, found, "en"), "en")
    at = next(k for k, token in enumerate(found) if token.low == "who")
    first, last = printed(clauses, at, at)
    assert text[found[first].start : found[last].end].endswith("Ada Lund")


def test_who_is_spoken_to_right_behind_the_verb_is_no_part_of_the_source() -> None:
    text = "Дощ ущух, сказала журналістам Ганна Лис."
    found = tokens(text)
    clauses = reader(text, found, tag(text, found, "uk"), "uk")
    assert printed(clauses, 4, 6) == (5, 6)


@pytest.mark.parametrize(
    ("language", "text", "last", "wanted"),
    [
        ("de", "er und lacht dann", 2, "er"),
        ("ru", "Лунд в письме", 2, "Лунд"),
        ("de", "Ada Lund dem Sender", 3, "Ada Lund"),
        ("es", "El portavoz de la patronal, Luis Merino, dijo", 7, "El portavoz de la patronal, Luis Merino"),
    ],
)
def test_a_source_ends_where_the_one_who_speaks_does(language: str, text: str, last: int, wanted: str) -> None:
    found = tokens(text)
    clauses = reader(text, found, tag(text, found, language), language)
    first, end = printed(clauses, 0, last)
    assert text[found[first].start : found[end].end] == wanted


def test_a_name_in_apposition_is_the_speaker() -> None:
    text = "El portavoz de la patronal, Luis Merino, dijo que llueve."
    found = tokens(text)
    names = tag(text, found, "es")
    clauses, people = reader(text, found, names, "es"), People(found, names, "es")
    assert speaker(clauses, people, 0, 7) == "Luis Merino"


def test_a_name_from_elsewhere_keeps_its_case() -> None:
    text = "Директорка Оксана Гнатів пішла. За словами Гнатів, йде дощ."
    found = tokens(text)
    names = tag(text, found, "uk")
    clauses, people = reader(text, found, names, "uk"), People(found, names, "uk")
    at = [k for k, token in enumerate(found) if token.text == "Гнатів"][1]
    assert speaker(clauses, people, at, at, oblique=True) == "Оксана Гнатів"
