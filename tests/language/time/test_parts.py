"""A text comes apart into the numbers, signs and words that dates are made of."""

from __future__ import annotations

import pytest

from monitor.language.time.parts import known, parts
from monitor.language.time.shapes import UNKNOWN


def letters_of(text: str, language: str | None = None) -> str:
    return "".join(part.letter for part in parts(text, 0, len(text), language))


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("2025-08-12", "4-2-2"),
        ("2025–08‑12", "4-2-2"),
        ("12/08/25", "2/2/2"),
        ("17:45", "2:2"),
        ("1 \u200f2", "1 1"),
        ("1\u200f2", "11"),
        ("1\n2", "1_1"),
        ("1،2", "1,1"),
        ("1#2", "1_1"),
        ("１２", "2"),
    ],
)
def test_numbers_and_signs_have_letters_of_their_own(text: str, letters: str) -> None:
    assert letters_of(text) == letters


def test_a_word_of_no_date_is_unknown() -> None:
    assert letters_of("ferry", "en") == UNKNOWN
    assert letters_of("August", "en") != UNKNOWN


def test_words_come_apart_where_no_space_parts_them() -> None:
    text = "8月12日夏の橋"
    found = [text[part.start : part.end] for part in parts(text, 0, len(text), "ja")]
    assert found == ["8", "月", "12", "日", "夏", "の", "橋"]


def test_words_in_a_row_that_are_one_name_are_one_part() -> None:
    text = "9 p. m. ferry"
    assert [text[part.start : part.end] for part in parts(text, 0, len(text), "es")][2] == "p. m"


def test_a_stretch_of_the_text_keeps_its_places() -> None:
    (part,) = parts("ferry 2025 sank", 6, 10, "en")
    assert (part.start, part.end, part.letter) == (6, 10, "4")


@pytest.mark.parametrize(
    ("word", "language", "found"),
    [("August", "en", True), ("MÄRZ", "de", True), ("ferry", "en", False), ("a" * 41, "en", False), ("月", "ja", True)],
)
def test_a_word_that_may_stand_beside_a_date_is_known(word: str, language: str, found: bool) -> None:
    assert known(word, language) is found
