"""Two values of one thing that one article gives, each from another source: "police said 12, the ministry 17".

That is no conflict between outlets, and is told as what it is. Only where it is certain: the same unit, the same words
for what is counted, in one sentence or the next, set against each other, each with its own source, with no other name,
no other day and no word of a change between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from monitor.digest.figures.counted import Counted, counted
from monitor.digest.figures.rounding import agreement
from monitor.digest.figures.standing import clause
from monitor.digest.passage import ReadArticle, Readings, stems
from monitor.language.lexicon import either
from monitor.language.reading import Part
from monitor.language.text.words import fold
from monitor.models import Article, FigureRow

_MOST = 60  # figures of one article that are compared
_CONTRASTS = either("disputes", "contrasts")
_AGAINST = re.compile(
    rf"\A[\"“«„]?{_CONTRASTS}\b|"
    rf"\b(?:{either('disputes', 'against')}|{either('disputes', 'against_says')})\b",
    re.IGNORECASE,
)
# The later of two counts, or a part of the other, is no other source's.
_CHANGE = re.compile(rf"\b{either('disputes', 'change')}\b", re.IGNORECASE)


def disputed(
    articles: Sequence[Article], rows: Sequence[FigureRow], persons: Mapping[str, str], readings: Readings
) -> tuple[FigureRow, ...]:
    """The rows, and before those of a single value one for each such pair, noted as `sources`.

    A value of a pair that no other outlet prints stands in its pair only. `persons` maps names to those that the story
    prints.
    """
    found = [row for article in articles for row in _pairs(article, persons, readings)]
    places = {(v.article_id, v.start) for row in found for v in row.values}
    kept = [r for r in rows if len(r.values) > 1 or (r.values[0].article_id, r.values[0].start) not in places]
    compared = sum(row.agreement != "single" or len(row.values) > 1 for row in kept)
    return (*kept[:compared], *found, *kept[compared:])


def _pairs(article: Article, persons: Mapping[str, str], readings: Readings) -> Iterator[FigureRow]:
    alike: dict[tuple[str | None, tuple[str, ...]], list[Counted]] = {}
    for item in counted([article], readings)[:_MOST]:
        named = tuple(stems(item.figure.what or ""))
        if named:
            alike.setdefault((item.figure.unit, named), []).append(item)
    for group in alike.values():
        if len({item.figure.value for item in group}) != 2:
            continue
        pair = next((p for p in combinations(group, 2) if p[0].figure.value != p[1].figure.value), None)
        tellers = _tellers(*pair, readings.of(article)) if pair else None
        if pair and tellers:
            first = pair[0].figure
            yield FigureRow(
                what=first.what or first.text,
                unit=first.unit,
                agreement="single",
                values=tuple(i.value(persons.get(t, t)) for i, t in zip(pair, tellers, strict=True)),
                note="sources",
            )


def _tellers(one: Counted, other: Counted, read: ReadArticle) -> tuple[str, str] | None:
    """Who gives each of the two values, where they are certain to be two answers to one question."""
    if other.passage.index - one.passage.index > 1 or agreement([one.figure.value, other.figure.value], 2) != "differ":
        return None
    mine, theirs = clause(one, read), clause(other, read)
    if mine.text == theirs.text or not _AGAINST.search(theirs.text):
        return None
    if any(_CHANGE.search(part.text) for part in (mine, theirs)):
        return None
    first, second = (read.tellers.source(part.start, part.end) for part in (mine, theirs))
    if first is None or second is None or fold(first) in fold(second) or fold(second) in fold(first):
        return None
    if _days(mine, read) != _days(theirs, read):
        return None
    told = ((one, mine, first), (other, theirs, second))
    elsewhere = any(
        n.text not in teller and n.text not in item.figure.text for item, part, teller in told for n in part.names
    )
    return None if elsewhere else (first, second)


def _days(clause: Part, read: ReadArticle) -> set[str | None]:
    return {d.date or d.text for d in read.dates.between(clause.start, clause.end)}
