"""Which articles a topic's `match` query finds.

SQLite's FTS5 does the matching. Ours is only the step before it: take a query as people write it, quote its words so
that `U.S.`, `Zelensky's` and `COVID-19` are words and not syntax. `query` has the grammar, and points at a mistake.

Operators are upper case. Everything else is a word, cut into tokens by FTS5's `unicode61`: case and accents do not
count (Kyïv, KYIV), yet й and ї are letters of their own, as are ё and ß. Chinese and Japanese characters are tokens
one by one.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice, product

from monitor.digest.choose.query import All, Day, Near, Node, Some, Without, Words, read
from monitor.language.text.plain import plain

TOKENIZER = "unicode61 remove_diacritics 2 separators 'ʼ'"  # ʼ is a letter to unicode61, and an apostrophe to people
_MOST = 500  # ways to write the words of one NEAR
_BATCH = 5_000  # texts that stand in the table at a time, so that memory does not grow with their number


_CHARACTER = re.compile(r"([\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])")  # kana and Chinese, not Hangul
_UNUSABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")  # SQLite ends a text at NUL and takes no half characters


#: How a word is found: the FTS5 expressions for it, one of which must be met.
Forms = Callable[[Words], Sequence[str]]


def compile_query(match: str) -> str:
    """The FTS5 expression that means `match`, with every word quoted.

    Raises QueryError, with the column of the mistake, where `match` is not a query.
    """
    return expression(read(match))


def quoted(words: Words) -> str:
    """The FTS5 phrase of some words."""
    return '"' + searchable(words.text).replace('"', '""').strip() + '"' + (" *" if words.prefix else "")


def expression(node: Node, forms: Forms = lambda words: [quoted(words)], day: Callable[[Day], str] = str) -> str:
    """The FTS5 expression of a query; `forms` gives those of a word, `day` that of a date."""
    match node:
        case Words():
            return _one_of(forms(node))
        case Day():
            return day(node)
        case Near(items, distance):
            chosen = islice(product(*map(forms, items)), _MOST)
            return _one_of([f"NEAR({' '.join(each)}, {distance})" for each in chosen])
        case All(parts):
            return f"({' AND '.join(expression(part, forms, day) for part in parts)})"
        case Some(parts):
            return f"({' OR '.join(expression(part, forms, day) for part in parts)})"
        case Without(kept, taken):  # "a NOT b NOT c" is a NOT (b OR c), which stays flat however long it is
            less = " OR ".join(expression(part, forms, day) for part in taken)
            return f"({expression(kept, forms, day)} NOT ({less}))"


def _one_of(expressions: Sequence[str]) -> str:
    return expressions[0] if len(expressions) == 1 else f"({' OR '.join(expressions)})"


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


def _batches(ids: list[str]) -> Iterator[list[str]]:
    rest = iter(ids)
    while batch := list(islice(rest, _BATCH)):
        yield batch
