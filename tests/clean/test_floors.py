"""The figures that the models of lines and of titles must not fall below, each page weighed by one that has not seen
its site.
"""

from __future__ import annotations

import pytest

from benchmarks import titles
from benchmarks.lines import cross_validated, figures
from benchmarks.train_lines import Page, more_pages, pages
from tests.floors import BENCH, fallen

FLOORS = {
    "pasted content F1 chars": 0.957,
    "pasted content F1 lines": 0.915,
    "pasted boilerplate F1 lines": 0.957,
    "pasted removed inside": 0.77,
    "appeals appeals removed": 0.99,
    "appeals long ones": 0.99,
    "appeals those inside": 0.98,
    "appeals content recall chars": 0.989,
    "appeals content recall lines": 0.972,
    "appeals content F1 chars": 0.964,
}
TITLES = {"pasted title": 0.82, "appeals title": 0.86}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def held() -> list[Page]:
    if not (BENCH / "pasted").is_dir():
        pytest.skip("the labelled pages are not here: ../shared/bench")
    return pages(BENCH)


def test_the_lines_of_articles_are_told_from_the_rest_as_well_as_before(held: list[Page]) -> None:
    kept = cross_validated(held, more_pages(BENCH))
    found = {
        f"{which} {name}": value
        for which in ("pasted", "appeals")
        for name, value in figures(which, held, kept).items()
    }
    assert not fallen(found, FLOORS)


def test_titles_are_found_as_often_as_before(held: list[Page]) -> None:
    choices = [choice for page in held if (choice := titles.choice_of(page)) is not None]
    found = {f"{which} title": share for which, share in titles.shares(choices).items()}
    assert not fallen(found, TITLES)
