"""Where words stand, and each two that follow each other, packed: a year of issues has millions of such places.

A place is a story's number with how often the key stands there, four at most; it takes four bytes, that of a pair with
its checksum eight. A key's list is written as steps: see `monitor.render.archive.search`.
"""

from __future__ import annotations

import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby, repeat

MOST = 4  #: times that a key counts in a story
_NONE = ";"  # the text of a file without a pair
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_PLACE = 28  # bits of a place
_LOW = (1 << _PLACE) - 1
_DRAWERS = 64  # what is sorted is sorted drawer by drawer, since a sorted list takes five times the room


class Words:
    """The stories of each word, and of each field."""

    def __init__(self) -> None:
        self._places: dict[str, array[int]] = defaultdict(lambda: array("I"))

    def add(self, word: str, story: int, often: int) -> None:
        """Note a word of a story; stories come in the order of their numbers."""
        self._places[word].append(_place(story, often))

    def taken(self) -> Iterator[tuple[str, str]]:
        """Each word with its steps; afterwards there is none."""
        while self._places:
            word, places = self._places.popitem()
            yield word, _steps(places)


class Pairs:
    """The stories of each two words that follow each other, by the checksum of both. Two pairs of one checksum are one:
    the page reads in the texts which of them it is."""

    def __init__(self) -> None:
        self._drawers = _drawers()

    def add(self, pair: str, story: int, often: int) -> None:
        """Note a pair of words of a story."""
        checksum = zlib.crc32(pair.encode())
        self._drawers[checksum * _DRAWERS >> 32].append(checksum << _PLACE | _place(story, often))

    def buckets(self, size: int) -> tuple[int, Iterator[str]]:
        """How many files of some `size` bytes they fill, and the text of each, in turn; afterwards there is no pair.

        A pair is in the file of its checksum's remainder, as ";quotient:steps".
        """
        count = -(-sum(6 + len(steps) for drawer in self._drawers for _, steps in _sorted(drawer)) // size)
        return count, self._texts(count)

    def _texts(self, count: int) -> Iterator[str]:
        most = 1 + (1 << 32) // max(1, count)  # quotients
        again = _drawers()
        while self._drawers:
            for row in self._drawers.pop():
                checksum, place = row >> _PLACE, row & _LOW
                bucket = checksum % count
                again[bucket * _DRAWERS // count].append(bucket * most + checksum // count << _PLACE | place)
        written = 0
        for drawer in again:
            for bucket, found in groupby(_sorted(drawer), key=lambda pair: pair[0] // most):
                yield from repeat(_NONE, bucket - written)
                yield "".join((*(f";{digits(key % most)}:{steps}" for key, steps in found), ";"))
                written = bucket + 1
            del drawer[:]
        yield from repeat(_NONE, count - written)


def _drawers() -> list[array[int]]:
    return [array("Q") for _ in range(_DRAWERS)]


def _sorted(drawer: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Each key of a drawer, in order, with its steps."""
    for key, rows in groupby(sorted(drawer), key=_key):
        yield key, _steps(row & _LOW for row in rows)


def _key(row: int) -> int:
    return row >> _PLACE


def _place(story: int, often: int) -> int:
    return story << 2 | min(often, MOST) - 1


def _steps(places: Iterable[int]) -> str:
    steps = []
    before = -1
    for place in places:
        if (story := place >> 2) != before:  # else it is of another pair of its checksum
            steps.append(_often((story - before - 1) << 2 | place & 3))
            before = story
    return "".join(steps)


def digits(number: int) -> str:
    """A number in digits of base 32, the lowest first; each but the last has 32 added."""
    text = ""
    while number > 31:
        text += _DIGITS[number & 31 | 32]
        number >>= 5
    return text + _DIGITS[number]


_often = lru_cache(1 << 12)(digits)  # of numbers that come again and again
