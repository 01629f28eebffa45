"""The names and numbers of an article, and pairs of articles that have none in common.

A name is brought to the consonants that are heard in it, so that Зеленський, Зеленский, Zelensky and Selenskyj
are one key, and so are the cases of one name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from monitor.language.lexicon import either, has, words
from monitor.language.names import spelling
from monitor.language.text.plain import plain
from monitor.language.text.words import fold
from monitor.models import Article

KNOWN = 4  # names that an article needs, so that having none in common says something
LEAST = 3  # letters of a key
STRANGE = 0.2  # of the likeness is left to two articles that name and count nothing in common

# A capital after a space, or after a space and an opening mark, where no sentence begins.
_NAME = re.compile(r"""[A-ZÀ-ÖØ-ÞЀ-ЯҐ](?:(?<=[^ \n\t.!?…:»”"] .)|(?<=[^ \n\t.!?…:»”"] [«“„"(].))[\w’ʼ'-]{2,30}""")
_OPENING = frozenset('«“„"(')
# Written with a capital, and no names.
_CALENDAR = words("names", "calendar")
# What stands before a German name, and seldom before a noun: another name, or a word of place.
_PLACED = re.compile(rf"(?:\b[A-ZÄÖÜ][\w-]+|\b{either('names', 'placed')}) $")
_NUMBER = re.compile(  # begins with a digit, and looks behind it then: so it is quick to look for
    r"\d(?<![\w.,:/-].)(?:\d{0,2}(?:[ \u00a0\u202f.,]\d{3})+(?![\w:/])|\d{1,8}(?![\w:/]|[.,]\d))"
)
_NO_DIGIT = re.compile(r"\D")
_YEARS = range(1900, 2100)
# Endings of cases, which Slavic names have and Latin spellings do not.
_ENDING = re.compile(rf"(?<=\w{{4}}){either('names', 'case_endings')}$")
_GENITIVE = re.compile(r"(?<=\w{4})s$")


@dataclass(frozen=True, slots=True)
class Marks:
    """What an article names and counts."""

    names: Mapping[str, str]  #: key -> the name as it is written
    sure: Set[str]  #: keys of those that are no common nouns (German writes those with a capital too)
    numbers: frozenset[str]  #: digits only; years and single digits are left out


class Strangers:
    """Which articles name different people and places, and count differently: two events, of one kind at most."""

    def __init__(self, marks: Sequence[Marks]) -> None:
        columns: dict[str, int] = {}
        held = [
            sorted(columns.setdefault(key, len(columns)) for key in sorted(mark.sure | mark.numbers)) for mark in marks
        ]
        ends = np.cumsum([0, *map(len, held)])
        ones = np.ones(int(ends[-1]), dtype=np.float32)
        places = np.fromiter((place for row in held for place in row), np.int64, int(ends[-1]))
        self._held = sparse.csr_array((ones, places, ends), shape=(len(marks), len(columns)))
        self._enough = np.array([len(mark.sure) >= KNOWN for mark in marks], dtype=np.bool_)

    def __call__(self, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
        """For each two of `rows` whether both name enough, and have no name and no number in common."""
        part = self._held[rows]
        shared = np.asarray((part @ part.T).todense())
        enough = self._enough[rows]
        return np.asarray((shared == 0) & enough[:, None] & enough[None, :])


def marks_of(article: Article) -> Marks:
    """The names in the middle of sentences, and the numbers, of title and text."""
    whole = plain(f"{article.title or ''} . {article.text}")
    names: dict[str, str] = {}
    for name in dict.fromkeys(_NAME.findall(whole)):
        for key in keys(name):
            names.setdefault(key, name)
    nouns = has(article.language, "nouns_in_capitals")
    sure = frozenset(key for name in _placed(whole) for key in keys(name)) if nouns else names.keys()
    digits = (n if n.isdecimal() else _NO_DIGIT.sub("", n) for n in _NUMBER.findall(whole))
    return Marks(names, sure, frozenset(intern(n) for n in digits if int(n) not in _YEARS))


def _placed(whole: str) -> set[str]:
    """The names of a German text that are no common nouns, by what stands before them."""
    starts = ((m[0], m.start() - (whole[m.start() - 1] in _OPENING)) for m in _NAME.finditer(whole))
    return {name for name, start in starts if _PLACED.search(whole[max(0, start - 12) : start])}


@lru_cache(maxsize=100_000)  # of words, not of texts
def keys(name: str) -> tuple[str, ...]:
    """The consonants heard in a name, with and without the ending of a case."""
    folded = fold(name)
    if folded in _CALENDAR:
        return ()
    forms = sorted({folded, _ENDING.sub("", folded), _GENITIVE.sub("", folded)})
    return tuple(dict.fromkeys(key for form in forms for key in spelling.keys(form) if len(key) >= LEAST))
