"""The words of dates in every language, with their senses: what CLDR knows (`calendars.tsv`) and what the lexicon adds.

A word's kinds are letters, so that a date's shape is a pattern over them (`shapes.py`): M month, W weekday, P half of
a day, N noon and midnight, f small word, a "at", y m d h n s units from year to second, b month before its number,
E era, Z zone, T the letter T, L published, C changed, R other words of a date line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from monitor.language import lexicon
from monitor.language.lexicon import languages
from monitor.language.time.spelling import pieces
from monitor.language.time.zones import NAMES

Value = int | str
Senses = Mapping[Value, frozenset[str]]  #: what a word stands for -> the languages in which it does
CUTS = {"M": (3, 4), "W": (3,)}  #: letters to which people cut a name
PERSIAN, HIJRI = 100, 200  #: added to the number of a month of that calendar
_KINDS = {"month": "M", "month short": "M", "weekday": "W", "weekday short": "W", "half": "P", "word": "f"}
_LISTS = {
    "words": "f", "at": "a", "year": "y", "month": "m", "month_before": "b", "day": "d", "hour": "h", "minute": "n",
    "second": "s",
}  # fmt: skip
_HALVES = {"am": "P", "pm": "P", "noon": "N", "midnight": "N"}
_LINES = {"published": "L", "changed": "C", "around": "R"}
_CUT_FROM = 5  # letters
_CUTTABLE = range(0x41, 0x1100)  # alphabets in which people cut words, but for the two beside
_WHOLE = range(0x590, 0x10A0)  # Hebrew to Burmese


class Sense(NamedTuple):
    """What a word is in a language."""

    kind: str
    value: Value
    language: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Each word, or words in a row joined by spaces, with what it is in which language."""

    words: Mapping[str, list[Sense]]
    longest: Mapping[str, int]  #: the first word of names of several -> how many words the longest has
    rest: frozenset[str]  #: the other words of such names
    cuts: Mapping[str, list[Sense]]  #: the first letters of names


@cache
def orders() -> Mapping[str, str]:
    """The locales that do not write the day first in a date of numbers -> the order in which they do."""
    return {name: order for _, _, order, names in _table("*\torder\t") for name in names.split("|")}


@cache
def year_first() -> frozenset[str]:
    """The languages that write the year before the name of the month."""
    return frozenset(name for row in _table("*\tyear first\t") for name in row[3].split("|"))


@cache
def official() -> frozenset[str]:
    """The languages of states."""
    return frozenset(name for row in _table("*\tofficial\t") for name in row[3].split("|"))


def _table(beginning: str = "") -> Iterator[list[str]]:
    """The rows of the table that begin so."""
    return (line.split("\t") for line in _lines() if line.startswith(beginning))


@cache
def _lines() -> tuple[str, ...]:
    text = files("monitor.language.time").joinpath("calendars.tsv").read_text("utf-8")
    return tuple(line for line in text.splitlines() if line[:1] != "#")


@cache
def vocabulary() -> Vocabulary:
    """All words of dates, of all languages."""
    words: dict[str, list[Sense]] = {}
    cuts: dict[str, list[Sense]] = {}
    for sense, names in (*_of_cldr(), *_of_lexicon(), *_of_zones()):
        for name in names:
            words.setdefault(name, []).append(sense)
            for cut in _cuts(sense, name):
                cuts.setdefault(cut, []).append(sense)
    rest = frozenset(word for name in words for word in name.split(" ")[1:])
    return Vocabulary(words, _longest(words), rest, cuts)


def _longest(words: Iterable[str]) -> Mapping[str, int]:
    longest: dict[str, int] = {}
    for name in words:
        first, *rest = name.split(" ")
        if rest:
            longest[first] = max(longest.get(first, 0), 1 + len(rest))
    return longest


def _of_cldr() -> Iterator[tuple[Sense, list[str]]]:
    for language, kind, value, names in _table():
        if language != "*":
            letter = "N" if value in _HALVES and _HALVES[value] == "N" else _KINDS[kind]
            sense = Sense(letter, int(value) if value.isdigit() else value, language)
            yield sense, [name for name in names.split("|") if letter != "N" or len(name) > 1]


