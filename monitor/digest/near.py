"""Sentences that are like another one, found without a comparison with all of them.

Of each vector only its heaviest words stand in an index: those without which what is left of it is too short to reach
the likeness asked for. So whatever is like it has one of them (prefix filtering: Bayardo, Ma and Srikant, "Scaling up
all pairs similarity search", 2007). Nothing is missed, and the words that all sentences have find nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import chain

from monitor.digest.index.work import Work
from monitor.digest.passage import dot

SLACK = 1e-9  # for what floating point loses


class Near:
    """Vectors of length one, by the order in which they are added."""

    def __init__(self, least: float, work: Work) -> None:
        self._least, self._work = least, work
        self._vectors: list[Mapping[str, float]] = []
        self._index: dict[str, list[int]] = {}

    def add(self, vector: Mapping[str, float]) -> int:
        """Put a vector in; returns its place."""
        place = len(self._vectors)
        self._vectors.append(vector)
        for stem in _heaviest(vector, self._least):
            self._index.setdefault(stem, []).append(place)
        return place

    def to(self, vector: Mapping[str, float]) -> Iterator[tuple[int, float]]:
        """The places of those whose cosine with `vector` is the least asked for or more, in order, with the cosine.

        Raises BudgetError where there is too much to compare.
        """
        for place in sorted(self._candidates(vector)):
            found = dot(self._vectors[place], vector)
            if found >= self._least:
                yield place, found

    def _candidates(self, vector: Collection[str]) -> set[int]:
        rows = [row for stem in vector if (row := self._index.get(stem))]
        self._work.spend(sum(map(len, rows)))
        return set(chain.from_iterable(rows))


def _heaviest(vector: Mapping[str, float], least: float) -> Iterator[str]:
    """The words of a vector, heaviest first, until the rest of it is shorter than `least`."""
    left = 1.0
    for stem, share in sorted(vector.items(), key=lambda item: -item[1]):
        if left + SLACK < least * least:
            return
        yield stem
        left -= share * share
