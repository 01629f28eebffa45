"""Sentences as the digest sees them: where they stand, and the weights of their words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from monitor.language.plain import plain
from monitor.language.sentences import sentences
from monitor.language.words import words
from monitor.models import Article, Span

_MARKS = '"“”„«»'
_SPEECH = 400  # characters of sentences that stay together
_STEM = 6  # letters: enough to bring territory and territorial together, in inflected languages too

# A sentence that opens so leans on the one before it.
_LEANING = re.compile(
    r"^[\"'“”‘«„]?(he|she|it|they|his|her|its|their|this|that|these|those|but|and|or|so|however|meanwhile|also|"
    r"moreover|furthermore|therefore|instead|still|yet|then|earlier|later|such|both|"
    r"він|вона|воно|вони|його|її|їх|це|але|і|й|та|однак|проте|також|"
    r"он|она|оно|они|его|её|их|это|но|и|а|однако|также|"
    r"er|sie|es|ihr|sein|seine|ihre|dies|diese|dieser|das|aber|und|doch|auch|jedoch|"
    r"il|elle|ils|elles|ce|cela|mais|et|él|ella|ellos|esto|pero|y)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Passage:
    """One sentence of one article."""

    article: Article
    start: int
    end: int
    index: int  #: its place among the article's sentences
    share: float  #: how far down the article it starts, 0 to 1

    @cached_property
    def text(self) -> str:
        """The sentence as printed."""
        return self.article.text[self.start : self.end]

    @property
    def stands(self) -> bool:
        """Whether it can be read alone: it closes each quotation that it opens, and leans on no sentence before it."""
        return _closed(self.text) and not _LEANING.match(plain(self.text))

    @cached_property
    def stems(self) -> Counter[str]:
        """Its words, cut to stems, counted."""
        return Counter(stems(self.text))


def stems(text: str) -> list[str]:
    """The words of a text, cut to a length at which inflected forms mostly agree."""
    return [word[:_STEM] for word in words(text)]


def passages(article: Article) -> list[Passage]:
    """The sentences of the article's running text, in order; headings and list items are none.

    Sentences that stand in one quotation stay together, as far as it is not too long, so that none ends in mid-speech.
    """
    found: list[Span] = []
    for paragraph in article.paragraphs:
        if paragraph.kind in ("body", "quote") and paragraph.start is not None:
            for start, end in _speeches(paragraph.text, sentences(paragraph.text, article.language)):
                found.append((paragraph.start + start, paragraph.start + end))
    size = max(1, len(article.text))
    return [Passage(article, start, end, index, start / size) for index, (start, end) in enumerate(found)]


def _speeches(text: str, spans: Sequence[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in spans:
        if joined and not _closed(text[slice(*joined[-1])]) and end - joined[-1][0] <= _SPEECH:
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined


def _closed(text: str) -> bool:
    """Whether quotation marks come in pairs, of whatever kind: real texts open with one kind and close with another."""
    return sum(text.count(mark) for mark in _MARKS) % 2 == 0


def rarity(texts: Sequence[Iterable[str]]) -> dict[str, float]:
    """The weight of each stem: how few of `texts` hold it (smoothed inverse document frequency)."""
    counts = Counter(stem for text in texts for stem in set(text))
    return {stem: math.log((1 + len(texts)) / (0.5 + count)) for stem, count in counts.items()}


def cosine(one: Mapping[str, float], other: Mapping[str, float], weights: Mapping[str, float] | None = None) -> float:
    """Cosine of two bags of stems, 0 to 1; with `weights` each count is multiplied by its stem's weight."""

    def weigh(bag: Mapping[str, float]) -> dict[str, float]:
        return {s: n * weights.get(s, 1.0) for s, n in bag.items()} if weights else dict(bag)

    a, b = weigh(one), weigh(other)
    dot = sum(n * b[s] for s, n in a.items() if s in b)
    norm = math.sqrt(sum(n * n for n in a.values()) * sum(n * n for n in b.values()))
    return dot / norm if norm else 0.0
