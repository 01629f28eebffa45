"""A line knows the rule that it meets, whether that is sure, and whether it is a caption."""

from __future__ import annotations

import pytest

from monitor.clean.blocks.block import Block, Tag
from monitor.clean.lines.line import Line, Verdict, Verdicts, beside, removed
from monitor.clean.lines.rules import Hit
from monitor.models import Reason

MET: list[tuple[str, Reason, bool]] = [
    ("Advertisement", "advert", True),
    ("Read more", "related", True),
    ("© 2025 Harbour Post", "legal", True),
    ("Sign up for our weekly newsletter and get it in your inbox.", "newsletter", True),
    ("She is a writer.", "author", False),
    ("Monthly", "payment", False),
]


@pytest.mark.parametrize(("text", "reason", "sure"), MET, ids=[row[0] for row in MET])
def test_a_line_of_furniture_meets_a_rule_that_is_sure_or_is_not(text: str, reason: Reason, sure: bool) -> None:
    line = Line(Block(text))
    assert line.hit is not None
    assert (line.hit.reason, line.sure) == (reason, sure)


@pytest.mark.parametrize(
    "text",
    [
        "“Sign up for our weekly newsletter and get it in your inbox.”",
        "She is a writer of books about wrecks, the harbour master said on Monday.",
        "The ferry of Norrvik was late by two hours on Monday.",
    ],
    ids=["a quotation", "a told sentence", "plain news"],
)
def test_what_is_quoted_or_told_meets_no_rule(text: str) -> None:
    line = Line(Block(text))
    assert line.hit is None
    assert not line.sure


@pytest.mark.parametrize(
    ("text", "tag", "caption"),
    [
        ("Photo: Ulf Aas / AFP", "p", True),
        ("Photo: Ulf Aas / AFP", "list", False),
        ("The crane on the pier", "caption", True),
        ("The crane on the pier", "p", False),
    ],
)
def test_a_caption_is_known_by_its_form_or_its_marks(text: str, tag: Tag, caption: bool) -> None:
    assert Line(Block(text, tag)).caption is caption


def test_the_verdict_of_a_rule_takes_the_line_out_with_its_reason() -> None:
    assert removed(Hit("share.row", "share", 0.9)) == Verdict(None, "share", "share.row", 0.9)


GONE, KEPT = Verdict(None), Verdict("body")


@pytest.mark.parametrize(
    ("verdicts", "near"),
    [
        ([GONE, None, None, KEPT], [False, True, False, False]),
        ([None, GONE, GONE, None], [True, True, True, True]),
        ([KEPT, None], [False, False]),
        ([GONE], [False]),
    ],
)
def test_a_line_is_beside_what_was_removed_where_a_neighbour_of_it_was(verdicts: Verdicts, near: list[bool]) -> None:
    assert [beside(verdicts, n) for n in range(len(verdicts))] == near
