"""The forms of words in an index, and how far one word is from another."""

from __future__ import annotations

import sqlite3

import pytest

from monitor.desk.vocabulary import TABLES, Vocabulary, apart, learn
from monitor.digest.choose.query import Words, read


@pytest.fixture
def known() -> Vocabulary:
    db = sqlite3.connect(":memory:")
    db.executescript(TABLES)
    learn(db, "The council of Norrvik met Ada Lindqvist. Councils of ports meet in water.", "en")
    learn(db, "Містом приїхала Ада Ліндквіст, а води було мало.", "uk")
    return Vocabulary(db, frozenset({"en", "uk"}))


@pytest.mark.parametrize(
    ("word", "kin"),
    [
        ("council", {"council", "councils"}),
        ("councils", {"council", "councils"}),
        ("lindqvist", {"lindqvist", "ліндквіст"}),
        ("lindkvist", {"lindqvist", "ліндквіст"}),
        ("water", {"water"}),
        ("waiter", set()),
    ],
)
def test_a_word_means_its_forms_and_a_name_its_spellings(known: Vocabulary, word: str, kin: set[str]) -> None:
    assert known.kin(word) == kin


def test_what_is_quoted_or_begun_means_itself(known: Vocabulary) -> None:
    assert known.forms(Words("council", quoted=True, prefix=False)) == ['"council"']
    assert known.forms(Words("council", quoted=False, prefix=True)) == ['"council" *']


@pytest.mark.parametrize(
    ("query", "meant"), [("cuoncil", "council"), ("council xqzzy", None), ('"cuoncil"', "council")]
)
def test_a_word_that_stands_nowhere_may_be_one_that_does(known: Vocabulary, query: str, meant: str | None) -> None:
    found = known.meant(read(query), query)
    assert (found.strip('"') if found else None) == (meant.lower() if meant else None)


@pytest.mark.parametrize(
    ("one", "other", "steps"), [("a", "a", 0), ("ab", "ba", 1), ("mill", "mil", 1), ("mill", "mall", 1), ("", "abc", 3)]
)
def test_a_mistake_is_a_letter_more_less_other_or_swapped(one: str, other: str, steps: int) -> None:
    assert apart(one, other) == apart(other, one) == steps
