"""The bounds of page and mail, as `benchmarks.briefs` measures them: on the sample and on a large made-up morning."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.briefs import bounds, measured
from benchmarks.pipeline import END, SOURCES, articles
from monitor.config import load
from monitor.pipeline import run
from tests.golden import GOLDEN, MORNINGS

#: Made-up words are quotations of nobody in sentences of one length: which two fit is chance.
SHORT = "told: stories of several articles in less than 60 words"


@pytest.mark.parametrize("day", [morning[:10] for morning in MORNINGS])
def test_the_sample_keeps_the_bounds(day: str) -> None:
    assert [bound for bound in measured(GOLDEN / day) if not bound.kept] == []


def test_a_morning_of_a_hundred_and_fifty_articles_keeps_them(tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text(SOURCES, "utf-8")
    (tmp_path / "many.jsonl").write_text("\n".join(map(json.dumps, articles(150))), "utf-8")
    run(load(tmp_path / "sources.yaml"), now=END)
    missed = {bound.name for bound in measured(tmp_path / "archive/2025-08-15") if not bound.kept}
    assert missed <= {SHORT}


PAGE = b"""<html><body><header class="masthead"><li><b>9</b> words</li></header><main>
<section class="minute"><p>Nine words are on this page, all are counted.</p></section>
<section class="told"><div class="tale"><p class="said"><span>VERRIN, Aug. 12 - It stops.</span></p></div>
</section></main></body></html>"""
MAIL = b'<html><body><table class="sheet"><tr><td><ul class="every"><li>One</li></ul></td></tr></table></body></html>'


def test_what_misses_a_bound_is_told() -> None:
    missed = {bound.name for bound in bounds(PAGE, MAIL, 2) if not bound.kept}
    assert {"mail: stories that its list lacks", "told: datelines", "page: stated words by visible ones"} <= missed
    assert "page: words from head to Said today" not in missed
