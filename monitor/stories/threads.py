"""The names of stories, which last from day to day while articles join."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from itertools import count

from monitor.models import Story


def names(stories: Sequence[Sequence[str]], previous: Sequence[Story]) -> list[str]:
    """An id for each of `stories`, which are lists of article ids, the first article first.

    A story that holds more than half of what is left of a previous one goes on under its id; each old id is given
    once, where the overlap is largest. A new story is named after its first article.
    """
    given = _kept(stories, previous)
    used = {story.id for story in previous}
    for place in (n for n in range(len(stories)) if n not in given):
        given[place] = next(name for name in _fresh(stories[place][0]) if name not in used)
        used.add(given[place])
    return [given[place] for place in range(len(stories))]


def _kept(stories: Sequence[Sequence[str]], previous: Sequence[Story]) -> dict[int, str]:
    where = {article: place for place, story in enumerate(stories) for article in story}
    claims: list[tuple[int, datetime, str, int]] = []
    for old in previous:
        places = [where[article] for article in old.article_ids if article in where]
        claims += [
            (-places.count(place), old.first_seen, old.id, place)
            for place in sorted(set(places))
            if 2 * places.count(place) > len(places)
        ]
    given: dict[int, str] = {}
    spent: set[str] = set()
    for _, _, name, place in sorted(claims):
        if place not in given and name not in spent:
            given[place] = name
            spent.add(name)
    return given


def _fresh(article_id: str) -> Iterator[str]:
    """The name after an article, and others for the case that a story which left it has taken that name along."""
    for turn in count():
        yield "s" + sha256((f"{article_id}#{turn}" if turn else article_id).encode()).hexdigest()[:12]
