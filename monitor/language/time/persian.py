"""Days of the solar calendar of Iran and Afghanistan as days of ours."""

from __future__ import annotations

from datetime import date, timedelta

YEARS = range(1244, 1473)  # in which the eight leap years of each 33 are those below
_LEAP = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
_KNOWN, _START = 1404, date(2025, 3, 21)  # a year, and the day with which it began


def day(year: int, month: int, number: int) -> date | None:
    """The day of our calendar; None for a day that is none, and for years outside of `YEARS`."""
    if year not in YEARS or not 1 <= month <= 12 or not 1 <= number <= _length(year, month):
        return None
    low, high = sorted((year, _KNOWN))
    between = 365 * (high - low) + sum(_leap(one) for one in range(low, high))
    start = _START + timedelta(days=between if year > _KNOWN else -between)
    return start + timedelta(days=(month - 1) * 31 - max(0, month - 7) + number - 1)


def _length(year: int, month: int) -> int:
    return 31 if month < 7 else 30 if month < 12 or _leap(year) else 29


def _leap(year: int) -> bool:
    return year % 33 in _LEAP
