"""Dates in a query, as people write them: "12 August 2025", "Aug. 12", "12.08.2025", "2025-08", "12 серпня"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from monitor.digest.choose.query import Dates, Day
from monitor.language.search.index_words import tokens
from monitor.language.search.months import bare

_WORD = r"(?P<word>[^\W\d_]{3,})\.?"
_END = r"(?![^\s()])"
_YEAR = r"(?P<year>[12]\d{3})"
_DAY = r"(?P<day>[0-3]?\d)"
#: `templates/search.js` has the same.
_WRITTEN = [
    re.compile(pattern + _END)
    for pattern in (
        rf"{_YEAR}-(?P<month>[01]\d)(?:-{_DAY})?",
        rf"{_DAY}\.(?P<month>[01]?\d)\.{_YEAR}?",
        rf"{_DAY}/(?P<month>[01]?\d)/{_YEAR}",
        rf"{_DAY}(?:st|nd|rd|th|\.)?\s+(?:[^\W\d_]{{1,3}}\s+)?{_WORD}(?:,?\s+(?:[^\W\d_]{{1,3}}\s+)?{_YEAR})?",
        rf"{_WORD}\s+{_DAY}(?:st|nd|rd|th)?(?:,?\s+{_YEAR})?",
        rf"{_WORD}\s+{_YEAR}",
    )
]


def dates(known: Mapping[str, int]) -> Dates:
    """What finds a date in a query, by these names of months."""

    def at(query: str, place: int) -> tuple[Day, int] | None:
        for pattern in _WRITTEN:
            if (found := pattern.match(query, place)) and (day := _day(found.groupdict(), found[0], known)):
                return day, found.end()
        return None

    return at


def phrases(day: Day, known: Mapping[str, int]) -> Iterator[str]:
    """How texts write that day, or month."""
    year = f" {day.year}" if day.year else ""
    for name in sorted(name for name, number in known.items() if number == day.month):
        yield from [f"{day.day} {name}{year}", f"{name} {day.day}{year}"] if day.day else [f"{name}{year}"]


def marks(day: str) -> Iterator[str]:
    """What stands in an index for "2025-08-12": by it the day, the month and the day of every year are found."""
    year, month, date = day.split("-")
    yield from (f"d{year}{month}{date}", f"d{year}{month}", f"d{month}{date}")


def mark_of(day: Day) -> str:
    """The one among these that a date asks for."""
    return f"d{day.year or ''}{day.month:02}{f'{day.day:02}' if day.day else ''}"


def _day(found: Mapping[str, str | None], text: str, known: Mapping[str, int]) -> Day | None:
    year, number, day = (int(given) if (given := found.get(key)) else None for key in ("year", "month", "day"))
    month = number or _month(found.get("word") or "", known)
    if not 1 <= month <= 12 or not 1 <= (day or 1) <= 31 or (day is None and year is None):
        return None
    return Day(text, year, month, day)


def _month(word: str, known: Mapping[str, int]) -> int:
    """The number of the month of that name, or of the only one whose name begins so; 0 where it is none."""
    folded = bare("".join(tokens(word)))
    begun = {number for name, number in known.items() if name.startswith(folded)}
    return known.get(folded) or (next(iter(begun)) if len(begun) == 1 and folded else 0)
