"""A text as the parts that dates are made of: numbers, signs, and words, or words in a row that are one name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from monitor.language.text.scripts import APOSTROPHE_LETTERS, UNSPACED
from monitor.language.time.shapes import letters, size
from monitor.language.time.spelling import key, words
from monitor.language.time.vocabulary import kinds, vocabulary
from monitor.language.time.zones import WORDS

_BIDI = "\u200b\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"  # signs of direction, which print as nothing
_JOINT = frozenset(" .'-/")  # signs that may stand inside a name of several words
_SIGNS = {
    **dict.fromkeys("‐‑‒–—―−", "-"), **dict.fromkeys("،、၊", ","), **dict.fromkeys("’‘`´" + APOSTROPHE_LETTERS, "'"),
    **dict.fromkeys("·•∙●", "|"), "「": "(", "」": ")", "[": "(", "]": ")", "⁄": "/", "׳": "'", "॰": ".",
}  # fmt: skip
_KNOWN = frozenset(" .,:'/()|+-")
_OTHER = "_"
_SIGNS_BETWEEN = 2  # between two words of a name: "a. m."
_LONGEST = 40  # characters of a word of a date
_UNSPACED = re.compile(f"[{UNSPACED}]")
_NAME = 14  # characters of the longest name in such writing


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text: `letter` is its kind as shapes have it, `key` the word as tables have it."""

    start: int
    end: int
    letter: str
    key: str = ""


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?P<number>\d+)|(?P<word>{words().pattern})|(?P<space>[\s{_BIDI}]+)|.", re.DOTALL)


def parts(text: str, start: int, end: int, language: str | None) -> list[Part]:
    """The parts of a stretch of `text`, in order, with the kinds that its words have in a text of that language."""
    return list(_named(list(_single(text, start, end, language)), language))


def _single(text: str, start: int, end: int, language: str | None) -> Iterator[Part]:
    for found in _pattern().finditer(text, start, end):
        here, behind = found.span()
        kind = found.lastgroup
        if kind == "number":
            yield Part(here, behind, size(behind - here))
        elif kind == "word":
            yield from _words(found[0], here, language)
        elif letter := _space(found[0]) if kind == "space" else _sign(found[0]):
            yield Part(here, behind, letter)


def _space(text: str) -> str:
    """What a run of white space is: signs of direction alone are nothing, lines part what stands in them."""
    if "\n" in text:
        return _OTHER
    return " " if any(c.isspace() for c in text) else ""


@lru_cache(maxsize=500)
def _sign(sign: str) -> str:
    plain = _SIGNS.get(sign) or unicodedata.normalize("NFKC", sign)
    plain = _SIGNS.get(plain, plain)
    return plain if plain in _KNOWN else _OTHER


def _words(word: str, start: int, language: str | None) -> Iterator[Part]:
    """A word, or the words that stand in it where no spaces part them."""
    whole = key(word) if len(word) <= _LONGEST else ""
    if not _UNSPACED.search(word) or _begins(whole, language):
        yield Part(start, start + len(word), _letter(word, whole, language), whole)
        return
    n = 0
    while n < len(word):
        sizes = range(min(_NAME, len(word) - n), 0, -1)
        piece = word[n : n + next((size for size in sizes if _begins(key(word[n : n + size]), language)), 1)]
        yield Part(start + n, start + n + len(piece), _letter(piece, key(piece), language), key(piece))
        n += len(piece)


def known(word: str, language: str | None) -> bool:
    """Whether a word may stand beside a date; of writing without spaces that is not seen at once."""
    if len(word) > _LONGEST:
        return False
    folded = key(word)
    return _begins(folded, language) or folded in vocabulary().rest or _UNSPACED.search(word) is not None


def _begins(word: str, language: str | None) -> bool:
    """Whether it is a word of dates, or the first of a name of several."""
    return word in vocabulary().longest or bool(kinds(word, language))


def _letter(word: str, folded: str, language: str | None) -> str:
    """The letter of a word; the name of a zone that is a word as well is one in capitals only."""
    found = kinds(folded, language)
    return letters()[found - {"Z"} if folded in WORDS and not word.isupper() else found]


def _named(single: list[Part], language: str | None) -> Iterator[Part]:
    """The parts, where words in a row that are one name are one part."""
    longest = vocabulary().longest
    n = 0
    while n < len(single):
        reach = longest.get(single[n].key, 0) if single[n].key else 0
        name, behind = _longest(single, n, reach, language) if reach else ("", n)
        if name:
            yield Part(single[n].start, single[behind - 1].end, letters()[kinds(name, language)], name)
            n = behind
        else:
            yield single[n]
            n += 1


def _longest(single: list[Part], n: int, reach: int, language: str | None) -> tuple[str, int]:
    """The longest name that begins with part `n`, and the part behind it; "" where there is none."""
    best, name, m, taken = ("", n), single[n].key, n + 1, 1
    while m < len(single) and taken < reach:
        gap = m
        while m < len(single) and m - gap < _SIGNS_BETWEEN and single[m].letter in _JOINT:
            m += 1
        if m >= len(single) or not single[m].key:
            break
        name, m, taken = f"{name} {single[m].key}", m + 1, taken + 1
        if kinds(name, language):
            best = (name, m)
    return best
