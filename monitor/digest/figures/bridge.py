"""Figures of one thing in several languages: joined only where little else can be meant.

Sentences in two languages share no words, so that the measure within a language (see `things`) says nothing. What they
share is the thing that is counted, a unit, the value, and names by their sound.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations
from math import isclose

from monitor.digest.figures.counted import Counted
from monitor.digest.index.work import Work
from monitor.digest.passage import Readings
from monitor.language.names.spelling import skeleton, sound
from monitor.language.numbers.counted_things import thing
from monitor.models import Span

_LEAST = 4  # consonants of a name that both sentences have
_ENDING = 2  # consonants that a case adds: Zelensky, Зеленського
_TELLING = 10  # a value from which on it is a coincidence, where two texts of a story count the same thing by it
_ROUNDED, _EXACT = 0.06, 1e-9  # between two units of one measure, each rounded; between values of one unit
_LONG = 4_000  # characters of a paragraph; in a longer one, what stands near a figure is its sentence

Row = list[Counted]


def bridged(rows: Sequence[Row], readings: Readings) -> list[Row]:
    """The rows, with those of different languages that count one thing made one; in the order of the first of them.

    Two rows are one where they measure as much in one kind of unit and their paragraphs share a name; or where they
    count one thing with one value of at least ten; or with other values, if each of their articles counts that thing
    once only and the sentences share a name. What could be joined with two rows of one language is joined with neither.
    Raises BudgetError where too many are alike.
    """
    alike: dict[tuple[str | None, str | None], list[_Side]] = {}
    for place, row in enumerate(rows):
        side = _Side(place, row, readings)
        if side.thing or side.kind:
            alike.setdefault((None if side.kind == "people" else side.kind, side.thing), []).append(side)
    work = Work("figures")
    pairs = [pair for sides in alike.values() for pair in _pairs(sides, work)]
    partners = _partners(pairs)
    joined = [list(row) for row in rows]
    home = list(range(len(rows)))
    for one, other in pairs:
        if not (_rivalled(partners, one, other) or _rivalled(partners, other, one)):
            joined[home[one.place]] += joined[other.place]
            joined[other.place], home[other.place] = [], home[one.place]
    return [row for row in joined if row]


@dataclass(frozen=True, eq=False)
class _Side:
    """A row of figures, with what is asked of it again and again."""

    place: int
    row: Row
    readings: Readings

    @cached_property
    def thing(self) -> str | None:
        return thing(self.row[0].figure.what or "")

    @property
    def kind(self) -> str | None:
        return self.row[0].kind

    @cached_property
    def languages(self) -> frozenset[str | None]:
        return frozenset(item.passage.article.language for item in self.row)

    @cached_property
    def articles(self) -> frozenset[str]:
        return frozenset(item.passage.article.id for item in self.row)

    @cached_property
    def in_sentence(self) -> frozenset[str]:
        """How the names in its sentences sound."""
        return self._sounds((item.passage.start, item.passage.end) for item in self.row)

    @cached_property
    def in_paragraph(self) -> frozenset[str]:
        """How the names in its paragraphs sound."""
        passages = [item.passage for item in self.row]
        return self._sounds(
            (p.start, p.end) if p.paragraph[1] - p.paragraph[0] > _LONG else p.paragraph for p in passages
        )

    def _sounds(self, places: Iterable[Span]) -> frozenset[str]:
        read = (self.readings.of(item.passage.article).reading for item in self.row)
        parts = (reading.part(*place) for reading, place in zip(read, places, strict=True))
        return frozenset(skeleton(sound(word)) for p in parts for name in p.names for word in name.text.split())


def _pairs(sides: Sequence[_Side], work: Work) -> list[tuple[_Side, _Side]]:
    """Those of rows `alike` in thing and kind that are one, two and two, in order."""
    counts = Counter(article for side in sides for article in side.articles)
    alone = [s for s in sides if s.thing and all(counts[article] == 1 for article in s.articles)]
    found = {(one.place, other.place): (one, other) for one, other in combinations(alone, 2) if _abroad(one, other)}
    same = {key for key, pair in found.items() if _named(pair[0].in_sentence, pair[1].in_sentence)}
    for one, other in _equals(sides, work):
        if one.thing is None:
            certain = _named(one.in_paragraph, other.in_paragraph)
        else:
            certain = max(item.figure.value for item in one.row) >= _TELLING
        if certain:
            found[one.place, other.place] = one, other
            same.add((one.place, other.place))
    return [found[key] for key in sorted(same)]


def _abroad(one: _Side, other: _Side) -> bool:
    """Whether no article and no language is in both."""
    return one.languages.isdisjoint(other.languages) and one.articles.isdisjoint(other.articles)


def _equals(sides: Sequence[_Side], work: Work) -> Iterator[tuple[_Side, _Side]]:
    """The pairs of rows in different languages that have a value in common, in its unit or nearly in another."""
    by_value: defaultdict[tuple[frozenset[str | None], str | None], list[tuple[float, int]]] = defaultdict(list)
    for number, side in enumerate(sides):
        for item in side.row:
            by_value[side.languages, item.figure.unit].append((item.base, number))
    for values in by_value.values():
        values.sort()
    for number, side in enumerate(sides):
        for item in side.row:
            for (languages, unit), values in by_value.items():
                if side.languages.isdisjoint(languages):
                    for other in _valued(values, item.base, _EXACT if unit == item.figure.unit else _ROUNDED, work):
                        if number < other and _abroad(side, sides[other]):
                            yield side, sides[other]


def _valued(values: Sequence[tuple[float, int]], value: float, near: float, work: Work) -> Iterator[int]:
    """The rows of those `values`, which ascend, that are as near to `value`."""
    ends = sorted((value * (1 - 2 * near), value / (1 - 2 * near)))
    first, last = bisect_left(values, (ends[0], -1)), bisect_right(values, (ends[1], len(values)))
    work.spend(last - first)
    return (row for other, row in values[first:last] if isclose(value, other, rel_tol=near))


def _partners(pairs: Iterable[tuple[_Side, _Side]]) -> Mapping[int, Counter[str | None]]:
    """How often each row could be joined with one in each language."""
    found: defaultdict[int, Counter[str | None]] = defaultdict(Counter)
    for one, other in pairs:
        found[one.place].update(other.languages)
        found[other.place].update(one.languages)
    return found


def _rivalled(partners: Mapping[int, Counter[str | None]], one: _Side, other: _Side) -> bool:
    """Whether `one` could be joined with a second row in a language of `other`."""
    return any(partners[one.place][language] > 1 for language in other.languages)


def _named(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether a name is in both, whatever its letters and its case."""
    return not (mine.isdisjoint(_short(theirs)) and theirs.isdisjoint(_short(mine)))


@lru_cache(maxsize=4096)
def _short(sounds: frozenset[str]) -> frozenset[str]:
    """What names may sound like without the ending of a case."""
    return frozenset(s[: len(s) - n] for s in sounds for n in range(_ENDING + 1) if len(s) - n >= _LEAST)
