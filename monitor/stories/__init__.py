"""Which articles carry one text, and which tell of one event.

`group` is the whole way: copies first, each group of copies counted as one text, then stories by likeness and time,
then stories that are told in several languages, then names that last from day to day. A merge that should not be is
worse than a merge that is missed, for it claims that two newsrooms confirm each other; the settings are tuned for that
(see `benchmarks/`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from math import nan

import numpy as np

from monitor.models import Article, Copies, Evidence, Story, instant
from monitor.stories.alone import alone
from monitor.stories.clusters import Near, Rows, Table, clusters
from monitor.stories.copies import Same, copies
from monitor.stories.decisions import joined, placed
from monitor.stories.events import OTHER, OtherDays, OtherScores
from monitor.stories.evidence import between, explain, headline, origins, similar
from monitor.stories.languages import Meeting, meetings
from monitor.stories.lineage import additions, lineage
from monitor.stories.marks import STRANGE, Marks, Strangers, marks_of
from monitor.stories.release import is_release
from monitor.stories.texts import read
from monitor.stories.threads import names, spells
from monitor.stories.vectors import vectors

__all__ = ["additions", "alone", "explain", "group", "lineage", "origins"]

_DAY = 86_400.0  # seconds


@dataclass(frozen=True, slots=True)
class _Dated:
    """Articles in order of time, with what their publications come to."""

    articles: Sequence[Article]
    moments: Sequence[datetime]  # of publication, else receipt
    days: Sequence[float]  # of publication; a bare date stands for its noon, NaN for an unknown one
    marks: Sequence[Marks]
    latest: Sequence[datetime | None]  # when it may have been published at the latest: a bare date's end

    def part(self, places: Sequence[int]) -> _Dated:
        """These of them."""
        return _Dated(
            [self.articles[n] for n in places],
            [self.moments[n] for n in places],
            [self.days[n] for n in places],
            [self.marks[n] for n in places],
            [self.latest[n] for n in places],
        )


@dataclass(frozen=True, slots=True)
class _Settings:
    likeness: float
    near: Near
    title_weight: float
    overlap: float
    quiet: float
    apart: Collection[frozenset[str]]
    together: Collection[frozenset[str]]


def group(
    articles: Sequence[Article],
    *,
    zone: tzinfo,
    previous: Sequence[Story] = (),
    likeness: float = 0.066,
    decay: float = 6.0,
    free: float = 0.75,
    undated: float = 0.7,
    title_weight: float = 8.0,
    overlap: float = 0.5,
    quiet: float = 14.0,
    apart: Collection[frozenset[str]] = (),
    together: Collection[frozenset[str]] = (),
) -> tuple[Story, ...]:
    """The stories that `articles` tell, ordered by their first article; every article is in exactly one.

    `zone` places bare dates and local times. A story that holds most of one of the `previous` stories keeps its id.
    `likeness` is the least mean likeness (0 to 1) at which two groups are one story; `decay` the days after which
    likeness has fallen to 1/e, counted from `free` days on; `undated` the factor where a date is unknown;
    `title_weight` what a word of the title counts in words of the text; `overlap` the least share of the shorter text
    that makes a copy; `quiet` the days without an article after which a story has ended. No story holds two articles
    of one set in `apart`; the articles of one set in `together` are in one story, unless `apart` forbids it. The result
    does not depend on the order of `articles`. Topics are left empty. Raises ValueError where a publication is no ISO
    date.
    """
    settings = _Settings(
        likeness, Near(decay=decay, undated=undated, free=free), title_weight, overlap, quiet, apart, together
    )
    dated = _dated(articles, zone)
    found = [
        story
        for language, places in _languages(dated.articles)
        for story in _told(dated.part(places), language, settings)
    ]
    whole = sorted(_across(found, dated, settings), key=lambda story: (story.first_seen, story.article_ids[0]))
    kept = names([story.article_ids for story in whole], previous)
    return tuple(replace(story, id=name, history=past) for story, (name, past) in zip(whole, kept, strict=True))


# --- within a language -------------------------------------------------------------------------------------------


def _told(dated: _Dated, language: str | None, settings: _Settings) -> Iterator[Story]:
    """The stories of articles in one language, without ids yet."""
    articles = dated.articles
    where = {article.id: place for place, article in enumerate(articles)}
    apart, together = placed(settings.apart, where), placed(settings.together, where)
    written = read(articles)
    texts = copies(articles, written, dated.latest, overlap=settings.overlap, apart=apart)
    firsts = [same.members[0] for same in texts]
    row = {member: number for number, same in enumerate(texts) for member in same.members}
    days = np.array([dated.days[first] for first in firsts])
    weighed = vectors(written, firsts, language=language, title_weight=settings.title_weight)
    for rows, alike in clusters(
        weighed.matrix,
        days,
        settings.near,
        likeness=settings.likeness,
        apart=[(row[one], row[other]) for one, other in apart],
        together=[(row[one], row[other]) for one, other in together],
        doubt=_doubt([dated.marks[first] for first in firsts], [articles[first] for first in firsts]),
    ):
        for spell in spells(days[rows], alike, settings.quiet):
            inside, table = rows[spell], alike[np.ix_(spell, spell)]
            ties = similar([articles[firsts[n]].id for n in inside], inside, table, weighed, days)
            yield _story(dated, [texts[n] for n in inside], inside, table, tuple(ties))


def _doubt(marks: Sequence[Marks], articles: Sequence[Article]) -> Callable[[Rows], Table]:
    """How much of their likeness counts for each two of some rows: little for what must be different events."""
    strangers, other_days, other_scores = Strangers(marks), OtherDays(articles), OtherScores(articles)
    return lambda rows: (
        np.where(strangers(rows), STRANGE, 1.0) * np.where(other_days(rows) | other_scores(rows), OTHER, 1.0)
    )


def _story(dated: _Dated, texts: Sequence[Same], rows: Rows, alike: Table, ties: tuple[Evidence, ...]) -> Story:
    members = sorted(n for same in texts for n in same.members)
    copied = [same for same in texts if len(same.members) > 1]
    return Story(
        id="",
        headline=headline([dated.articles[same.members[0]] for same in texts], alike),
        topics=(),
        article_ids=tuple(dated.articles[n].id for n in members),
        copies=tuple(_copies(same, dated.articles) for same in copied),
        first_seen=dated.moments[members[0]],
        last_seen=dated.moments[members[-1]],
        evidence=(*(tie for same in copied for tie in _copied(same, dated)), *ties),
    )


def _copies(same: Same, articles: Sequence[Article]) -> Copies:
    members = [articles[n] for n in same.members]
    return Copies(
        article_ids=tuple(article.id for article in members),
        agency=next((article.agency for article in members if article.agency), None),
        overlap=round(min(same.overlaps), 4),
    )


def _copied(same: Same, dated: _Dated) -> Iterator[Evidence]:
    original = dated.articles[same.members[0]]
    release = any(is_release(dated.articles[member]) for member in same.members)
    for member, overlap in zip(same.members[1:], same.overlaps[1:], strict=True):
        apart = between(dated.days[member], dated.days[same.members[0]])
        yield Evidence(
            dated.articles[member].id, original.id, "release" if release else "copy", round(overlap, 4), (), apart
        )


# --- across languages, and by decision ---------------------------------------------------------------------------


def _across(found: Sequence[Story], dated: _Dated, settings: _Settings) -> Iterator[Story]:
    """The stories, those that tell of one event in several languages as one, and those that a person joined."""
    home = {article: place for place, story in enumerate(found) for article in story.article_ids}
    day = {article.id: day for article, day in zip(dated.articles, dated.days, strict=True)}
    decided = [tie for ids in settings.together for tie in _decided(sorted(i for i in ids if i in home), day)]
    ties = sorted(decided, key=lambda tie: (tie.article_id, tie.other_id))
    if len({article.language for article in dated.articles}) > 1:
        met = meetings(dated.articles, dated.marks, dated.days, [home[article.id] for article in dated.articles])
        ties += [_translated(meeting, dated) for meeting in met]
    links = [(tie.article_id, tie.other_id) for tie in ties]
    for places in joined([story.article_ids for story in found], links, settings.apart):
        whole = _merged([found[place] for place in places], dated) if len(places) > 1 else found[places[0]]
        inside = set(whole.article_ids) if ties else set()
        mine = [tie for tie in ties if tie.article_id in inside and tie.other_id in inside]
        yield replace(whole, evidence=(*whole.evidence, *mine)) if mine else whole


def _decided(ids: Sequence[str], day: dict[str, float]) -> list[Evidence]:
    return [
        Evidence(one, other, "decision", 1.0, (), between(day[one], day[other]))
        for one, other in zip(ids[1:], ids, strict=False)
    ]


def _translated(meeting: Meeting, dated: _Dated) -> Evidence:
    one, other = meeting.one, meeting.other
    apart = between(dated.days[one], dated.days[other])
    ids = dated.articles[one].id, dated.articles[other].id
    return Evidence(*ids, "translation", round(meeting.weight, 4), meeting.shared, apart)


def _merged(stories: Sequence[Story], dated: _Dated) -> Story:
    """One story of several; the headline is that of the largest, the first of those alike."""
    ids = {article for story in stories for article in story.article_ids}
    largest = max(
        stories, key=lambda story: (len(story.article_ids), -story.first_seen.timestamp(), story.article_ids[0])
    )
    return replace(
        largest,
        article_ids=tuple(article.id for article in dated.articles if article.id in ids),
        copies=tuple(same for story in stories for same in story.copies),
        first_seen=min(story.first_seen for story in stories),
        last_seen=max(story.last_seen for story in stories),
        evidence=tuple(tie for story in stories for tie in story.evidence),
    )


# --- articles in time --------------------------------------------------------------------------------------------


def _languages(articles: Sequence[Article]) -> Iterator[tuple[str | None, list[int]]]:
    """The places of each language's articles; an unknown language is taken to be the most frequent one."""
    known = Counter(article.language for article in articles if article.language)
    usual = min(known, key=lambda language: (-known[language], language), default=None)
    every: list[str | None] = [*sorted(known)] or [None]
    for language in every:
        yield language, [n for n, article in enumerate(articles) if (article.language or usual) == language]


def _dated(articles: Sequence[Article], zone: tzinfo) -> _Dated:
    """`articles`, each once, in order of time."""
    each = {article.id: article for article in articles}
    moments = {
        article.id: instant(article.published, zone) if article.published else article.received
        for article in each.values()
    }
    ordered = sorted(each.values(), key=lambda article: (moments[article.id], article.id))
    late = [timedelta(days=1 if _bare(article) else 0) for article in ordered]
    times = [moments[article.id] for article in ordered]
    return _Dated(
        ordered,
        times,
        [
            time.timestamp() / _DAY + (0.5 if _bare(article) else 0.0) if article.published else nan
            for article, time in zip(ordered, times, strict=True)
        ],
        [marks_of(article) for article in ordered],
        [time + more if article.published else None for article, time, more in zip(ordered, times, late, strict=True)],
    )


def _bare(article: Article) -> bool:
    return article.published is not None and len(article.published) <= len("2025-08-12")
