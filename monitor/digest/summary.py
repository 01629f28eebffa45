"""The summary of a story: sentences verbatim from its articles, each with the outlets that report the same.

Extractive. A word is worth more the earlier the articles print it and the more of them do, and counts once: the
sentences are taken one by one, each for the words that it adds, as in greedy maximum coverage (Filatova and
Hatzivassiloglou 2004; Takamura and Okumura 2009). No sentence repeats another. `benchmarks/summary.py` measures it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from monitor.digest.adaptation import adapted
from monitor.digest.text import Passage, dot, passages, unit
from monitor.language.words import words
from monitor.models import Article, Citation, Sentence

SAME = 0.6  # cosine over which two sentences report the same
_SHORT, _LONG = 6, 60  # words of a sentence that may stand in a summary
_ENDS = (".", "!", "?", "…", '"', "”", "“", "»", ")", "]", "。", "！", "？")  # what a sentence ends with
_GRAM = 4  # words in a row that no two sentences share

_A_SENTENCE = 30  # words that are kept free for each text that is not cited yet


@dataclass(frozen=True, slots=True)
class Taste:
    """What the choice of sentences is tuned by; the values are from `benchmarks/summary.py --tune`."""

    decay: float = 0.5  #: a word first printed in sentence n of an article counts n to the power of -decay there
    agreement: float = 2.0  #: power of the sum over the articles: what several print early is more than its parts
    brevity: float = 0.8  #: power of a sentence's length that its worth is divided by


TASTE = Taste()


@dataclass(frozen=True)
class Candidate:
    """A sentence that may be chosen, with what is asked of it again and again."""

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
    def grams(self) -> frozenset[tuple[str, ...]]:
        """Its runs of four words."""
        return frozenset(grams(self.passage.text))

    @property
    def fit(self) -> bool:
        """Whether it is a whole sentence of a length to be read, not cut out of a quotation, and no correction."""
        whole = self.passage.text.endswith(_ENDS)
        return whole and _SHORT <= self.length <= _LONG and self.passage.closed and not self.passage.note


def grams(text: str) -> list[tuple[str, ...]]:
    """The runs of four words in a text, in order."""
    found = words(text)
    return [tuple(found[k : k + _GRAM]) for k in range(len(found) - _GRAM + 1)]


def summarize(
    articles: Sequence[Article],
    *,
    weights: Mapping[str, float],
    independent: Mapping[str, str],
    known: Sequence[Article] = (),
    length: int = 5,
    limit: int | None = None,
    language: str | None = None,
    taste: Taste = TASTE,
) -> tuple[Sentence, ...]:
    """At most `length` sentences, and about `limit` words, that tell the story in the order in which they are read.

    With a `limit`, sentences are taken until it is reached; the last may go beyond it. `weights` are the stems'
    rarities, `independent` gives the origin of each article (copies share one). `known` are the articles that an
    earlier issue held: what they say is not told again, unless there is nothing else, and then it is not `new`.
    Sentences that are not in `language` are taken only where no other one cites their text.
    """
    ahead = {article.id: passages(article) for article in articles}
    pool = [_candidate(p, weights, independent) for found in ahead.values() for p in found]
    if not pool:
        return ()
    told = [_candidate(p, weights, {}) for article in known for p in passages(article)]
    fresh = [c for c in pool if not _said(c, told)] if told else pool
    fit = [c for c in fresh if c.fit] or [c for c in pool if c.fit] or [c for c in pool if c.passage.closed]
    left = worth(pool, taste)
    chosen = _choose(fit, left, ahead, length, limit, language, taste.brevity)
    new = {id(c) for c in fresh}
    return tuple(
        _sentence(c, text, pool, independent, new=id(c) in new) for c, text in _ordered(chosen, left, language)
    )


def _candidate(passage: Passage, weights: Mapping[str, float], independent: Mapping[str, str]) -> Candidate:
    return Candidate(passage, unit(passage.stems, weights), independent.get(passage.article.id, passage.article.id))


def worth(pool: Sequence[Candidate], taste: Taste = TASTE) -> dict[str, float]:
    """What each stem is worth to the summary: the earlier and the more independent texts print it, the more."""
    first: dict[tuple[str, str], float] = {}
    for candidate in pool:
        share = (1 + candidate.passage.index) ** -taste.decay
        for stem in candidate.passage.stems:
            key = candidate.origin, stem
            first[key] = max(share, first.get(key, 0.0))
    total: dict[str, float] = {}
    for (_, stem), share in first.items():
        total[stem] = total.get(stem, 0.0) + share
    return {stem: share**taste.agreement for stem, share in total.items()}


def _choose(
    fit: Sequence[Candidate],
    left: Mapping[str, float],
    articles: Mapping[str, Sequence[Passage]],
    length: int,
    limit: int | None,
    language: str | None,
    brevity: float,
) -> list[tuple[Candidate, str]]:
    """The sentences with their texts, best first; `left` is what each stem is worth."""
    chosen: list[tuple[Candidate, str]] = []
    used = 0
    rest = list(fit)
    while rest and len(chosen) < length and (limit is None or used < limit):
        free = min(length - len(chosen), (limit - used) // _A_SENTENCE if limit is not None else length)
        best = max(_next(rest, chosen, free, language), key=lambda c: _gain(c, left, brevity))  # the first of equals
        rest.remove(best)
        text = _alone(best, articles[best.passage.article.id])
        if text is None:
            continue
        chosen.append((best, text))
        used += best.length
        left = {stem: value for stem, value in left.items() if stem not in best.passage.stems}
        rest = [c for c in rest if not _repeats(c, best)]
    return chosen


def _next(
    rest: Sequence[Candidate], chosen: Sequence[tuple[Candidate, str]], free: int, language: str | None
) -> Sequence[Candidate]:
    """Those that may come next: of texts not cited yet where only so many places are free; own language first."""
    cited = {c.origin for c, _ in chosen}
    waiting = {c.origin for c in rest} - cited
    if waiting and free <= len(waiting):
        rest = [c for c in rest if c.origin in waiting]
    return [c for c in rest if c.passage.article.language == language] or rest


def _gain(candidate: Candidate, left: Mapping[str, float], brevity: float) -> float:
    return sum(left.get(stem, 0.0) for stem in candidate.passage.stems) / float(max(1, candidate.length) ** brevity)


def _alone(candidate: Candidate, article: Sequence[Passage]) -> str | None:
    """The sentence as it can be read alone; None where it cannot."""
    passage = candidate.passage
    return adapted(passage, article[: passage.index])


def _repeats(one: Candidate, other: Candidate) -> bool:
    return (
        dot(one.vector, other.vector) >= SAME
        or dot(one.plain, other.plain) >= SAME
        or not one.grams.isdisjoint(other.grams)
    )


def _said(one: Candidate, told: Collection[Candidate]) -> bool:
    return any(_same(one, other) for other in told)


def _same(one: Candidate, other: Candidate) -> bool:
    """Whether `other` reports what `one` reports: much the same words, and each of its figures."""
    return (
        len(one.passage.stems.keys() & other.passage.stems.keys()) > 3
        and dot(one.vector, other.vector) >= SAME
        and one.passage.numbers <= other.passage.numbers
    )


def _ordered(
    chosen: Sequence[tuple[Candidate, str]], left: Mapping[str, float], language: str | None
) -> list[tuple[Candidate, str]]:
    """The one that says most first; then by day and by place in the article, neighbours of one article together; other
    languages last."""
    if not chosen:
        return []
    own = [item for item in chosen if item[0].passage.article.language == language] or chosen
    lead = max(own, key=lambda item: sum(left.get(stem, 0.0) for stem in item[0].passage.stems))
    places = {(c.passage.article.id, c.passage.index): c.passage for c, _ in chosen}

    def place(item: tuple[Candidate, str]) -> tuple[bool, str, float, str, int]:
        passage = head = item[0].passage
        while (passage.article.id, head.index - 1) in places:
            head = places[passage.article.id, head.index - 1]
        day = (passage.article.published or "")[:10]
        foreign = passage.article.language != lead[0].passage.article.language
        return foreign, day, head.share, passage.article.id, passage.index

    return [lead, *sorted((item for item in chosen if item is not lead), key=place)]


def _sentence(
    candidate: Candidate, text: str, pool: Sequence[Candidate], independent: Mapping[str, str], *, new: bool
) -> Sentence:
    passage = candidate.passage
    own = " ".join(passage.text.split())
    # To the letter the same, the first in each article, its own first of all.
    same = {c.passage.article.id: c.passage for c in reversed(pool) if " ".join(c.passage.text.split()) == own}
    cited = sorted((same | {passage.article.id: passage}).values(), key=lambda p: p is not passage)
    outlets = {candidate.origin: passage.article.outlet}  # one outlet for each independent origin
    for other in pool:
        if other.origin not in outlets and _same(candidate, other):
            outlets[other.origin] = other.passage.article.outlet
    return Sentence(
        text=text,
        verbatim=text == own,
        citations=tuple(Citation(p.article.id, p.start, p.end) for p in cited),
        outlets=tuple(dict.fromkeys(outlets.values())),
        new=new,
    )
