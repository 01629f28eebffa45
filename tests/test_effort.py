"""The measure itself: a square is told from a line."""

from __future__ import annotations

from tests.effort import STEEP, growth


def line(size: int) -> int:
    return sum(range(size * 1000))


def square(size: int) -> int:
    return sum(sum(range(size)) for _ in range(size * 10))


def test_a_line_is_under_the_bound_and_a_square_is_over_it() -> None:
    assert growth(line, 300, 1200) < STEEP
    assert growth(square, 300, 1200) > STEEP