def _of_lexicon() -> Iterator[tuple[Sense, list[str]]]:
    for language in languages():
        for kind, value, name in _entries(language):
            yield Sense(kind, value, language), [" ".join(pieces(name))]


def _entries(language: str) -> Iterator[tuple[str, Value, str]]:
    calendar, dateline = lexicon.calendar(language), lexicon.dateline(language)
    for more, rows in (
        (0, calendar.months),
        (0, calendar.short_months),
        (PERSIAN, calendar.persian),
        (HIJRI, calendar.hijri),
    ):
        for number, names in enumerate(rows, 1):
            yield from (("M", more + number, glue + name) for name in names for glue in ("", *calendar.glued))
    for row in (calendar.weekdays, calendar.short_weekdays):
        for number, names in enumerate(row):
            yield from (("W", number, name) for name in names)
    yield from (("E", years, name) for name, years in calendar.eras.items())
    yield from (("E", "hijri", name) for name in calendar.lunar)
    yield from (("Z", minutes, name) for name, minutes in calendar.zones.items())
    for field, kind in (_LISTS | _HALVES).items():
        yield from ((kind, field, name) for name in getattr(calendar, field))
    for field, kind in _LINES.items():
        yield from ((kind, field, name) for name in getattr(dateline, field))


def _of_zones() -> Iterator[tuple[Sense, list[str]]]:
    yield from ((Sense("Z", name, "*"), [name]) for name in NAMES)
    yield Sense("T", "t", "*"), ["t"]


def _cuts(sense: Sense, name: str) -> Iterator[str]:
    if sense.kind in CUTS and len(name) >= _CUT_FROM and sense.language in official() and _cuttable(name):
        yield from (name[:size] for size in CUTS[sense.kind])


def _cuttable(name: str) -> bool:
    return all(ord(letter) in _CUTTABLE and ord(letter) not in _WHOLE for letter in name)


@cache
def names(kind: str, language: str) -> Mapping[str, int]:
    """The full names of months (from 1) or weekdays (from 0 for Monday) of a language, as tables hold them."""
    calendar = lexicon.calendar(language)
    ours = enumerate(calendar.months, 1) if kind == "month" else enumerate(calendar.weekdays)
    found = {name: int(row[2]) for row in _table(f"{language}\t{kind}\t") for name in row[3].split("|")}
    return found | {" ".join(pieces(name)): number for number, forms in ours for name in forms}


@lru_cache(maxsize=4_000)
def senses(word: str, kind: str, language: str | None = None) -> Senses:
    """What a word, as a table's key, stands for as that kind; {} where it is none.

    A language that is read in few places counts in its own texts, and where no other has the word.
    """
    found: dict[Value, set[str]] = {}
    for sense in _held(word, language):
        if sense.kind == kind:
            found.setdefault(sense.value, set()).add(sense.language)
    return {value: frozenset(spoken) for value, spoken in found.items()}


@lru_cache(maxsize=20_000)
def kinds(word: str, language: str | None = None) -> frozenset[str]:
    """The kinds of a word, as a table's key, in a text of `language`."""
    return frozenset(sense.kind for sense in _held(word, language))


def kind_sets() -> set[frozenset[str]]:
    """Each set of kinds that some word has in a text of some language."""
    known = vocabulary()
    return {
        frozenset(sense.kind for sense in _held(word, language))  # not by `kinds`, which would remember each
        for held in (known.words, known.cuts)
        for word, found in held.items()
        for language in {None, *(sense.language for sense in found)} - _common()
    }


def _held(word: str, language: str | None) -> list[Sense]:
    """The senses of a word; where it is no name, but the first letters of one, those of that name."""
    known = vocabulary()
    every = known.words.get(word, [])
    own = [sense for sense in every if sense.language == language or sense.language in _common()] or every
    said = {sense.kind for sense in own}
    return own + [sense for sense in known.cuts.get(word, ()) if sense.kind not in said]


@cache
def _common() -> frozenset[str]:
    """The languages whose words count in every text: those of states, and those that somebody wrote a lexicon for."""
    return official() | {*languages(), "*"}
