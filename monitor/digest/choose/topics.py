"""Which articles a topic's `match` query finds.

SQLite's FTS5 does the matching. Ours is only the step before it: take a query as people write it, quote its words so
that `U.S.`, `Zelensky's` and `COVID-19` are words and not syntax, and point at the column of a mistake.

    query  = part {OR part}
    part   = minus {AND minus}
    minus  = run {[AND] NOT run}            as in FTS5, NOT takes away from what stands to its left
    run    = item {item}                    side by side means AND, and binds tightest
    item   = word | word* | "a phrase" | "a phrase"* | NEAR(item item, 5) | (query)

Operators are upper case. Everything else is a word, cut into tokens by FTS5's `unicode61`: case and accents do not
count (Kyïv, KYIV), yet й and ї are letters of their own, as are ё and ß. Chinese and Japanese characters are tokens
one by one.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from monitor.errors import QueryError
from monitor.language.text.plain import plain

TOKENIZER = "unicode61 remove_diacritics 2 separators 'ʼ'"  # ʼ is a letter to unicode61, and an apostrophe to people
MAX_LENGTH = 10_000  # characters in a query
MAX_DEPTH = 30  # parentheses in parentheses; FTS5's own parser ends near 100
MAX_DISTANCE = 10_000  # words in NEAR
_BATCH = 5_000  # texts that stand in the table at a time, so that memory does not grow with their number


_CLOSING = {'"': '"', "“": '”“"', "„": '”“"', "«": "»", "»": "«"}
_WORD = re.compile(r"[^\s()\"“”„«»*]+")
_OPERATOR = re.compile(r"(?:AND|OR|NOT)(?![^\s()\"“”„«»])")
_NEAR = re.compile(r"NEAR\s*\(")
_OLD_NEAR = re.compile(r"NEAR(?:/\d+)?(?![^\s)])")
_DISTANCE = re.compile(r"\s*,\s*(\d{1,9})\s*(?=\))")
_CHARACTER = re.compile(r"([\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])")  # kana and Chinese, not Hangul
_UNUSABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")  # SQLite ends a text at NUL and takes no half characters


def compile_query(match: str) -> str:
    """The FTS5 expression that means `match`, with every word quoted.

    Raises QueryError, with the column of the mistake, where `match` is not a query.
    """
    if len(match) > MAX_LENGTH:
        raise QueryError(f"the query is longer than {MAX_LENGTH} characters; make two topics of it", MAX_LENGTH + 1)
    reader = _Reader(match)
    if reader.at_end():
        raise QueryError('the query is empty; write a word, "a phrase" or several with AND, OR, NOT', 1)
    expression = reader.query(0)
    if not reader.at_end():  # only a closing parenthesis stops a query early
        raise reader.error("this ) closes nothing; remove it, or open a ( before")
    return expression


def match(queries: Mapping[str, str], texts: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """For the id of each text, the ids of the queries that find it, in the order of `queries`.

    Raises QueryError where one of the queries is wrong.
    """
    expressions = {name: compile_query(query) for name, query in queries.items()}
    found: dict[str, list[str]] = {text_id: [] for text_id in texts}
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(f'CREATE VIRTUAL TABLE texts USING fts5(text, content="", tokenize="{TOKENIZER}")')
        for batch in _batches(list(texts)):
            rows = ((row, searchable(texts[text_id])) for row, text_id in enumerate(batch))
            connection.executemany("INSERT INTO texts (rowid, text) VALUES (?, ?)", rows)
            for name, expression in expressions.items():
                for (row,) in connection.execute("SELECT rowid FROM texts WHERE texts MATCH ?", (expression,)):
                    found[batch[row]].append(name)
            connection.execute("INSERT INTO texts (texts) VALUES ('delete-all')")
    finally:
        connection.close()
    return {text_id: tuple(names) for text_id, names in found.items()}


def searchable(text: str) -> str:
    """`text` as the index of an FTS5 table with `TOKENIZER` should hold it.

    Letters are composed (`unicode61` drops a loose breve and would make и of й), soft hyphens are gone, and Chinese and
    Japanese characters stand apart, since no space parts their words.
    """
    composed = unicodedata.normalize("NFC", plain(_UNUSABLE.sub(" ", text)))
    return composed if composed.isascii() else _CHARACTER.sub(r" \1 ", composed)


class _Reader:
    """Reads a query from left to right; `place` is the next character."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0

    def error(self, message: str, place: int | None = None) -> QueryError:
        return QueryError(message, (self.place if place is None else place) + 1)

    def at_end(self) -> bool:
        self._skip()
        return self.place == len(self.text)

    def query(self, depth: int) -> str:
        return " OR ".join(self._chain("OR", lambda: self._part(depth)))

    def _part(self, depth: int) -> str:
        parts = list(self._chain("AND", lambda: self._minus(depth)))
        return parts[0] if len(parts) == 1 else f"({' AND '.join(parts)})"

    def _minus(self, depth: int) -> str:
        kept = self._run(depth)
        taken = []  # "a NOT b NOT c" is written as a NOT (b OR c), which stays flat however long it is
        while self._take_not():
            taken.append(self._run(depth))
        return f"({kept} NOT ({' OR '.join(taken)}))" if taken else kept

    def _run(self, depth: int) -> str:
        items = [self._item(depth)]
        while not self.at_end() and self.text[self.place] != ")" and self._operator() is None:
            items.append(self._item(depth))
        return items[0] if len(items) == 1 else f"({' AND '.join(items)})"

    def _item(self, depth: int) -> str:
        if self.at_end():
            raise self.error("a word is missing at the end of the query")
        if (operator := self._operator()) is not None:
            raise self._misplaced(operator)
        if near := _NEAR.match(self.text, self.place):
            return self._near(near)
        if self.text[self.place] == ")":
            raise self.error("a word is missing before this )")
        if self.text[self.place] != "(":
            return self._phrase()
        return self._group(depth)

    def _group(self, depth: int) -> str:
        opened = self.place
        if depth == MAX_DEPTH:
            raise self.error(f"more than {MAX_DEPTH} parentheses stand in each other here; use fewer")
        self.place += 1
        inner = self.query(depth + 1)
        self._close(opened)
        return f"({inner})"

    def _near(self, near: re.Match[str]) -> str:
        opened, self.place = near.end() - 1, near.end()
        phrases: list[str] = []
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
        return f"NEAR({' '.join(phrases)}, {distance})"

    def _close(self, opened: int) -> None:
        if self.at_end():
            raise self.error("this ( is never closed; write a ) where it should end", opened)
        if self.text[self.place] != ")":
            raise self.error("a ) is missing here")
        self.place += 1

    def _phrase(self, before: re.Pattern[str] | None = None) -> str:
        """A word or a phrase, quoted; a word ends where `before` matches in it."""
        start = self.place
        mark = self.text[start]
        if mark in _CLOSING or mark == "”":
            words = self._quoted(_CLOSING.get(mark, '”"'))
        elif mark == "*":
            raise self.error("a * stands only at the end of a word: write Zelensk*")
        elif old := _OLD_NEAR.match(self.text, start):
            raise self.error(f"write NEAR(peace talks, 5) instead of {old[0]}")
        else:
            words = self._word(before)
        if not any(c.isalnum() for c in words):
            raise self.error(f"{words.strip() or 'this phrase'} has no letter or digit to search for", start)
        return '"' + searchable(words).replace('"', '""').strip() + '"' + self._star()

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

    def _star(self) -> str:
        if not self.text.startswith("*", self.place):
            return ""
        self.place += 1
        if self.place < len(self.text) and not (self.text[self.place].isspace() or self.text[self.place] in "(),"):
            raise self.error("a * stands only at the end of a word: write Zelensk*", self.place - 1)
        return " *"

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

    def _chain(self, operator: str, read: Callable[[], str]) -> Iterator[str]:
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


def _batches(ids: list[str]) -> Iterator[list[str]]:
    rest = iter(ids)
    while batch := list(islice(rest, _BATCH)):
        yield batch
