"""Stories -> Issue: the whole of an edition as one value, which `prove` has checked against its articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from monitor.digest.budget import fitted, weighed
from monitor.digest.changes import changes, turns
from monitor.digest.disputes import disputed
from monitor.digest.exclusives import exclusives
from monitor.digest.figures import figure_rows
from monitor.digest.matrix import matrix
from monitor.digest.persons import named, persons
from monitor.digest.preference import NONE, Preference
from monitor.digest.proof import prove
from monitor.digest.ranking import independent, origins, ranked
from monitor.digest.summary import summarize
from monitor.digest.text import passages, rarity, stems
from monitor.digest.timeline import happenings, timeline
from monitor.digest.utterances import utterances
from monitor.language.plain import plain
from monitor.models import (
    Article,
    Copies,
    Issue,
    IssueStory,
    IssueTopic,
    Lineage,
    Muted,
    Problem,
    Status,
    Story,
    Window,
)
from monitor.steps import Tell, each, silent

SCHEMA_VERSION = 1
_SINGLE = 6  # figures of a story that one outlet alone prints
_READ = 40  # articles of one story that are read closely; the rest are listed


@dataclass(frozen=True, slots=True)
class Coverage:
    """A story with the articles that an issue takes of it, and what issues before held of it."""

    story: Story
    articles: tuple[Article, ...]  #: in order of publication
    earlier: tuple[Article, ...] = ()  #: as an earlier issue held them; an article that changed stands in both
    lineage: Lineage | None = None  #: who of the articles copied whom

    @property
    def standing(self) -> tuple[Article, ...]:
        """The articles that were not withdrawn: only these are a source of what is told."""
        return tuple(a for a in self.articles if a.withdrawn is None)


def compose(
    coverage: Sequence[Coverage],
    *,
    id: str,  # noqa: A002  the issue's own word for it
    title: str,
    window: Window,
    topics: Mapping[str, str],
    problems: Sequence[Problem] = (),
    language: str | None = None,
    sentences: int = 5,
    summary: int | None = None,
    told: int = 40,
    budget: int | None = None,
    priority: Preference = NONE,
    muted: Sequence[Muted] = (),
    tell: Tell = silent,
) -> Issue:
    """The issue over these stories, best first; the first `told` are told, the rest have their headline and articles.

    A summary has at most `sentences`, of about `summary` words in all; with a `budget` of words for the issue, the
    stories that it does not reach are noted only, and not composed. `topics` maps ids to names, in the order of the
    issue; `language` is the newsletter's. Raises IssueError where a citation does not hold.
    """
    by_story = {c.story.id: c for c in coverage}
    order = ranked([c.story for c in coverage], {c.story.id: c.articles for c in coverage}, priority)
    how = _How(language, sentences, summary)
    taken = each(tell, "composing", [by_story[s.id] for s in order], lambda coverage: coverage.story.headline)
    stories = tuple(_stories(taken, how, told, budget))
    return prove(
        Issue(
            schema_version=SCHEMA_VERSION,
            id=id,
            title=title,
            generated_at=window.end,
            window=window,
            topics=tuple(
                IssueTopic(topic, name, tuple(s.id for s in stories if topic in s.topics))
                for topic, name in topics.items()
            ),
            stories=stories,
            problems=tuple(problems),
            articles=tuple(a for s in order for a in by_story[s.id].articles),
            muted=tuple(muted),
        )
    )


@dataclass(frozen=True, slots=True)
class _How:
    """How a story is told."""

    language: str | None
    sentences: int
    words: int | None


def _stories(order: Iterable[Coverage], how: _How, told: int, budget: int | None) -> Iterator[IssueStory]:
    """The stories in this order: told as long as the budget lasts, the first in any case; then noted only."""
    left = budget
    for place, coverage in enumerate(order):
        outline = _outline(coverage)
        story = None
        if place < told and (left is None or left > 0 or place == 0):
            story = _told(outline, coverage, how)
            story = (
                (fitted(story, left) or (weighed(story) if place == 0 else None)) if story.summary else weighed(story)
            )
        if story is None:
            told = place  # none of the stories after it is told either: the order is the reader's
            turned = turns(coverage.articles, {a.id: a for a in coverage.earlier})
            story = weighed(replace(outline, brief=True, changes=tuple(turned)))
        elif left is not None:
            left -= story.words
        yield story


def _outline(coverage: Coverage) -> IssueStory:
    story, articles = coverage.story, coverage.articles
    ids = {a.id for a in articles}
    standing = coverage.standing or articles
    return IssueStory(
        id=story.id,
        headline=headline(coverage),
        topics=story.topics,
        article_ids=tuple(a.id for a in articles),
        outlets=tuple(dict.fromkeys(a.outlet for a in articles)),
        status=_status(coverage),
        independent_origins=independent(story, standing),
        summary=(),
        quotes=(),
        figures=(),
        only_in=(),
        copies=tuple(
            Copies(present, group.agency, group.overlap)
            for group in story.copies
            if len(present := tuple(i for i in group.article_ids if i in ids)) > 1
        ),
        changes=(),
        lineage=coverage.lineage,
        history=story.history,
    )


def _told(outline: IssueStory, coverage: Coverage, how: _How) -> IssueStory:
    """The story told; one with nothing new stays as it is, to be shown in a line."""
    articles = coverage.standing[:_READ]
    withdrawn = [a for a in coverage.articles if a.withdrawn is not None]
    changed = {a.id for a in (*articles, *withdrawn)}
    before = {a.id: a for a in coverage.earlier}
    known = [a for i, a in before.items() if i not in changed]
    origin = origins(coverage.story, [a.id for a in articles])
    weights = rarity([stems(p.text) for a in (*articles, *known) for p in passages(a)])
    news = changes((*withdrawn, *articles), before, weights)
    summary = summarize(
        articles,
        weights=weights,
        independent=origin,
        known=tuple(before.values()),
        length=how.sentences,
        limit=how.words,
        language=how.language,
    )
    if before and not news and not any(s.new for s in summary):
        return replace(outline, status="unchanged")
    if not articles:
        return replace(outline, status="developing" if before else outline.status, changes=news)
    names = named(articles)
    people = persons(articles, names)
    dated = happenings(articles)
    days = timeline(dated, weights)
    shown = {h.day for h in days}
    quotes = utterances(articles, people, weights)
    figures = disputed(articles, figure_rows(articles, weights, people, language=how.language), people)
    compared = tuple(row for row in figures if row.agreement != "single")
    alone, more = exclusives(
        articles,
        others=(*coverage.standing[_READ:], *before.values()),
        independent=origin,
        names=names,
        persons=people,
        quotes=quotes,
        figures=figures,
        weights=weights,
    )
    return replace(
        outline,
        status="developing" if before else outline.status,
        summary=summary,
        quotes=quotes,
        figures=compared + tuple(row for row in figures if row not in compared)[:_SINGLE],
        only_in=alone,
        more_only_in=more,
        changes=news,
        timeline=days,
        matrix=matrix(
            articles,
            independent=origin,
            names=names,
            persons=people,
            quotes=quotes,
            figures=figures,
            events=[h for h, _ in dated if h.day in shown],
        ),
    )


def headline(coverage: Coverage) -> str:
    """The story's headline where one of these articles prints it; else a printed title; else a first sentence."""
    articles = coverage.standing or coverage.articles
    titles = [a.title for a in articles if a.title]
    if coverage.story.headline in titles or not articles:
        return coverage.story.headline
    if titles:
        return titles[0]
    first = passages(articles[0])
    return first[0].text if first else articles[0].text


def _status(coverage: Coverage) -> Status:
    """Unchanged where every article is as an earlier issue held it, or a copy of such a one."""
    if not coverage.earlier:
        return "new"
    before = {a.id: plain(a.text) for a in coverage.earlier}
    origin = origins(coverage.story, list(coverage.story.article_ids))
    told = {origin.get(i, i) for i in before}
    return (
        "unchanged"
        if all(before.get(a.id) in (None, plain(a.text)) and origin.get(a.id, a.id) in told for a in coverage.articles)
        else "developing"
    )
