"""The language of queries: what a query says, as a tree; `topics` and both searches make of it what they need.

    query  = part {OR part}
    part   = minus {AND minus}
    minus  = run {[AND] NOT run}            as in FTS5, NOT takes away from what stands to its left
    run    = item {item}                    side by side means AND, and binds tightest
    item   = word | word* | "a phrase" | "a phrase"* | NEAR(item item, 5) | (query)

A search knows dates too, and -word for NOT word: `read` is told so. `templates/search.js` reads the same language, and
tests/browser asks both the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from monitor.errors import QueryError

MAX_LENGTH = 10_000  # characters in a query
MAX_DEPTH = 30  # parentheses in parentheses; FTS5's own parser ends near 100
MAX_DISTANCE = 10_000  # words in NEAR

_CLOSING = {'"': '"', "“": '”“"', "„": '”“"', "«": "»", "»": "«"}
_WORD = re.compile(r"[^\s()\"“”„«»*]+")
_OPERATOR = re.compile(r"(?:AND|OR|NOT)(?![^\s()\"“”„«»])")
_NEAR = re.compile(r"NEAR\s*\(")
_OLD_NEAR = re.compile(r"NEAR(?:/\d+)?(?![^\s)])")
_DISTANCE = re.compile(r"\s*,\s*(\d{1,9})\s*(?=\))")
_MINUS = re.compile(r"-(?=[^\s()*-])")


@dataclass(frozen=True, slots=True)
class Words:
    """A word, or words in a row."""

    text: str
    quoted: bool  #: as they stand, in no other form
    prefix: bool  #: the last one is the beginning of a word


@dataclass(frozen=True, slots=True)
class Day:
    """A day, a day of every year, or a month."""

    text: str  #: as it was written
    year: int | None
    month: int
    day: int | None


@dataclass(frozen=True, slots=True)
class Near:
    """Words with at most so many others between them."""

    items: tuple[Words, ...]
    distance: int


@dataclass(frozen=True, slots=True)
class All:
    """Each of these."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """One of these, or more."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """The first, and none of the others."""

    kept: Node
    taken: tuple[Node, ...]


Node = Words | Day | Near | All | Some | Without
#: Where in a query a date begins: the date, and where it ends.
Dates = Callable[[str, int], tuple[Day, int] | None]


def read(query: str, dates: Dates | None = None) -> Node:
    """What `query` says; with `dates`, which knows them, as a search reads it.

    Raises QueryError, with the column of the mistake, where it is not a query.
    """
    if len(query) > MAX_LENGTH:
        raise QueryError(f"the query is longer than {MAX_LENGTH} characters; make two topics of it", MAX_LENGTH + 1)
    reader = _Reader(query, dates)
    if reader.at_end():
        raise QueryError('the query is empty; write a word, "a phrase" or several with AND, OR, NOT', 1)
    node = reader.query(0)
    if not reader.at_end():  # only a closing parenthesis stops a query early
        raise reader.error("this ) closes nothing; remove it, or open a ( before")
    return node


def words(node: Node) -> Iterator[Words]:
    """All words of a query, but those that are taken away."""
    match node:
        case Words():
            yield node
        case Near(items, _):
            yield from items
        case All(parts) | Some(parts):
            for part in parts:
                yield from words(part)
        case Without(kept, _):
            yield from words(kept)
        case Day():
            pass


class _Reader:
    """Reads a query from left to right; `place` is the next character."""

    def __init__(self, text: str, dates: Dates | None = None) -> None:
        self.text = text
        self.place = 0
        self.dates = dates

    def error(self, message: str, place: int | None = None) -> QueryError:
        return QueryError(message, (self.place if place is None else place) + 1)

    def at_end(self) -> bool:
        self._skip()
        return self.place == len(self.text)

    def query(self, depth: int) -> Node:
        parts = tuple(self._chain("OR", lambda: self._part(depth)))
        return parts[0] if len(parts) == 1 else Some(parts)

    def _part(self, depth: int) -> Node:
        parts = tuple(self._chain("AND", lambda: self._minus(depth)))
        return parts[0] if len(parts) == 1 else All(parts)

    def _minus(self, depth: int) -> Node:
        kept, taken = self._run(depth)
        while self._take_not():
            more, not_more = self._run(depth)
            taken += (Without(more, not_more) if not_more else more,)
        return Without(kept, taken) if taken else kept

    def _run(self, depth: int) -> tuple[Node, tuple[Node, ...]]:
        """What stands side by side, and what is taken from it by a sign before a word."""
        items, taken = [self._item(depth)], []
        while not self.at_end() and self.text[self.place] != ")" and self._operator() is None:
            if self.dates and (minus := _MINUS.match(self.text, self.place)):
                self.place = minus.end()
                taken.append(self._item(depth))
            else:
                items.append(self._item(depth))
        return (items[0] if len(items) == 1 else All(tuple(items))), tuple(taken)

    def _item(self, depth: int) -> Node:
        if self.at_end():
            raise self.error("a word is missing at the end of the query")
        if (operator := self._operator()) is not None:
            raise self._misplaced(operator)
        if near := _NEAR.match(self.text, self.place):
            return self._near(near)
        if self.dates and (found := self.dates(self.text, self.place)):
            self.place = found[1]
            return found[0]
        if self.text[self.place] == ")":
            raise self.error("a word is missing before this )")
        if self.text[self.place] != "(":
            return self._phrase()
        return self._group(depth)

    def _group(self, depth: int) -> Node:
        opened = self.place
        if depth == MAX_DEPTH:
            raise self.error(f"more than {MAX_DEPTH} parentheses stand in each other here; use fewer")
        self.place += 1
        inner = self.query(depth + 1)
        self._close(opened)
        return inner

    def _near(self, near: re.Match[str]) -> Near:
        opened, self.place = near.end() - 1, near.end()
        phrases: list[Words] = []
        distance = 10
        while not self.at_end() and self.text[self.place] != ")":
            if self._operator() is not None or self.text[self.place] == "(":
                raise self.error("NEAR takes words and phrases only: write NEAR(peace talks, 5)")
            if given := _DISTANCE.match(self.text, self.place):
                distance, self.place = int(given[1]), given.end()
                if distance > MAX_DISTANCE:
                    raise self.error(f"NEAR reaches {MAX_DISTANCE} words at most", given.start(1))
                break
            phrases.append(self._phrase(before=_DISTANCE))
        if not phrases:
            raise self.error("NEAR needs words: write NEAR(peace talks, 5)")
        self._close(opened)
        return Near(tuple(phrases), distance)

    def _close(self, opened: int) -> None:
        if self.at_end():
            raise self.error("this ( is never closed; write a ) where it should end", opened)
        if self.text[self.place] != ")":
            raise self.error("a ) is missing here")
        self.place += 1

    def _phrase(self, before: re.Pattern[str] | None = None) -> Words:
        """A word or a phrase; a word ends where `before` matches in it."""
        start = self.place
        mark = self.text[start]
        if quoted := mark in _CLOSING or mark == "”":
            words = self._quoted(_CLOSING.get(mark, '”"'))
        elif mark == "*":
            raise self.error("a * stands only at the end of a word: write Zelensk*")
        elif old := _OLD_NEAR.match(self.text, start):
            raise self.error(f"write NEAR(peace talks, 5) instead of {old[0]}")
        else:
            words = self._word(before)
        if not any(c.isalnum() for c in words):
            raise self.error(f"{words.strip() or 'this phrase'} has no letter or digit to search for", start)
        return Words(words, quoted, self._star())

    def _quoted(self, closing: str) -> str:
        opened = self.place
        self.place += 1
        start = self.place
        while self.place < len(self.text) and self.text[self.place] not in closing:
            self.place += 1
        if self.place == len(self.text):
            raise self.error(f"the phrase that begins here is never closed; write {closing[0]} at its end", opened)
        self.place += 1
        return self.text[start : self.place - 1]

    def _word(self, before: re.Pattern[str] | None) -> str:
        found = _WORD.match(self.text, self.place)
        if found is None:  # pragma: no cover - every other character has been taken before
            raise self.error("this character cannot begin a word")
        end = found.end()
        if before is not None and (cut := before.search(self.text, self.place + 1, end + 64)) and cut.start() < end:
            end = cut.start()
        word, self.place = self.text[self.place : end], end
        return word

    def _star(self) -> bool:
        if not self.text.startswith("*", self.place):
            return False
        self.place += 1
        if self.place < len(self.text) and not (self.text[self.place].isspace() or self.text[self.place] in "(),"):
            raise self.error("a * stands only at the end of a word: write Zelensk*", self.place - 1)
        return True

    def _operator(self) -> str | None:
        found = _OPERATOR.match(self.text, self.place)
        return found[0] if found else None

    def _take_not(self) -> bool:
        """Steps over NOT, or AND NOT, which is the same; says whether there was one."""
        self._skip()
        start = self.place
        if self._operator() == "AND":
            self.place += 3
            self._skip()
        if self._operator() == "NOT":
            self.place += 3
            return True
        self.place = start
        return False

    def _chain(self, operator: str, read: Callable[[], Node]) -> Iterator[Node]:
        yield read()
        while not self.at_end() and self._operator() == operator:
            self.place += len(operator)
            yield read()

    def _misplaced(self, operator: str) -> QueryError:
        if operator == "NOT":
            return self.error("NOT takes away from what stands before it: write Donbas NOT football")
        return self.error(f"a word is missing before {operator}; to search for the word itself, write “{operator}”")

    def _skip(self) -> None:
        while self.place < len(self.text) and self.text[self.place].isspace():
            self.place += 1
