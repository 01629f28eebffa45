"""Words are features without case, accents and possessives."""

from __future__ import annotations

import pytest

from monitor.language.text.words import fold, words


@pytest.mark.parametrize("text", ["Київ", "київ", "КИЇВ"])
def test_case_does_not_count_and_the_letters_of_an_alphabet_stay(text: str) -> None:
    assert fold(text) == "київ"


def test_accents_of_latin_letters_do_not_count() -> None:
    assert fold("Kyïv") == fold("KYIV") == "kyiv"
    assert fold("Élodie à Göteborg") == "elodie a goteborg"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The harbour's 12 ferries sank.", ["the", "harbour", "12", "ferries", "sank"]),
        ("The harbour’s gate", ["the", "harbour", "gate"]),
        ("They don’t sail", ["they", "don't", "sail"]),
        ("п’ять паромів", ["п'ять", "паромів"]),
        ("橋は落", ["橋", "は", "落"]),
        ("—, … !", []),
    ],
)
def test_words_come_in_order_without_marks_and_possessives(text: str, found: list[str]) -> None:
    assert words(text) == found
