"""Whether a line begins as one of many patterns: those are tried that its first character opens, of most lines none.

A pattern is read for the characters with which what it matches may begin; where that cannot be told it is always tried.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

_DIGIT = "0"  # stands for all digits
_SPECIAL = frozenset(".[\\()|*+?{}^$")
_OPTIONAL = re.compile(r"(?:[?*]|\{0?,\d*\})[+?]?")


def gate(patterns: Sequence[str]) -> Callable[[str], bool]:
    """A function of a text: whether one of the patterns matches at its beginning."""
    known = [(pattern, first_of(pattern)) for pattern in patterns]
    firsts = frozenset(first for _, found in known for first in found or ())
    loose = _one_of([pattern for pattern, found in known if found is None])

    @cache
    def opened(first: str) -> re.Pattern[str]:
        return _one_of([pattern for pattern, found in known if found is not None and first in found])

    def begins(text: str) -> bool:
        first = _character(text[:1])
        return bool((first in firsts and opened(first).match(text)) or loose.match(text))

    return begins


def first_of(pattern: str) -> frozenset[str] | None:
    """The characters with which what a pattern matches may begin, all digits as "0"; None where it may be any."""
    found = [_first(choice) for choice in _choices(pattern)]
    known = [one for one in found if one is not None]
    return frozenset[str]().union(*known) if len(known) == len(found) else None


def _first(choice: str) -> frozenset[str] | None:
    choice = choice.removeprefix("^")
    if choice.startswith("(?:"):
        end = next(n for n, depth in _depths(choice) if depth == 0 and choice[n] == ")")
        found, rest = first_of(choice[3:end]), choice[end + 1 :]
    elif choice.startswith(r"\d"):
        found, rest = frozenset(_DIGIT), choice[2:]
    elif choice and choice[0] not in _SPECIAL:
        found, rest = frozenset(_character(choice[0])), choice[1:]
    else:
        return None
    if found is None or not (optional := _OPTIONAL.match(rest)):
        return found
    behind = _first(rest[optional.end() :])
    return None if behind is None else found | behind


def _choices(pattern: str) -> Iterator[str]:
    """A pattern parted at each "|" outside its groups."""
    start = 0
    for n, depth in _depths(pattern):
        if depth == 0 and pattern[n] == "|":
            yield pattern[start:n]
            start = n + 1
    yield pattern[start:]


def _depths(pattern: str) -> Iterator[tuple[int, int]]:
    """The places of the marks of a pattern that part or group it, with the depth of groups behind each."""
    depth, n = 0, 0
    while n < len(pattern):
        mark = pattern[n]
        if mark == "[":
            n = pattern.index("]", n + 2 + (pattern[n + 1] == "^"))
        elif mark in "(|)":
            depth += (mark == "(") - (mark == ")")
            yield n, depth
        n += 2 if mark == "\\" else 1


def _character(letter: str) -> str:
    return _DIGIT if letter.isdigit() else letter


def _one_of(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns) if patterns else r"(?!)")
