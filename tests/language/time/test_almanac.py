"""Phrases that name a time are found in running text."""

from __future__ import annotations

import pytest

from monitor.language.time.almanac import COUNTS, FOUR, NEAR, SHIFTS, almanac
from monitor.language.time.spelling import level


def phrases(text: str, language: str | None) -> list[str]:
    return [found[0] for found in almanac(language).phrases(level(text))]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The ferry sank on Friday and was raised yesterday.", ["Friday", "yesterday"]),
        ("en", "The bridge opens next month.", ["next month"]),
        ("en", "It broke three weeks ago in Alvik.", ["three weeks ago"]),
        ("en", "The quay was shut on 4 August and August 12, 2024.", ["4 August", "August 12, 2024"]),
        ("de", "Die Fähre sank am Montagabend.", ["Montagabend"]),
        ("de", "Vor zwei Wochen fuhr sie noch.", ["Vor zwei Wochen"]),
        ("uk", "Пором затонув учора.", ["учора"]),
        ("en", "Twelve ferries lay in the harbour.", []),
    ],
)
def test_a_phrase_of_time_is_found_where_it_stands(language: str, text: str, found: list[str]) -> None:
    assert phrases(text, language) == found


def test_phrases_of_a_long_text_are_found_far_apart() -> None:
    text = "The ferry sank on Friday. " + "The harbour lay still. " * 40 + "It was raised on Sunday."
    assert phrases(text, "en") == ["Friday", "Sunday"]


def test_another_language_has_its_own_names_alone() -> None:
    assert "friday" in almanac("en").weekdays
    assert "friday" not in almanac("fi").weekdays
    assert almanac("fi").weekdays["perjantai"] == 4


def test_a_text_of_unknown_language_is_read_as_one_of_those_with_phrases() -> None:
    assert {"en", "uk", "de"} <= set(FOUR)
    assert almanac(None) is almanac("en")


def test_words_of_phrases_are_numbers() -> None:
    assert (NEAR["yesterday"], NEAR["tomorrow"], SHIFTS["next"], COUNTS["three"]) == (-1, 1, 1, 3)
