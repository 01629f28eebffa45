"""A month of mornings, in small: the articles of its days, and what is told of them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from benchmarks.million import Cost
from benchmarks.soak import FIRST, Days, explained, ratios, soaked


def test_days_go_on_with_events_and_copy_texts() -> None:
    make = Days()
    first = [*make.rows(FIRST, 200)]
    before = set(map(tuple, make._events))
    second = [*make.rows(FIRST + timedelta(days=1), 200)]
    assert len({row["url"] for row in first + second}) == 400
    assert 0.2 < len(before.intersection(map(tuple, make._events))) / 50 < 0.3
    assert 150 < len({row["text"] for row in second}) < 195
    assert [*Days().rows(FIRST, 200)] == first


def test_the_last_days_are_told_against_those_after_the_first_week() -> None:
    took = [Cost(1.0, 100.0, cpu=c) for c in (1, 1, 1, 1, 1, 1, 1, 10, 12, 50, 16, 18, 20)]
    assert ratios(took)["cpu"] == (2.0, 1.5)
    assert ratios(took)["megabytes"] == (1.0, 1.0)
    assert ratios(took[:2])["cpu"] == (1.0, 1.0)


def test_each_morning_makes_its_issue_and_the_store_is_explained(tmp_path: Path) -> None:
    days = [*soaked(tmp_path, 2, 12)]
    assert [path.name for path in sorted((tmp_path / "archive").glob("2025*"))] == ["2025-08-01", "2025-08-02"]
    assert days[1].store > days[0].store > 0
    assert days[1].archive > days[0].archive > 0
    assert all(day.cost.cpu > 0 for day in days)
    parts = explained(tmp_path / ".monitor/monitor.db")
    assert {"articles", "issues", "documents"} <= {name for name, _ in parts}
    assert sum(size for _, size in parts) == pytest.approx((tmp_path / ".monitor/monitor.db").stat().st_size / 1e6, 0.2)
