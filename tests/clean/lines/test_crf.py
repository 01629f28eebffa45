"""The chain of lines: what it reckons is what all ways of cutting give."""

from __future__ import annotations

from itertools import pairwise, product
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.clean.lines.crf import Model, keep, trained

NAMES = st.sampled_from(["a", "b", "c", "unknown"])
MODEL = Model({"a": 1.5, "b": -2.0, "c": 0.25}, -0.5, ((0.5, -1.0), (-0.75, 1.25)))


def by_hand(rows: list[list[str]]) -> list[float]:
    """Every way to keep and cut the lines, weighed one by one."""
    shares, total = [0.0] * len(rows), 0.0
    for states in product((0, 1), repeat=len(rows)):
        score = sum(
            (MODEL.bias + sum(MODEL.weights.get(name, 0.0) for name in row)) * s
            for row, s in zip(rows, states, strict=True)
        )
        score += sum(MODEL.turns[one][other] for one, other in pairwise(states))
        total += exp(score)
        shares = [share + exp(score) * s for share, s in zip(shares, states, strict=True)]
    return [share / total for share in shares]


@given(st.lists(st.lists(NAMES, max_size=4), min_size=1, max_size=6))
def test_the_chain_gives_each_line_the_probability_that_all_ways_of_cutting_give_it(rows: list[list[str]]) -> None:
    assert keep(MODEL, rows) == pytest.approx(by_hand(rows))


def test_a_text_without_lines_has_no_probabilities() -> None:
    assert keep(MODEL, []) == []


def test_no_sum_of_weights_is_too_great() -> None:
    loud = Model({"a": 1e6, "b": -1e6}, 0.0, MODEL.turns)
    assert all(0 <= share <= 1 for share in keep(loud, [["a"], ["b"]] * 400))


def test_the_model_that_ships_has_weights_of_every_family() -> None:
    families = {name.split()[0] for name in trained().weights}
    assert {"place", "topic", "share", "gap", "prose", "prev", "next", "asks", "hit", "tag"} <= families
