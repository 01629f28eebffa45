"""Where a store is, whichever database has it: what the rest of the store asks of it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

import sqlalchemy as sa

from monitor.errors import StoreError, Trouble


class Home(ABC):
    """One store's place. `name` is what messages call it; `path` is that beside which its helpers' files lie."""

    name: str
    path: Path
    shared = False  #: whether several machines use it: what would lie beside it, for all, is kept in it

    @abstractmethod
    def opened(self, *, patience: float) -> AbstractContextManager[sa.Engine]:
        """The store as it is, made where it is missing and carried over where it is older.

        A lock of another program is waited for so many seconds. Whatever the database says comes as a StoreError.
        """

    @abstractmethod
    def readable(self, *, patience: float) -> AbstractContextManager[sa.Engine]:
        """The store as it is, of whatever schema: it can be read, and nothing is written."""

    @abstractmethod
    def scratch(self, *, patience: float) -> AbstractContextManager[sa.Engine]:
        """A copy of it (an empty one where there is none), of today's schema, that is gone at the end."""

    def beside(self, *, patience: float) -> AbstractContextManager[sa.Engine]:
        """Where what is made of the store lies, if the store is shared. A file has other files beside it."""
        raise NotImplementedError(f"{self.name} has files beside it")

    @abstractmethod
    def is_current(self, *, patience: float) -> bool:
        """Whether it can be read where it is: it cannot where it is missing or older. Raises StoreError where a copy
        would do no better."""

    @abstractmethod
    def locked(self, engine: sa.Engine, name: str, seconds: float) -> AbstractContextManager[None]:
        """Holds the lock of that name, which nobody else has meanwhile, on whatever machine.

        Raises StoreError where somebody has it for longer than `seconds`.
        """

    @abstractmethod
    def whole(self, engine: sa.Engine) -> AbstractContextManager[sa.Connection]:
        """One transaction, changes of tables included, that no other of its kind runs beside."""

    @abstractmethod
    def columns(self, db: sa.Connection) -> Mapping[str, frozenset[str]]:
        """The columns of each table that is there."""

    @abstractmethod
    def put_aside(self, found: int) -> str:
        """Keep the store as it is, of the schema `found`, before it is carried over; says in words where."""

    @abstractmethod
    def step_aside(self) -> None:
        """Whatever store is there gets another name, which ends in before-restore."""

    @abstractmethod
    def trouble(self, kind: Trouble, words: object) -> StoreError:
        """The error of that kind, with what to do about it."""

    @abstractmethod
    def log_size(self) -> int:
        """How many bytes were written and are not yet in the store itself."""

    @abstractmethod
    def exists(self) -> bool:
        """Whether there is a store. Raises StoreError where that cannot be told."""

    @abstractmethod
    def check(self) -> str:
        """What is wrong with its bytes, as the database says; "" where nothing is. Raises StoreError."""

    @abstractmethod
    def compact(self, engine: sa.Engine) -> None:
        """Give the room of what was deleted back to the disk."""

    @abstractmethod
    def size(self, engine: sa.Engine) -> int:
        """How many bytes it takes."""

    def copies(self) -> list[str]:
        """The names of the copies that were made of it before it was carried over."""
        return []


def by_table(rows: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Pairs of a table and a column, as the columns of each table."""
    found: dict[str, set[str]] = {}
    for table, column in rows:
        found.setdefault(table, set()).add(column)
    return {table: frozenset(names) for table, names in found.items()}
