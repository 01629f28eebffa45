"""What is found by an index is what a look at everything finds."""

from __future__ import annotations

from math import isclose

from hypothesis import given
from hypothesis import strategies as st

from monitor.digest.index.lookup import Misspelt, Values, Windows
from monitor.language.names.spelling import one_apart

LETTERS = "abcdefgh"
SHARES = st.sampled_from((0.08, 0.25, 0.28, 0.5, 0.6, 1.0))
ROWS = st.lists(st.tuples(st.sampled_from("xyz"), st.frozensets(st.sampled_from(LETTERS), max_size=5)), max_size=12)


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
