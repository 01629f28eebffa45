"""Which figures of several articles count one thing: rows of them, at most one of each article."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping

from monitor.digest.figures.counted import Counted
from monitor.digest.index.work import Work
from monitor.digest.near import Near
from monitor.digest.passage import stems, unit

_SAME_WORDS = 0.08  # the same, where both name what is counted in the same words ("people hurt")
_SAME_THING = 0.25  # cosine of the two sentences' words, over which their figures count one thing


def together(figures: Iterable[Counted], weights: Mapping[str, float]) -> list[list[Counted]]:
    """The figures, those of one thing in one row, in the order of the first of each.

    A figure joins the first row of its kind in which one stands in a sentence that is near enough, unless its article
    gives another value there: then it counts something else. What an article gives twice stands once.
    Raises BudgetError where too many are alike.
    """
    rows: list[list[Counted]] = []
    work = Work("figures")
    of_kind: dict[tuple[str | None, str], _Kind] = {}
    for item in figures:
        kind = of_kind.setdefault((item.kind, item.head), _Kind(weights, work))
        if (fresh := kind.put(item)) is not None:
            rows.append(fresh)
    return rows


class _Kind:
    """The figures of one kind and noun."""

    def __init__(self, weights: Mapping[str, float], work: Work) -> None:
        self._weights, self._work = weights, work
        self._rows: list[dict[str, Counted]] = []  # by article
        self._told: list[list[Counted]] = []
        self._near: dict[Hashable, tuple[Near, list[int]]] = {}  # with the row of each
        self._articles: dict[str, None] = {}

    def put(self, item: Counted) -> list[Counted] | None:
        """Put a figure into its row; returns the row where it is a new one."""
        vector, own = unit(item.passage.stems, self._weights), item.passage.article.id
        home = min((row for row in self._like(item, vector) if self._takes(row, item)), default=len(self._rows))
        fresh = home == len(self._rows)
        if fresh:
            self._rows.append({})
            self._told.append([])
        if own not in self._rows[home]:
            self._rows[home][own] = item
            self._told[home].append(item)
            self._note(item, vector, home)
        return self._told[home] if fresh else None

    def _takes(self, row: int, item: Counted) -> bool:
        held = self._rows[row].get(item.passage.article.id)
        return held is None or held.figure.value == item.figure.value

    def _like(self, item: Counted, vector: Mapping[str, float]) -> Iterator[int]:
        """The rows in which a figure stands in a sentence that is near enough."""
        own = item.passage.article.id
        for article in self._articles:
            for key, _ in _keys(item, article, item.figure.value if article == own else None):
                near, rows = self._near.get(key, (None, ()))
                yield from (rows[place] for place, _ in near.to(vector)) if near else ()

    def _note(self, item: Counted, vector: Mapping[str, float], row: int) -> None:
        own = item.passage.article.id
        self._articles[own] = None
        for value in (None, item.figure.value):
            for key, least in _keys(item, own, value):
                near, rows = self._near.setdefault(key, (Near(least, self._work), []))
                near.add(vector)
                rows.append(row)


def _keys(item: Counted, article: str, value: float | None) -> Iterator[tuple[Hashable, float]]:
    """Under what a figure is to be found by those of other articles, and (with its `value`) by those of its own."""
    yield (article, value), _SAME_THING
    named = tuple(stems(item.figure.what or ""))
    if len(named) > 1:
        yield (article, value, named), _SAME_WORDS
