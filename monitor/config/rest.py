"""On which days no issue is due, and which of those that were missed are made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Rest:
    """On which days no issue is due, and which missed ones still are: the latest, unless `each` of them is."""

    days: frozenset[int] = frozenset(range(7))  #: the weekdays on which issues are due; Monday is 0
    off: tuple[tuple[date, date], ...] = ()  #: first and last day of each time without
    oldest: timedelta | None = None  #: since its time; None for no bound
    each: bool = False

    def works(self, day: date) -> bool:
        """Whether an issue is due on that day."""
        return day.weekday() in self.days and not any(first <= day <= last for first, last in self.off)


EVERY_DAY = Rest()
