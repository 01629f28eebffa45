"""Pictures where people would rather look than read: who covered what, and how much on which day.

They are drawn here and not by a plotting library: a few hundred rectangles need none, what such libraries write leans
on style attributes that a strict Content-Security-Policy forbids, and these take the page's colours in light and dark.
Each has its numbers beside it as a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from monitor.render.base import dates
from monitor.render.base.gettext import ENGLISH, Words

_MOST_STORIES = 20
_MOST_OUTLETS = 14
_MOST_DAYS = 31  # columns of a strip; more days share them
_LEAST_DAYS = 14  # so that two days are not two walls
_HEIGHT = 20  # of a strip's drawing, in its own units
_STEP = 10  # the width of a column

Mark = Literal["own", "copy", ""]


@dataclass(frozen=True, slots=True)
class SpreadRow:
    """A story: what each outlet of the head has of it."""

    anchor: str
    headline: str
    lang: str | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """Stories by outlets: how far each was taken up. (Facts by outlets, in one story, are its `matrix`.)"""

    outlets: tuple[str, ...]
    rows: tuple[SpreadRow, ...]
    more_outlets: int  #: that have no column
    more_stories: int  #: that have no row


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle: the articles of some days, from the ground up."""

    x: int
    y: float
    height: float
    copied: bool


@dataclass(frozen=True, slots=True)
class Count:
    """Articles of one day, or of a run of days."""

    days: str  #: "12 August 2025", or "1 August 2025 – 7 August 2025"
    own: int
    copied: int


@dataclass(frozen=True, slots=True)
class Strip:
    """One outlet's articles over time."""

    name: str
    href: str | None
    bars: tuple[Bar, ...]
    counts: tuple[Count, ...]  #: of the days that have any
    total: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Articles over time by outlet, one strip below the other, all on one scale."""

    first: str  #: the first day, "2025-08-01"
    last: str
    first_day: str  #: the same in words
    last_day: str
    width: int
    height: int
    strips: tuple[Strip, ...]
    more: int  #: outlets that have no strip


def spread(rows: Sequence[tuple[str, str, str | None, Sequence[tuple[str, bool]]]]) -> Spread | None:
    """Who covered what, from (anchor, headline, language, [(outlet, copied)]) of each story, best first.

    None where one story or one outlet would be all. Outlets stand by how many stories they cover, then by name.
    """
    covered: dict[str, int] = {}
    for *_, articles in rows:
        for outlet in {o for o, _ in articles}:
            covered[outlet] = covered.get(outlet, 0) + 1
    outlets = sorted(covered, key=lambda name: (-covered[name], name))
    if len(rows) < 2 or len(outlets) < 2:
        return None
    head = tuple(outlets[:_MOST_OUTLETS])
    return Spread(
        head,
        tuple(SpreadRow(a, h, lang, tuple(_mark(articles, o) for o in head)) for a, h, lang, articles in rows)[
            :_MOST_STORIES
        ],
        len(outlets) - len(head),
        max(0, len(rows) - _MOST_STORIES),
    )


def timeline(
    articles: Sequence[tuple[str, str, bool]],
    links: dict[str, str] | None = None,
    most: int = 12,
    words: Words = ENGLISH,
) -> Timeline | None:
    """Articles, each an (outlet, ISO day, copied), as strips of bars; None where they span no two days.

    Days beyond what fits share a column. `links` are the outlets' addresses; days are told in `words`.
    """
    known = sorted({day for _, day, _ in articles if _is_day(day)})
    if len(known) < 2:
        return None
    last = date.fromisoformat(known[-1])
    first = min(date.fromisoformat(known[0]), date.fromordinal(max(1, last.toordinal() - _LEAST_DAYS + 1)))
    span = (last - first).days + 1
    share = -(-span // _MOST_DAYS)
    columns = -(-span // share)
    cells: dict[str, dict[int, list[int]]] = {}
    for outlet, day, copied in articles:
        if _is_day(day):
            column = (date.fromisoformat(day) - first).days // share
            cells.setdefault(outlet, {}).setdefault(column, [0, 0])[copied] += 1
    tallest = max(sum(pair) for row in cells.values() for pair in row.values())
    order = sorted(cells, key=lambda name: (-sum(map(sum, cells[name].values())), name))
    strips = tuple(
        Strip(
            name,
            (links or {}).get(name),
            tuple(
                bar for column in sorted(cells[name]) for bar in _bars(column, *cells[name][column], tallest=tallest)
            ),
            tuple(Count(_days(first, c, share, last, words), *cells[name][c]) for c in sorted(cells[name])),
            sum(map(sum, cells[name].values())),
        )
        for name in order[:most]
    )
    shown = dates.day(first, words), dates.day(last, words)
    return Timeline(first.isoformat(), known[-1], *shown, columns * _STEP, _HEIGHT, strips, max(0, len(order) - most))


def _mark(articles: Sequence[tuple[str, bool]], outlet: str) -> Mark:
    own = [copied for o, copied in articles if o == outlet]
    return "" if not own else "copy" if all(own) else "own"


def _bars(column: int, own: int, copied: int, *, tallest: int) -> list[Bar]:
    unit = _HEIGHT / tallest
    bars = [Bar(column * _STEP + 1, _round(_HEIGHT - own * unit), _round(own * unit), False)] if own else []
    if copied:
        bars.append(Bar(column * _STEP + 1, _round(_HEIGHT - (own + copied) * unit), _round(copied * unit), True))
    return bars


def _round(value: float) -> float:
    return round(value, 2)


def _days(first: date, column: int, share: int, last: date, words: Words) -> str:
    begin = date.fromordinal(first.toordinal() + column * share)
    end = date.fromordinal(min(begin.toordinal() + share - 1, last.toordinal()))
    return dates.days(begin, end, words)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2025-08-12")
