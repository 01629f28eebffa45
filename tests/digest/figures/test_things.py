"""Figures of one thing are in one row, at most one of each article, and figures of other things are not."""

from __future__ import annotations

import pytest

from monitor.digest.figures.counted import counted
from monitor.digest.figures.things import together
from monitor.digest.passage import Readings, passages, rarity
from tests.build import article


def rows(*texts: str) -> list[list[tuple[str, float]]]:
    articles = [article(text, id=f"a{n}") for n, text in enumerate(texts)]
    weights = rarity([p.stems for a in articles for p in passages(a)])
    return [
        [(c.passage.article.id, c.figure.value) for c in row]
        for row in together(counted(articles, Readings()), weights)
    ]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            ("The fire in the Alvik mill hurt 12 workers.", "In the Alvik mill 14 workers were hurt by the fire."),
            [[("a0", 12), ("a1", 14)]],
        ),
        (
            ("The fire in the Alvik mill hurt 12 workers.", "A bakery in distant Skarn hired 14 workers last spring."),
            [[("a0", 12)], [("a1", 14)]],
        ),
        (
            ("The fire in the Alvik mill hurt 12 workers.", "The fire in the Alvik mill destroyed 12 houses."),
            [[("a0", 12)], [("a1", 12)]],
        ),
        (
            ("The fire in the Alvik mill hurt 12 workers. The fire in the Alvik mill killed 3 workers.",),
            [[("a0", 12)], [("a0", 3)]],
        ),
        (
            ("The fire in the Alvik mill hurt 12 workers. So the fire in the Alvik mill hurt 12 workers.",),
            [[("a0", 12)]],
        ),
        ((), []),
    ],
    ids=["one thing", "other sentences", "another noun", "another value of its own", "given twice", "nothing"],
)
def test_figures_of_one_thing_are_one_row(texts: tuple[str, ...], expected: list[list[tuple[str, float]]]) -> None:
    assert rows(*texts) == expected
