"""The index in a file of SQLite, which can be deleted at any time: it is made again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from monitor.desk.index import base
from monitor.desk.index.base import WEIGHTS, Chosen, Index, Meaning, Rows
from monitor.desk.marked import OFF, ON
from monitor.digest.choose.query import Day, Node
from monitor.digest.choose.topics import TOKENIZER, Forms, expression

TEXTS = f'CREATE VIRTUAL TABLE IF NOT EXISTS texts USING fts5(title, body, dated, tokenize="{TOKENIZER}")'
MARKED = "highlight(texts, 0, ?, ?), highlight(texts, 1, ?, ?)"
_RANK = f"bm25(texts, {', '.join(map(str, WEIGHTS))})"
_CHOSEN = """
PRAGMA temp_store = MEMORY;
CREATE TEMP TABLE IF NOT EXISTS chosen (row INTEGER PRIMARY KEY);
DELETE FROM chosen;
"""
_THINGS = f"""
CREATE TABLE IF NOT EXISTS things (
    row INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, day TEXT NOT NULL,
    issue TEXT, place TEXT, language TEXT, UNIQUE (kind, id));
{TEXTS};
"""


class FileIndex(Index):
    """The index in that file; without one it is made in memory, and gone afterwards."""

    def __init__(self, path: Path | None) -> None:
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path or ":memory:", timeout=30)
        self._prepare()
        self._db.commit()

    def execute(self, statement: str, values: Sequence[object] = ()) -> Rows:
        """See `Index`."""
        return self._db.execute(statement, values)

    def executemany(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        """See `Index`."""
        self._db.executemany(statement, rows)

    def saving(self) -> AbstractContextManager[object]:
        """See `Index`."""
        return self._db

    def put_text(self, row: int, title: str, body: str, dated: str) -> None:
        """See `Index`."""
        self._db.execute("INSERT INTO texts (rowid, title, body, dated) VALUES (?, ?, ?, ?)", (row, title, body, dated))

    def drop_text(self, row: int) -> None:
        """See `Index`."""
        self._db.execute("DELETE FROM texts WHERE rowid = ?", (row,))

    def meaning(self, node: Node, forms: Forms, day: Callable[[Day], Sequence[str]]) -> Meaning:
        """See `Index`."""
        asked = expression(node, forms, lambda one: dated(day(one)))
        test = "things.row IN (SELECT rowid FROM texts WHERE texts MATCH ?)"
        return Meaning(test, (asked,), asked)

    def chosen(self, meaning: Meaning, rest: str, values: Sequence[object]) -> Chosen:
        """See `Index`. It is kept in memory, since each question about it would be the whole search again."""
        self._db.executescript(_CHOSEN)
        found = f"SELECT things.row FROM things WHERE {meaning.test} AND {rest}"  # noqa: S608  our own words, as below
        self._db.execute(f"INSERT INTO chosen {found}", [*meaning.values, *values])
        count = self._db.execute("SELECT count(*) FROM chosen").fetchone()[0]
        return Chosen("things.row IN (SELECT row FROM chosen)", (), count)

    def shown(self, meaning: Meaning, chosen: Chosen, *, newest: bool, limit: int) -> list[tuple[Any, ...]]:
        """See `Index`."""
        best = self._newest(limit) if newest else self._best(meaning.expression, limit)
        rows = self._db.execute(
            f"SELECT things.row, kind, things.id, day, issue, place, language, {MARKED} FROM texts JOIN things"  # noqa: S608
            f" ON things.row = texts.rowid WHERE texts MATCH ? AND texts.rowid IN ({', '.join('?' for _ in best)})",
            [ON, OFF, ON, OFF, meaning.expression, *best],
        )
        return sorted(rows, key=lambda row: best.index(row[0]))

    def _newest(self, limit: int) -> list[int]:
        query = "SELECT row FROM chosen JOIN things USING (row) ORDER BY day DESC, kind, id LIMIT ?"
        return [row for (row,) in self._db.execute(query, (limit,))]

    def _best(self, expression: str, limit: int) -> list[int]:
        nth = "SELECT row FROM chosen ORDER BY row DESC LIMIT 1 OFFSET ?"
        last = self._db.execute(nth, (base.RANKED - 1,)).fetchone()
        query = (
            "SELECT texts.rowid FROM texts CROSS JOIN chosen ON chosen.row = texts.rowid"  # noqa: S608  likewise
            " JOIN things ON things.row = chosen.row WHERE texts MATCH ? AND texts.rowid >= ?"
            f" ORDER BY {_RANK}, day DESC, kind, things.id LIMIT ?"
        )
        return [row for (row,) in self._db.execute(query, (expression, last[0] if last else 0, limit))]

    def close(self) -> None:
        """See `Index`."""
        self._db.close()

    def _make(self, statements: str) -> None:
        self._db.executescript(_THINGS + statements)

    def _drop(self, table: str) -> None:
        self._db.execute(f"DROP TABLE IF EXISTS {table}")


def dated(written: Sequence[str]) -> str:
    """The FTS5 expression of a date: by its mark, or as texts write it."""
    mark, *phrases = written
    quoted = [f'"{phrase}"' for phrase in phrases]
    return f"({' OR '.join([f'dated : {mark}', *quoted])})"
