"""Values of one thing agree, round or differ."""

from __future__ import annotations

import pytest

from monitor.digest.figures.rounding import agreement

VALUES = [
    ([12, 12], "agree"),
    ([12, 15], "differ"),
    ([28750, 30000], "rounded"),
    ([28750, 29000], "rounded"),
    ([10, 12], "differ"),  # a tenth more is no rounding
    ([1_000, 2_000], "differ"),
    ([12, 12, 15], "differ"),
    ([26_914_200, 27_000_000, 26_000_000], "rounded"),  # cut by one, rounded by the other
    ([27_000_000, 26_000_000], "differ"),
    ([43, 44], "differ"),
    ([34, 34.4], "rounded"),
]


@pytest.mark.parametrize(("values", "expected"), VALUES)
def test_values_agree_round_or_differ(values: list[float], expected: str) -> None:
    assert agreement(values, len(values)) == expected


def test_a_value_of_one_article_is_single() -> None:
    assert agreement([12], 1) == "single"
