"""Day, month and year: what matches a shape of dates -> the day that it is."""

from __future__ import annotations

import re
from datetime import date

from monitor.language.time import persian
from monitor.language.time.rules import YEARS, Languages, day_first, full_year, meant, number_order
from monitor.language.time.run import Run
from monitor.language.time.vocabulary import HIJRI, PERSIAN, Value, official, year_first

Days = tuple[date | None, ...]  #: () where it is no date, (None,) where it is one that nobody can tell
UNTOLD: Days = (None,)
_BUDDHIST = range(2400, 2700)
_BUDDHISTS = frozenset({"th", "lo", "km"})
_SOLAR = range(1200, 1500)
_SOLARS = ("fa", "ps", "ckb")
_SURE = 3  # letters of a weekday of an unknown language
_AROUND = 4  # parts beside a date in which a word of it may stand


def days(run: Run, match: re.Match[str]) -> Days:
    """The day that a match of a shape is."""
    part = match.groupdict()
    if part.get("whole"):
        text = run.digits(match.start("whole"))
        return _known(int(text[:4]), int(text[4:6]), int(text[6:8]))
    if part.get("name"):
        return _of_name(run, match)
    if part.get("one"):
        return _of_numbers(run, match)
    year, month, number = (run.number(match.start(name)) for name in ("year", "month", "day"))
    ours = _our_year(run, match, year)
    return UNTOLD if ours is None else _in(run, ours, month, number)


def weekday_at(run: Run, start: int, end: int) -> int | None:
    """The part that is the weekday of a date, just before or behind it."""
    for steps in (range(start - 1, max(-1, start - 6), -1), range(end, min(len(run.parts), end + _AROUND))):
        for n in steps:
            if _is_weekday(run, n):
                return n
            if run.shape[n] not in " ,.(-" and not run.kinds(n) & {"f", "a", "y"}:
                break
    return None


def _is_weekday(run: Run, n: int) -> bool:
    """Whether part `n` is a weekday of the language; where that is unknown, of a state's: "to" is no Thursday."""
    spoken = official() if run.language is None else {run.language}
    key = run.parts[n].key
    if run.language is None and key.isascii() and len(key) < _SURE and run.shape[n + 1 : n + 2] not in (",", ".", ")"):
        return False
    return any(not spoken.isdisjoint(languages) for languages in run.senses(n, "W").values())


# --- the month by its name -----------------------------------------------------------------------------------------


def _of_name(run: Run, match: re.Match[str]) -> Days:
    months = run.senses(match.start("name"), "M")
    if "first" in match.re.groupindex:
        months = {month: spoken for month, spoken in months.items() if not spoken.isdisjoint(year_first())}
    if match["twin"] and months.keys().isdisjoint(run.senses(match.start("twin"), "M")):
        return ()
    if not months or not 1 <= run.number(match.start("day")) <= 31:
        return ()
    weekdays = _weekdays(run, match)
    beside = _languages(run, match)
    month = meant(months, run.language, beside, lambda month: _falls(run, match, month, weekdays))
    if month is None:
        return UNTOLD
    return _of_month(run, match, month)


def _falls(run: Run, match: re.Match[str], month: Value, weekdays: frozenset[Value]) -> bool:
    found = _of_month(run, match, month)
    return bool(found) and found[0] is not None and found[0].weekday() in weekdays


def _of_month(run: Run, match: re.Match[str], month: Value) -> Days:
    at = match.start("year")
    year, number = run.number(at), run.number(match.start("day"))
    if not isinstance(month, int) or month > HIJRI:
        return UNTOLD
    if month > PERSIAN:
        return (persian.day(year, month - PERSIAN, number),) if year in _SOLAR else UNTOLD
    ours = _our_year(run, match, full_year(year, len(run.digits(at))))
    return UNTOLD if ours is None else _known(ours, month, number)


def _weekdays(run: Run, match: re.Match[str]) -> frozenset[Value]:
    at = weekday_at(run, *match.span())
    return frozenset() if at is None else frozenset(run.senses(at, "W"))


def _languages(run: Run, match: re.Match[str]) -> Languages | None:
    """The languages of the weekday and of the words beside a date, where it has some."""
    near = range(max(0, match.start() - _AROUND), min(len(run.parts), match.end() + _AROUND))
    told = [spoken for n in near for kind in "WyLC" for spoken in run.senses(n, kind).values()]
    return frozenset().union(*told) or None


# --- the month as a number -----------------------------------------------------------------------------------------


def _of_numbers(run: Run, match: re.Match[str]) -> Days:
    one, two, third = (run.number(match.start(name)) for name in ("one", "two", "year"))
    digits = len(run.digits(match.start("year")))
    if digits < 4 and number_order(run.language, run.region) == "ymd":
        return _known(full_year(one, 2), two, third)
    year = _our_year(run, match, full_year(third, digits))
    if digits == 1 or year is None:
        return () if year else UNTOLD
    readings = {True: _in(run, year, two, one), False: _in(run, year, one, two)}
    if not any(readings.values()):
        return ()
    first = _first(run, match, one, two, readings)
    return UNTOLD if first is None else readings[first] or UNTOLD


def _first(run: Run, match: re.Match[str], one: int, two: int, readings: dict[bool, Days]) -> bool | None:
    """Whether the day comes first."""
    short = run.shape[match.start("year")] != "4"
    if match["sep"] == "." and not (short and run.language is None):
        return True
    first = day_first(one, two, run.language, run.region)
    if first is None and (weekdays := _weekdays(run, match)):
        fit = [order for order, day in readings.items() if day and day[0] and day[0].weekday() in weekdays]
        return fit[0] if len(fit) == 1 else None
    return first


# --- the year ------------------------------------------------------------------------------------------------------


def _our_year(run: Run, match: re.Match[str], year: int) -> int | None:
    """The year in our count; None where it is counted in a way that cannot be turned into ours."""
    for n in range(max(0, match.start() - 2), min(len(run.parts), match.end() + 2)):
        for more in run.senses(n, "E"):
            return year + more if isinstance(more, int) else None
    if year in _BUDDHIST and (run.language in _BUDDHISTS or not _BUDDHISTS.isdisjoint(_spoken(run, match))):
        return year - 543
    return year


def _spoken(run: Run, match: re.Match[str]) -> Languages:
    """The languages of the month's name."""
    at = match.start("name") if "name" in match.re.groupindex else -1
    return frozenset().union(*run.senses(at, "M").values()) if at >= 0 else frozenset()


def _known(year: int, month: int, number: int) -> Days:
    try:
        return (date(year, month, number),) if year in YEARS or year < YEARS.start else ()
    except ValueError:
        return ()


def _in(run: Run, year: int, month: int, number: int) -> Days:
    """The day of three numbers, in the calendar of the text's language."""
    if year not in _SOLAR or run.language not in _SOLARS:
        return _known(year, month, number)
    day = persian.day(year, month, number)
    return () if day is None else (day,)
