"""The sentence that a story is told by in a line: what an article opens with and its headline says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from monitor.digest.index.work import bounded
from monitor.digest.passage import Readings, dot, stems
from monitor.digest.summary.candidates import Candidate
from monitor.digest.summary.extract import alone, candidate_of, sentence
from monitor.digest.summary.novelty import Novelty
from monitor.language.news import faults
from monitor.models import Article, Sentence

_OPENING = 3  # sentences of an article, among which its lead is
_HEAD = 4  # words that it opens with
_LINE = 25  # words that a line has room for
_LONGEST = 45  # words of a lead
_SPEECH = 0.5  # share of direct speech from which a sentence is what somebody says and not what happened
_ASKS = ("?", "？", "؟")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NEWS = ("news", None)


def lead(
    articles: Sequence[Article],
    headline: str,
    *,
    weights: Mapping[str, float],
    independent: Mapping[str, str],
    readings: Readings,
    told: Novelty | None = None,
    language: str | None = None,
) -> tuple[Sentence, ...]:
    """The lead of the story, whole and word for word, one at most.

    It is one of the first sentences of an article in `language`, that stands by itself, neither asks nor quotes, and
    says most of what the `headline` and the openings of the other articles say; rather of an article that reports, by
    its own headline, and not opening with a year before. `told` is what earlier issues
    held.
    """
    passages = bounded(p for article in articles for p in readings.passages(article))
    pool = [candidate_of(p, weights, independent) for p in passages]
    opening = [c for c in pool if c.passage.index < _OPENING and _tells(c)]
    own = [c for c in opening if c.passage.article.language in (language, None)] or opening
    named = {stem: weights.get(stem, 1.0) for stem in stems(headline)}
    for best in sorted(own, key=lambda c: -_worth(c, named, opening)):
        text = alone(best, readings.of(best.passage.article))
        if text == " ".join(best.passage.text.split()):
            return (sentence(best, text, pool, independent, new=told is not None and told.sure(best.passage)),)
    return ()


def _tells(candidate: Candidate) -> bool:
    """Whether it says what happened, at a length to be read in a line or cut to one."""
    asks = candidate.passage.text.endswith(_ASKS)
    return candidate.fit and not asks and candidate.length <= _LONGEST and candidate.speech < _SPEECH


def _worth(candidate: Candidate, named: Mapping[str, float], opening: Sequence[Candidate]) -> float:
    """How much of the headline it says, how near it is to other openings, and how early and short it is."""
    said = sum(weight for stem, weight in named.items() if stem in candidate.passage.stems)
    near: dict[str, float] = {}
    for other in opening:
        if other.origin != candidate.origin:
            near[other.origin] = max(near.get(other.origin, 0.0), dot(candidate.vector, other.vector))
    return (
        2 * said / max(1.0, sum(named.values()))
        + sum(near.values()) / max(1, len(near))
        + 0.8 / (1 + candidate.passage.index)
        + 0.3 * (candidate.length <= _LINE)
        - 0.1 * bool(candidate.speech)
        - 0.5 * (candidate.passage.article.genre not in _NEWS)
        - 0.15 * min(2, faults(candidate.passage.article.title or "", candidate.passage.article.language))
        - 0.6 * _past(candidate)
    )


def _past(candidate: Candidate) -> bool:
    """Whether it opens with a year before that of its article: what came before the news."""
    years = [int(year) for year in _YEAR.findall(" ".join(candidate.passage.text.split()[:_HEAD]))]
    told = (candidate.passage.article.published or "")[:4]
    return bool(years) and told.isdigit() and max(years) < int(told)
