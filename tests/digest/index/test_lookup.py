"""What is found by an index is what a look at everything finds."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.digest.change import edits as parting
from monitor.digest.change.edits import edits
from monitor.digest.index.lookup import Misspelt, Values, Windows
from monitor.digest.index.places import Covered, Places
from monitor.digest.index.sharing import Printed, Sharing
from monitor.digest.index.work import Work
from monitor.digest.near import Near
from monitor.digest.passage import dot, unit
from monitor.errors import BudgetError
from monitor.language.names.spelling import one_apart

LETTERS = "abcdefgh"
BAGS = st.lists(st.dictionaries(st.sampled_from(LETTERS), st.integers(1, 4), max_size=6), max_size=12)
SETS = st.lists(st.frozensets(st.sampled_from(LETTERS), max_size=6), max_size=12)
WEIGHTS = st.dictionaries(st.sampled_from(LETTERS), st.floats(0.01, 9))
SHARES = st.sampled_from((0.08, 0.25, 0.28, 0.5, 0.6, 1.0))
ROWS = st.lists(st.tuples(st.sampled_from("xyz"), st.frozensets(st.sampled_from(LETTERS), max_size=5)), max_size=12)


@given(BAGS, WEIGHTS, SHARES)
def test_near_vectors_are_those_whose_cosine_is_enough(
    bags: list[dict[str, int]], weights: dict[str, float], least: float
) -> None:
    vectors = [unit(bag, weights) for bag in bags]
    near = Near(least, Work("vectors"))
    assert [near.add(v) for v in vectors] == list(range(len(vectors)))
    for one in vectors:
        wanted = [(n, dot(v, one)) for n, v in enumerate(vectors) if dot(v, one) >= least]
        assert list(near.to(one)) == wanted


@given(SETS, WEIGHTS, SHARES)
def test_sets_are_found_that_share_enough_of_the_smaller(
    sets: list[frozenset[str]], weights: dict[str, float], share: float
) -> None:
    sharing = Sharing(share, weights, Work("sets"))
    for one in sets:
        sharing.add(one)
    for one in sets:
        wanted = [
            n for n, other in enumerate(sets) if one & other and len(one & other) >= share * min(len(one), len(other))
        ]
        assert list(sharing.like(one)) == wanted


@given(ROWS, st.dictionaries(st.sampled_from(LETTERS), st.floats(0.01, 9), min_size=1), SHARES)
def test_the_greatest_share_of_a_window_is_found_from_the_least_on(
    rows: list[tuple[str, frozenset[str]]], wanted: dict[str, float], least: float
) -> None:
    shares = [sum(w for s, w in wanted.items() if s in window) for owner, window in rows if owner != "x"]
    greatest = max(shares, default=0.0) / sum(wanted.values())
    assert Windows(rows).share(wanted, "x", least) == (greatest if greatest >= least else 0.0)


@given(ROWS, st.frozensets(st.sampled_from(LETTERS)), st.frozensets(st.sampled_from(LETTERS)))
def test_a_window_with_a_word_of_each_is_found(
    rows: list[tuple[str, frozenset[str]]], one: frozenset[str], other: frozenset[str]
) -> None:
    found = any(owner != "x" and one & window and other & window for owner, window in rows)
    assert Windows(rows).both(one, other, "x") == found


@given(
    st.dictionaries(st.one_of(st.integers(-40, 40), st.floats(-1e3, 1e3)), st.sets(st.sampled_from("xyz"))),
    st.one_of(st.integers(-40, 40), st.floats(-1e3, 1e3)),
)
def test_values_that_may_be_the_same_in_round_are_found(outlets: dict[float, set[str]], value: float) -> None:
    same = any(
        (isclose(value, other) or (abs(value) > 12 and isclose(value, other, rel_tol=0.05))) and found - {"x"}
        for other, found in outlets.items()
    )
    assert Values(outlets).same(value, "x") == same


@given(st.dictionaries(st.text("bcd", max_size=4), st.sets(st.sampled_from("xy"))), st.text("bcd", max_size=4))
def test_words_a_letter_apart_are_found(outlets: dict[str, set[str]], word: str) -> None:
    assert Misspelt(outlets).near(word, "x") == any(one_apart(word, w) and o - {"x"} for w, o in outlets.items())


@given(st.lists(st.text("ab ", max_size=20), max_size=4), st.lists(st.text("ab", min_size=1, max_size=2), min_size=3))
def test_words_in_a_row_are_found_in_a_text(texts: list[str], said: list[str]) -> None:
    found = any(" ".join(said) in " ".join(text.split()) for text in texts)
    assert Printed(texts, Work("texts")).have(said) == found


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 9))), st.integers(0, 30), st.integers(0, 9))
def test_what_stands_in_a_stretch_and_how_much_of_it_is_covered(
    rows: list[tuple[int, int]], start: int, size: int
) -> None:
    spans, end = [(a, a + n) for a, n in rows], start + size
    covered = sum(max(0, min(end, b) - max(start, a)) for a, b in spans)
    assert Covered(spans).between(start, end) == covered
    assert Places((a, (a, b)) for a, b in spans).between(start, end) == [
        s for s in sorted(spans, key=lambda span: span[0]) if start <= s[0] < end
    ]


TEXTS = st.lists(st.integers(0, 30), max_size=30)


@given(TEXTS, TEXTS)
def test_the_edits_make_one_text_of_the_other(old: list[int], new: list[int]) -> None:
    assert edited(old, new) == new
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    assert list(edits(old, new)) == [step[1:] for step in steps if step[0] != "equal"]


@given(TEXTS, TEXTS, st.integers(0, 8))
def test_a_long_text_is_parted_before(old: list[int], new: list[int], long: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parting, "LONG", long)
        assert edited(old, new) == new


def test_of_a_long_text_only_what_changed_is_an_edit() -> None:
    old = [f"sentence {n}" for n in range(3_000)]
    new = [f"other {n}" if n % 500 == 7 else line for n, line in enumerate(old)]
    assert list(edits(old, new)) == [(n, n + 1, n, n + 1) for n in range(7, 3_000, 500)]


def edited(old: Sequence[int], new: Sequence[int]) -> list[int]:
    made, place = [], 0
    for a, b, c, d in edits(old, new):
        made += [*old[place:a], *new[c:d]]
        place = b
    return [*made, *old[place:]]


def test_a_comparison_ends_at_its_budget_and_says_so() -> None:
    near = Near(0.5, Work("sentences", 10))
    for _ in range(5):
        near.add({"a": 1.0})
    assert [sum(1 for _ in near.to({"a": 1.0})) for _ in range(2)] == [5, 5]
    with pytest.raises(BudgetError, match="more than 10 pairs of sentences are alike"):
        list(near.to({"a": 1.0}))


def words_alike(number: int) -> Iterator[dict[str, float]]:
    draw = random.Random(3)  # noqa: S311  not a secret
    return (unit({"the": 5.0, "of": 4.0, f"w{draw.random()}": 9.0, f"v{n}": 9.0}) for n in range(number))


def test_what_all_sentences_have_is_not_looked_at() -> None:
    near = Near(0.6, Work("sentences", 0))
    for vector in words_alike(500):
        assert not list(near.to(vector))
        near.add(vector)
