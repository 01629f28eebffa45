"""Which story comes first, and why: what the reader prefers, then what most independent newsrooms report, then what is
latest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from monitor.digest.choose.preference import NONE, Preference, fits
from monitor.models import Article, Story


@dataclass(frozen=True, order=True, slots=True)
class Rank:
    """What a story's place is decided by, in this order; the greater comes first."""

    preferred: bool
    independent: int
    spoken: bool  #: an article is in the newsletter's language
    topical: bool
    articles: int
    last_seen: datetime


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


def rank(story: Story, articles: Sequence[Article], priority: Preference = NONE, language: str | None = None) -> Rank:
    """What the story's place in an issue that takes these articles of it is decided by."""
    return Rank(
        preferred=bool(priority) and any(fits(priority, a, story.id) for a in articles),
        independent=independent(story, articles),
        spoken=language is None or any(a.language in (language, None) for a in articles),
        topical=bool(story.topics),
        articles=len(articles),
        last_seen=story.last_seen,
    )


def ranked(
    stories: Sequence[Story],
    articles: Mapping[str, Sequence[Article]],
    priority: Preference = NONE,
    language: str | None = None,
) -> list[Story]:
    """The stories in the order in which an issue tells them: by `rank`, then by id.

    `articles` holds, by story id, those of its articles that the issue takes.
    """
    by_id = sorted(stories, key=lambda s: s.id)
    return sorted(by_id, key=lambda s: rank(s, articles[s.id], priority, language), reverse=True)


def reasons(
    story: Story, articles: Sequence[Article], priority: Preference = NONE, language: str | None = None
) -> Iterator[str]:
    """Why the story stands where it stands, a line each, the weightiest first."""
    found = rank(story, articles, priority, language)
    names = {why for a in articles if (why := fits(priority, a, story.id))}
    yield (
        f"priority: {', '.join(f'{kind} {name}' for kind, name in sorted(names))}"
        if names
        else "priority: none of what digest.priority names"
    )
    yield f"independent newsrooms: {found.independent}"
    if not found.spoken:
        yield f"language: none of its articles is in {language}, so that it stands behind those that are"
    yield f"topics: {', '.join(story.topics)}" if story.topics else "topics: none"
    yield f"articles: {found.articles}"
    yield f"latest: {found.last_seen.isoformat(timespec='minutes')}"
