"""What the model sees of a line alone is its form, never a word of it."""

from __future__ import annotations

import pytest

from monitor.clean.blocks.block import Block
from monitor.clean.lines.line import Line
from monitor.clean.lines.shape import bucket, shape_of

SEEN = [
    ("12 August 2025", "date"),
    ("Mara Ilves", "name"),
    ("Reuters", "agency"),
    ("NORRVIK", "upper"),
    ("Norrvik", "one word"),
    ("East Quay", "all capitals 1"),
    ("the ferry left", "opens small"),
    ("“Low water”", "opens mark"),
    ("www.quay.example", "address"),
    ("Write to mara@post.example", "at"),
    ("Tides | Timetables", "bar"),
    ("© 2025 Harbour Post", "copyright"),
    ("A ticket is $40", "money"),
    ("Photo: Ulf Aas / AFP", "caption"),
    ("Advertisement", "sure"),
    ("Ferry, crane, pier", "commas 2 2"),
    ("“The quay is not safe for lorries,” he said.", "quoted much"),
]


@pytest.mark.parametrize(("text", "name"), SEEN, ids=[row[1] for row in SEEN])
def test_a_mark_of_a_line_is_a_feature_of_it_and_not_of_plain_news(text: str, name: str) -> None:
    assert name in shape_of(Line(Block(text))).names
    assert name not in shape_of(Line(Block("The ferry left the quay of the old harbour late."))).names


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The ferry left the quay late.", "3stop"),
        ("Is the quay safe?", "2ask"),
        ("They are three:", "2colon"),
        ("Quay 3", "1digit"),
        ("Low water", "1open"),
        ("Advertisement", "0open sure"),
        ("Monthly", "0open weak"),
        ("Photo: Ulf Aas / AFP", "2open caption"),
    ],
)
def test_neighbours_see_of_a_line_its_size_its_end_and_its_rule(text: str, kind: str) -> None:
    assert shape_of(Line(Block(text))).kind == kind


def test_lines_of_one_form_look_alike_whatever_their_words() -> None:
    one, other = (shape_of(Line(Block(text))) for text in ("The crane fell on a pier.", "The tower stood by a lock."))
    assert one == other


@pytest.mark.parametrize(("value", "number"), [(0, 0), (1, 0), (1.5, 1), (2, 1), (4, 2), (9, 3)])
def test_a_bucket_counts_the_bounds_below_a_value(value: float, number: int) -> None:
    assert bucket(value, (1, 2, 4)) == number
