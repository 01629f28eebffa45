"""Which story comes first, and why: what the reader prefers, then the newsletter's own topics, then what weighs most.

What weighs stands in `signs`: consequence, a deed before talk of it, and only a little how many newsrooms report it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime
from math import log2

from monitor.digest.choose.preference import NONE, Preference, fits
from monitor.digest.choose.signs import Sign, lines, signs, weight
from monitor.language.text.words import fold
from monitor.models import Article, Story

_MANY = 4  # newsrooms from which on more add nothing
_FAST, _BUSY = 6, 3  # hours within which so many newsrooms make a story that grows fast
_CLOCK = "T"  # in a publication that tells the hour


@dataclass(frozen=True, order=True, slots=True)
class Rank:
    """What a story's place is decided by, in this order; the greater comes first."""

    preferred: bool
    topical: bool
    weight: float
    independent: int
    articles: int
    last_seen: datetime


@dataclass(frozen=True, slots=True)
class Scales:
    """What an issue weighs its stories by, beside their articles."""

    priority: Preference = NONE
    language: str | None = None  #: the newsletter's
    tiers: Mapping[str, int] = field(default_factory=dict)  #: of outlets by name, folded; 1 is most
    told: Set[str] = frozenset()  #: stories that an earlier issue told, by id
    near: Set[str] = frozenset()  #: stories that have the words of a topic in a headline or a lead


def origins(story: Story, ids: Sequence[str]) -> dict[str, str]:
    """The independent origin of each of the articles `ids`: copies of one text share the first one present."""
    found = {i: i for i in ids}
    for group in story.copies:
        present = [i for i in group.article_ids if i in found]
        found |= dict.fromkeys(present, present[0]) if present else {}
    return found


def independent(story: Story, articles: Sequence[Article]) -> int:
    """How many independent newsrooms report a story: copies count once, and so do articles of one outlet."""
    origin = origins(story, [a.id for a in articles])
    outlet = {a.id: a.outlet for a in articles}
    return len({outlet.get(o, o) for o in origin.values()})


def weighed(story: Story, articles: Sequence[Article], scales: Scales) -> tuple[Sign, ...]:
    """The signs of the story in an issue that takes these articles of it."""
    newsrooms = independent(story, articles)
    standing = {
        "newsrooms": log2(min(newsrooms, _MANY)) / log2(_MANY) if newsrooms else 0.0,
        "tier": _tier(articles, scales.tiers),
        "growth": float(newsrooms >= _BUSY and _fast(story, articles)),
        "near": float(story.id in scales.near),
        "new": float(story.id not in scales.told),
        "foreign": float(not _spoken(articles, scales.language)),
    }
    return signs(articles, standing)


def rank(story: Story, articles: Sequence[Article], scales: Scales) -> Rank:
    """What the story's place in an issue that takes these articles of it is decided by."""
    return Rank(
        preferred=bool(scales.priority) and any(fits(scales.priority, a, story.id) for a in articles),
        topical=bool(story.topics),
        weight=weight(weighed(story, articles, scales)),
        independent=independent(story, articles),
        articles=len(articles),
        last_seen=story.last_seen,
    )


def ranked(stories: Sequence[Story], articles: Mapping[str, Sequence[Article]], scales: Scales) -> list[Story]:
    """The stories in the order in which an issue tells them: by `rank`, then by id.

    `articles` holds, by story id, those of its articles that the issue takes.
    """
    by_id = sorted(stories, key=lambda s: s.id)
    return sorted(by_id, key=lambda s: rank(s, articles[s.id], scales), reverse=True)


def reasons(story: Story, articles: Sequence[Article], scales: Scales) -> Iterator[str]:
    """Why the story stands where it stands, a line each: what comes first of all, then the sum that it weighs."""
    found = rank(story, articles, scales)
    names = {why for a in articles if (why := fits(scales.priority, a, story.id))}
    yield (
        f"priority: {', '.join(f'{kind} {name}' for kind, name in sorted(names))}"
        if names
        else "priority: none of what digest.priority names"
    )
    yield (f"topics: {', '.join(story.topics)}" if story.topics else "topics: none; those with one come first")
    yield from lines(weighed(story, articles, scales))
    yield f"independent newsrooms: {found.independent}"
    yield f"articles: {found.articles}"
    yield f"latest: {found.last_seen.isoformat(timespec='minutes')}"


def _spoken(articles: Sequence[Article], language: str | None) -> bool:
    """Whether one of them is in the newsletter's language, as far as is known."""
    return language is None or any(a.language in (language, None) for a in articles)


def _tier(articles: Sequence[Article], tiers: Mapping[str, int]) -> float:
    """How much the weightiest of their outlets counts: 1 for the first tier, half of it for the second …"""
    found = [tiers[name] for a in articles if (name := fold(a.outlet)) in tiers]
    return 2.0 ** (1 - min(found)) if found else 0.0


def _fast(story: Story, articles: Sequence[Article]) -> bool:
    """Whether all of it was published within few hours, as far as every article tells its hour."""
    timed = all(_CLOCK in (a.published or "") for a in articles)
    return timed and (story.last_seen - story.first_seen).total_seconds() <= _FAST * 3600
