"""Sets of words that have a good part in common, and texts in which some words stand, found without a look at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from math import ceil

from monitor.digest.index.work import Work


class Sharing:
    """Sets of words, of which those are found that have a `share` of the smaller one in common with another.

    They must have one of the rarest words of the smaller set in common, of which so many stand in an index (prefix
    filtering, as in `near`).
    """

    def __init__(self, share: float, weights: Mapping[str, float], work: Work) -> None:
        self._share, self._weights, self._work = share, weights, work
        self._sets: list[AbstractSet[str]] = []
        self._every: defaultdict[str, list[int]] = defaultdict(list)
        self._rarest: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, found: AbstractSet[str]) -> None:
        """Put a set in; they are numbered from 0."""
        place = len(self._sets)
        self._sets.append(found)
        for word in found:
            self._every[word].append(place)
        for word in self._rare(found):
            self._rarest[word].append(place)

    def like(self, other: AbstractSet[str]) -> Iterator[int]:
        """The numbers of those that share enough with `other`, in order. Raises BudgetError where they are too many."""
        rows = [self._every.get(w, ()) for w in self._rare(other)] + [self._rarest.get(w, ()) for w in other]
        self._work.spend(sum(map(len, rows)))
        for place in sorted({place for row in rows for place in row}):
            found = self._sets[place]
            if len(found & other) >= self._share * min(len(found), len(other)):
                yield place

    def _rare(self, found: AbstractSet[str]) -> Sequence[str]:
        ordered = sorted(found, key=lambda word: (-self._weights.get(word, 1.0), word))
        return ordered[: len(found) - ceil(self._share * len(found)) + 1]


class Printed:
    """Texts, each as its words, and whether they print some words in a row."""

    def __init__(self, texts: Iterable[Sequence[str]], work: Work) -> None:
        self._words = [list(text) for text in texts]
        self._work = work
        self._places: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for text, found in enumerate(self._words):
            for place, word in enumerate(found):
                self._places[word].append((text, place))

    def have(self, said: Sequence[str]) -> bool:
        """Whether one of them prints these words, three at least; of the first and the last a part is enough."""
        rarest = min(range(1, len(said) - 1), key=lambda n: len(self._places.get(said[n], ())))
        places = self._places.get(said[rarest], ())
        self._work.spend(len(places))
        return any(self._at(self._words[text], place - rarest, said) for text, place in places)

    def _at(self, text: Sequence[str], start: int, said: Sequence[str]) -> bool:
        if start < 0 or start + len(said) > len(text):
            return False
        first, last = text[start], text[start + len(said) - 1]
        return (
            first.endswith(said[0])
            and last.startswith(said[-1])
            and text[start + 1 : start + len(said) - 1] == said[1:-1]
        )
