"""Which story comes first: what most independent newsrooms report, then what is latest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from monitor.models import Article, Story


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


def ranked(stories: Sequence[Story], articles: Mapping[str, Sequence[Article]]) -> list[Story]:
    """The stories in the order in which an issue tells them: independent origins, a topic, recency, then the id.

    `articles` holds, by story id, those of its articles that the issue takes.
    """
    return sorted(
        sorted(stories, key=lambda s: s.id),
        key=lambda s: (independent(s, articles[s.id]), bool(s.topics), len(articles[s.id]), s.last_seen),
        reverse=True,
    )
