"""The figures that cleaned pages must not fall below, each page judged by a model that has not seen its publisher.

A floor is lowered only in the open: for one run by `MONITOR_LOWER_FLOORS="title=0.80,pages en=0.95"` in the
environment, for good in the table, with the reason in the message of the commit.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from benchmarks import pages as bench
from monitor.models import Article

BENCH = Path(__file__).parents[3] / "shared" / "bench"
FLOORS = {
    "html": 0.979,
    "pages": 0.965,
    "pages en": 0.955,
    "pages de": 0.960,
    "pages others": 0.970,
    "title": 0.84,
    "authors": 0.83,
    "date": 0.98,
}
Cleaned = list[tuple[bench.Page, Article | None]]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def cleaned() -> Cleaned:
    if not (BENCH / "pages").is_dir():
        pytest.skip("the labelled pages are not here: ../shared/bench")
    pages = [*bench.html_pages(BENCH), *bench.news_pages(BENCH)]
    return list(zip(pages, bench.validated(pages), strict=True))


def floors(lowered: str) -> Mapping[str, float]:
    """The floors, those that `lowered` names ("title=0.80,pages en=0.95") as it says."""
    said = dict(part.rsplit("=", 1) for part in lowered.split(",") if part)
    return FLOORS | {name.strip(): float(least) for name, least in said.items()}


def figures(cleaned: Cleaned) -> dict[str, float]:
    rows: dict[str, list[bench.Rates]] = {}
    for page, article in cleaned:
        rates = bench.compared(page.body, article.text if article else "")
        rows.setdefault(page.kind, []).append(rates)
        if page.kind == "pages":
            group = page.language if page.language in ("en", "de") else "others"
            rows.setdefault(f"pages {group}", []).append(rates)
    fields = bench.exact([(page, article) for page, article in cleaned if page.kind == "pages"])
    return {name: bench.f1(rates) for name, rates in rows.items()} | fields


def test_pages_come_out_as_well_as_before(cleaned: Cleaned) -> None:
    found = figures(cleaned)
    fallen = [
        f"{name} {found[name]:.4f}, at least {least}"
        for name, least in floors(os.environ.get("MONITOR_LOWER_FLOORS", "")).items()
        if found[name] < least
    ]
    assert not fallen
