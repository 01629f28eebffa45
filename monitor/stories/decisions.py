"""What a person decided about stories: who belongs together, and who does not. The machine never undoes it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

Pairs = list[tuple[int, int]]


def placed(sets: Collection[frozenset[str]], where: Mapping[str, int]) -> Pairs:
    """Each two places of the articles that one of the `sets` names, ascending; articles that are not here are left."""
    found = {
        (min(one, other), max(one, other))
        for ids in sets
        for one, other in combinations(sorted({where[i] for i in ids if i in where}), 2)
    }
    return sorted(found)


def joined(
    groups: Sequence[Collection[str]], links: Sequence[tuple[str, str]], apart: Collection[frozenset[str]]
) -> Iterator[list[int]]:
    """The places of `groups`, those that the `links` (article, article) connect together, strongest link first.

    A link that would bring two articles together which are to stay `apart` is left out.
    """
    where = {article: place for place, group in enumerate(groups) for article in group}
    home = list(range(len(groups)))
    members = {place: set(group) for place, group in enumerate(groups)}
    for one, other in links:
        left, right = sorted((home[where[one]], home[where[other]]))
        if left == right or any(_divides(pair, members[left], members[right]) for pair in apart):
            continue
        members[left] |= members.pop(right)
        home = [left if place == right else place for place in home]
    places: dict[int, list[int]] = {kept: [] for kept in sorted(members)}
    for place, kept in enumerate(home):
        places[kept].append(place)
    yield from places.values()


def _divides(apart: frozenset[str], left: set[str], right: set[str]) -> bool:
    return bool(apart & left) and bool(apart & right)
