"""Figures of one thing in several languages: joined only where little else can be meant.

Sentences in two languages share no words, so that the measure within a language (see `figures`) says nothing. What they
share is the thing that is counted (`things`), a unit, the value, and names by their sound.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from math import isclose

from monitor.digest.counted import Counted
from monitor.language.names import names
from monitor.language.spelling import skeleton, sound
from monitor.language.things import thing

_LEAST = 4  # consonants of a name that both sentences have
_ENDING = 2  # consonants that a case adds: Zelensky, Зеленського
_TELLING = 10  # a value from which on it is a coincidence, where two texts of a story count the same thing by it
_ROUNDED = 0.06  # two units of one measure, each rounded

Row = list[Counted]


def bridged(rows: Sequence[Row]) -> list[Row]:
    """The rows, with those of different languages that count one thing made one; in the order of the first of them.

    Two rows are one where they measure as much in one kind of unit and their paragraphs share a name; or where they
    count one thing with one value of at least ten; or with other values, if each of their articles counts that thing
    once only and the sentences share a name. What could be joined with two rows of one language is joined with neither.
    """
    alike: dict[tuple[str | None, str | None], list[int]] = {}
    for place, row in enumerate(rows):
        counted, kind = _thing(row[0]), row[0].kind
        if counted or kind:
            alike.setdefault((None if kind == "people" else kind, counted), []).append(place)
    pairs = [
        (i, j)
        for places in alike.values()
        for i, j in combinations(places, 2)
        if _abroad(rows[i], rows[j]) and _one(rows[i], rows[j], [rows[p] for p in places])
    ]
    joined = [list(row) for row in rows]
    home = list(range(len(rows)))
    for i, j in pairs:
        if not any(_rivals(rows, (i, j), pair) for pair in pairs):
            joined[home[i]] += joined[j]
            joined[j], home[j] = [], home[i]
    return [row for row in joined if row]


def _abroad(one: Row, other: Row) -> bool:
    """Whether no article and no language is in both."""
    return not _languages(one) & _languages(other) and not _articles(one) & _articles(other)


def _rivals(rows: Sequence[Row], pair: tuple[int, int], rival: tuple[int, int]) -> bool:
    """Whether both pairs would join one row with rows of one language."""
    if len({*pair, *rival}) != 3:
        return False
    (mine,), (theirs,) = set(pair) - set(rival), set(rival) - set(pair)
    return bool(_languages(rows[mine]) & _languages(rows[theirs]))


def _one(one: Row, other: Row, alike: Sequence[Row]) -> bool:
    """Whether two of the rows that are `alike` in thing and kind are one."""
    equal = any(_equal(mine, theirs) for mine in one for theirs in other)
    if _thing(one[0]) is None:
        return equal and _named(one, other, _paragraph)
    if equal and max(item.figure.value for item in one) >= _TELLING:
        return True
    return _alone(one, alike) and _alone(other, alike) and _named(one, other, _sentence)


def _equal(one: Counted, other: Counted) -> bool:
    return isclose(one.base, other.base, rel_tol=_ROUNDED if one.figure.unit != other.figure.unit else 1e-9)


def _alone(row: Row, alike: Sequence[Row]) -> bool:
    """Whether no other row of these articles counts that thing."""
    return not any(other is not row and _articles(other) & _articles(row) for other in alike)


def _named(one: Row, other: Row, around: Callable[[Counted], str]) -> bool:
    """Whether what is `around` a figure of each has a name in common, whatever its letters and its case."""
    mine, theirs = _sounds(one, around), _sounds(other, around)
    return any(_same(a, b) for a in mine for b in theirs)


def _sentence(item: Counted) -> str:
    return item.passage.text


def _paragraph(item: Counted) -> str:
    start, end = item.figure.start, item.figure.end
    for paragraph in item.passage.article.paragraphs:
        if (
            paragraph.start is not None
            and paragraph.end is not None
            and paragraph.start <= start
            and end <= paragraph.end
        ):
            return paragraph.text
    return item.passage.text


def _same(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return len(short) >= _LEAST and long.startswith(short) and len(long) - len(short) <= _ENDING


def _sounds(row: Row, around: Callable[[Counted], str]) -> list[str]:
    found = (name.text for item in row for name in names(around(item), item.passage.article.language))
    return sorted({skeleton(sound(word)) for name in found for word in name.split()})


def _thing(item: Counted) -> str | None:
    return thing(item.figure.what or "")


def _languages(row: Row) -> set[str | None]:
    return {item.passage.article.language for item in row}


def _articles(row: Row) -> set[str]:
    return {item.passage.article.id for item in row}
