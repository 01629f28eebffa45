"""The shapes of dates and times, as patterns over the kinds of their parts, one character for each part of the text.

A number is the digit that says how many digits it has (c: 12, C: 14, 0: another number), a sign is itself, a word is a
character that stands for the set of its kinds. In the patterns «M» is any word that may be a month, and so on by the
letters of `vocabulary.py`; «g» is a word that may stand between the parts of a date.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from monitor.language.time.vocabulary import kind_sets

UNKNOWN = "x"  # a word that is none of a date's
_SIZES = {1: "1", 2: "2", 3: "3", 4: "4", 6: "6", 8: "8", 12: "c", 14: "C"}
NUMBERS = "0-9cC"
_FIRST = 0xE000  # the private characters that stand for sets of kinds


def size(digits: int) -> str:
    """The character of a number."""
    return _SIZES.get(digits, "0")


@cache
def letters() -> Mapping[frozenset[str], str]:
    """The character of each set of kinds that some word has."""
    sets = kind_sets()
    sets |= {each - {"Z"} for each in sets}
    ordered = sorted(sets - {frozenset()}, key=sorted)
    return {frozenset(): UNKNOWN} | {each: chr(_FIRST + n) for n, each in enumerate(ordered)}


@cache
def _class(kind: str) -> str:
    fits = _is_small if kind == "g" else lambda each: kind in each
    return "[" + "".join(letter for each, letter in letters().items() if fits(each)) + "]"


def _is_small(kinds: frozenset[str]) -> bool:
    """Whether a word may stand between day, month and year: a small one that is no month itself."""
    return "M" not in kinds and not kinds.isdisjoint("fydE")


def _compiled(shape: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"«(\w)»", lambda found: _class(found[1]), shape))


_ALONE = rf"(?<![{NUMBERS}][./:-])(?<![{NUMBERS}])"
_DONE = rf"(?![{NUMBERS}]|[./:-][{NUMBERS}])"
_GAP = r"(?:[ .,'/()-]|«g»){0,7}?"
_NARROW = r"(?:[ '/()-]|«g»){0,7}?"  # in which no sentence ends
_MONTH = r"(?P<name>«M»)(?: ?/ ?(?P<twin>«M»))?"  # in Arabic of two names for one month
_CLOCK = (
    r"(?:(?P<before>«P») ?)?(?:(?P<hour>[12]):(?P<minute>2)(?::(?P<second>2)(?:[.,](?P<part>[0-9]))?)?"
    r"|(?P<hour_>[12]) ?«h»(?: ?(?P<minute_>2)(?: ?«n»(?: ?(?P<second_>[12]) ?«s»)?)?| ?(?P<minute__>1) ?«n»)?"
    rf"|(?P<hour__>[12])\.(?P<minute___>2)(?:\.(?P<second__>2))?(?!\.?[{NUMBERS}])"
    r"|(?P<hour___>[12])(?= ?«P»)|(?P<noon>«N»))"
    r"(?: ?«h»\.?)?(?: ?(?P<half>«P»)\.?)?"
)
_ZONE = (
    r"(?: ?,? ?\(?(?:(?P<zone>«Z»)(?: ?(?P<sign>[+-]) ?(?:(?P<both>4)|(?P<hours>[12])(?::?(?P<minutes>2))?))?"
    r"|(?P<sign_>[+-])(?:(?P<both_>4)|(?P<hours_>[12])(?::(?P<minutes_>2))?))\)?(?: ?\(«Z»\))?)"
)
_LINK = r"(?:[ ,.|/()-]|«W»|«a»|«f»|«y»|«d»|«T»){0,10}?"


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape of dates. `line`: it counts only in a line that may be a date and nothing else."""

    example: str
    pattern: str
    line: bool = False


