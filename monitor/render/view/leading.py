"""Which story leads: what changed comes first, and a story in another language only where it outweighs the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from monitor.models import Article, Issue, IssueStory
from monitor.render.base.display import language

_OUTWEIGHS = 2  # times as many independent newsrooms as the best story in the newsletter's language


@dataclass(frozen=True, slots=True)
class Claim:
    """What a story's place in the brief is decided by."""

    quiet: bool  #: nothing in it is new
    foreign: bool  #: its headline is not in the newsletter's language
    changed: bool
    independent: int


def order(claims: Sequence[Claim]) -> list[int]:
    """The places of the stories, given by rank, in the order of the brief."""
    best = max((c.independent for c in claims if not (c.foreign or c.quiet)), default=0)

    def key(place: int) -> tuple[bool, bool, bool, int]:
        claim = claims[place]
        return claim.quiet, claim.foreign and claim.independent < best * _OUTWEIGHS, not claim.changed, place

    return sorted(range(len(claims)), key=key)


def leading(issue: Issue, page: str) -> IssueStory | None:
    """The story that subject, preheader and first line are of; `page` is the newsletter's language."""
    articles = {a.id: a for a in issue.articles}
    claims = [
        Claim(
            story.status == "unchanged" and not story.changes,
            headline_language(story, articles, page) is not None,
            bool(story.changes),
            story.independent_origins,
        )
        for story in issue.stories
    ]
    return issue.stories[order(claims)[0]] if claims else None


def headline_language(story: IssueStory, articles: Mapping[str, Article], page: str) -> str | None:
    """What language a story's headline is in, where it is not the newsletter's."""
    known = [articles[i] for i in story.article_ids if i in articles]
    own = [a for a in known if story.headline in " ".join((a.title or "").split())] or known
    return language(own[0].language, page) if own else None
