"""How the values of a row of figures stand to each other, and which of them are of one thing at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import isclose
from typing import Literal

from monitor.digest.figures.counted import MONEY, Counted
from monitor.digest.figures.rounding import agreement
from monitor.digest.figures.standing import NEAR, Standings
from monitor.language.lexicon import either
from monitor.models import Agreement, Why

_CONVERTED = 0.06  # two units of one measure, each rounded
_FAR = 1.5  # times "at least 12" that may still be meant by it
_LEAST_OF = re.compile(rf"\b{either('figures', 'at_least')}\s\Z", re.IGNORECASE)
_STRONGEST: tuple[Why | None, ...] = ("contradiction", "revision", "other period", "other definition", "rounding", None)
_LEADING = 40  # figures that lead an article and are compared with those that lead another


@dataclass(frozen=True, slots=True)
class Compared:
    """Figures of one thing, and how they stand to each other."""

    items: tuple[Counted, ...]
    agreement: Agreement
    why: Why | None = None
    note: Literal["incomparable"] | None = None


def parted(row: Sequence[Counted], standings: Standings) -> Iterator[Compared]:
    """The row, or the parts of it in which each value is certain to be of one thing with the first."""
    units = {item.figure.unit for item in row}
    if len(row) > 1 and len(units) > 1 and units <= MONEY:
        yield Compared(tuple(row), "single", note="incomparable")  # currencies are never converted
        return
    if len(units) == 1 and agreement([i.figure.value for i in row], len(row)) == "rounded" and _alike(row, standings):
        yield _stands(tuple(row), "rounding")
        return
    rest = list(row)
    while rest:
        first, *others = rest
        found = {place: _related(first, item, standings) for place, item in enumerate(others)}
        strongest = min((why for why, same in found.values() if not same), key=_STRONGEST.index, default=None)
        kept = [place for place, (why, same) in found.items() if same or (why is not None and why in _with(strongest))]
        items = (first, *(others[place] for place in kept))
        yield _stands(items, strongest)
        rest = [item for place, item in enumerate(others) if place not in kept]


def _alike(row: Sequence[Counted], standings: Standings) -> bool:
    return all(standings.same(one, other) for one, other in combinations(row, 2))


def _with(why: Why | None) -> tuple[Why, ...]:
    """What may stand in one row with that: what is rounded stands with whatever differs."""
    return (why, "rounding") if why is not None else ()


def _stands(items: tuple[Counted, ...], why: Why | None) -> Compared:
    articles = len({item.passage.article.id for item in items})
    if articles < 2:
        return Compared(items, "single")
    if why is None:
        return Compared(items, "agree")
    return Compared(items, "differ" if why == "contradiction" else "rounded" if why == "rounding" else "single", why)


def _related(one: Counted, other: Counted, standings: Standings) -> tuple[Why | None, bool]:
    """Why the two values are not the same, and whether they are."""
    if one.figure.unit == other.figure.unit and one.figure.value == other.figure.value:
        return None, True
    near = _rounding(one, other)
    if near and standings.same(one, other):
        return "rounding", False
    why = standings.why(one, other)
    return (
        "rounding" if why in ("contradiction", "revision") and _bounds((one, other)) else None if near else why
    ), False


def _rounding(one: Counted, other: Counted) -> bool:
    if one.figure.unit != other.figure.unit:
        return isclose(one.base, other.base, rel_tol=_CONVERTED)
    return agreement([one.figure.value, other.figure.value], 2) == "rounded"


def _bounds(pair: Iterable[Counted]) -> bool:
    """Whether those that differ are bounds that the others keep: "at least 12" beside 15; not beside "at least 15"."""
    least = [item.base for item in pair if _LEAST_OF.search(item.before)]
    exact = [item.base for item in pair if not _LEAST_OF.search(item.before)]
    return bool(least) and bool(exact) and all(v <= min(exact) <= v * _FAR for v in least)


def leading(parts: Iterable[Compared], standings: Standings) -> Iterator[Compared]:
    """The rows, and in the place of two single figures that lead two articles and contradict each other, one row.

    Sentences in other words on one thing are near enough for that where each names what the other names.
    """
    found = list(parts)
    alone = [n for n, p in enumerate(found) if len(p.items) == 1 and standings.of(p.items[0]).leads][:_LEADING]
    joined: dict[int, int] = {}
    for one, other in combinations(alone, 2):
        if (
            one not in joined
            and other not in joined
            and _answers(found[one].items[0], found[other].items[0], standings)
        ):
            joined[one], joined[other] = other, other
    for place, part in enumerate(found):
        if place not in joined:
            yield part
        elif joined[place] != place:
            yield Compared((*part.items, *found[joined[place]].items), "differ", "contradiction")


def _answers(one: Counted, other: Counted, standings: Standings) -> bool:
    """Whether these are two answers to one question, in the leads of two outlets."""
    if one.passage.article.outlet == other.passage.article.outlet or one.figure.unit is None:
        return False
    heads = {item.head for item in (one, other)} - {""}
    if one.passage.article.language != other.passage.article.language:
        return False
    if one.figure.unit != other.figure.unit or len(heads) > 1 or _rounding(one, other):
        return False
    return standings.why(one, other, near=NEAR) == "contradiction"
