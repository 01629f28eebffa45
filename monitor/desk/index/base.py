"""What a search asks of its index, whichever database has it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from monitor.desk.vocabulary import NAMES, TABLES
from monitor.digest.choose.query import Day, Node
from monitor.digest.choose.topics import Forms

FORM = 4  # of the index; another one is made anew
RANKED = 50_000  #: the most texts that are weighed for one search
WEIGHTS = (4.0, 1.0, 0.5)  # a word in the headline weighs most, a date least

_TABLES = f"""
CREATE TABLE IF NOT EXISTS facts (form INTEGER NOT NULL, reached INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS things_language ON things (language);
CREATE TABLE IF NOT EXISTS said (row INTEGER NOT NULL, outlet TEXT NOT NULL, folded TEXT NOT NULL, topic TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS said_row ON said (row);
CREATE TABLE IF NOT EXISTS carried (article TEXT NOT NULL, issue TEXT NOT NULL, place TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS carried_article ON carried (article);
{TABLES}"""


class Rows(Protocol):
    """What a statement found."""

    def fetchone(self) -> Any:
        """The next row, or None."""

    def fetchall(self) -> list[Any]:
        """The rows that are left."""

    def __iter__(self) -> Iterator[Any]:
        """Each row."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a query means to an index: a condition on the `row` of `things`, with its values, and to FTS5."""

    test: str
    values: tuple[object, ...]
    expression: str
    group: Any = None  #: of phrases, for an index that ranks by itself


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a search found: a condition on the `row` of `things`, with its values, and how many rows meet it."""

    test: str
    values: tuple[object, ...]
    count: int


class Index(ABC):
    """An index that is open. `?` stands for a value, in the SQL that both databases know."""

    @abstractmethod
    def execute(self, statement: str, values: Sequence[object] = ()) -> Rows:
        """Run a statement."""

    @abstractmethod
    def executemany(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a statement for each row."""

    @abstractmethod
    def saving(self) -> AbstractContextManager[object]:
        """One transaction, beside which nobody writes the index; taken back where it fails."""

    @abstractmethod
    def put_text(self, row: int, title: str, body: str, dated: str) -> None:
        """Take in a text, as `searchable` has it, with the marks of its day."""

    @abstractmethod
    def drop_text(self, row: int) -> None:
        """Forget a text."""

    @abstractmethod
    def meaning(self, node: Node, forms: Forms, day: Callable[[Day], Sequence[str]]) -> Meaning:
        """What a query means, with those forms of its words, and those marks and phrases of a date, the mark first."""

    @abstractmethod
    def chosen(self, meaning: Meaning, rest: str, values: Sequence[object]) -> Chosen:
        """What is meant and meets the condition `rest` too."""

    @abstractmethod
    def shown(self, meaning: Meaning, chosen: Chosen, *, newest: bool, limit: int) -> list[tuple[Any, ...]]:
        """The best (or the newest) of what was chosen: row, kind, id, day, issue, place, language, and title and body
        with marks around the words found. Of more than `RANKED` the best of those that were taken in last."""

    @abstractmethod
    def close(self) -> None:
        """It is not used any more."""

    @abstractmethod
    def _make(self, statements: str) -> None:
        """Make tables that are missing, those of texts too."""

    @abstractmethod
    def _drop(self, table: str) -> None:
        """Drop a table, if it is there."""

    def _is_of_today(self) -> bool:
        return bool(self.execute("SELECT form FROM facts").fetchone() == (FORM,))

    def _prepare(self) -> None:
        """Make it, anew where it is of another form."""
        self._make(_TABLES)
        if self.execute("SELECT form FROM facts").fetchone() not in ((FORM,), None):
            for table in ("facts", "things", "said", "carried", "texts", *NAMES):
                self._drop(table)
            self._make(_TABLES)
        if self.execute("SELECT form FROM facts").fetchone() is None:
            self.execute("INSERT INTO facts VALUES (?, 0)", (FORM,))
