"""What is said to happen on which day: sentences in the order of the days that their phrases name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from monitor.digest.passage import Passage, Readings, cosine
from monitor.models import Article, Happening

_DAYS = 3  # that make a timeline
_MOST = 10  # days of one story
_EACH = 2  # sentences of one day
_SAME = 0.5  # cosine over which two sentences of one day tell the same


def happenings(articles: Sequence[Article], readings: Readings) -> list[tuple[Happening, Passage]]:
    """Each sentence that names a day for certain, with its day; weeks, months and what is unsure are left out."""
    found: list[tuple[Happening, Passage]] = []
    for article in articles:
        days = readings.of(article).dates
        found += [
            (Happening(d.date, d.text, p.text, article.id, p.start, p.end, article.outlet), p)
            for p in readings.passages(article)
            for d in days.between(p.start, p.end)
            if d.date is not None and d.precision == "day" and d.end <= p.end
        ]
    return found


def timeline(found: Sequence[tuple[Happening, Passage]], weights: Mapping[str, float]) -> tuple[Happening, ...]:
    """The story's days, earliest first, each with at most two sentences; () where fewer than three days are named.

    Of more than ten days those that most outlets name stay. `weights` are the stems' rarities.
    """
    named: dict[str, set[str]] = {}
    for happening, _ in found:
        named.setdefault(happening.day, set()).add(happening.outlet)
    if len(named) < _DAYS:
        return ()
    kept = sorted(sorted(named, reverse=True), key=lambda day: -len(named[day]))[:_MOST]
    return tuple(h for day in sorted(kept) for h in _told([row for row in found if row[0].day == day], weights))


def _told(rows: Sequence[tuple[Happening, Passage]], weights: Mapping[str, float]) -> list[Happening]:
    """The first sentence of each report of the day, those that can be read alone before others."""
    chosen: list[tuple[Happening, Passage]] = []
    for happening, passage in sorted(rows, key=lambda row: not row[1].stands):
        if len(chosen) < _EACH and all(cosine(p.stems, passage.stems, weights) < _SAME for _, p in chosen):
            chosen.append((happening, passage))
    return [happening for happening, _ in chosen]
