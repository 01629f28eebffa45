"""The verdict on each block of a page, and what of a live page heads its entries."""

from __future__ import annotations

import pytest

from monitor.clean.blocks.block import Block
from monitor.clean.lines.line import Line, Verdict
from monitor.clean.page.judge import FLOOD, entry_times, judge_page

PROSE = "The river rose by two metres on Monday, officials said, and it is still rising in the north of the country. "


@pytest.mark.parametrize(("days", "live"), [((12, 12, 12, 13, 13), True), ((1, 9, 12, 20, 28), False)])
def test_dates_of_other_articles_between_the_paragraphs_make_no_live_page(days: tuple[int, ...], live: bool) -> None:
    texts = [text for day in days for text in (f"{day}.08.2025 13:31", PROSE)]
    lines = [Line(Block(text)) for text in [PROSE, *texts, PROSE]]
    verdicts = [Verdict("body") if line.signs.prose else Verdict(None, "related") for line in lines]
    assert bool(entry_times(lines, verdicts, said=False)) is live


def test_of_a_flood_of_blocks_only_what_a_rule_knows_goes() -> None:
    loose, advert = Line(Block("Quay four")), Line(Block("Advertisement"))
    found = judge_page([loose, advert] * (FLOOD // 2 + 1), outlet=None)
    assert found[1].reason == "advert"
    assert not any(verdict.rule.startswith("region.") for verdict in found)
    assert any(verdict.rule.startswith("region.") for verdict in judge_page([loose, advert] * 20, outlet=None))
