"""The summary of a story: sentences verbatim from its articles, each with the outlets that report the same.

Extractive. The sentences are taken one by one, each for what it adds (`merit`), as in greedy maximum coverage
(Takamura and Okumura 2009). No sentence repeats another. `benchmarks/summary.py` measures it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

from monitor.digest.passage import Passage, ReadArticle, Readings, around, unit
from monitor.digest.summary.adaptation import adapted, before, holds
from monitor.digest.summary.candidates import Candidate, Place, repeats, reports
from monitor.digest.summary.credit import credited, hearsay
from monitor.digest.summary.merit import TASTE, Taste, Worth, suits, worth
from monitor.digest.summary.novelty import Novelty
from monitor.language.text.datelines import past_dateline
from monitor.models import Article, Citation, Sentence

_A_SENTENCE = 30  # words that are kept free for each text that is not cited yet


def summarize(
    articles: Sequence[Article],
    *,
    weights: Mapping[str, float],
    independent: Mapping[str, str],
    readings: Readings,
    told: Novelty | None = None,
    length: int = 5,
    limit: int | None = None,
    language: str | None = None,
    taste: Taste = TASTE,
) -> tuple[Sentence, ...]:
    """At most `length` sentences, and about `limit` words, that tell the story in the order in which they are read.

    With a `limit`, sentences are taken until it is reached; the last may go beyond it. `weights` are the stems'
    rarities, `independent` gives the origin of each article (copies share one). What may have been `told` in an
    earlier issue is not told again, unless there is nothing else; what is `new` for certain is marked so. Sentences
    that are not in `language` are taken only where no other one cites their text.
    """
    ahead = {article.id: readings.of(article) for article in articles}
    pool = [candidate_of(p, weights, independent) for read in ahead.values() for p in read.passages]
    if not pool:
        return ()
    unsaid = [c for c in pool if told is None or told.unsaid(c.passage)]
    fresh = [c for c in unsaid if told is None or told.new(c.passage)]
    tiers = (fresh, unsaid, pool)
    fit = next((fit for tier in tiers if (fit := [c for c in tier if c.fit])), [c for c in pool if c.passage.closed])
    left = worth(pool, taste)
    chosen = _choose(fit, left, suits(pool, taste), ahead, length, limit, language, taste)
    return tuple(
        sentence(c, text, pool, independent, new=told is None or told.sure(c.passage))
        for c, text in _ordered(chosen, left, language)
    )


def anew(summary: Sequence[Sentence], articles: Sequence[Article], told: Novelty, readings: Readings) -> bool:
    """Whether a sentence of the summary may say what was not told."""
    read = {a.id: readings.passages(a) for a in articles}
    cited = (around(read[c.article_id], c.start, c.end) for s in summary for c in s.citations[:1])
    return any(p is not None and told.unsaid(p) and told.new(p) for p in cited)


def candidate_of(passage: Passage, weights: Mapping[str, float], independent: Mapping[str, str]) -> Candidate:
    """The sentence with its weighted stems and its origin."""
    return Candidate(passage, unit(passage.stems, weights), independent.get(passage.article.id, passage.article.id))


def _choose(
    fit: Sequence[Candidate],
    left: Worth,
    factors: Mapping[Place, float],
    articles: Mapping[str, ReadArticle],
    length: int,
    limit: int | None,
    language: str | None,
    taste: Taste,
) -> list[tuple[Candidate, str]]:
    """The sentences with their texts, best first; `left` is what their words are worth."""
    chosen: list[tuple[Candidate, str]] = []
    used = 0
    rest = list(fit)
    bounds = {c.place: math.inf for c in fit}
    while rest and len(chosen) < length and (limit is None or used < limit):
        free = min(length - len(chosen), (limit - used) // _A_SENTENCE if limit is not None else length)
        best, text, passed = _first_alone(_next(rest, chosen, free, language), left, factors, bounds, taste, articles)
        if text is not None:
            chosen.append((best, text))
            used += best.length
            left = left.without(best)
        rest = [c for c in rest if c.place not in passed and not (text is not None and repeats(c, best))]
    return chosen


def _first_alone(
    pool: Sequence[Candidate],
    left: Worth,
    factors: Mapping[Place, float],
    bounds: dict[Place, float],
    taste: Taste,
    articles: Mapping[str, ReadArticle],
) -> tuple[Candidate, str | None, set[Place]]:
    """The sentence that adds most of those that can be read alone, with its text, and the places of those looked at.

    It ends without a text where a text has no other sentence or no sentence is left: then it is another question what
    may come next.
    """
    waiting = Counter(c.origin for c in pool)
    queue = [(-bounds[c.place], number) for number, c in enumerate(pool)]
    heapify(queue)
    passed: set[Place] = set()
    while True:
        best = pool[_best(queue, pool, left, factors, bounds, taste)]
        passed.add(best.place)
        waiting[best.origin] -= 1
        text = alone(best, articles[best.passage.article.id])
        if text is not None or not waiting[best.origin]:
            return best, text, passed


def _best(
    queue: list[tuple[float, int]],
    pool: Sequence[Candidate],
    left: Worth,
    factors: Mapping[Place, float],
    bounds: dict[Place, float],
    taste: Taste,
) -> int:
    """The place in the pool of the sentence that adds most, the first of equals; it leaves the `queue`.

    What a sentence adds never rises while others are taken: `bounds`, which this changes, holds what was last found
    of each, and those whose bound is under the best are not asked again (accelerated greedy, Minoux 1978).
    """
    best, most = queue[0][1], -math.inf
    asked: list[tuple[float, int]] = []
    while queue and -queue[0][0] > most:
        _, number = heappop(queue)
        candidate = pool[number]
        found = bounds[candidate.place] = left.gain(candidate, taste) * factors[candidate.place]
        asked.append((-found, number))
        if found > most:
            best, most = number, found
    for row in asked:
        if row[1] != best:
            heappush(queue, row)
    return best


def _next(
    rest: Sequence[Candidate], chosen: Sequence[tuple[Candidate, str]], free: int, language: str | None
) -> Sequence[Candidate]:
    """Those that may come next: of texts not cited yet where only so many places are free; own language first."""
    cited = {c.origin for c, _ in chosen}
    waiting = {c.origin for c in rest} - cited
    if waiting and free <= len(waiting):
        rest = [c for c in rest if c.origin in waiting]
    return [c for c in rest if c.passage.article.language == language] or rest


def alone(candidate: Candidate, article: ReadArticle) -> str | None:
    """The sentence as it can be read alone, backed by its own article; None where it cannot."""
    passage = candidate.passage
    text = adapted(passage, before(passage, article.passages), article)
    return text if text is not None and _backed(text, passage) else None


def _backed(text: str, passage: Passage) -> bool:
    """Whether the passage says this, and its article prints the name that stands in brackets."""
    return text == " ".join(passage.text.split()) or holds(text, passage.text, passage.article.text)


def _ordered(chosen: Sequence[tuple[Candidate, str]], left: Worth, language: str | None) -> list[tuple[Candidate, str]]:
    """The one that says most first; then by day and by place in the article, neighbours of one article together; other
    languages last."""
    if not chosen:
        return []
    own = [item for item in chosen if item[0].passage.article.language == language] or chosen
    lead = max(own, key=lambda item: left.said(item[0]))
    places = {(c.passage.article.id, c.passage.index): c.passage for c, _ in chosen}

    def place(item: tuple[Candidate, str]) -> tuple[bool, str, float, str, int]:
        passage = head = item[0].passage
        while (passage.article.id, head.index - 1) in places:
            head = places[passage.article.id, head.index - 1]
        day = (passage.article.published or "")[:10]
        foreign = passage.article.language != lead[0].passage.article.language
        return foreign, day, head.share, passage.article.id, passage.index

    return [lead, *sorted((item for item in chosen if item is not lead), key=place)]


def sentence(
    candidate: Candidate, text: str, pool: Sequence[Candidate], independent: Mapping[str, str], *, new: bool
) -> Sentence:
    """The text of a candidate with its citations, to the letter the same ones first, and the outlets that report it."""
    passage = candidate.passage
    own = " ".join(passage.text.split())
    # To the letter the same, the first in each article, its own first of all.
    same = {c.passage.article.id: c.passage for c in reversed(pool) if " ".join(c.passage.text.split()) == own}
    backed = {i: p for i, p in same.items() if _backed(text, p)}  # not where the name in brackets is not printed
    cited = sorted((backed | {passage.article.id: passage}).values(), key=lambda p: p is not passage)
    outlets = {candidate.origin: passage.article.outlet}  # one outlet for each independent origin
    every = {c.passage.article.outlet for c in pool}
    from_others = credited(passage, every)
    for other in pool:
        bare = other.passage.article.id in same.keys() - backed.keys()
        known = bare or other.origin in outlets or other.passage.article.outlet in from_others
        if not known and reports(candidate, other) and not _second_hand(other.passage, every):
            outlets[other.origin] = other.passage.article.outlet
    head = past_dateline(text) if text == own and passage.index == 0 else 0
    return Sentence(
        text=text[head:],
        verbatim=text == own,
        citations=tuple(Citation(p.article.id, p.start + (past_dateline(p.text) if head else 0), p.end) for p in cited),
        outlets=tuple(dict.fromkeys(outlets.values())),
        new=new,
    )


def _second_hand(passage: Passage, outlets: Iterable[str]) -> bool:
    """Whether it has from another newsroom what it tells, be it one of these outlets or not."""
    return bool(credited(passage, outlets)) or hearsay(passage)
