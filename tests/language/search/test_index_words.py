"""Which words of a text are names, and how letters that stand for words are written."""

from __future__ import annotations

import pytest

from monitor.language.search.index_words import initials, named


def test_a_name_has_a_capital_inside_a_sentence_and_never_none() -> None:
    text = "The mayor met Ada Lund. Lund said the Mayor of Norrvik was late. – Then Kari left."
    assert named(text) == {"ada", "lund", "norrvik", "kari"}
    assert named("") == set()


@pytest.mark.parametrize(
    ("word", "others"),
    [("US", ("u s",)), ("NATO", ("n a t o",)), ("U.S.A.", ("usa",)), ("U.S.", ()), ("us", ()), ("Norrvik", ())],
)
def test_initials_are_found_with_dots_and_without(word: str, others: tuple[str, ...]) -> None:
    assert initials(word) == others
