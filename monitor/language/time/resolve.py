"""Dates that a text names, resolved against the day when it was published; unsure means unresolved."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from monitor.language.lexicon import either, entries, has, words
from monitor.language.text.plain import Plain
from monitor.language.text.quotation_marks import Marked
from monitor.language.text.scripts import APOSTROPHE_LETTER, LOWER, beyond_latin
from monitor.language.time.almanac import COUNTS, NEAR, SHIFTS, UNITS, Almanac, almanac
from monitor.language.time.moments import Written
from monitor.language.time.spelling import level
from monitor.language.time.tense import EVENTS, language_known, opening, tense
from monitor.language.time.written import written

Precision = Literal["day", "week", "month", "year"]


@dataclass(frozen=True, slots=True)
class Dated:
    """A phrase that names a time: `date` is ISO, as precise as the phrase ("2025-08-15", "2025-W33", "2025-07")."""

    text: str
    start: int
    end: int
    date: str | None  #: None where it is not certain
    precision: Precision


_YEARS = range(1500, 2100)
_GROUP = re.compile(r"(.+)_\d+\Z")
_PHRASES = "phrases_of_time"


def _before(key: str, more: str = "") -> re.Pattern[str]:
    """One of the words of a key, and what may stand between it and the phrase."""
    return re.compile(rf"\b{either(_PHRASES, key)}\s{more}\Z", re.IGNORECASE)


_HABIT = _before("habits")
_ROUGH = _before("rough")
_AHEAD = _before("ahead", rf"(?:{either(_PHRASES, 'ahead_articles')}\s)?")
_SINCE = _before("since")
_FOR = _before("planned", r"(?:den\s)?")  # what was called for a day may lie ahead
_SENTENCE = re.compile(rf"[.!?…][\"'”’»“)]*\s+(?=[\"'“„«‘(]*[^\W\d_{LOWER}])|\n\s*\n?")
_NOUN = re.compile(r"(['’]s)?\s([^\W\d_]+)")
_AT = _before("at", r"(?:the\s|a\s)?")
_SUBJECT = re.compile(rf"(?:\A|[,;:]\s|\b{either(_PHRASES, 'subject')}\s)\Z", re.IGNORECASE)
_NEAREST = entries(_PHRASES, "nearest")
_OPEN_ENDED = words(_PHRASES, "open_ended")
_PLURAL = entries(_PHRASES, "plural_endings")


def dates(
    text: str, shown: Plain, marks: Sequence[Marked], published: str | None, language: str | None
) -> tuple[Dated, ...]:
    """The days, weeks, months and years that `text` names, in order, resolved against `published` (ISO, or None).

    A weekday is the one before or after by the tense of its clause; where that does not tell, the phrase takes what
    the same weekday means everywhere else in the text, or stays unresolved. Raises ValueError for a bad `published`.
    """
    today = date.fromisoformat(published[:10]) if published else None
    found = _dates(shown.text, marks, today, language)
    return tuple(_placed(d, text, *shown.span(d.start, d.end)) for d in found) if shown.starts else found


def _placed(dated: Dated, text: str, start: int, end: int) -> Dated:
    return replace(dated, text=text[start:end], start=start, end=end)


def _dates(text: str, spoken: Sequence[Marked], today: date | None, language: str | None) -> tuple[Dated, ...]:
    bounds = [0, *(m.end() for m in _SENTENCE.finditer(text)), len(text)]
    opened = [m.start for m in spoken]
    found: list[_Found] = []
    known = almanac(language)
    for match in known.phrases(_plain(text)):
        part = {m[1]: v for k, v in match.groupdict().items() if v is not None and (m := _GROUP.match(k))}
        if not _named(part, match[0], language):
            continue
        n = bisect_right(bounds, match.start()) - 1
        before = text[max(bounds[n], match.start() - 200) : match.start()]
        behind = text[match.end() : min(bounds[min(n + 1, len(bounds) - 1)], match.end() + 200)]
        q = bisect_right(opened, match.start()) - 1
        quoted = q >= 0 and match.start() < spoken[q].end
        place = _Place(today, before, behind, language, quoted, known)
        start = match.start() + _lead(match[0], part)
        made, precision = _resolved(part, place)
        dated = Dated(text[start : match.end()], start, match.end(), made, precision)
        found.append(_Found(dated, _weekday_only(part, known), 2 if "range" in part else 0))
    return tuple(_agreed(_merged([*found, *_full(text, language)])))


@dataclass(frozen=True, slots=True)
class _Found:
    """A phrase; `rank`: of two that overlap the higher counts. Days with their year are 1, "4-6 August" is 2."""

    dated: Dated
    weekday: int  #: that it is and no more, or -1
    rank: int


def _full(text: str, language: str | None) -> Iterator[_Found]:
    """The days that are written with their year."""
    for one in written(text, language):
        if one.day is not None and one.day.year in _YEARS and _is_name(one, text, language):
            start, end = one.core
            fits = one.weekday is None or one.weekday == one.day.weekday()
            yield _Found(Dated(text[start:end], start, end, one.day.isoformat() if fits else None, "day"), -1, 1)


def _is_name(one: Written, text: str, language: str | None) -> bool:
    return one.name is None or _capital(text[one.name[0]], language)


def _merged(found: list[_Found]) -> list[_Found]:
    """The phrases in order, of those that overlap the one that counts more."""
    kept: list[_Found] = []
    for one in sorted(found, key=lambda one: (one.dated.start, -one.rank)):
        if not kept or kept[-1].dated.end <= one.dated.start:
            kept.append(one)
        elif one.rank > kept[-1].rank:
            kept[-1] = one
    return kept


def _plain(text: str) -> str:
    """`text`, of the same length, with one kind of apostrophe and no accents."""
    return level(text.replace("’", "'").replace(APOSTROPHE_LETTER, "'"))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a phrase stands, and when the text was published."""

    today: date | None
    before: str
    behind: str
    language: str | None
    quoted: bool
    words: Almanac

    def tense(self) -> Literal["past", "future"] | None:
        return tense(self.before, self.behind, self.language)


