from __future__ import annotations

from datetime import date, timedelta

import pytest

from monitor.language.time import persian


@pytest.mark.parametrize(
    ("year", "month", "number", "day"),
    [
        (1404, 1, 1, date(2025, 3, 21)),
        (1404, 5, 21, date(2025, 8, 12)),
        (1403, 12, 30, date(2025, 3, 20)),
        (1399, 12, 30, date(2021, 3, 20)),
        (1357, 11, 22, date(1979, 2, 11)),
        (1400, 1, 1, date(2021, 3, 21)),
    ],
)
def test_a_day_is_the_day_of_our_calendar(year: int, month: int, number: int, day: date) -> None:
    assert persian.day(year, month, number) == day


def test_each_year_begins_on_the_day_after_the_last() -> None:
    for year in range(1300, 1450):
        last = persian.day(year, 12, 30) or persian.day(year, 12, 29)
        assert last is not None
        assert persian.day(year + 1, 1, 1) == last + timedelta(days=1)


@pytest.mark.parametrize(("year", "month", "number"), [(1404, 12, 30), (1404, 7, 31), (1404, 13, 1), (900, 1, 1)])
def test_a_day_that_there_is_not_is_none(year: int, month: int, number: int) -> None:
    assert persian.day(year, month, number) is None
