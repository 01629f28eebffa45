"""A story with the articles that an issue takes of it, and what stands of it whatever else fails."""

from __future__ import annotations

from dataclasses import dataclass, replace

from monitor.digest.choose.headlines import chosen
from monitor.digest.choose.ranking import independent, origins
from monitor.digest.passage import passages
from monitor.language.text.plain import plain
from monitor.models import Article, Copies, IssueStory, Lineage, Status, Story


@dataclass(frozen=True, slots=True)
class Coverage:
    """A story with the articles that an issue takes of it, and what issues before held of it."""

    story: Story
    articles: tuple[Article, ...]  #: in order of publication
    earlier: tuple[Article, ...] = ()  #: as an earlier issue held them; an article that changed stands in both
    lineage: Lineage | None = None  #: who of the articles copied whom
    beside: tuple[Article, ...] = ()  #: that an earlier issue held in another story, and may tell of this one

    @property
    def standing(self) -> tuple[Article, ...]:
        """The articles that were not withdrawn: only these are a source of what is told."""
        return tuple(a for a in self.articles if a.withdrawn is None)


def outline(coverage: Coverage, language: str | None = None) -> IssueStory:
    """The story with what is known of it before its texts are looked into; `language` is the newsletter's."""
    story, articles = coverage.story, coverage.articles
    ids = {a.id for a in articles}
    return replace(
        bare(coverage),
        headline=headline(coverage, language),
        status=_status(coverage),
        independent_origins=independent(story, coverage.standing or articles),
        copies=tuple(
            Copies(present, group.agency, group.overlap)
            for group in story.copies
            if len(present := tuple(i for i in group.article_ids if i in ids)) > 1
        ),
        lineage=coverage.lineage,
        history=story.history,
        lacks=(),
    )


def bare(coverage: Coverage) -> IssueStory:
    """The story as nothing but its headline and its articles: what stands whatever fails."""
    story = coverage.story
    return IssueStory(
        id=story.id,
        headline=_printed(coverage) or (coverage.articles[0].text.partition("\n")[0] if coverage.articles else ""),
        topics=story.topics,
        article_ids=tuple(a.id for a in coverage.articles),
        outlets=tuple(dict.fromkeys(a.outlet for a in coverage.articles)),
        status="developing" if coverage.earlier else "new",
        independent_origins=1,
        summary=(),
        quotes=(),
        figures=(),
        only_in=(),
        copies=(),
        changes=(),
        lacks=("all",),
    )


def headline(coverage: Coverage, language: str | None = None) -> str:
    """A headline that one of these articles prints, in `language` where there is one; else a first sentence."""
    articles = coverage.standing or coverage.articles
    if not articles:
        return coverage.story.headline
    if (printed := chosen(articles, coverage.story.headline, language)) is not None:
        return printed
    first = passages(articles[0])
    return first[0].text if first else articles[0].text


def _printed(coverage: Coverage) -> str | None:
    """The title that the story goes under; None where none of its articles has one."""
    articles = coverage.standing or coverage.articles
    titles = [a.title for a in articles if a.title]
    if coverage.story.headline in titles or not articles:
        return coverage.story.headline
    return titles[0] if titles else None


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
