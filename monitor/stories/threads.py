"""Stories as threads over days: names that last while articles join, and an end after a quiet time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from itertools import count

import numpy as np
from numpy.typing import NDArray

from monitor.models import Story


def spells(days: NDArray[np.float64], alike: NDArray[np.float64], quiet: float) -> list[NDArray[np.int64]]:
    """The places of `days` in order, cut where nothing happened for more than `quiet` days.

    What has no day (NaN) goes where it is most `alike` in the mean, to the earliest of those; each mean is taken with
    one article more that is not alike at all, since a part of few is the most alike of all by chance more often.
    """
    order = np.argsort(days, kind="stable")
    dated = order[~np.isnan(days[order])]
    parts = np.split(dated, np.flatnonzero(np.diff(days[dated]) > quiet) + 1)
    if len(parts) == 1:
        return [np.sort(order)]
    joined = [part.tolist() for part in parts]
    for place in np.sort(order[len(dated) :]).tolist():
        means = [round(float(alike[place, part].sum()) / (len(part) + 1), 9) for part in parts]
        joined[means.index(max(means))].append(place)
    return [np.sort(np.array(part, dtype=np.int64)) for part in joined]


def names(stories: Sequence[Sequence[str]], previous: Sequence[Story]) -> list[tuple[str, tuple[str, ...]]]:
    """An id and a history for each of `stories`, which are lists of article ids, the first article first.

    A story that holds more than half of what is left of a previous one goes on under its id; each old id is given
    once, where the overlap is largest. A new story is named after its first article. The history names the previous
    stories of which a story holds articles, and theirs: those that went into it, or that it came out of.
    """
    given = _kept(stories, previous)
    used = {story.id for story in previous}
    for place in (n for n in range(len(stories)) if n not in given):
        given[place] = next(name for name in fresh(stories[place][0]) if name not in used)
        used.add(given[place])
    past = _past(stories, previous)
    return [(given[place], tuple(sorted(past[place] - {given[place]}))) for place in range(len(stories))]


def _past(stories: Sequence[Sequence[str]], previous: Sequence[Story]) -> list[set[str]]:
    origin = {article: old for old in previous for article in old.article_ids}
    found: list[set[str]] = []
    for story in stories:
        before = {old.id: old for article in story if (old := origin.get(article))}
        found.append({name for old in before.values() for name in (old.id, *old.history)})
    return found


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


def fresh(article_id: str) -> Iterator[str]:
    """The name after an article, and others for the case that a story which left it has taken that name along."""
    for turn in count():
        yield "s" + sha256((f"{article_id}#{turn}" if turn else article_id).encode()).hexdigest()[:12]
