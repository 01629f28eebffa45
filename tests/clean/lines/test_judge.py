"""Line by line: what is the article, and why the rest is not."""

from __future__ import annotations

import pytest

from monitor.clean.blocks.text import text_block
from monitor.clean.lines.judge import judge
from monitor.clean.lines.line import Line

STORY = "The river rose by two metres on Monday, officials said, and it is still rising in the north."


def lines(*texts: str) -> list[Line]:
    return [Line(text_block(text)) for text in texts]


KEPT = [
    "“Subscribe to the fund or we close,” the director told parents in March.",
    "„Ohne Spenden geht es nicht“, sagte die Leiterin des Tierheims.",
    "«Без ваших донатів нас би не було», — сказав командир бригади.",
    "Readers of the paper gave £40,000 in a week, its editor said.",
    "What happened next",
]


@pytest.mark.parametrize("line", KEPT)
def test_news_about_giving_stays_between_an_appeal_and_the_article(line: str) -> None:
    appeal = "Please support our journalism with a small donation today."
    verdicts = judge(lines(STORY, STORY, appeal, line, STORY, STORY))
    assert [verdict.kind is None for verdict in verdicts] == [False, False, True, False, False, False]
