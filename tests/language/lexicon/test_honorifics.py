"""Words beside names are known as offices, kin, bodies, peoples, or no names at all."""

from __future__ import annotations

import pytest

from monitor.language.lexicon import entries, honorifics
from monitor.language.lexicon.honorifics import COMMON, PERSON_ENDINGS, describes, no_names


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("mayor", True),
        ("president", True),
        ("head", True),
        ("woman", True),
        ("organist", True),
        ("bus-driver", True),
        ("ferry", False),
        ("harbour", False),
        ("", False),
    ],
)
def test_an_office_or_a_noun_for_a_person_describes_somebody(word: str, found: bool) -> None:
    assert describes(word) is found


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("HEADS", "president"),
        ("OFFICES", "mayor"),
        ("WOMEN", "actress"),
        ("KIN", "wife"),
        ("BODIES", "army"),
        ("PEOPLES", "ukrainian"),
        ("DIRECTIONS", "northern"),
        ("DEGREES", "phd"),
        ("PARTICLES", "van"),
        ("IMPERSONAL", "bridge"),
    ],
)
def test_a_word_is_known_as_what_it_is_and_a_ferry_as_none(kind: str, word: str) -> None:
    assert word in getattr(honorifics, kind)
    assert "ferry" not in getattr(honorifics, kind)


@pytest.mark.parametrize("office", ["hafendirektor", "brückenexpertin", "fährenchef"])
def test_a_compound_ends_in_an_office(office: str) -> None:
    assert office.endswith(entries("offices", "title_endings", "de"))


def test_a_day_is_no_name_in_its_language() -> None:
    assert "monday" in COMMON["en"]
    assert "lund" not in COMMON["en"]
    assert not "monday".endswith(PERSON_ENDINGS)


def test_a_language_without_a_list_is_lent_one() -> None:
    assert no_names("xx") == no_names(None) == COMMON["en"]
    assert no_names("de") != COMMON["en"]