def _named(part: dict[str, str], text: str, language: str | None) -> bool:
    """Whether names of months and days are written as names are in that language: "May" and not "may"."""
    return all(_capital(part[key][0], language) for key in ("month", "weekday") if key in part)


def _capital(letter: str, language: str | None) -> bool:
    """Whether a name may begin with that letter: where names have capitals, it is one."""
    small = language is not None and not has(language, "days_in_capitals")
    return small or letter.isupper() or beyond_latin(letter)


def _lead(text: str, part: dict[str, str]) -> int:
    """How many characters of the match ("in ") come before the phrase itself."""
    if set(part) & {"shift", "weekday", "near", "count", "day", "unit", "yearly"}:
        return 0
    key = part.get("month", part.get("year", ""))
    return min(text.index(key), text.index(part.get("year", key)))


def _weekday_only(part: dict[str, str], words: Almanac) -> int:
    return words.weekdays[part["weekday"].lower()] if "weekday" in part and not set(part) & {"shift", "month"} else -1


def _agreed(found: list[_Found]) -> Iterator[Dated]:
    """The phrases, in which an unresolved weekday takes what that weekday means wherever else it is resolved."""
    meant: dict[int, set[str]] = {}
    for one in found:
        if one.weekday >= 0 and one.dated.date is not None:
            meant.setdefault(one.weekday, set()).add(one.dated.date)
    for one in found:
        known = meant.get(one.weekday, set())
        unsure = one.dated.date is None and len(known) == 1
        yield replace(one.dated, date=min(known)) if unsure else one.dated


def _resolved(part: dict[str, str], place: _Place) -> tuple[str | None, Precision]:
    if "month" in part:
        return (_of_month(part, place), "day") if "day" in part else (_month(part, place), "month")
    if "year" in part:
        return part["year"], "year"
    if "yearly" in part:
        return (str(place.today.year - 1) if place.today else None), "year"
    if "weekday" in part:
        return _weekday(part, place), "day"
    if "near" in part:
        sure = place.today and not place.quoted and not place.behind.startswith(("'s", "’s"))
        return (_plus(place.today, NEAR[part["near"].lower()]) if sure and place.today else None), "day"
    unit = UNITS[part["unit"].lower()]
    return _shifted(part, unit, place), unit  # type: ignore[return-value]  # the table holds these four words


