"""What a person decides about stories and articles: remembered in the store, and never undone by a run."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from monitor.config import Config
from monitor.errors import MonitorError
from monitor.lookup import begins, line, named, several
from monitor.models import Article, Story, Withdrawal
from monitor.render.display import visible
from monitor.store import Store
from monitor.stories import group

_EXPORT = {"story": "stories", "article": "articles"}


def split(config: Config, store: Store, story: str, article: str) -> str:
    """Take an article out of a story for good; says what came of it.

    Each is named by its id or the beginning of it. Raises MonitorError where nothing, or more than one thing, has that
    name, or where the article is the story's only one.
    """
    found = _story(store, story)
    one = _named(article, found.article_ids, f"article in the story {found.id}")
    others = [i for i in found.article_ids if i != one]
    if not others:
        raise MonitorError(f"{one} is the only article of the story {found.id}; there is nothing to split")
    store.keep_apart(one, others)
    return f"{one} left the story {found.id}; stories now: {_regroup(config, store, [found])}"


def join(config: Config, store: Store, one: str, other: str) -> str:
    """Make one story of two for good; says what came of it. Raises MonitorError as `split` does."""
    both = [_story(store, one), _story(store, other)]
    if both[0].id == both[1].id:
        raise MonitorError(f"{both[0].id} is one story already; name two")
    store.keep_together(sorted(i for story in both for i in story.article_ids))
    return f"{both[0].id} and {both[1].id} are one story; stories now: {_regroup(config, store, both)}"


def pin(config: Config, store: Store, story: str) -> str:
    """Keep the articles that a story has now together for good; others may still join it."""
    found = _story(store, story)
    store.keep_together(found.article_ids)
    return f"the {len(found.article_ids)} articles of the story {found.id} stay together"


def withdraw(
    config: Config, store: Store, article: str, now: datetime, *, note: str | None = None, undo: bool = False
) -> str:
    """Take an article back, or with `undo` let it stand again; says what comes of it.

    It is named as `monitor.lookup` says; `note` says why. Raises MonitorError where nothing, or more than one thing,
    has that name, and where there is nothing to undo.
    """
    found = _article(config, store, article)
    one = found.id
    called = f"{one} ({visible(f'{found.outlet}: {found.title or found.text[:60]}')})"
    if undo:
        if found.withdrawn is None:
            raise MonitorError(f"{called} is not withdrawn; there is nothing to undo")
        store.restore(one, now, settled=True)
        return f"{called} stands again"
    at = found.withdrawn.at if found.withdrawn else now
    store.withdraw(one, Withdrawal(at, "person", note), settled=True)
    return f"{called} is withdrawn; where an issue cited it, the next issue says so, and the page of that issue too"


def _article(config: Config, store: Store, name: str) -> Article:
    found = named(store, name, config.base)
    if len(found) > 1:
        raise MonitorError(several(name, "articles", [*map(line, found)]))
    if not found:
        raise MonitorError(f"{name}: no article has that name; see the ids in `monitor export articles`")
    return found[0]


def _regroup(config: Config, store: Store, stories: list[Story]) -> str:
    articles = store.articles(i for story in stories for i in story.article_ids)
    apart, together = store.verdicts()
    made = group(articles, zone=config.zone, previous=stories, apart=apart, together=together)
    store.regroup(made, gone=[story.id for story in stories])
    return ", ".join(story.id for story in made)


def _story(store: Store, name: str) -> Story:
    stories = {story.id: story for story in store.stories_called(name)}
    return stories[_named(name, stories, "story")]


def _named(name: str, ids: Iterable[str], what: str) -> str:
    found = sorted(i for i in ids if begins(name, i))
    if name in found:
        return name
    if len(found) != 1:
        listed = f"see the ids in `monitor export {_EXPORT[what.split()[0]]}`"
        hint = f"it may be {', '.join(found[:5])}" if found else listed
        raise MonitorError(f"{name}: {f'more than one {what} has' if found else f'no {what} has'} that id; {hint}")
    return found[0]
