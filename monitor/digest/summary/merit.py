"""What a sentence adds to a summary: its words and pairs of words that are not told yet, times how it suits the story.

A word is worth more the earlier the articles print it and the more of them do, as in the coverage of weighted
concepts (Filatova and Hatzivassiloglou 2004; pairs of words: Gillick and Favre 2009). The factors are those that
ridge regression over the steps of a greedy choice found to tell on sentences that people would have chosen.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from monitor.digest.passage import dot, unit
from monitor.digest.summary.candidates import Candidate, Pair, Place

_OPENING = 8  # sentences of an article by which it is compared with the others
_ALONE = 0.1  # what is added to the likeness of articles, so that one unlike all others still counts
_BARE = 0.9  # share of direct speech from which a sentence is a quotation and nothing else
_TOLD = 0.01  # what a word counts in the place of a pair that is told
_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Taste:
    """What the choice of sentences is tuned by; `benchmarks/summary.py --tune` shows what a change does."""

    decay: float = 0.5  #: a word first printed in sentence n of an article counts n to the power of -decay there
    agreement: float = 2.0  #: power of the sum over the articles: what several print early is more than its parts
    brevity: float = 0.9  #: power of a sentence's length that its worth is divided by
    pairs: float = 0.6  #: how much of the worth is that of pairs of words, 0 to 1; the rest is that of single words
    centre: float = 7.0  #: what nearness to the middle of the story adds (logarithm of a factor, by cosine)
    speech: float = 0.4  #: what direct speech adds (logarithm of a factor), times how much it tells


TASTE = Taste()


@dataclass(frozen=True, slots=True)
class Worth:
    """What the words of a story, and the pairs of words that stand side by side, are worth to its summary."""

    words: Mapping[str, float]
    pairs: Mapping[Pair, float]

    def without(self, told: Candidate) -> Worth:
        """The same without what a sentence has told."""
        words, pairs = dict(self.words), dict(self.pairs)
        for stem in told.passage.stems:
            words.pop(stem, None)
        for pair in told.pairs:
            pairs.pop(pair, None)
        return Worth(words, pairs)

    def said(self, candidate: Candidate) -> float:
        """What a sentence's words are worth."""
        return sum(self.words.get(stem, 0.0) for stem in candidate.passage.stems)

    def gain(self, candidate: Candidate, taste: Taste = TASTE) -> float:
        """What a sentence's words and pairs are worth together."""
        single = self.said(candidate)
        double = sum(self.pairs.get(pair, 0.0) for pair in candidate.pairs) + _TOLD * single
        return float(single ** (1 - taste.pairs) * double**taste.pairs)


def worth(pool: Sequence[Candidate], taste: Taste = TASTE) -> Worth:
    """The worth of all words and pairs: the earlier and the more independent texts print them, the more.

    A text counts the more the nearer its opening is to those of the others.
    """
    trust = _trust(pool)
    return Worth(
        _first([(c, c.passage.stems) for c in pool], trust, taste),
        _first([(c, c.pairs) for c in pool], trust, taste),
    )


def _first(
    pool: Sequence[tuple[Candidate, Iterable[_Key]]], trust: Mapping[str, float], taste: Taste
) -> dict[_Key, float]:
    earliest: defaultdict[str, dict[_Key, float]] = defaultdict(dict)
    for candidate, keys in pool:
        share = (1 + candidate.passage.index) ** -taste.decay
        held = earliest[candidate.origin]
        for key in keys:
            if share > held.get(key, 0.0):
                held[key] = share
    total: dict[_Key, float] = {}
    for origin, held in earliest.items():
        for key, share in held.items():
            total[key] = total.get(key, 0.0) + share * trust[origin]
    return {key: share**taste.agreement for key, share in total.items()}


def _trust(pool: Sequence[Candidate]) -> dict[str, float]:
    """How like the others each text opens: the root of its likeness to them by that of all."""
    sums: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for candidate in pool:
        held = sums[candidate.origin]
        if candidate.passage.index < _OPENING:
            for stem, share in candidate.vector.items():
                held[stem] += share
    openings = {origin: unit(held) for origin, held in sums.items()}
    like = {
        origin: _ALONE + sum(dot(own, other) for another, other in openings.items() if another != origin)
        for origin, own in openings.items()
    }
    mean = sum(like.values()) / len(like)
    return {origin: math.sqrt(value / mean) for origin, value in like.items()}


def suits(pool: Sequence[Candidate], taste: Taste = TASTE) -> dict[Place, float]:
    """By what factor each sentence's gain counts, whatever is told already, by its place."""
    total: defaultdict[str, float] = defaultdict(float)
    for candidate in pool:
        for stem, share in candidate.vector.items():
            total[stem] += share
    middle = unit(total)
    found = {}
    for candidate in pool:
        liking = taste.centre * dot(candidate.vector, middle) + taste.speech * _telling(candidate.speech)
        found[candidate.place] = math.exp(liking) / max(1, candidate.length) ** taste.brevity
    return found


def _telling(speech: float) -> float:
    """How much the direct speech of a sentence tells, by its share: it tells the more the more of it there is, but a
    quotation and nothing else reads badly among sentences."""
    if not speech:
        return 0.0
    return 0.5 if speech >= _BARE else (1 + speech) / 2