DATES = (
    Shape("2025-08-12", rf"{_ALONE}(?<!/)(?P<year>4)(?P<sep>[./-]) ?(?P<month>[12])(?P=sep) ?(?P<day>[12]){_DONE}"),
    Shape(
        "2025年8月12日", rf"{_ALONE}(?P<year>[1-4]) ?«y»{_GAP}(?P<month>[12])-?«f»? ?«m»{_GAP}(?P<day>[12])(?: ?«d»)?"
    ),
    Shape("8月12日 2025年", rf"{_ALONE}(?P<month>[12]) ?«m» ?(?P<day>[12]) ?«d» ?(?P<year>4){_DONE}"),
    Shape("12 tháng 8 năm 2025", rf"{_ALONE}(?P<day>[12]){_GAP}«b» ?(?P<month>[12]){_GAP}(?P<year>4){_DONE}"),
    Shape("12 8月 2025", rf"{_ALONE}(?P<day>[12]) (?P<month>[12])-?«f»? ?«m»{_GAP}(?P<year>4){_DONE}"),
    Shape("12 August 2025", rf"{_ALONE}(?P<day>[12]){_GAP}{_MONTH}{_GAP}(?P<year>4){_DONE}"),
    Shape("August 12, 2025", rf"{_MONTH}{_GAP}(?P<day>[12]){_GAP}(?P<year>4){_DONE}"),
    Shape("2025-Aug-12", rf"{_ALONE}(?P<year>4){_NARROW}{_MONTH}{_NARROW}(?P<day>[12]){_DONE}"),
    Shape("2025. augusztus 12.", rf"{_ALONE}(?P<year>4)(?P<first>){_GAP}{_MONTH}{_GAP}(?P<day>[12]){_DONE}"),
    Shape(
        "2025. gada 12. augusts",
        rf"{_ALONE}(?P<year>4)(?P<first>){_GAP}(?P<day>[12]){_GAP}{_MONTH}(?!{_GAP}[24])",
    ),
    Shape("Aug 12 17:45:10 UTC 2025", rf"{_MONTH} (?P<day>[12]) {_CLOCK}{_ZONE}? (?P<year>4){_DONE}"),
    Shape("12/08/2025", rf"{_ALONE}(?P<one>[12])(?P<sep>[./-]) ?(?P<two>[12])(?P=sep) ?(?P<year>4){_DONE}"),
    Shape("12/8 2025", rf"{_ALONE}(?P<one>[12])(?P<sep>/)(?P<two>[12])[ -](?P<year>4){_DONE}"),
    Shape("12-Aug-25", rf"{_ALONE}(?P<day>[12])(?P<sep>[/-]){_MONTH}(?P=sep)(?P<year>2){_DONE}"),
    Shape("12 Aug '25", rf"{_ALONE}(?P<day>[12])\.?[ -]{_MONTH}\.?,? ?'(?P<year>2){_DONE}"),
    Shape("12 Aug 25", rf"{_ALONE}(?P<day>[12])\.? {_MONTH}\.?,? (?P<year>2){_DONE}", line=True),
    Shape("Aug 12, 25", rf"{_MONTH}\.? (?P<day>[12]), '?(?P<year>2){_DONE}", line=True),
    Shape("12.08.25", rf"{_ALONE}(?P<one>[12])(?P<sep>[./-]) ?(?P<two>[12])(?P=sep) ?(?P<year>[12]){_DONE}", line=True),
    Shape(
        "20250812T093000Z",
        rf"\A(?P<whole>8)(?:\Z|[ -]?«T»?(?P<clock>[46])(?:[.,][{NUMBERS}])?)(?![{NUMBERS}])",
        line=True,
    ),
    Shape("20250812093000", r"\A(?P<whole>[cC])\Z", line=True),
)


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes, compiled for the words that are known."""

    dates: tuple[tuple[re.Pattern[str], bool], ...]
    after: re.Pattern[str]  #: a time behind a date, with its zone
    before: re.Pattern[str]  #: a time before a date, up to the end
    clock: re.Pattern[str]  #: a time with its zone
    zone: re.Pattern[str]


@cache
def shapes() -> Shapes:
    """All shapes."""
    return Shapes(
        tuple((_compiled(shape.pattern), shape.line) for shape in DATES),
        _compiled(rf"(?P<link>{_LINK}){_CLOCK}{_ZONE}?"),
        _compiled(rf"{_ALONE}{_CLOCK}{_ZONE}?{_LINK}\Z"),
        _compiled(rf"{_ALONE}{_CLOCK}{_ZONE}?"),
        _compiled(_ZONE),
    )
