"""Who is introduced by the full name, so that nobody else is meant by the surname."""

from __future__ import annotations

import pytest

from monitor.language.names.introduced import introduced, whole
from monitor.language.reading import Reading

#: a text, a full name in it, whether nobody else can be meant by its surname
CASES = [
    ("Anna Berg spoke. Berg left early.", "Anna Berg", True),
    ("President Berg spoke. The crowd cheered President Anna Berg.", "Anna Berg", True),
    ("President Berg spoke. Later the mayor saw Anna Berg on the quay.", "Anna Berg", True),
    ("President Berg spoke. First lady Anna Berg stood beside him.", "Anna Berg", False),
    ("President Berg spoke. His son Otto Berg Jr. stood beside him.", "Otto Berg Jr.", False),
    ("President Berg spoke. Otto Berg and Ruth Berg listened.", "Otto Berg", False),
    ("Otto Berg’s brother Emil pleaded with the council. Berg wept.", "Otto Berg", False),
    ("Otto Berg’s older brother Emil pleaded with the council. Berg wept.", "Otto Berg", False),
    ("Otto Berg spoke. Later Ruth Berg spoke. Berg wept.", "Otto Berg", False),
    ("Otto Berg’s bridge is shut. Berg wept.", "Otto Berg", True),
]


@pytest.mark.parametrize(("text", "name", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_a_surname_means_whom_the_text_introduces(text: str, name: str, wanted: bool) -> None:
    reading = Reading(text, "en")
    assert introduced(name, text, reading.names) is wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Anna Berg", True),
        ("Anna McBride", True),
        ("Berg", False),
        ("Anna Berg Anna Maria Berg", False),
        ("Anna BergMORE", False),
        ("Anna BergThe Lantern", False),
    ],
)
def test_a_name_that_something_ran_into_is_none(name: str, wanted: bool) -> None:
    assert whole(name) is wanted


STRANGERS = [
    ("President Kessel spoke. First lady Ida Kessel sat beside him. Kessel was late.", True),
    ("Mr. Kessel spoke. Ida Kessel left. Kessel said no.", True),
    ("President Kessel spoke. His daughter Ida Kessel left.", True),
    ("President Kessel spoke. Later Bruno Kessel left.", False),
    ("Sen. Kessel spoke. Republican Sen. Ida Kessel left.", False),
    ("Ida Kessel came. Governor Kessel spoke.", False),
]


@pytest.mark.parametrize(("text", "stranger"), STRANGERS)
def test_a_surname_with_an_office_is_not_that_of_a_relative(text: str, stranger: bool) -> None:
    read = Reading(text, "en")
    meant = [read.people.full(n) for n, name in enumerate(read.names) if name.text == "Kessel"]
    assert (set(meant) == {"Kessel"}) is stranger
