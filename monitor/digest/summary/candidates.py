"""A sentence that may stand in a summary, with what is asked of it again and again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from monitor.digest.passage import Passage, dot, unit
from monitor.language.reading import STEM
from monitor.language.text.words import words

SAME = 0.6  # cosine over which two sentences report the same
_SHORT, _LONG = 6, 60  # words of a sentence that may stand in a summary
_ENDS = (".", "!", "?", "…", '"', "”", "“", "»", ")", "]", "。", "！", "？")  # what a sentence ends with
_COMMON = 3  # words that chance may give two sentences
_GRAM = 4  # words in a row that no two sentences share

Pair = tuple[str, str]  # two stems side by side
Place = tuple[str, int]  # an article's id, and the number of a sentence in it


@dataclass(frozen=True)
class Candidate:
    """A sentence of an article."""

    passage: Passage
    vector: Mapping[str, float]  #: its stems, weighted, of length one
    origin: str  #: of its article

    @cached_property
    def plain(self) -> Mapping[str, float]:
        """Its stems, each by its count, of length one."""
        return unit(self.passage.stems)

    @cached_property
    def length(self) -> int:
        """Its words, as a reader counts them."""
        return len(self.passage.text.split())

    @cached_property
    def pairs(self) -> Mapping[Pair, int]:
        """The stems that stand side by side in it, counted, in order."""
        return Counter(pairwise(word[:STEM] for word in self.passage.words))

    @cached_property
    def speech(self) -> float:
        """How much of it is direct speech, 0 to 1."""
        return self.passage.spoken / max(1, self.passage.end - self.passage.start)

    @cached_property
    def grams(self) -> frozenset[tuple[str, ...]]:
        """Its runs of four words."""
        return frozenset(_grams(self.passage.words))

    @property
    def place(self) -> Place:
        """Its article and its number there."""
        return self.passage.article.id, self.passage.index

    @property
    def fit(self) -> bool:
        """Whether it is a whole sentence of a length to be read, not cut out of a quotation, and no correction."""
        whole = self.passage.text.endswith(_ENDS)
        return whole and _SHORT <= self.length <= _LONG and self.passage.closed and not self.passage.note


def reports(one: Candidate, other: Candidate) -> bool:
    """Whether `other` reports what `one` reports: much the same words, and each of its figures."""
    return (
        len(one.passage.stems.keys() & other.passage.stems.keys()) > _COMMON
        and dot(one.vector, other.vector) >= SAME
        and one.passage.numbers <= other.passage.numbers
    )


def grams(text: str) -> list[tuple[str, ...]]:
    """The runs of four words in a text, in order."""
    return _grams(words(text))


def _grams(found: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(found[k : k + _GRAM]) for k in range(len(found) - _GRAM + 1)]


def repeats(one: Candidate, other: Candidate) -> bool:
    """Whether two sentences say much the same, or share a run of words."""
    return (
        dot(one.vector, other.vector) >= SAME
        or dot(one.plain, other.plain) >= SAME
        or not (one.pairs.keys().isdisjoint(other.pairs) or one.grams.isdisjoint(other.grams))  # the cheap one first
    )
