"""A run of parts in which dates are looked for, and where it is from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from monitor.language.time.parts import Part, parts
from monitor.language.time.shapes import letters
from monitor.language.time.vocabulary import Senses, senses

_TAG = re.compile(r"[-_]")


@dataclass(frozen=True, slots=True)
class Run:
    """The parts of a text, or of a stretch of it, and their letters in a row."""

    text: str
    parts: tuple[Part, ...]
    shape: str
    language: str | None
    region: str | None

    def digits(self, n: int) -> str:
        """The number that part `n` is, in our digits."""
        part = self.parts[n]
        return "".join(str(int(digit)) for digit in self.text[part.start : part.end])

    def number(self, n: int) -> int:
        """The value of the number that part `n` is."""
        part = self.parts[n]
        return int(self.text[part.start : part.end])

    def kinds(self, n: int) -> frozenset[str]:
        """The kinds of the word that part `n` is."""
        return _kinds().get(self.parts[n].letter, frozenset())

    def senses(self, n: int, kind: str) -> Senses:
        """What part `n` stands for as that kind."""
        return senses(self.parts[n].key, kind, self.language) if kind in self.kinds(n) else {}


def run(text: str, place: str | None, start: int = 0, end: int | None = None) -> Run:
    """The parts of `text` from `start` to `end`. `place` is a language tag: "uk", "en-US", "zh-Hant-TW"."""
    language, region = place_of(place)
    found = tuple(parts(text, start, len(text) if end is None else end, language))
    return Run(text, found, "".join(part.letter for part in found), language, region)


@cache
def place_of(place: str | None) -> tuple[str | None, str | None]:
    """The language and the region of a tag."""
    first, *rest = _TAG.split(place.strip()) if place else [""]
    return first.lower() or None, next((part.upper() for part in rest if len(part) == 2 and part.isalpha()), None)


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    return {letter: kinds for kinds, letter in letters().items()}
