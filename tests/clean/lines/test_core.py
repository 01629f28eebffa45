"""The core of a text is the run of lines that holds most running text."""

from __future__ import annotations

import pytest

from monitor.clean.blocks.text import text_block
from monitor.clean.lines.core import Span, core
from monitor.clean.lines.line import Line, Verdict, Verdicts

ONE = "The ferry of Norrvik was late by two hours on Monday, the harbour master told reporters in the evening."
TWO = "Forty passengers had to wait on the quay, and the last of them went home after midnight on foot."
CROSS = "A pump had failed"
MENU = ("Home", "Tides", "Timetables")

ROWS: list[tuple[str, tuple[str, ...], Span]] = [
    ("a menu above and links below", (*MENU, ONE, TWO, "Share", "Terms"), (3, 4)),
    ("a cross-heading between", (*MENU, ONE, CROSS, TWO, "Terms"), (3, 5)),
    ("a lone teaser above many links", (ONE, *MENU * 6, ONE, TWO), (19, 20)),
    ("no running text", MENU, (0, 2)),
]


def lines(*texts: str) -> list[Line]:
    return [Line(text_block(text)) for text in texts]


@pytest.mark.parametrize(("says", "texts", "span"), ROWS, ids=[row[0] for row in ROWS])
def test_the_core_runs_from_the_first_to_the_last_paragraph(says: str, texts: tuple[str, ...], span: Span) -> None:
    assert core(lines(*texts), [None] * len(texts)) == span


@pytest.mark.parametrize(
    ("verdicts", "span"),
    [
        ([Verdict(None), None, None], (1, 2)),
        ([None, None, Verdict(None)], (0, 1)),
        ([None, Verdict("caption"), None], (0, 2)),
        ([Verdict(None), Verdict(None), Verdict(None)], (0, 2)),
    ],
    ids=["above", "below", "a caption between", "all"],
)
def test_what_was_removed_is_no_end_of_the_core(verdicts: Verdicts, span: Span) -> None:
    assert core(lines(ONE, TWO, ONE), verdicts) == span
