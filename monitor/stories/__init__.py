"""Which articles carry one text, and which tell of one event.

`group` is the whole way: copies first, each group of copies counted as one text, then stories by likeness and time,
then names that last from day to day. A merge that should not be is worse than a merge that is missed, for it claims
that two newsrooms confirm each other; the settings are tuned for that (see `benchmarks/`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from math import nan

import numpy as np

from monitor.models import Article, Copies, Evidence, Story, instant
from monitor.stories.clusters import Near, clusters
from monitor.stories.copies import Same, copies
from monitor.stories.evidence import between, explain, headline, origins, similar
from monitor.stories.threads import names
from monitor.stories.vectors import vectors

__all__ = ["explain", "group", "origins"]

_DAY = 86_400.0  # seconds


def group(
    articles: Sequence[Article],
    *,
    zone: tzinfo,
    previous: Sequence[Story] = (),
    likeness: float = 0.10,
    decay: float = 6.0,
    undated: float = 0.55,
    title_weight: float = 3.0,
    overlap: float = 0.4,
) -> tuple[Story, ...]:
    """The stories that `articles` tell, ordered by their first article; every article is in exactly one.

    `zone` places bare dates and local times. A story that holds most of one of the `previous` stories keeps its id.
    `likeness` is the least mean likeness (0 to 1) at which two groups are one story; `decay` the days after which
    likeness has fallen to 1/e; `undated` the factor where a date is unknown; `title_weight` what a word of the title
    counts in words of the text; `overlap` the least share of the shorter text that makes a copy. The result does not
    depend on the order of `articles`. Topics are left empty. Raises ValueError where a publication is no ISO date.
    """
    moments = {article.id: _moment(article, zone) for article in articles}
    ordered = sorted({a.id: a for a in articles}.values(), key=lambda a: (moments[a.id], a.id))
    near = Near(decay=decay, undated=undated)
    found = [
        story
        for language, same in _languages(ordered)
        for story in _stories(same, language, zone, near, likeness, title_weight, overlap)
    ]
    found.sort(key=lambda story: (moments[story.article_ids[0]], story.article_ids[0]))
    ids = names([story.article_ids for story in found], previous)
    return tuple(replace(story, id=name) for story, name in zip(found, ids, strict=True))


def _stories(
    articles: Sequence[Article],
    language: str | None,
    zone: tzinfo,
    near: Near,
    likeness: float,
    title_weight: float,
    overlap: float,
) -> Iterator[Story]:
    """The stories of articles in one language, which stand in order of time; without ids yet."""
    texts = copies(articles, [_latest(article, zone) for article in articles], overlap=overlap)
    originals = [articles[same.members[0]] for same in texts]
    days = np.array([_day(article, zone) for article in originals])
    weighed = vectors(originals, language=language, title_weight=title_weight)
    for rows in clusters(weighed.matrix, days, near, likeness=likeness):
        inside = [texts[row] for row in rows]
        alike = near.table(weighed.matrix, days, rows)
        members = [articles[n] for n in sorted(n for same in inside for n in same.members)]
        moments = [_moment(article, zone) for article in members]
        yield Story(
            id="",
            headline=headline([originals[row] for row in rows], alike),
            topics=(),
            article_ids=tuple(article.id for article in members),
            copies=tuple(_copies(same, articles) for same in inside if len(same.members) > 1),
            first_seen=moments[0],
            last_seen=moments[-1],
            evidence=(
                *(tie for same in inside for tie in _copied(same, articles, zone)),
                *similar([originals[row].id for row in rows], rows, alike, weighed, days),
            ),
        )


def _copies(same: Same, articles: Sequence[Article]) -> Copies:
    members = [articles[n] for n in same.members]
    return Copies(
        article_ids=tuple(article.id for article in members),
        agency=next((article.agency for article in members if article.agency), None),
        overlap=round(min(same.overlaps), 4),
    )


def _copied(same: Same, articles: Sequence[Article], zone: tzinfo) -> Iterator[Evidence]:
    original = articles[same.members[0]]
    for member, overlap in zip(same.members[1:], same.overlaps[1:], strict=True):
        apart = between(_day(articles[member], zone), _day(original, zone))
        yield Evidence(articles[member].id, original.id, "copy", round(overlap, 4), (), apart)


def _languages(articles: Sequence[Article]) -> Iterator[tuple[str | None, list[Article]]]:
    """The articles of each language; those whose language is unknown are taken to be in the most frequent one."""
    known = Counter(article.language for article in articles if article.language)
    usual = min(known, key=lambda language: (-known[language], language), default=None)
    every: list[str | None] = [*sorted(known)] or [None]
    for language in every:
        yield language, [article for article in articles if (article.language or usual) == language]


def _moment(article: Article, zone: tzinfo) -> datetime:
    return instant(article.published, zone) if article.published else article.received


def _day(article: Article, zone: tzinfo) -> float:
    """The time of publication in days; a bare date stands for its noon, NaN for an unknown one."""
    if not article.published:
        return nan
    moment = instant(article.published, zone)
    return moment.timestamp() / _DAY + (0.5 if _bare(article.published) else 0.0)


def _latest(article: Article, zone: tzinfo) -> datetime | None:
    """The last moment at which the article may have been published: for a bare date the end of the day."""
    if not article.published:
        return None
    return instant(article.published, zone) + timedelta(days=1 if _bare(article.published) else 0)


def _bare(published: str) -> bool:
    return len(published) <= len("2025-08-12")
