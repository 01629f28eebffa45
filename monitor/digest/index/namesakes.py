"""The persons named in a text, by where they stand, with the full form of each."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable

from monitor.digest.index.places import Places
from monitor.language.names.find import Name, canonical
from monitor.language.names.spelling import bearer
from monitor.language.text.words import words

_BEARERS = 100  # names of one surname, of more of which nobody can say who is meant


class Namesakes:
    """The persons among the names of a text."""

    def __init__(self, names: Iterable[Name]) -> None:
        found = [n for n in names if n.person]
        self.places = Places((n.start, n) for n in found)
        self.words = frozenset(word for n in found for word in words(n.text))
        self._ends: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for name in sorted(found, key=lambda n: n.end):
            self._ends[bearer(name.text)][name.text].append(name.end)

    def full(self, names: Iterable[str], end: int) -> dict[str, str] | None:
        """The full forms of these names by what is named before `end`; None where too many share a surname."""
        alike = [self._ends[key] for key in sorted({bearer(n) for n in names}) if key in self._ends]
        if any(len(forms) > _BEARERS for forms in alike):
            return None
        counts = {text: bisect_right(ends, end) for forms in alike for text, ends in forms.items()}
        return canonical(Counter({text: count for text, count in counts.items() if count}))
