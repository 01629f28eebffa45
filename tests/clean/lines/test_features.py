"""What the model sees around a line: its place, its neighbours, what is repeated and what opened above it."""

from __future__ import annotations

import pytest

from monitor.clean.blocks.text import text_block
from monitor.clean.lines.features import features
from monitor.clean.lines.line import Line

ONE = "The ferry of Norrvik was late by two hours on Monday, the harbour master told reporters in the evening."
TWO = "Forty passengers waited for the ferry in the harbour, and the last of them went home after midnight."
FAR = "Gardeners should water roses before breakfast, because leaves that stay damp overnight catch mildew."
TEXT = ("Home", ONE, "A pump had failed", TWO, "Comments", "Good news", "Good news")


def seen(*texts: str, core: tuple[int, int]) -> list[list[str]]:
    return features([Line(text_block(text)) for text in texts], core)


ROWS = seen(*TEXT, core=(1, 3))
NAMES = [
    (0, "place before 1", "place in"),
    (1, "place first", "place last"),
    (2, "place in", "place first"),
    (3, "place last", "place in"),
    (4, "place after 1", "place in"),
    (0, "prev edge", "next edge"),
    (6, "next edge", "prev edge"),
    (2, "since prose 1", "since prose 2"),
    (6, "from end 0", "from top 0"),
    (6, "repeated", "sure"),
    (6, "prev repeated", "hit"),
    (5, "repeated", "prev repeated"),
    (5, "comments above", "comments 1 below"),
    (3, "comments 1 below", "comments above"),
]


@pytest.mark.parametrize(("line", "name", "other"), NAMES, ids=[f"{row[0]} {row[1]}" for row in NAMES])
def test_a_line_is_told_by_what_stands_around_it(line: int, name: str, other: str) -> None:
    assert name in ROWS[line]
    assert other not in ROWS[line]


def test_a_paragraph_about_something_else_is_told_from_one_about_the_same() -> None:
    same, foreign = (seen(ONE, TWO, text, core=(0, 1))[2] for text in (ONE, FAR))
    assert "topic 5 of many" in same
    assert "topic 0 of many" in foreign


def test_every_line_has_a_row_that_begins_with_its_own_shape() -> None:
    assert [tuple(row[: len(Line(text_block(text)).shape.names)]) for row, text in zip(ROWS, TEXT, strict=True)] == [
        Line(text_block(text)).shape.names for text in TEXT
    ]


def test_a_text_without_lines_has_no_rows() -> None:
    assert features([], (0, -1)) == []