def _plus(day: date, days: int) -> str | None:
    try:
        return (day + timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _of_month(part: dict[str, str], place: _Place) -> str | None:
    """A day of a month without its year: in the year that brings it nearest, if the tense does not say otherwise."""
    month, number = place.words.months[part["month"].lower()], int(part["day"])
    if "range" in part or "year" in part or place.today is None:
        return None  # a year that `_full` does not take makes no day
    time = place.tense()
    if time == "past" and _FOR.search(place.before):
        time = None
    made = _nearest(place.today, lambda year: _day(year, month, number), time)
    weekday = place.words.weekdays[part["weekday"].lower()] if "weekday" in part else None
    return made if made is None or weekday in (None, date.fromisoformat(made).weekday()) else None


def _nearest(today: date, of_year: Callable[[int], str | None], time: str | None) -> str | None:
    made = [d for year in (today.year - 1, today.year, today.year + 1) if 0 < year < 10000 and (d := of_year(year))]
    days = {d: (date.fromisoformat(d) - today).days for d in made}
    if time == "past":
        days = {d: n for d, n in days.items() if n <= 0}
    elif time == "future":
        days = {d: n for d, n in days.items() if n >= -1}
    best = min(days, key=lambda d: (abs(days[d]), d), default=None)
    return best if best is not None and (time is not None or abs(days[best]) <= 120) else None


def _month(part: dict[str, str], place: _Place) -> str | None:
    month, today = place.words.months[part["month"].lower()], place.today
    if "year" in part:
        return f"{part['year']}-{month:02}"
    if today is None:
        return None
    shift = SHIFTS.get(part.get("shift", "").lower())
    if shift == 0:
        return f"{today.year:04}-{month:02}"
    if shift is not None:
        ahead = (month > today.month) if shift < 0 else (month < today.month)
        # "last March" in December may be this year's or the one before
        return f"{today.year + shift:04}-{month:02}" if ahead or month == today.month else None
    if month == today.month:
        return f"{today.year:04}-{month:02}"
    time = "past" if _SINCE.search(place.before) else place.tense()
    if time is None:
        return None
    year = today.year - (month > today.month) if time == "past" else today.year + (month < today.month)
    return f"{year:04}-{month:02}"


def _weekday(part: dict[str, str], place: _Place) -> str | None:
    today = place.today
    if today is None or _HABIT.search(place.before) or not language_known(place.language):
        return None
    wanted = place.words.weekdays[part["weekday"].lower()]
    gap = wanted - today.weekday()
    shift = SHIFTS.get(part.get("shift", "").lower())
    if shift is not None:
        return _shifted_weekday(today, gap, shift, part["shift"].lower())
    if gap == 0:
        return today.isoformat()
    if _AHEAD.search(place.before):
        return _plus(today, gap % 7)
    if _SINCE.search(place.before):
        return _plus(today, gap % 7 - 7)
    owned = _NOUN.match(place.behind)
    if owned and (owned[1] or owned[2].lower() in EVENTS):
        time = _of_event(place, place.behind[owned.end() :])
    else:
        time = place.tense()
    return None if time is None else _plus(today, gap % 7 - (7 if time == "past" else 0))


def _of_event(place: _Place, behind: str) -> Literal["past", "future"] | None:
    """When "Friday's meeting" is: what is said about it after its name counts, or of those who are there."""
    told = opening(behind, place.language)
    if told is not None and _SUBJECT.search(place.before):
        return told
    time = place.tense()
    return time if time == "future" or _AT.search(place.before) else None


def _shifted_weekday(today: date, gap: int, shift: int, word: str) -> str | None:
    """ "Last Friday" on a Tuesday is one day; on a Saturday it may be two."""
    if shift == 0:
        return _plus(today, gap) if today.weekday() < 6 else None
    if word.startswith(_NEAREST):
        return _plus(today, gap % 7 or 7) if shift > 0 else _plus(today, gap % 7 - 7)
    if shift < 0:
        return _plus(today, gap % 7 - 7) if gap >= 0 else None
    return _plus(today, gap % 7 or 7) if gap <= 0 else None


def _shifted(part: dict[str, str], unit: str, place: _Place) -> str | None:
    """ "Last month", "two weeks ago": the day, week, month or year that many before or after."""
    today = place.today
    if today is None or _ROUGH.search(place.before):
        return None
    if "shift" in part:
        count = SHIFTS[part["shift"].lower()]
        if unit == "day" or part["shift"].lower() in _OPEN_ENDED or part["unit"].lower().endswith(_PLURAL):
            return None  # "this day", "the past month", "last days"
    else:
        word = part["count"].lower()
        count = -(int(word) if word.isdigit() else COUNTS[word])
    try:
        if unit == "day":
            return _plus(today, count)
        if unit == "week":
            year, week, _ = (today + timedelta(weeks=count)).isocalendar()
            return f"{year:04}-W{week:02}"
        if unit == "year":
            return f"{today.year + count:04}"
    except OverflowError:
        return None
    months = today.year * 12 + today.month - 1 + count
    return f"{months // 12:04}-{months % 12 + 1:02}"
