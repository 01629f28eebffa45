"""Stories that are told in two languages: joined on names, numbers and days that agree, and on nothing less.

No dictionary is needed, since names are compared by their sound (see `marks`). A name or number is worth more the
fewer articles hold it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log, sqrt

from monitor.models import Article
from monitor.stories.marks import Marks

DAYS = 2.0  # at most, between two articles that tell of one event
NAMES = 2  # names that must be shared, beside a number
MORE_NAMES = 5  # names that do without a number
WEIGHT = 2.5  # of all that is shared, in keys that these two articles alone hold
MARGIN = 1.2  # how much more is shared than with any other story of that language
ALIKE = 0.15  # least likeness of the two articles' names and numbers, 0 to 1: long texts share some by chance
COMMON = 200  # articles; a key that more of them hold finds nothing
PRIOR = 20  # articles that are thought of before there are any


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two articles in different languages that tell of one event, as places in the sequence that was given."""

    one: int
    other: int
    weight: float  #: of all that is shared, in keys that these two alone hold
    shared: tuple[str, ...]  #: names and numbers as the first of them writes them


def meetings(
    articles: Sequence[Article], marks: Sequence[Marks], days: Sequence[float], groups: Sequence[int]
) -> Iterator[Meeting]:
    """Where articles of two `groups` (a number for each article), in different languages, tell of one event.

    `marks` are theirs, `days` those of publication, NaN where unknown, which joins nothing. A pair needs names and
    numbers in common, and clearly more of them than either group has in common with any other of that language.
    """
    shared = _shared(articles, marks, days)
    held = Counter(key for mark in marks for key in (*mark.names, *mark.numbers))
    alone = log((len(articles) + PRIOR) / 2.5)
    rarity = {key: log((len(articles) + PRIOR) / (count + 0.5)) / alone for key, count in held.items()}
    squares = [sum(rarity[key] ** 2 for key in (*mark.names, *mark.numbers)) for mark in marks]
    best: dict[tuple[int, int], Meeting] = {}
    for (one, other), keys in sorted(shared.items()):
        if sum(rarity[key] ** 2 for key in keys) < ALIKE * sqrt(squares[one] * squares[other]):
            continue
        written: dict[str, str] = {}  # a name counts once, by the rarest of its keys
        for key in sorted(keys, key=lambda k: (-rarity[k], k)):
            written.setdefault(marks[one].names.get(key, key), key)
        weight = sum(rarity[key] for key in written.values())
        pair = min(groups[one], groups[other]), max(groups[one], groups[other])
        if pair[0] != pair[1] and (pair not in best or weight > best[pair].weight):
            best[pair] = Meeting(one, other, weight, tuple(written))
    tongues = {number: article.language for number, article in zip(groups, articles, strict=True)}
    yield from _clear(best, tongues, marks)


def _shared(
    articles: Sequence[Article], marks: Sequence[Marks], days: Sequence[float]
) -> Mapping[tuple[int, int], set[str]]:
    """The keys that two articles in different languages, a few days apart at most, have in common."""
    shared: dict[tuple[int, int], set[str]] = defaultdict(set)
    holders: dict[str, list[int]] = defaultdict(list)
    for row, mark in enumerate(marks):
        for key in (*mark.names, *mark.numbers):
            holders[key].append(row)
    for key, rows in sorted(holders.items()):
        if len(rows) <= COMMON:
            for one, other in combinations(rows, 2):
                if articles[one].language != articles[other].language and abs(days[one] - days[other]) <= DAYS:
                    shared[one, other].add(key)
    return shared


def _clear(
    best: Mapping[tuple[int, int], Meeting], tongues: Mapping[int, str | None], marks: Sequence[Marks]
) -> Iterator[Meeting]:
    """The meetings that are strong, and much stronger than the next of either group with that language."""
    rivals: dict[tuple[int, str | None], list[float]] = defaultdict(list)
    for (left, right), meeting in best.items():
        rivals[left, tongues[right]].append(meeting.weight)
        rivals[right, tongues[left]].append(meeting.weight)
    for (left, right), meeting in sorted(best.items(), key=lambda item: (-item[1].weight, item[0])):
        numbers = marks[meeting.one].numbers & marks[meeting.other].numbers
        names = len(meeting.shared) - len(numbers)
        if meeting.weight < WEIGHT or names < (NAMES if numbers else MORE_NAMES):
            continue
        sides = (rivals[left, tongues[right]], rivals[right, tongues[left]])
        if all(sorted(side)[-2] * MARGIN <= meeting.weight for side in sides if len(side) > 1):
            yield meeting
