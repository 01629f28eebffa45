"""Figures of one thing are compared; figures of different things are not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from monitor.digest.figures import agreement, figure_rows
from monitor.digest.text import passages, rarity, stems
from monitor.models import Article
from tests.build import article

VALUES = [
    ([12, 12], "agree"),
    ([12, 15], "differ"),
    ([28750, 30000], "rounded"),
    ([28750, 29000], "rounded"),
    ([10, 12], "differ"),  # a tenth more is no rounding
    ([1_000, 2_000], "differ"),
    ([12, 12, 15], "differ"),
]


@pytest.mark.parametrize(("values", "expected"), VALUES)
def test_values_agree_round_or_differ(values: list[float], expected: str) -> None:
    assert agreement(values, len(values)) == expected


def test_a_value_of_one_article_is_single() -> None:
    assert agreement([12], 1) == "single"


def rows(articles: Sequence[Article]) -> dict[str, list[float]]:
    weights = rarity([stems(p.text) for a in articles for p in passages(a)])
    return {row.agreement: [v.value for v in row.values] for row in figure_rows(articles, weights)}


def test_the_wounded_of_one_fire_differ_between_two_outlets() -> None:
    told = [
        article("The fire at the Lindholm mill wounded 12 workers on Monday.", id="a", outlet="The Heron"),
        article("On Monday the fire at the Lindholm mill wounded 15 workers.", id="b", outlet="The Wren"),
    ]
    assert rows(told) == {"differ": [12, 15]}


def test_workers_of_two_places_are_not_compared() -> None:
    told = [
        article("The fire at the Lindholm mill wounded 12 workers on Monday.", id="a", outlet="The Heron"),
        article("The shipyard in Norrvik will hire 300 workers before the autumn.", id="b", outlet="The Wren"),
    ]
    assert set(rows(told)) == {"single"}
