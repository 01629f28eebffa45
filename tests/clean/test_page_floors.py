"""The figures that cleaned pages must not fall below, with the weights that ship.

A floor is lowered only here, in the open, with the reason in the message of the commit.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import pages as bench
from monitor.models import Article

BENCH = Path(__file__).parents[3] / "shared" / "bench"
FLOORS = {"html": 0.981, "pages": 0.960, "title": 0.82, "authors": 0.82, "date": 0.98}
Cleaned = list[tuple[bench.Page, Article | None]]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def cleaned() -> Cleaned:
    if not (BENCH / "pages").is_dir():
        pytest.skip("the labelled pages are not here: ../shared/bench")
    return [(page, bench.ours(page)) for page in [*bench.html_pages(BENCH), *bench.news_pages(BENCH)]]


@pytest.mark.parametrize("kind", ["html", "pages"])
def test_the_text_of_pages_is_as_good_as_before(cleaned: Cleaned, kind: str) -> None:
    rows = [
        bench.compared(page.body, article.text if article else "") for page, article in cleaned if page.kind == kind
    ]
    assert bench.f1(rows) >= FLOORS[kind]


@pytest.mark.parametrize("field", ["title", "authors", "date"])
def test_the_fields_of_pages_are_as_good_as_before(cleaned: Cleaned, field: str) -> None:
    assert bench.exact([(page, article) for page, article in cleaned if page.kind == "pages"])[field] >= FLOORS[field]
