"""The phrases of running text that name a time beside a date of publication: "on Friday", "last month", "4 August".

The names of months and days are those of `time/vocabulary.py`, the relative words are ours. Accents do not count. Days
with their year are read by `time/written.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from monitor.language.lexicon import either, entries, has, languages, pairs
from monitor.language.time.spelling import level
from monitor.language.time.vocabulary import names

Value = TypeVar("Value")
_PHRASES = "phrases_of_time"
FOUR = tuple(code for code in languages() if pairs(_PHRASES, "near", code))  # whose relative words are known


def _numbered_words(key: str) -> dict[str, int]:
    """The words of a table whose names are numbers."""
    return {level(word): int(number) for word, number in pairs(_PHRASES, key)}


NEAR = _numbered_words("near")
UNITS = {level(word): unit for word, unit in pairs(_PHRASES, "units")}
SHIFTS = _numbered_words("shifts")
COUNTS = _numbered_words("counts")


@dataclass(frozen=True, slots=True)
class Almanac:
    """The names of months and days in which phrases are looked for, and the pattern made of them."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    phrase: re.Pattern[str]
    triggers: frozenset[str]

    def phrases(self, text: str) -> Iterator[re.Match[str]]:
        """The phrases in a levelled text, in order, looked for only around words that one can be made of."""
        for start, end in self._stretches(text.lower() if len(text.lower()) == len(text) else text):
            yield from self.phrase.finditer(text, start, end)

    def _stretches(self, low: str) -> Iterator[tuple[int, int]]:
        start = end = -1
        for piece in _PIECE.finditer(low):
            word = piece[0]
            if not (word[0].isdigit() or word in self.triggers or self._compound(word)):
                continue
            a, b = piece.span()
            if a - _AROUND > end:
                if end >= 0:
                    yield start, end
                start = max(end, a - _AROUND, 0)
            end = b + _AROUND
        if end >= 0:
            yield start, end

    def _compound(self, word: str) -> bool:
        """Whether it is a part of a named day: "Montagabend"."""
        found = _HALF.fullmatch(word) if word.endswith(_HALVES) else None
        return found is not None and found[1] in self.weekdays


def almanac(language: str | None) -> Almanac:
    """The almanac of a text: of its own language, or of the four where it is one of these or unknown."""
    return _almanac(FOUR if language is None or language in FOUR else (language,))


@cache
def _almanac(spoken: tuple[str, ...]) -> Almanac:
    months = {name: n for language in spoken for name, n in _names("month", language)}
    for language in (code for code in spoken if has(code, "short_months")):
        months |= dict(_names("month short", language))
    weekdays = {name: n for language in spoken for name, n in _names("weekday", language)}
    triggers = frozenset([*weekdays, *months, *UNITS, *NEAR, *_LAST_YEAR])
    return Almanac(months, weekdays, _phrase(months, weekdays), triggers)


def _names(kind: str, language: str) -> Iterator[tuple[str, int]]:
    """The names of one word; an apostrophe is in the word."""
    for name, number in names(kind, language).items():
        if (_CUT.match(name) or " " not in name) and ord(max(name)) < _RARE:
            yield name.replace(" ", "'"), number


_RARE = 0x10000  # from here on: scripts in which no newspaper is printed
_CUT = re.compile(r"[^\W\d_] [^\W\d_]+\Z")  # tables hold the two sides of the apostrophe


def _any(words: Mapping[str, Value]) -> str:
    return "|".join(sorted(words, key=lambda w: (-len(w), w))) or r"(?!)"


_LAST_YEAR = tuple(phrase for phrase in entries(_PHRASES, "last_year") if " " not in phrase)
_Y = r"(?P<year>(?:1[5-9]|20)\d\d)"
_SHIFT = rf"(?P<shift>{_any(SHIFTS)})"
_COUNTED = rf"{either(_PHRASES, 'counted')}\b"  # "in May 20 ships"


def _phrase(months: Mapping[str, int], weekdays: Mapping[str, int]) -> re.Pattern[str]:
    day, month = rf"(?P<weekday>{_any(weekdays)})", rf"(?P<month>{_any(months)})"
    forms = (
        rf"\bin\s{month}(?=\s\d{{1,2}}\s{_COUNTED})",
        rf"\bim\s{month}(?=\s\d{{1,2}}\s[^\W\d_])",
        rf"(?:\b{day},?\s)?\b{month}\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?P<range>\s?[-–]\s?\d{{1,2}})?(?![\d:%])"
        rf"(?!\s{either(_PHRASES, 'quantities')})(?:,?\s{_Y}\b)?",
        rf"(?:\b{day},?\s(?:den\s|dem\s)?)?(?P<range>\b\d{{1,2}}\.?\s?[-–]\s?)?(?<![\d.,:])\b(?P<day>\d{{1,2}})"
        rf"(?:st|nd|rd|th|\.)?\s(?:of\s|de\s)?{month}\b(?:,?\s{_Y}\b)?",
        rf"\b{month}\.?,?\s(?:of\s)?{_Y}\b",
        rf"\b(?:{_SHIFT}\s)?(?<!['’])\b{day}(?P<half>{either(_PHRASES, 'halves')}?\b)",
        rf"\b{_SHIFT}\s(?P<unit>{_any(UNITS)})\b",
        r"\b(?P<near>" + _any(NEAR) + r")\b",
        rf"\b(?P<count>{_any(COUNTS)}|\d{{1,2}})\s(?P<unit>{_any(UNITS)})\s{either(_PHRASES, 'ago_behind')}\b",
        rf"\b{either(_PHRASES, 'ago_before')}\s(?P<count>{_any(COUNTS)}|\d{{1,2}})\s(?P<unit>{_any(UNITS)})\b",
        rf"\b(?P<yearly>{either(_PHRASES, 'last_year')})\b",
        rf"\b(?:{_SHIFT}\s|{either(_PHRASES, 'before_months')}\s?)"
        rf"{month}\b"
        r"(?!\.?,?\s(?:of\s)?\d)",
        rf"\b{either(_PHRASES, 'before_years')}\s{_Y}\b(?![-–/]\d|[.,]\d|\s{either(_PHRASES, 'behind_years')})",
        rf"(?<![\d.,])\b{_Y}\s{either(_PHRASES, 'years_behind')}",
    )
    return re.compile("|".join(_numbered(n, level(form)) for n, form in enumerate(forms)), re.IGNORECASE)


def _numbered(n: int, form: str) -> str:
    """A form whose groups are named for its number, so that it can stand beside others."""
    return re.sub(r"\?P<(\w+)>", lambda found: f"?P<{found[1]}_{n}>", rf"(?P<form{n}>{form})")


_PIECE = re.compile(r"[^\W\d_]+(?:'[^\W\d_]{2,})?|\d{4}|\d\.\d")
_HALVES = entries(_PHRASES, "halves")
_HALF = re.compile(
    rf"({either(_PHRASES, 'day_stems')})(?:{either(_PHRASES, 'halves_after')})?{either(_PHRASES, 'halves')}"
)
_AROUND = 20  #: characters around a word of a date in which the rest of its phrase stands
