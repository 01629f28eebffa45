"""An office stands for the one person who can be meant, and for nobody where two could."""

from __future__ import annotations

import pytest

from monitor.language.names.offices import Candidate, asked, holder, is_office, plain
from monitor.language.reading import Reading
from monitor.language.speech.quotes import quotes


def person(name: str, *known: str, before: bool = True, prominent: bool = False) -> Candidate:
    return Candidate(name, frozenset(known), before, prominent)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("the", "mayor"), ("mayor", frozenset())),
        (("the", "french", "president"), ("president", frozenset({"french"}))),
        (("a", "mayor"), None),
        (("the", "ferry"), None),
    ],
)
def test_a_group_of_words_asks_for_an_office(words: tuple[str, ...], found: tuple[str, frozenset[str]] | None) -> None:
    assert asked(words, "en") == found


def test_the_only_one_with_the_office_holds_it() -> None:
    people = [person("Ada Lund", "mayor"), person("Ida Blom", "coach")]
    assert holder("mayor", frozenset(), people) == "Ada Lund"


def test_nobody_holds_an_office_that_two_have() -> None:
    people = [person("Ada Lund", "mayor"), person("Ida Blom", "mayor")]
    assert holder("mayor", frozenset(), people) is None


def test_the_nation_tells_two_presidents_apart() -> None:
    people = [person("Ada Lund", "president", "french"), person("Ida Blom", "president", "kenyan")]
    assert holder("president", frozenset({"kenyan"}), people) == "Ida Blom"


def test_words_are_as_english_has_them() -> None:
    assert "french" in plain(["france"])
    assert plain(["ferry"]) == {"ferry"}


@pytest.mark.parametrize(("word", "office"), [("mayor", True), ("president", True), ("ferry", False)])
def test_an_office_is_known(word: str, office: bool) -> None:
    assert is_office(word) is office


@pytest.mark.parametrize(
    ("language", "text", "governor"),
    [
        ("en", "Governor Bruno Keller met Deputy Governor Ida Moss. “It snows,” the governor said.", "Bruno Keller"),
        ("en", "Deputy Governor Ida Moss came. “It snows,” the governor said.", None),
        ("en", "Governor Bruno Keller came. “It snows,” the deputy governor said.", None),
        ("uk", "Приїхав заступник міністра Петро Лис. «Буде сніг», – сказав міністр.", None),
    ],
)
def test_a_deputy_does_not_hold_the_office(language: str, text: str, governor: str | None) -> None:
    assert [q.speaker for q in quotes(Reading(text, language))] == [governor]
