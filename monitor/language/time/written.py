"""The one reader of written dates: pages, files, feeds, mails and running text, in every language that CLDR knows.

A text becomes parts (`parts.py`), in which shapes are looked for (`shapes.py`); what may mean two things is settled by
`rules.py`. A place is a language tag, such as "en-US" or "uk", where one is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import lru_cache
from itertools import islice

from monitor.language.lexicon import calendar
from monitor.language.time.clocks import has_minutes, timed
from monitor.language.time.days import days, weekday_at
from monitor.language.time.moments import Line, Written
from monitor.language.time.parts import known
from monitor.language.time.rules import YEARS, meant, placeholder
from monitor.language.time.run import Run, place_of, run
from monitor.language.time.shapes import shapes
from monitor.language.time.spelling import words

LONGEST = 300  # characters of a line
_KEPT = 512  # lines that are remembered: a line is asked several times in a row
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(rf"(?<!\d)\d{{4}}(?!\d)|[-/.'’]\d\d(?!\d)|{'|'.join(calendar('zh').year)}")
_SHORT = 45  # characters of a line that may be a date without a year of four numbers, or a time
_FIRST = 4  # words
_NUMBER = re.compile(r"(?<!\d)\d\d?(?!\d)")  # a day
_REACH = 40  # characters around a year in which the rest of its date stands
_SMALL = frozenset("faWydTZPNhnsEmbRLC")  # kinds of words that say nothing of their own beside a date
_STAMP = re.compile(r"\d{10}|\d{13}")
_MACHINE = re.compile(
    r"((?:19|20)\d\d-\d\d-\d\d)(?:[T ]((?:[01]\d|2[0-3]):\d\d(:\d\d)?)(?: ?(Z|[+-](?:0\d|1[0-3]):(?:00|30|45)))?)?",
    re.ASCII,
)
_EPOCHS = 1e14  # no milliseconds since 1970 are so many


def written(text: str, place: str | None = None) -> tuple[Written, ...]:
    """The dates with a year that stand in `text`, in order."""
    found = ((start, end) for start, end in _stretches(text) if _NUMBER.search(text, start, end))
    return tuple(one for start, end in found for one in _read(run(text, place, start, end), line=False)[0])


def line(text: str, place: str | None = None) -> Line:
    """What a short line says. Forms that count nowhere else are read too: "12 Aug 25", "20250812"."""
    cut = text[:LONGEST]
    return _line(cut, place) if (_DIGIT if len(cut) <= _SHORT else _YEAR).search(cut) else Line()


def strange(text: str, place: str | None = None) -> bool:
    """Whether one of the first words of a line is none that stands beside dates: quick to see."""
    language, _ = place_of(place)
    return any(not known(found[0], language) for found in islice(words().finditer(text), _FIRST))


def whole(text: str, place: str | None = None) -> Written | None:
    """The date that `text` is, if it is one and nothing else."""
    found = line(" ".join(text.split()), place) if len(text) <= LONGEST else Line()
    if len({one.day for one in found.dates}) != 1 or found.words or found.labels or found.numbers:
        return None
    return None if any(one.broken for one in found.dates) else found.dates[0]


def field(value: object, place: str | None = None) -> Written | None:
    """The date of publication that a field holds, if it is one and nothing else; None for what says "unknown".

    Numbers, and text, of 10 or 13 digits are seconds or milliseconds since 1970.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    text = value if isinstance(value, str) else f"{value:.0f}" if 0 < value < _EPOCHS else ""
    found = _stamp(text.strip()) if _STAMP.fullmatch(text.strip()) else _machine(text) or whole(text, place)
    return found if found and found.day and found.day.year in YEARS and not placeholder(found.moment) else None


def empty(text: str) -> bool:
    """Whether a text is a date that systems write where they know none."""
    found = whole(text)
    return found is not None and placeholder(found.moment)


