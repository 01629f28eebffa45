"""A word that no text has is led back to the stem that it comes from."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.endings import lines
from monitor.language.search.stems import endings, nearest, parted, shared, stem


@pytest.mark.parametrize(
    ("word", "language", "root"),
    [
        ("strikes", "en", "strike"),
        ("negotiated", "en", "negoti"),
        ("зеленського", "uk", "зеленськ"),
        ("hauses", "de", "haus"),
        ("2025", "en", "2025"),
        ("strikes", None, "strikes"),
        ("strikes", "xx", "strikes"),
        ("is", "en", "is"),
    ],
)
def test_a_word_has_the_stem_of_its_language(word: str, language: str | None, root: str) -> None:
    assert stem(word, language)[:4] == root[:4]


def test_a_word_and_its_stem_are_parted_where_they_differ() -> None:
    assert parted("parties", "parti") == ("", "es")
    assert parted("striking", "strike") == ("e", "ing")
    assert shared("", "a") == 0


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("negotiating", {"negoti"}),
        ("ferries", {"ferri"}),
        ("strike", {"strike"}),
        ("striped", set()),
        ("zz", set()),
    ],
)
def test_an_unseen_word_goes_by_the_endings_of_its_languages(word: str, found: set[str]) -> None:
    assert nearest(word, ["negoti", "ferri", "strike", "neg"], endings(frozenset({"en"}))) == found


def test_the_table_of_endings_is_still_that_of_the_lexicon() -> None:
    """A word more in the lexicon need not make it anew; `python -m benchmarks.endings` does."""
    table = Path(__file__).parents[3] / "monitor/language/search/endings.tsv"
    held, now = set(table.read_text("utf-8").splitlines()), set(lines())
    assert len(held & now) >= 0.95 * max(len(held), len(now))
