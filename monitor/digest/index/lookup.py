"""What the texts of other outlets hold that is nearly the same, found without a look at all that they hold."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from math import isclose

from monitor.digest.index.work import Work
from monitor.language.names.spelling import one_apart

_EXACT = 12  # what is greater may be printed rounded
_ROUND = 0.05  # a value nearer to another than this share may be the same
_SLACK = 1e-9  # for what floating point loses

Outlets = Mapping[str, AbstractSet[str]]


class Windows:
    """The stems of each two sentences in a row, with the outlet that prints them."""

    def __init__(self, rows: Iterable[tuple[str, frozenset[str]]]) -> None:
        self._rows = list(rows)
        self._work = Work("sentences")
        self._having: defaultdict[str, list[int]] = defaultdict(list)
        for place, (_, window) in enumerate(self._rows):
            for stem in window:
                self._having[stem].append(place)

    def share(self, wanted: Mapping[str, float], outlet: str, least: float) -> float:
        """The greatest share, by weight, of the `wanted` stems that a window of another outlet has; 0 where it is under
        `least`. Raises BudgetError where too many have some of them."""
        total = sum(wanted.values())
        having = set(self._with(_weightiest(wanted, total * (1 - least)), outlet))
        windows = (self._rows[place][1] for place in having)
        found = max((sum(w for stem, w in wanted.items() if stem in window) for window in windows), default=0.0) / total
        return found if found >= least else 0.0

    def both(self, one: AbstractSet[str], other: AbstractSet[str], outlet: str) -> bool:
        """Whether a window of another outlet has a stem of each. Raises BudgetError likewise."""
        few, more = sorted((one, other), key=lambda stems: sum(len(self._having.get(s, ())) for s in stems))
        return any(not more.isdisjoint(self._rows[place][1]) for place in self._with(sorted(few), outlet))

    def _with(self, stems: Iterable[str], outlet: str) -> Iterator[int]:
        """The windows of other outlets that have one of the stems; some stand there twice."""
        for stem in stems:
            places = self._having.get(stem, ())
            self._work.spend(len(places))
            yield from (place for place in places if self._rows[place][0] != outlet)


def _weightiest(weights: Mapping[str, float], most: float) -> Iterator[str]:
    """The weightiest words, until whoever has none of them lacks more than `most`."""
    passed = 0.0
    for stem, weight in sorted(weights.items(), key=lambda item: -item[1]):
        if passed > most + _SLACK:
            return
        yield stem
        passed += weight


class Values:
    """Numbers, with the outlets that print them."""

    def __init__(self, outlets: Mapping[float, AbstractSet[str]]) -> None:
        self._outlets = outlets
        self._beside: dict[str, Sequence[float]] = {}

    def same(self, value: float, outlet: str) -> bool:
        """Whether another outlet has the value, or one that may be the same in round."""
        values = self._of_others(outlet)
        place = bisect_left(values, value)  # where its neighbours are not the same, neither is what lies behind them
        return any(
            isclose(value, other) or (abs(value) > _EXACT and isclose(value, other, rel_tol=_ROUND))
            for other in values[max(0, place - 1) : place + 1]
        )

    def _of_others(self, outlet: str) -> Sequence[float]:
        if outlet not in self._beside:
            self._beside[outlet] = sorted(value for value, owners in self._outlets.items() if owners - {outlet})
        return self._beside[outlet]


class Misspelt:
    """Words by the forms that they have without one of their letters: two that are a letter apart share one."""

    def __init__(self, outlets: Outlets) -> None:
        self._outlets = outlets
        self._short: defaultdict[str, list[str]] | None = None

    def near(self, word: str, outlet: str) -> bool:
        """Whether another outlet has a word that is this one but for a letter."""
        near = chain.from_iterable(self._shortened.get(form, ()) for form in _forms(word))
        return any(one_apart(word, other) and self._outlets[other] - {outlet} for other in near)

    @property
    def _shortened(self) -> Mapping[str, Sequence[str]]:
        if self._short is None:  # few stories are in several languages
            self._short = defaultdict(list)
            for word in self._outlets:
                for form in _forms(word):
                    self._short[form].append(word)
        return self._short


def _forms(word: str) -> set[str]:
    return {word, *(word[:n] + word[n + 1 :] for n in range(len(word)))}