def _machine(text: str) -> Written | None:
    """A date as programs write it, and nothing else: "2025-08-12T09:30:00+03:00", in no need of what months are called.

    None for what is written otherwise, or needs a rule.
    """
    found = _MACHINE.fullmatch(text)
    if found is None:
        return None
    try:
        day, clock = date.fromisoformat(found[1]), time.fromisoformat(found[2]) if found[2] else None
    except ValueError:
        return None
    zone = None if not found[4] else 0 if found[4] == "Z" else _minutes(found[4])
    return Written(0, len(text), (0, len(found[1])), day, clock=clock, seconds=bool(found[3]), offset=zone)


def _minutes(offset: str) -> int:
    return int(offset[0] + "1") * (int(offset[1:3]) * 60 + int(offset[4:]))


def _stamp(text: str) -> Written:
    moment = datetime.fromtimestamp(int(text[:10]), UTC)
    span = (0, len(text))
    return Written(*span, span, moment.date(), clock=moment.time(), seconds=True, offset=0)


# --- a run of parts ------------------------------------------------------------------------------------------------


@lru_cache(maxsize=_KEPT)
def _line(text: str, place: str | None) -> Line:
    own = run(text, place)
    dates, used = _read(own, line=True)
    clock = any(one.clock or one.broken for one in dates)
    for found in shapes().clock.finditer(own.shape):
        if used.isdisjoint(span := range(*found.span())) and has_minutes(found):
            clock = True
            used.update(span)
    left = [n for n in range(len(own.parts)) if n not in used]
    return Line(
        tuple(dates),
        clock,
        tuple(own.parts[n].key for n in left if own.parts[n].key and not own.kinds(n) & _SMALL),
        any(not own.parts[n].key and own.shape[n].isalnum() for n in left),
        tuple((kind, own.parts[n].start) for n in left for kind in "LC" if kind in own.kinds(n)),
    )


def _read(own: Run, *, line: bool) -> tuple[list[Written], set[int]]:
    """The dates of a run, and the parts that belong to them."""
    found: list[Written] = []
    used: set[int] = set()
    for core in _cores(own, line=line):
        made, took = _made(own, core)
        used |= took
        found.append(made)
    return found, used


@dataclass(frozen=True, slots=True)
class _Core:
    match: re.Match[str]
    made: Written


def _cores(own: Run, *, line: bool) -> Iterator[_Core]:
    """What matches a shape and is a date; of those that overlap, what begins first, and of these the longest."""
    found = [m for pattern, short in shapes().dates if line or not short for m in pattern.finditer(own.shape)]
    end = 0
    for match in sorted(found, key=lambda match: (match.start(), -match.end())):
        if match.start() >= end and (day := days(own, match)):
            end = match.end()
            span = (own.parts[match.start()].start, own.parts[end - 1].end)
            yield _Core(match, Written(*span, span, day[0], name=_name(own, match)))


def _name(own: Run, match: re.Match[str]) -> tuple[int, int] | None:
    if "name" not in match.re.groupindex:
        return None
    part = own.parts[match.start("name")]
    return part.start, part.end


def _made(own: Run, core: _Core) -> tuple[Written, set[int]]:
    """A date with its weekday and its time."""
    start, end = core.match.span()
    used = set(range(start, end))
    made, first = core.made, start
    if (at := weekday_at(own, start, end)) is not None:
        used.add(at)
        first = min(at, start)
        weekday = meant(own.senses(at, "W"), own.language)
        begin = own.parts[first].start
        made = replace(made, start=begin, core=(begin, made.end), weekday=weekday if isinstance(weekday, int) else None)
    made, took = timed(own, made, core.match, first)
    return made, used | set(took)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """The stretches around what may be a year; none cuts a word or a number."""
    start = end = 0
    for found in _YEAR.finditer(text):
        if found.start() - _REACH > end:
            if end:
                yield start, _edge(text, end)
            start = _edge(text, max(0, found.start() - _REACH))
        end = min(len(text), found.end() + _REACH)
    if end:
        yield start, _edge(text, end)


def _edge(text: str, at: int) -> int:
    while 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum():
        at += 1
    return at
