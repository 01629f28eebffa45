"""The figures that cleaned pages must not fall below, each page judged by a model that has not seen its publisher."""

from __future__ import annotations

import pytest

from benchmarks import pages as bench
from monitor.models import Article
from tests.floors import BENCH, fallen

FLOORS = {
    "html": 0.985,
    "pages": 0.968,
    "pages en": 0.955,
    "pages de": 0.960,
    "pages others": 0.970,
    "title": 0.84,
    "authors": 0.826,
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
    assert not fallen(figures(cleaned), FLOORS)
