"""The time of day beside a date, and its zone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import time

from monitor.language.time.moments import Written
from monitor.language.time.rules import meant
from monitor.language.time.run import Run
from monitor.language.time.shapes import shapes
from monitor.language.time.zones import offset

_BEFORE = 20  # parts before a date in which its time may stand
_MOST = 14 * 60  # minutes of an offset
_LEAP = 60  # the second that some clocks have more
_DIGITS = 6  # of a fraction
_NO_HOUR = 99
Where = Mapping[str, int]  #: what a part of a time is -> which part of the run it is


def timed(run: Run, made: Written, match: re.Match[str], first: int) -> tuple[Written, range]:
    """`made` with the time that stands beside it, and the parts which that takes; the date begins with part `first`."""
    if "whole" in match.re.groupindex:
        return _compact(run, made, match)
    if "hour" in match.re.groupindex:  # "Aug 12 17:45:10 UTC 2025"
        return _at(run, made, match)
    if found := shapes().after.match(run.shape, match.end()):
        return _at(run, made, found)
    found = shapes().before.search(run.shape, max(0, first - _BEFORE), first)
    return _at(run, made, found) if found else (made, range(0))


def has_minutes(found: re.Match[str]) -> bool:
    """Whether what looks like a time is sure to be one: "9:30", "9 am", and not "9 h"."""
    return not {"minute", "half", "before", "noon"}.isdisjoint(_where(found))


def _where(found: re.Match[str]) -> Where:
    return {name.rstrip("_"): found.start(name) for name, part in found.groupdict().items() if part is not None}


def _at(run: Run, made: Written, found: re.Match[str]) -> tuple[Written, range]:
    where = _where(found)
    took = range(*found.span())
    made = replace(
        made, start=min(made.start, run.parts[took.start].start), end=max(made.end, run.parts[took.stop - 1].end)
    )
    second, part = _digits(run, where, "second"), _digits(run, where, "part")
    minute = int(_digits(run, where, "minute") or 0)
    made = _set(made, _hour(run, where), minute, second, part)
    return replace(made, offset=_offset(run, where, made)), took


def _compact(run: Run, made: Written, match: re.Match[str]) -> tuple[Written, range]:
    """20250812T093000Z, 20250812093000."""
    where = _where(match)
    digits = _digits(run, where, "clock") or _digits(run, where, "whole")[8:]
    if not digits:
        return made, range(0)
    made = _set(made, int(digits[:2]), int(digits[2:4]), digits[4:], "")
    zone = shapes().zone.match(run.shape, match.end())
    if zone is None:
        return made, range(0)
    end = max(made.end, run.parts[zone.end() - 1].end)
    return replace(made, end=end, offset=_offset(run, _where(zone), made)), range(*zone.span())


def _digits(run: Run, where: Where, name: str) -> str:
    return run.digits(where[name]) if name in where else ""


def _set(made: Written, hour: int, minute: int, second: str, part: str) -> Written:
    count = int(second or 0)
    over = hour == 24 and not minute and not count
    if not (hour < 24 or over) or minute > 59 or count > _LEAP:
        return replace(made, broken=True)
    clock = time(0 if over else hour, minute, min(count, 59))
    return replace(made, clock=clock, seconds=bool(second), fraction=part[:_DIGITS].rstrip("0"), over=over)


def _hour(run: Run, where: Where) -> int:
    """The hour on a clock of 24; one that there is not for 13 pm."""
    if "noon" in where:
        return 12 if "noon" in run.senses(where["noon"], "N") else 0
    hour = int(_digits(run, where, "hour"))
    at = where.get("half", where.get("before"))
    if at is None:
        return hour
    if hour == 0 or hour > 12:  # "14:30 am Dienstag", "下午14:30"
        return hour if "before" in where or run.kinds(at) & {"a", "f"} else _NO_HOUR
    half = meant(run.senses(at, "P"), run.language)
    return hour % 12 + 12 * (half == "pm") if half else hour


# --- the zone ------------------------------------------------------------------------------------------------------


def _offset(run: Run, where: Where, made: Written) -> int | None:
    if "sign" in where:
        return None if _is_range(run, where, made) else _numbered(run, where)
    if "zone" not in where or made.day is None:
        return None
    at = where["zone"]
    own = {minutes: spoken for minutes, spoken in run.senses(at, "Z").items() if isinstance(minutes, int)}
    said = meant(own, run.language) if own else None
    return said if said is not None else offset(run.parts[at].key, made.day, run.language, run.region)


def _is_range(run: Run, where: Where, made: Written) -> bool:
    """Whether "09:30-10:30" is from when to when; behind a machine's date or seconds an offset stands there."""
    sign = run.parts[where["sign"]]
    if run.text[sign.start : sign.end] in "–—―":
        return True
    close = not run.text[sign.start - 1].isspace() and not {"zone", "second"} & where.keys()
    return run.shape[where["sign"]] == "-" and close and not run.text[slice(*made.core)][:4].isdigit()


def _numbered(run: Run, where: Where) -> int | None:
    """+03:00, GMT+3."""
    both = _digits(run, where, "both") or f"{_digits(run, where, 'hours'):0>2}{_digits(run, where, 'minutes'):0>2}"
    minutes = int(both[:2]) * 60 + int(both[2:])
    if minutes > _MOST or int(both[2:]) > 59:
        return None
    return -minutes if run.shape[where["sign"]] == "-" else minutes
