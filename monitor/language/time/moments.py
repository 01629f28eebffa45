"""What a written date is: a day, perhaps with a time and an offset, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

_SECONDS = len("2025-08-12T09:30:00")


@dataclass(frozen=True, slots=True)
class Written:
    """A date as it is written; `day` is None where it is one that nobody can tell."""

    start: int  #: of all that belongs to it: weekday, time, zone
    end: int
    core: tuple[int, int]  #: where day, month and year stand, with a weekday before them
    day: date | None
    weekday: int | None = None  #: as printed, from 0 for Monday
    clock: time | None = None
    seconds: bool = False  #: whether they were printed
    fraction: str = ""  #: of a second, as printed
    over: bool = False  #: whether 24:00 was meant, the day's end
    broken: bool = False  #: whether a time stands there that is none, like 25:00
    name: tuple[int, int] | None = None  #: where its month stands, if that is a name
    offset: int | None = None  #: minutes east of Greenwich, where the text tells

    @property
    def moment(self) -> date | datetime | None:
        """The day, or the time of that day, aware where an offset is known."""
        if self.day is None or self.clock is None:
            return self.day
        zone = None if self.offset is None else timezone(timedelta(minutes=self.offset))
        return datetime.combine(self.day + timedelta(days=self.over), self.clock, zone)

    @property
    def iso(self) -> str | None:
        """ISO 8601, no more precise than the text is; None where nobody can tell the day."""
        moment = self.moment
        if not isinstance(moment, datetime):
            return moment.isoformat() if moment else None
        text = moment.isoformat(timespec="seconds" if self.seconds else "minutes")
        return f"{text[:_SECONDS]}.{self.fraction}{text[_SECONDS:]}" if self.fraction else text


@dataclass(frozen=True, slots=True)
class Line:
    """What a short line says."""

    dates: tuple[Written, ...] = ()
    clock: bool = False  #: whether a time of day stands there, with a date or without
    words: tuple[str, ...] = ()  #: those that belong to no date, folded
    numbers: bool = False  #: whether some belong to no date
    labels: tuple[tuple[str, int], ...] = ()  #: L for "published", C for "updated", and where they stand
