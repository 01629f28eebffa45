"""Figures of one thing, side by side: where the outlets agree, round or differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from monitor.digest.figures.bridge import bridged
from monitor.digest.figures.compared import Compared, leading, parted
from monitor.digest.figures.counted import MEASURES, Counted, counted
from monitor.digest.figures.standing import Standings, label
from monitor.digest.figures.things import together
from monitor.digest.passage import Readings
from monitor.models import Agreement, Article, FigureRow

_OF_SOMETHING = frozenset({"share"})  # says nothing where it stands alone and nobody knows of what
_PLAIN = MEASURES - {"money", "share"}  # tell by themselves what is measured
_SMALL = 10
_ORDER: dict[Agreement, int] = {"differ": 0, "rounded": 1, "agree": 2, "single": 3}


def figure_rows(
    articles: Sequence[Article],
    weights: Mapping[str, float],
    persons: Mapping[str, str] | None = None,
    *,
    readings: Readings,
    language: str | None = None,
) -> tuple[FigureRow, ...]:
    """The figures of the articles, those that count one thing in one row; conflicts first, then the widest.

    Two figures count one thing where unit and counted noun are the same and their sentences share enough rare words; a
    figure that an article prints twice stands once; one that stands alone and counts nothing named, or a handful of
    things, is left out.
    Raises BudgetError where too many are alike to compare them.
    What counts one thing in several languages is one row too (see `bridge`). Measures are compared across units. Values
    differ only where they are certain to be of one thing, time and state (see `standing`); what is of another day is
    noted as `older`, sums in different currencies as `incomparable`.
    `persons` maps names to those that the story prints; a row is called as an article in `language` calls it, if any.
    """
    figures = counted(articles, readings)
    standings = Standings(figures, readings)
    parts = [part for row in bridged(together(figures, weights), readings) for part in parted(row, standings)]
    seen: set[tuple[object, ...]] = set()
    told = [
        row
        for part in leading(parts, standings)
        if len(part.items) > 1 or _tells(part.items[0], seen)
        if (row := _row(part, standings, persons or {}, readings, language)) is not None
    ]
    return tuple(sorted(told, key=lambda row: (_ORDER[row.agreement], -len(row.values), _slight(row))))


def _tells(item: Counted, seen: set[tuple[object, ...]]) -> bool:
    """Whether a figure that stands alone says what it counts or measures, and for the first time in its article."""
    key = (*_printed(item), item.head, item.figure.unit)
    if key in seen:
        return False
    seen.add(key)
    if item.figure.unit is None and item.figure.value < _SMALL:
        return False
    return bool(item.figure.what) or item.kind in MEASURES - _OF_SOMETHING


def _slight(row: FigureRow) -> int:
    """How little a figure tells by itself: measures, money and people first, "two regions" last."""
    return 0 if row.unit is not None else 1 if row.values[0].value >= _SMALL else 2


def _printed(item: Counted) -> tuple[str, float]:
    return item.passage.article.id, item.figure.value


def _row(
    part: Compared, standings: Standings, persons: Mapping[str, str], readings: Readings, language: str | None
) -> FigureRow | None:
    """The row as it is told; None where no words say what it is of."""
    named = sorted(part.items, key=lambda item: (item.figure.what is None, item.passage.article.language != language))
    bare = named[0].kind if named[0].kind in _PLAIN else None
    what = named[0].figure.what or bare or label(part.items, standings)
    if what is None:
        return None
    return FigureRow(
        what=what,
        unit=named[0].figure.unit,
        agreement=part.agreement,
        values=tuple(item.value(_source(item, persons, readings)) for item in part.items),
        note="older" if part.why == "revision" else part.note,
        why=part.why,
    )


def _source(item: Counted, persons: Mapping[str, str], readings: Readings) -> str | None:
    """Who gives the figure, as the story calls them."""
    passage = item.passage
    said_by = readings.of(passage.article).tellers.named(passage.start, passage.end)
    if said_by is None or _may_be_any_word(said_by, item, persons, readings):
        return None
    return persons.get(said_by, said_by)


def _may_be_any_word(name: str, item: Counted, persons: Mapping[str, str], readings: Readings) -> bool:
    """Whether only its sentence's beginning gives this word its capital: "Leaders of 26 states said"."""
    if " " in name or name.isupper() or not item.passage.text.startswith(name) or persons.get(name, name) != name:
        return False
    return name not in readings.of(item.passage.article).behind
