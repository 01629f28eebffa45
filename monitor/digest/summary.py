"""The summary of a story: sentences verbatim from its articles, each with the outlets that report the same.

Extractive, after the centroid method (Radev et al. 2004) with the weight of position, and maximal marginal
relevance against repeats (Carbonell and Goldstein 1998).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from monitor.digest.text import Passage, cosine, passages
from monitor.models import Article, Citation, Sentence

SAME = 0.6  # cosine over which two sentences report the same
_SHORT, _LONG = 6, 60  # words of a sentence that may stand in a summary


def summarize(
    articles: Sequence[Article],
    *,
    weights: Mapping[str, float],
    independent: Mapping[str, str],
    known: Sequence[Article] = (),
    length: int = 5,
) -> tuple[Sentence, ...]:
    """At most `length` sentences that tell the story, in the order in which they are best read.

    `weights` are the stems' rarities, `independent` gives the origin of each article (copies share one), `known` are
    the articles of the story that an earlier issue held: a sentence that says nothing beyond them is not `new`.
    """
    pool = [p for article in articles for p in passages(article)]
    if not pool:
        return ()
    chosen = _choose(pool, weights, independent, length)
    told = [p for article in known for p in passages(article)]
    return tuple(_sentence(p, pool, told, weights, independent) for p in chosen)


def _choose(
    pool: Sequence[Passage], weights: Mapping[str, float], independent: Mapping[str, str], length: int
) -> list[Passage]:
    fit = [p for p in pool if _SHORT <= sum(p.stems.values()) <= _LONG and p.stands]
    fit = fit or list(pool)
    centroid: Counter[str] = Counter()
    for passage in pool:
        centroid.update(passage.stems)
    score = {id(p): _worth(p, centroid, weights, pool, independent) for p in fit}
    chosen: list[Passage] = []
    while fit and len(chosen) < length:
        best = max(fit, key=lambda p: _marginal(p, chosen, score[id(p)], weights))  # the first of equals
        if chosen and _nearest(best, chosen, weights) >= SAME:
            break
        chosen.append(best)
        fit = [p for p in fit if p is not best and cosine(p.stems, best.stems, weights) < SAME]
    lead = chosen[0] if chosen else None
    return sorted(chosen, key=lambda p: (p is not lead, p.share, p.article.id, p.start))


def _worth(
    passage: Passage,
    centroid: Counter[str],
    weights: Mapping[str, float],
    pool: Sequence[Passage],
    independent: Mapping[str, str],
) -> float:
    """Position, then nearness to the whole, then how many independent texts say the same."""
    position = 1.0 / (1 + passage.index)
    origins = {independent[p.article.id] for p in pool if p.share < 0.5 and _alike(p, passage, weights)}
    return (
        0.9 * position
        + cosine(passage.stems, centroid, weights)
        + 0.15 * len(origins - {independent[passage.article.id]})
    )


def _alike(one: Passage, other: Passage, weights: Mapping[str, float]) -> bool:
    return one is other or (
        len(one.stems.keys() & other.stems.keys()) > 3 and cosine(one.stems, other.stems, weights) >= SAME
    )


def _marginal(passage: Passage, chosen: Sequence[Passage], score: float, weights: Mapping[str, float]) -> float:
    return score - (0.9 * _nearest(passage, chosen, weights) if chosen else 0.0)


def _nearest(passage: Passage, chosen: Sequence[Passage], weights: Mapping[str, float]) -> float:
    return max((cosine(passage.stems, c.stems, weights) for c in chosen), default=0.0)


def _sentence(
    passage: Passage,
    pool: Sequence[Passage],
    told: Sequence[Passage],
    weights: Mapping[str, float],
    independent: Mapping[str, str],
) -> Sentence:
    text = " ".join(passage.text.split())
    # To the letter the same, the first in each article, its own first of all.
    same = {p.article.id: p for p in reversed(pool) if " ".join(p.text.split()) == text} | {passage.article.id: passage}
    cited = sorted(same.values(), key=lambda p: p is not passage)
    outlets: dict[str, str] = {}  # one outlet for each independent origin
    for p in [passage, *(p for p in pool if _alike(p, passage, weights))]:
        outlets.setdefault(independent[p.article.id], p.article.outlet)
    return Sentence(
        text=text,
        verbatim=True,
        citations=tuple(Citation(p.article.id, p.start, p.end) for p in cited),
        outlets=tuple(dict.fromkeys(outlets.values())),
        new=not any(_alike(p, passage, weights) for p in told),
    )
