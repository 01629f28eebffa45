"""A written date says no more than the text: a day, a time, an offset."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

import pytest

from monitor.language.time.moments import Written

DAY = Written(0, 10, (0, 10), date(2025, 8, 12))


@pytest.mark.parametrize(
    ("made", "iso"),
    [
        (DAY, "2025-08-12"),
        (Written(0, 9, (0, 9), None, clock=time(9, 30)), None),
        (Written(0, 9, (0, 9), date(2025, 8, 12), clock=time(9, 30)), "2025-08-12T09:30"),
        (Written(0, 9, (0, 9), date(2025, 8, 12), clock=time(9, 30), seconds=True), "2025-08-12T09:30:00"),
        (
            Written(0, 9, (0, 9), date(2025, 8, 12), clock=time(9, 30), seconds=True, fraction="12", offset=-180),
            "2025-08-12T09:30:00.12-03:00",
        ),
        (Written(0, 9, (0, 9), date(2025, 8, 31), clock=time(0), over=True), "2025-09-01T00:00"),
    ],
)
def test_a_date_is_printed_as_precise_as_it_is(made: Written, iso: str | None) -> None:
    assert made.iso == iso


def test_a_time_is_aware_where_its_offset_is_known() -> None:
    aware = Written(0, 9, (0, 9), date(2025, 8, 12), clock=time(9, 30), offset=330)
    assert aware.moment == datetime(2025, 8, 12, 9, 30, tzinfo=timezone(timedelta(minutes=330)))
    assert DAY.moment == date(2025, 8, 12)
