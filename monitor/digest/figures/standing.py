"""What is told of a figure by the words around it: of when it is, in which state, of whom; and how two figures stand.

Two values of one thing differ only where all of that agrees, or is absent in the same way. What is not sure is no
conflict: a false one costs more than ten that are missed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from math import isclose
from typing import Literal

from monitor.digest.figures.counted import MONEY, Counted
from monitor.digest.figures.rounding import rounds
from monitor.digest.passage import ReadArticle, Readings, stems
from monitor.language.lexicon import by_language, either, words
from monitor.language.names.spelling import skeleton, sound
from monitor.language.numbers.find import numbers
from monitor.language.reading import Part
from monitor.language.text.plain import plain
from monitor.models import Figure, Why

State = Literal["planned", "coming", "earlier", "part", "total", "change", "rate"]
STATES: tuple[State, ...] = ("planned", "coming", "earlier", "part", "total", "change", "rate")
_SMALL = words("digest", "small") | words("digest", "small_words")
_LANGUAGES = frozenset(code for code, _ in by_language("standing", "planned"))  # others tell no state
_TURN = re.compile(rf"[,;]\s+(?=(?:{either('disputes', 'contrasts')}|and)\s)|;\s+", re.IGNORECASE)
_PAIR = re.compile(rf"\s?(?:{either('figures', 'pair')}|[-–—])\s?\Z", re.IGNORECASE)
_BEFORE = 25  # characters before a number in which a bound stands
_LEAD = 3  # sentences of an article that tell of what it tells
_FAR = 2.5  # times another value that two counts of one noun may be
NEAR = 1.25  #: the same of two that lead two articles in other words
_SHARED, _NAMELESS = 2, 4  # words that two sentences on one figure share; where no name says so
_LETTERS = 4  # of a word that tells
_TELLING = 6  # the same of one that tells by itself what a sum is of: no "plan", no "bill"
_SAME = 0.005  # share by which a value printed twice may vary
_TIMES = {"years": 1.0, "months": 1 / 12, "decades": 10.0}
_A_YEAR = 1000  # from which on a number before "year" is one
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def clause(item: Counted, read: ReadArticle) -> Part:
    """The part of the sentence that the figure stands in."""
    text, place = item.passage.text, item.figure.start - item.passage.start
    cuts = [0, *(cut.end() for cut in _TURN.finditer(text)), len(text)]
    start, end = next((a, b) for a, b in pairwise(cuts) if a <= place < b)
    bare = text[start:end].strip()
    begin = item.passage.start + text.index(bare, start)
    return read.reading.part(begin, begin + len(bare))


@dataclass(frozen=True)
class Standing:
    """A figure with what the words around it tell."""

    item: Counted
    read: ReadArticle

    @cached_property
    def language(self) -> str:
        """Of its article, "" where it is unknown."""
        return self.item.passage.article.language or ""

    @cached_property
    def around(self) -> str:
        """The clause from the figure of its kind before to the one behind, folded, without it and its bound."""
        own, part = self.item.figure, clause(self.item, self.read)
        others = [f for f in self.item.passage.figures if f.start != own.start and f.unit == own.unit]
        start = max([part.start, *(f.end for f in others if f.end <= own.start)])
        end = min([part.end, *(f.start for f in others if f.start >= own.end)])
        text = self.item.passage.article.text
        before = plain(text[start : own.start]).casefold()
        behind = plain(text[own.end : end]).casefold().lstrip()
        named = (own.what or "").casefold() if own.unit in MONEY else ""  # an "infrastructure plan" is not planned
        return f"{_bound(self.language).sub(' ', before)} \u0000 {behind.removeprefix(named)}"

    @cached_property
    def states(self) -> frozenset[State]:
        """In which states it is said to be."""
        return frozenset(state for state in STATES if _states(self.language)[state].search(self.around))

    @cached_property
    def bound(self) -> bool:
        """Whether it is a least or a most one."""
        return _bound(self.language).search(plain(self.item.before[-_BEFORE:]).casefold()) is not None

    @cached_property
    def ranged(self) -> bool:
        """Whether it is an end of a range: "15 to 19"."""
        text, own = self.item.passage.article.text, self.item.figure
        ends = [f for f in self.item.passage.figures if f.start != own.start]
        return any(
            _PAIR.fullmatch(text[min(f.end, own.end) : max(f.start, own.start)]) is not None
            for f in ends
            if f.value != own.value and (f.end <= own.start or own.end <= f.start)
        ) or bool(re.match(r"\s?[-–—]\s?\d", text[own.end : own.end + 4]))

    @cached_property
    def years(self) -> frozenset[str]:
        """The years that are named beside it, without that of the article."""
        today = (self.item.passage.article.published or "")[:4]
        return frozenset(_YEAR.findall(self.around)) - {today}

    @cached_property
    def length(self) -> float | None:
        """Of how many years it is, where that is said: between 2017 and 2024, over eight years."""
        if len(self.years) > 1:
            found = sorted(map(int, self.years))
            return float(found[-1] - found[0] + 1)
        for number in numbers(self.around, self.language or None):
            behind = self.around[number.end :].split(maxsplit=1)
            times = _spans(self.language).get(behind[0].strip(".,;:") if behind else "")
            if times is not None and number.value < _A_YEAR:
                return number.value * times
        return 1.0 if self.years else None

    @cached_property
    def names(self) -> frozenset[str]:
        """How the names in its sentence sound, without that of who gives the figure."""
        passage, own = self.item.passage, self.item.figure
        said_by = self.read.tellers.named(passage.start, passage.end) or ""
        found = self.read.reading.part(passage.start, passage.end).names
        others = [n.text for n in found if n.text != said_by and not own.start <= n.start < own.end]
        return frozenset(skeleton(sound(word)) for name in others for word in name.split() if len(word) > 1)

    @cached_property
    def words(self) -> frozenset[str]:
        """The stems of its sentence that tell what it is of."""
        counted = {s for f in self.item.passage.figures for text in (f.text, f.what or "") for s in stems(text)}
        named = {s for n in self.read.reading.part(self.item.passage.start, self.item.passage.end).names
                 for s in stems(n.text)}  # fmt: skip
        small = {s for word in _SMALL for s in stems(word)}
        return (
            frozenset(s for s in self.item.passage.stems if len(s) >= _LETTERS and s.isalpha())
            - counted
            - named
            - small
        )

    @property
    def leads(self) -> bool:
        """Whether it stands where an article tells what it is about."""
        return self.item.passage.index < _LEAD


class Standings:
    """The figures of a story as they stand to each other."""

    def __init__(self, figures: Iterable[Counted], readings: Readings) -> None:
        self._readings = readings
        self._values: dict[tuple[str, str | None], list[float]] = {}
        self._made: dict[tuple[str, int], Standing] = {}
        for item in figures:
            self._values.setdefault((item.passage.article.id, item.kind), []).append(item.base)

    def of(self, item: Counted) -> Standing:
        """What is told of this figure."""
        key = item.passage.article.id, item.figure.start
        if key not in self._made:
            self._made[key] = Standing(item, self._readings.of(item.passage.article))
        return self._made[key]

    def why(self, one: Counted, other: Counted, *, near: float = _FAR) -> Why | None:
        """Why two values are not the same; None where it is not sure that they are of one thing."""
        a, b = self.of(one), self.of(other)
        near = _FAR if _beside_the_same(a, b) else near
        if not self._one_thing(a, b, near):
            return None
        unlike = (a.states ^ b.states) - ({"coming"} if a.leads and b.leads else set())
        if unlike:
            return "other definition" if unlike <= {"part", "total", "rate"} else None
        if a.length != b.length or (a.years and b.years and a.years != b.years):
            return "other period"
        if a.states & {"planned", "part", "change"}:
            return None  # two plans, parts or differences may each be of something else
        days = {(s.item.passage.article.published or "")[:10] for s in (a, b)}
        return "revision" if len(days) > 1 and "" not in days and not a.years else "contradiction"

    def same(self, one: Counted, other: Counted) -> bool:
        """Whether nothing told around them says that two figures near each other are of two things."""
        a, b = self.of(one), self.of(other)
        apart = (a.length != b.length and None not in (a.length, b.length)) or (a.states ^ b.states) & {
            "change",
            "rate",
        }
        strangers = a.language == b.language and a.names and b.names and not a.names & b.names
        return not (apart or strangers)

    def _one_thing(self, a: Standing, b: Standing, near: float) -> bool:
        values = sorted((a.item.base, b.item.base))
        if a.ranged or b.ranged or values[0] <= 0 or values[1] > near * values[0]:
            return False
        if self._prints(a.item, b.item) or self._prints(b.item, a.item) or self._between(a.item, b.item):
            return False
        if a.language != b.language:
            return True  # they are in one row on the evidence of names and of a thing that both languages count
        sure = _one_sum(a, b) or _beside_the_same(a, b)
        if not (sure or _named_alike(a, b)):
            return False
        counted = a.leads and b.leads and bool(a.names & b.names) and a.item.figure.what == b.item.figure.what
        certain = (
            sure or len(a.names & b.names) > 1 or (a.names and a.names == b.names) or (counted and a.item.figure.what)
        )
        return a.language in _LANGUAGES and len(a.words & b.words) >= (_SHARED if certain else _NAMELESS)

    def _prints(self, item: Counted, other: Counted) -> bool:
        """Whether the article of `item` prints the value of `other` too: then they answer two questions."""
        values = self._values.get((item.passage.article.id, item.kind), ())
        return any(isclose(value, other.base, rel_tol=_SAME) for value in values)

    def _between(self, one: Counted, other: Counted) -> bool:
        """Whether an article prints a value that either of the two may be in round."""
        values = (v for (_, kind), found in self._values.items() if kind == one.kind for v in found)
        return any(one.base != v != other.base and rounds(one.base, v) and rounds(other.base, v) for v in values)


def _named_alike(a: Standing, b: Standing) -> bool:
    """Whether the sentences name the same, or one names nobody else beside what both name; in leads less will do."""
    both = a.names & b.names
    if a.leads and b.leads:
        return bool(both) or not (a.names or b.names)
    return bool(both) and (both in (a.names, b.names) or len(both) > 1)


def _one_sum(a: Standing, b: Standing) -> bool:
    """Whether two sums that lead two articles are of one thing by its own words: two "infrastructure" plans."""
    if not (a.leads and b.leads and {a.item.figure.unit, b.item.figure.unit} <= MONEY):
        return False
    shared = set(stems(a.item.figure.what or "")) & set(stems(b.item.figure.what or ""))
    return any(len(stem) >= _TELLING for stem in shared)


def _beside_the_same(a: Standing, b: Standing) -> bool:
    """Whether two counts that lead two articles stand beside one that is the same: "five killed and six hurt"."""
    if not (a.leads and b.leads and a.item.head and a.item.head == b.item.head):
        return False
    return any(
        one.value == other.value and one.unit == other.unit and _last(one) == _last(other) != a.item.head
        for one in a.item.passage.figures
        for other in b.item.passage.figures
    )


def _last(figure: Figure) -> str:
    return next(iter(stems(figure.what or "")[-1:]), "")


@cache
def _bound(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either('standing', 'bound', language)}\s*\Z")


@cache
def _states(language: str) -> Mapping[State, re.Pattern[str]]:
    return {state: re.compile(rf"(?<!\w){either('standing', state, language)}(?!\w)") for state in STATES}


@cache
def _spans(language: str) -> Mapping[str, float]:
    """How many years each word for a span of time is."""
    return {word: factor for key, factor in _TIMES.items() for word in words("standing", key, language)}


def label(row: Sequence[Counted], standings: Standings) -> str | None:
    """What a sum or a share is of: the words beside it that the other sentences share, else those of the first text."""
    first, *rest = (standings.of(item) for item in row)
    shared = frozenset.intersection(first.words, *(s.words for s in rest)) or first.words
    own, text = first.item.figure, first.item.passage.article.text
    near = sorted(
        (abs(m.start() + first.item.passage.start - own.start), m.start(), m.group())
        for m in re.finditer(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*", text[first.item.passage.start : first.item.passage.end])
        if set(stems(m.group())) & shared
    )[:3]
    return ", ".join(dict.fromkeys(word for _, _, word in sorted(near, key=lambda found: found[1]))) or None
