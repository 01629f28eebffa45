"""Figures of one thing, side by side: where the outlets agree, round or differ."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import isclose
from typing import Literal

from monitor.digest.compare.bridge import bridged
from monitor.digest.compare.counted import MEASURES, MONEY, Counted, counted
from monitor.digest.compare.things import together
from monitor.digest.passage import Readings
from monitor.language.lexicon import either
from monitor.models import Agreement, Article, FigureRow

_ROUNDING = 0.05  # a value farther from another than this share is another value, however round (10 and 12 killed)
_CONVERTED = 0.06  # two units of one measure, each rounded
_FAR = 1.5  # times "at least 12" that may still be meant by it
_LEAST_OF = re.compile(rf"\b{either('figures', 'at_least')}\s\Z", re.IGNORECASE)
_OF_SOMETHING = frozenset({"share"})  # says nothing where it stands alone and nobody knows of what
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
    figure that an article prints twice stands once, and one that stands alone and counts nothing named is left out.
    Raises BudgetError where too many are alike to compare them.
    What counts one thing in several languages is one row too (see `bridge`). Measures are compared across units; what
    differs between texts of different days is noted as `older`, sums in different currencies as `incomparable`.
    `persons` maps names to those that the story prints; a row is called as an article in `language` calls it, if any.
    """
    rows = bridged(together(counted(articles, readings), weights), readings)
    seen: set[tuple[object, ...]] = set()
    told = [_row(row, persons or {}, readings, language) for row in rows if len(row) > 1 or _tells(row[0], seen)]
    return tuple(sorted(told, key=lambda row: (_ORDER[row.agreement], -len(row.values), _slight(row))))


def _tells(item: Counted, seen: set[tuple[object, ...]]) -> bool:
    """Whether a figure that stands alone says what it counts or measures, and for the first time in its article."""
    key = (*_printed(item), item.head, item.figure.unit)
    if key in seen:
        return False
    seen.add(key)
    return bool(item.figure.what) or item.kind in MEASURES - _OF_SOMETHING


def _slight(row: FigureRow) -> int:
    """How little a figure tells by itself: measures, money and people first, "two regions" last."""
    return 0 if row.unit is not None else 1 if row.values[0].value >= _SMALL else 2


def _printed(item: Counted) -> tuple[str, float]:
    return item.passage.article.id, item.figure.value


def _row(row: Sequence[Counted], persons: Mapping[str, str], readings: Readings, language: str | None) -> FigureRow:
    named = sorted(row, key=lambda item: (item.figure.what is None, item.passage.article.language != language))
    first = named[0].figure
    stands, note = _compared(row)
    return FigureRow(
        what=first.what or named[0].kind or first.text,
        unit=first.unit,
        agreement=stands,
        values=tuple(item.value(_source(item, persons, readings)) for item in row),
        note=note,
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


def _compared(row: Sequence[Counted]) -> tuple[Agreement, Literal["older", "incomparable"] | None]:
    """How the values stand to each other, and what speaks against taking that for a conflict."""
    articles, units = {item.passage.article.id for item in row}, {item.figure.unit for item in row}
    if len(articles) > 1 and len(units) > 1 and units <= MONEY:
        return "single", "incomparable"  # currencies are never converted
    if len(units) > 1:
        base = [item.base for item in row]
        near = all(isclose(one, other, rel_tol=_CONVERTED) for one in base for other in base)
        found: Agreement = "rounded" if near else "differ"
    else:
        found = agreement([item.figure.value for item in row], len(articles))
    if found == "differ" and _bounded(row):
        return "rounded", None
    days = {(item.passage.article.published or "")[:10] for item in row}
    return found, "older" if found == "differ" and len(days) > 1 and "" not in days else None


def _bounded(row: Sequence[Counted]) -> bool:
    """Whether those that differ are bounds that the others keep: "at least 12" beside 15."""
    values = [item.base for item in row]
    least = [v for v, item in zip(values, row, strict=True) if _LEAST_OF.search(item.before)]
    exact = [v for v, item in zip(values, row, strict=True) if not _LEAST_OF.search(item.before)]
    return bool(least) and len(set(exact)) < 2 and all(v <= min(exact, default=v) <= v * _FAR for v in least)


def agreement(values: Sequence[float], articles: int) -> Agreement:
    """How values of one thing from so many articles stand to each other."""
    if articles < 2:
        return "single"
    distinct = sorted(set(values))
    if len(distinct) == 1:
        return "agree"
    return "rounded" if all(_rounds_to(v, distinct) for v in distinct) else "differ"


def _rounds_to(value: float, others: Sequence[float]) -> bool:
    """Whether, with each of the others, one of the two is the other one rounded to fewer digits."""
    return all(
        isclose(value, other, rel_tol=_ROUNDING)
        and (isclose(_rounded(value, other), other) or isclose(_rounded(other, value), value))
        for other in others
    )


def _rounded(value: float, like: float) -> float:
    """`value` to as many significant digits as `like` shows."""
    digits = len(f"{like:.10g}".replace(".", "").replace("-", "").strip("0")) or 1
    return float(f"{value:.{digits}g}")
