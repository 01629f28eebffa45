"""The figures that the README gives for summaries hold. Skipped where the labelled data or the peers are absent."""

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
