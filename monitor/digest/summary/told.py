"""Sentences that were told, and whether one more has anything in common with them but chance.

Two writers tell one event with few words in common: "the plan to jail dealers for good" is "life sentences for
traffickers". What may be a retelling shows in the rare words that two sentences share, names and all, counted by what
each says (its rarity among what was told, in nats): a few of them are enough.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from monitor.digest.passage import stems
from monitor.language.lexicon import words

SMALL = frozenset(s for word in words("digest", "small") | words("digest", "small_words") for s in stems(word))
LETTERS = 3  #: of a word that tells
_SHARED = 9.0  # nats that a sentence may have in common with one that was told: two rare words
_ALIKE = 0.1  # its cosine with one that was told
ONCE = 0.12  #: the same, where they share a single word
_NAMED = 0.08  # the same, where they share a name and a word: they may say the same of one person
_ALONE = 0.3  # the same, where they share names and words of any sentence only, which stand in any sequel
_ANYWHERE = 0.9  # nats of a word that two in five sentences have
_MADE = 0.7  # share of two sentences' words that makes one of them the other anew
_LEAST, _FRESH = 4, 2  # words of a sentence that says something, and those of them that nobody had


class Told:
    """The sentences of the texts of earlier issues."""

    def __init__(self) -> None:
        self._stems: list[AbstractSet[str]] = []
        self._places: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, sentence: Iterable[str]) -> None:
        """Put in a sentence, as its stems."""
        content = frozenset(filter(tells, sentence))
        for stem in content:
            self._places[stem].append(len(self._stems))
        self._stems.append(content)

    def strange(self, sentence: Iterable[str], names: AbstractSet[str] = frozenset(), *, once: float = ONCE) -> bool:
        """Whether a sentence of these stems, some of them of `names`, says something, and has no more in common with
        one of them than chance leaves. `once` is the cosine that a single word in common may make."""
        mine = {stem: self._weight(stem) for stem in sentence if tells(stem)}
        shared: defaultdict[int, list[str]] = defaultdict(list)
        for stem in mine:
            for place in self._places.get(stem, ()):
                shared[place].append(stem)
        fresh = sum(stem not in self._places for stem in mine)
        says = len(mine) >= _LEAST and fresh >= _FRESH
        return says and all(self._chance(mine, found, place, names, once) for place, found in shared.items())

    def repeated(self, sentence: Iterable[str]) -> bool:
        """Whether one of them is made of these stems, but for numbers and a few more."""
        mine = {stem for stem in sentence if tells(stem) and stem.isalpha()}
        shared = Counter(place for stem in mine for place in self._places.get(stem, ()))
        return any(n >= _MADE * max(len(mine), len(self._stems[place])) for place, n in shared.items())

    def _chance(
        self, mine: Mapping[str, float], found: Sequence[str], place: int, names: AbstractSet[str], once: float
    ) -> bool:
        own, theirs = (sum(w * w for w in row) for row in (mine.values(), map(self._weight, self._stems[place])))
        alike = sum(mine[s] ** 2 for s in found) / math.sqrt(own * theirs)
        named, said = sum(s in names for s in found), sum(s not in names and mine[s] > _ANYWHERE for s in found)
        most = (_NAMED if named else _ALIKE if len(found) > 1 else once) if said else _ALONE
        return sum(mine[s] for s in found) <= _SHARED and alike <= most

    def _weight(self, stem: str) -> float:
        """What a stem says: how few of the sentences hold it."""
        return math.log((len(self._stems) + 1) / (len(self._places.get(stem, ())) + 0.5))


def tells(stem: str) -> bool:
    """Whether the stem is of a word that says something."""
    return len(stem) >= LETTERS and stem not in SMALL
