"""What makes a story weigh: signs, each with a value from 0 to 1 and a weight, and their sum.

The weights are judged, and then moved as far as twenty mornings with an editor's picks ask for it
(`benchmarks/mornings.py`, `benchmarks/train_mornings.py`); what no morning can tell of is judged only. A sign that
cannot be told of a story is 0: a language whose words are not known weighs by who reports it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from monitor.digest.choose.headlines import bare
from monitor.language import news
from monitor.models import Article

_LEAD = 45  # words of a text that open it
_REACH = 600  # characters in which these stand
_TITLE = 300  # characters of a headline that are read
_HALF = 0.5  # what a sign counts for that stands in the lead and not in the headline
_GRAVE = "gravest"
_NO_NEWS = frozenset({"opinion", "analysis", "review", "interview", "video"})

#: What a story is about. The weight of the gravest counts once more, as `gravest`.
SUBJECTS: Mapping[str, float] = {
    "death": 0.8, "violence": 0.8, "disaster": 0.95, "law": 0.65, "court": 0.5, "vote": 0.6, "office": 0.6,
    "treaty": 0.6, "health": 0.5, "economy": 0.4, "crime": 0.2, "nations": 0.45, "scale": 0.45,
}  # fmt: skip
#: How it is told: as done, said or open; as news or otherwise.
MANNERS: Mapping[str, float] = {
    "done": 0.85, "said": -0.45, "open": -0.3,
    "opinion": -1.0, "asks": -0.6, "quotes": -0.35, "light": -1.05, "contest": -0.65,
}  # fmt: skip
#: Who tells it, how fast, and to whom.
STANDING: Mapping[str, float] = {
    "newsrooms": 0.4, "tier": 0.4, "growth": 0.1, "near": 0.4, "new": 0.3, "foreign": -0.4,
}  # fmt: skip
WEIGHTS: Mapping[str, float] = {**SUBJECTS, _GRAVE: 0.6, **MANNERS, **STANDING}


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of a story, with its value and its weight."""

    name: str
    value: float
    weight: float

    @property
    def worth(self) -> float:
        """What it adds to the sum, as it is printed."""
        return round(self.value * self.weight, 2)


def weight(signs: Sequence[Sign]) -> float:
    """The sum of what the signs add."""
    return round(sum(sign.worth for sign in signs), 2)


def signs(articles: Sequence[Article], standing: Mapping[str, float]) -> tuple[Sign, ...]:
    """The signs of a story of these articles that are not 0, in the order of the tables.

    `standing` are the values of those that no text tells.
    """
    found = {**told(articles), **standing}
    return tuple(Sign(name, value, w) for name, w in WEIGHTS.items() if (value := round(found.get(name, 0.0), 3)))


def told(articles: Sequence[Article]) -> dict[str, float]:
    """What headlines and leads tell: of each sign the mean over the articles whose language is known."""
    known = [(a, a.language) for a in articles if a.language in news.known()]
    rows = [_of(article, language) for article, language in known if language]
    found = {name: sum(row.get(name, 0.0) for row in rows) / len(rows) for row in rows for name in row}
    gravest = max((SUBJECTS[name] * value for name, value in found.items() if name in SUBJECTS), default=0.0)
    return found | ({_GRAVE: gravest} if gravest else {})


def opening(article: Article) -> str:
    """The words that an article opens with."""
    return " ".join(article.text[:_REACH].split()[:_LEAD])


def _of(article: Article, language: str) -> dict[str, float]:
    """The signs of one article: 1 in the headline, less in the lead alone."""
    found = dict.fromkeys(news.lead(opening(article), language), _HALF)
    found |= dict.fromkeys(news.headline(bare(article)[:_TITLE], language), 1.0)
    return found | ({"opinion": 1.0} if article.genre in _NO_NEWS else {})


def lines(found: Sequence[Sign]) -> Iterator[str]:
    """The sum, and each sign with its value and its weight, the one that adds most first."""
    yield f"weight {weight(found):.2f}, the sum of"
    for sign in sorted(found, key=lambda s: (-abs(s.worth), s.name)):
        yield f"  {sign.worth:+.2f}  {sign.name}: {sign.value:g} × {sign.weight:g}"
