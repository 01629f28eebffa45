"""Figures of one thing, side by side: where the outlets agree, round or differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isclose

from monitor.digest.text import Passage, cosine, passages, stems
from monitor.models import Agreement, Article, Figure, FigureRow, FigureValue

_SAME_WORDS = 0.08
_SAME_THING = 0.25  # cosine of the two sentences' words, over which their figures count one thing
_ROUNDING = 0.05  # a value farther from another than this share is another value, however round (10 and 12 killed)
_ORDER: dict[Agreement, int] = {"differ": 0, "rounded": 1, "agree": 2, "single": 3}


@dataclass(frozen=True, slots=True)
class Counted:
    """One figure of one article with the sentence that it stands in."""

    figure: Figure
    passage: Passage

    @property
    def head(self) -> str:
        """The last word of what is counted, as a stem ("300 metal workers": "worker")."""
        return stems(self.figure.what or "")[-1] if stems(self.figure.what or "") else ""


def figure_rows(articles: Sequence[Article], weights: Mapping[str, float]) -> tuple[FigureRow, ...]:
    """The figures of the articles, those that count one thing in one row; conflicts first, then the widest.

    Two figures count one thing where unit and counted noun are the same and their sentences share enough rare words; a
    figure that an article prints twice stands once, and one that stands alone and counts nothing named is left out.
    """
    rows: list[list[Counted]] = []
    for item in _counted(articles):
        home = next((row for row in rows if _belongs(item, row, weights)), None)
        if home is None:
            rows.append([item])
        elif all(_printed(item) != _printed(other) for other in home):
            home.append(item)
    told = [_row(row) for row in rows if len(row) > 1 or row[0].figure.what]
    return tuple(sorted(told, key=lambda row: (_ORDER[row.agreement], -len(row.values))))


def _counted(articles: Iterable[Article]) -> list[Counted]:
    found = []
    for article in articles:
        told = passages(article)
        for figure in article.figures:
            passage = next((p for p in told if p.start <= figure.start and figure.end <= p.end), None)
            if passage and (figure.what or figure.unit):
                found.append(Counted(figure, passage))
    return found


def _printed(item: Counted) -> tuple[str, float]:
    return item.passage.article.id, item.figure.value


def _belongs(item: Counted, row: Sequence[Counted], weights: Mapping[str, float]) -> bool:
    """Near enough to a figure of another article; a second, different figure of one article counts something else."""
    own = item.passage.article.id
    if any(o.passage.article.id == own and o.figure.value != item.figure.value for o in row):
        return False
    return any(
        _unit(o.figure) == _unit(item.figure)
        and o.head == item.head
        and cosine(o.passage.stems, item.passage.stems, weights) >= _least(o.figure, item.figure)
        for o in row
    )


def _unit(figure: Figure) -> str | None:
    """Its unit; a degree of which nobody says more is one of Celsius."""
    return "°C" if figure.unit == "°" else figure.unit


def _least(one: Figure, other: Figure) -> float:
    """How alike the sentences must be: less where both name what is counted in the same words ("people hurt")."""
    named = stems(one.what or "")
    return _SAME_WORDS if len(named) > 1 and named == stems(other.what or "") else _SAME_THING


def _row(row: Sequence[Counted]) -> FigureRow:
    first = row[0].figure
    return FigureRow(
        what=first.what or first.unit or first.text,
        unit=first.unit,
        agreement=agreement([item.figure.value for item in row], len({item.passage.article.id for item in row})),
        values=tuple(
            FigureValue(
                value=item.figure.value,
                text=item.figure.text,
                article_id=item.passage.article.id,
                start=item.figure.start,
                end=item.figure.end,
                outlet=item.passage.article.outlet,
            )
            for item in row
        ),
    )


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
