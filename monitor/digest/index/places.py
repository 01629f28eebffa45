"""Things by where they stand in a text, so that those of a stretch are found without a look at all the others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import Generic, TypeVar

from monitor.models import Span

T = TypeVar("T")


class Places(Generic[T]):
    """Things by the place at which each begins."""

    def __init__(self, things: Iterable[tuple[int, T]]) -> None:
        rows = sorted(things, key=itemgetter(0))
        self._starts = [start for start, _ in rows]
        self._things = [thing for _, thing in rows]

    def between(self, start: int, end: int) -> Sequence[T]:
        """Those that begin there, in order."""
        return self._things[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


class Covered:
    """How much of a stretch some spans cover; what two of them cover counts twice."""

    def __init__(self, spans: Iterable[Span]) -> None:
        found = list(spans)
        self._starts = _Passed(start for start, _ in found)
        self._ends = _Passed(end for _, end in found)

    def between(self, start: int, end: int) -> int:
        """The characters covered there."""
        return self._before(end) - self._before(start)

    def _before(self, place: int) -> int:
        return self._starts.distance(place) - self._ends.distance(place)


class _Passed:
    def __init__(self, places: Iterable[int]) -> None:
        self._places = sorted(places)
        self._sums = [0, *accumulate(self._places)]

    def distance(self, place: int) -> int:
        """How far those that were passed lie behind, together."""
        passed = bisect_left(self._places, place)
        return passed * place - self._sums[passed]
