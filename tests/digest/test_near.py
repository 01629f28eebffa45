"""Vectors that are near are found as a look at all of them finds them, and cost less."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.digest.index.work import Work
from monitor.digest.near import Near
from monitor.digest.passage import dot, unit
from monitor.errors import BudgetError

LETTERS = "abcdefgh"
BAGS = st.lists(st.dictionaries(st.sampled_from(LETTERS), st.integers(1, 4), max_size=6), max_size=12)
WEIGHTS = st.dictionaries(st.sampled_from(LETTERS), st.floats(0.01, 9))
SHARES = st.sampled_from((0.08, 0.25, 0.28, 0.5, 0.6, 1.0))


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
