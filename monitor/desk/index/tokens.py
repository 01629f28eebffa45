"""The tokens of texts and phrases, as FTS5 cuts them: whatever holds an index, they are the same."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from monitor.desk.index.fts5 import MARKED, TEXTS
from monitor.desk.marked import OFF, ON
from monitor.digest.choose.topics import TOKENIZER

Text = tuple[str, str, str]  # title, body, marks of its day


class Cutter:
    """FTS5 in memory, which cuts texts, and looks again at those that are few."""

    def __init__(self) -> None:
        self._db = sqlite3.connect(":memory:")
        self._db.execute(
            f"CREATE VIRTUAL TABLE cut USING fts5(title, body, dated, content='', tokenize=\"{TOKENIZER}\")"
        )
        self._db.execute("CREATE VIRTUAL TABLE tokens USING fts5vocab(cut, 'instance')")

    def cut(self, text: Text) -> tuple[list[str], list[str], list[str]]:
        """The tokens of each part of a text."""
        self._db.execute("INSERT INTO cut (rowid, title, body, dated) VALUES (1, ?, ?, ?)", text)
        found: dict[str, list[tuple[int, str]]] = {"title": [], "body": [], "dated": []}
        for token, column, offset in self._db.execute("SELECT term, col, offset FROM tokens"):
            found[column].append((offset, token))
        self._db.execute("INSERT INTO cut (cut) VALUES ('delete-all')")
        title, body, dated = ([token for _, token in sorted(part)] for part in found.values())
        return title, body, dated

    def phrase(self, quoted: str) -> tuple[list[str], bool]:
        """The tokens of a phrase as FTS5 writes it, and whether the last one is the beginning of a word."""
        inside, _, star = quoted.rpartition('"')
        return self.cut((inside[1:].replace('""', '"'), "", ""))[0], star.strip() == "*"

    def marked(self, expression: str, texts: Sequence[tuple[int, Text]]) -> dict[int, tuple[str, str]]:
        """Title and body of those of these texts that FTS5 finds, by number, with marks around the words found."""
        self._db.execute(TEXTS)
        try:
            rows = ((number, *text) for number, text in texts)
            self._db.executemany("INSERT INTO texts (rowid, title, body, dated) VALUES (?, ?, ?, ?)", rows)
            asked = f"SELECT rowid, {MARKED} FROM texts WHERE texts MATCH ?"  # noqa: S608  our own words only
            found = self._db.execute(asked, (ON, OFF, ON, OFF, expression))
            return {number: (title, body) for number, title, body in found}
        finally:
            self._db.execute("DROP TABLE texts")

    def close(self) -> None:
        """It is not used any more."""
        self._db.close()
