"""The letters of a script stand in the brackets of a pattern and hold that script alone."""

from __future__ import annotations

import re

import pytest

from monitor.language.text import scripts
from monitor.language.text.scripts import beyond_latin, cyrillic

WORDS = {
    "GREEK": "γέφυρα",
    "HEBREW": "גשר",
    "GEORGIAN": "ხიდი",
    "ARMENIAN": "կամուրջ",
    "THAI": "สะพาน",
    "HAN": "橋",
    "KANA": "はし",
    "HANGUL": "다리",
    "CYRILLIC": "міст",
}


@pytest.mark.parametrize("script", WORDS)
def test_a_word_is_of_its_own_script_and_of_no_other(script: str) -> None:
    met = [name for name in WORDS if re.fullmatch(f"[{getattr(scripts, name)}]+", WORDS[script])]
    assert met == [script]


def test_small_and_capital_letters_are_told_apart() -> None:
    assert re.fullmatch(f"[{scripts.LOWER}]+", "übermійґß")
    assert re.fullmatch(f"[{scripts.UPPER}]+", "ÜBERМІЙҐ")
    assert not re.search(f"[{scripts.UPPER}]", "übermійґß")


def test_each_of_two_neighbours_has_letters_that_the_other_has_not() -> None:
    assert not set(scripts.UKRAINIAN) & set(scripts.RUSSIAN)
    assert all(map(cyrillic, scripts.UKRAINIAN + scripts.RUSSIAN))


@pytest.mark.parametrize(
    ("letter", "is_cyrillic", "beyond"),
    [("a", False, False), ("ß", False, False), ("γ", False, False), ("ж", True, True), ("ї", True, True),
     ("ש", False, True), ("橋", False, True)],
)  # fmt: skip
def test_a_letter_is_known_by_where_its_script_stands(letter: str, is_cyrillic: bool, beyond: bool) -> None:
    assert cyrillic(letter) == is_cyrillic
    assert beyond_latin(letter) == beyond
