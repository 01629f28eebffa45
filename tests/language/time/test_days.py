"""Day, month and year are one day, none, or one that nobody can tell."""

from __future__ import annotations

from datetime import date

import pytest

from monitor.language.time.days import UNTOLD, Days, days, weekday_at
from monitor.language.time.run import run
from monitor.language.time.shapes import shapes

DAY: Days = (date(2025, 8, 12),)


def read(text: str, place: str | None) -> Days:
    """What the first shape that is met says."""
    parts = run(text, place)
    return next(days(parts, match) for pattern, _ in shapes().dates if (match := pattern.search(parts.shape)))


@pytest.mark.parametrize(
    ("text", "place", "found"),
    [
        ("2025-08-12", None, DAY),
        ("12 August 2025", "en", DAY),
        ("12 серпня 2025", "uk", DAY),
        ("20250812", None, DAY),
        ("2025年8月12日", "ja", DAY),
        ("12.8.2568", "th", DAY),
        ("1404/5/21", "fa", DAY),
        ("08/09/2025", "en-US", (date(2025, 8, 9),)),
        ("08/09/2025", "en-GB", (date(2025, 9, 8),)),
        ("08/09/2025", "en", UNTOLD),
        ("12 listopada 2025", "pl", (date(2025, 11, 12),)),
        ("12 listopada 2025", None, UNTOLD),
        ("31 June 2025", "en", ()),
        ("45 June 2025", "en", ()),
        ("2025-13-40", None, ()),
    ],
)
def test_a_day_is_read_by_its_calendar_and_place(text: str, place: str | None, found: Days) -> None:
    assert read(text, place) == found


@pytest.mark.parametrize(
    ("text", "place", "weekday"),
    [
        ("Tuesday, 2025", "en", 0),
        ("2025 (вівторок)", "uk", 3),
        ("Ferry, 2025", "en", None),
    ],
)
def test_a_weekday_counts_right_beside_a_date(text: str, place: str, weekday: int | None) -> None:
    found = run(text, place)
    at = found.shape.index("4")
    assert weekday_at(found, at, at + 1) == weekday
