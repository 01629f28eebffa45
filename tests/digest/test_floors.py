"""What is measured of summaries and of the order of stories holds. Skipped where labelled data or peers are absent."""

from __future__ import annotations

import json

import pytest

from tests.floors import BENCH

DATA = BENCH / "summary" / "dev.jsonl"


@pytest.mark.slow
@pytest.mark.skipif(not DATA.is_file(), reason="the labelled summaries are not there; see docs/measure.md")
def test_summaries_are_as_near_to_those_of_people_as_the_floor_asks() -> None:
    pytest.importorskip("rouge_score", reason="pip install monitor[bench]")
    pytest.importorskip("sumy", reason="pip install monitor[bench]")
    from benchmarks.summary import ours, read, rouge

    clusters = [read(json.loads(line)) for line in DATA.read_text("utf-8").splitlines()]
    scores = [rouge(c.summary, ours(c.articles)) for c in clusters if c.articles]
    one, two = (sum(column) / len(scores) for column in zip(*scores, strict=True))
    assert one >= 46.2
    assert two >= 16.6


STORIES = BENCH / "stories"
SETS = ("allsides_feed21", "allsides_full", "basil", "ecbplus")  # that the mornings are made of


@pytest.mark.slow
@pytest.mark.skipif(not all((STORIES / f"{n}.jsonl").is_file() for n in SETS), reason="no stories; see docs/measure.md")
def test_an_issue_opens_with_what_an_editor_picked() -> None:
    from benchmarks.mornings import mornings, picks, share, told

    held = picks()
    apart = [told(m, held[m.number]) for m in mornings(BENCH) if m.apart]
    assert share(apart) >= 0.3
