"""Texts are compared without the difference of capitals and of apostrophes."""

from __future__ import annotations

import pytest

from monitor.language.text.fold import fold, letters


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("The FERRY of Alvik", "the ferry of alvik"),
        ("Harbour’s end", "harbour's end"),
        ("п’ята пристань", "п'ята пристань"),
        ("пʼята ПРИСТАНЬ", "п'ята пристань"),
        ("‘Bridge", "'bridge"),
        ("Straße", "strasse"),
        ("Café", "café"),
    ],
)
def test_capitals_and_kinds_of_apostrophes_do_not_count(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("text", ["Ferry 12: sunk!", "«Ferry» — 12, sunk", "ferry-12 sunk…", "FERRY12SUNK"])
def test_wordings_that_differ_in_marks_have_the_same_letters(text: str) -> None:
    assert letters(text) == "ferry12sunk"


def test_accents_and_numbers_tell_wordings_apart() -> None:
    assert letters("Café 1") != letters("Cafe 1")
    assert letters("Pier 1") != letters("Pier 2")
