"""What is remembered: articles and their versions, stories, issues, mail to send, the schedule's ledger.

One SQLite file by default, else a schema on a PostgreSQL server (`engines`). Each method is one transaction, so a
process that dies leaves the step before whole. Whatever the database says against one comes as a StoreError.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from monitor.steps import Tell
from monitor.store.articles import ArticleShelf
from monitor.store.documents import SIGHTINGS, DocumentShelf, Kept
from monitor.store.engines.home import Home
from monitor.store.engines.homes import home_of
from monitor.store.engines.moving import copy
from monitor.store.facts import FactShelf, Fared
from monitor.store.issues import IssueShelf
from monitor.store.ledger import Ledger, Slot
from monitor.store.opening import SCHEMA
from monitor.store.outbox import Mail, Outbox, State
from monitor.store.passages import PassageShelf, Sighting
from monitor.store.readers import Reader, ReaderShelf, Standing
from monitor.store.standing import StandingShelf, Watched
from monitor.store.stories import StoryShelf
from monitor.store.validators import ValidatorShelf

__all__ = [
    "SCHEMA",
    "SIGHTINGS",
    "Fared",
    "Home",
    "Kept",
    "Mail",
    "Reader",
    "Sighting",
    "Slot",
    "Standing",
    "State",
    "Store",
    "Watched",
    "home_of",
]

_PATIENCE = 30.0  # seconds that another program may hold it
_STILL = 10.0  # seconds that a run or a mailing may take to end


class Store(
    DocumentShelf,
    PassageShelf,
    ArticleShelf,
    StandingShelf,
    StoryShelf,
    IssueShelf,
    Outbox,
    ReaderShelf,
    Ledger,
    ValidatorShelf,
    FactShelf,
):
    """The memory of one newsletter. Open it with `Store.open`."""

    def __init__(self, engine: sa.Engine, home: Home, *, shared: bool) -> None:
        super().__init__(engine)
        self.home = home
        self.path = home.path  #: beside which its helpers' files lie; of a file, the store itself
        self._shared = shared  # whether another process can write it too

    @classmethod
    @contextmanager
    def open(
        cls, url: str, base: Path, *, scratch: bool = False, reading: bool = False, patience: float = _PATIENCE
    ) -> Iterator[Store]:
        """The store at `url`, made if it is not there: sqlite:///PATH, relative to `base`, or postgresql+psycopg://….

        With `scratch` a copy is opened that is thrown away at the end: nothing of it is kept. Where it is for
        `reading` nothing is written either, and where it may not be written it is opened all the same. A store of an
        earlier version is carried over, after a copy was made beside it (on PostgreSQL: in one transaction). A lock of
        another program is waited for as long as `patience`, in seconds. Raises StoreError, which says what is the
        matter and what to do.
        """
        home = home_of(url, base)
        passing = scratch or (reading and not home.is_current(patience=patience))
        with (home.scratch if passing else home.readable if reading else home.opened)(patience=patience) as engine:
            yield cls(engine, home, shared=not (scratch or reading))

    @contextmanager
    def locked(self, seconds: float = 10, *, name: str = "run") -> Iterator[None]:
        """Hold the store for one run (or what else has a `name`).

        Raises StoreError where another process, on this machine or another, holds it for longer than `seconds`.
        """
        if not self._shared:
            yield
            return
        with self.home.locked(self._engine, name, seconds):
            yield

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody makes an issue or mails one meanwhile, though the store may be open to be read only."""
        with self.home.locked(self._engine, "run", _STILL), self.home.locked(self._engine, "mail", _STILL):
            yield

    def copy_to(self, other: Store, tell: Tell, *, secret: str | None = None) -> dict[str, int]:
        """Copy all that it holds into another store, which is empty; how many rows of each table.

        `secret` is that of its tokens, where the other is to keep it. Raises StoreError; the other is as it was then.
        """
        return copy(self._engine, other._engine, tell, secret=secret)

    def compact(self) -> None:
        """Give the room of what was deleted back to the disk."""
        self.home.compact(self._engine)

    def size(self) -> int:
        """How many bytes it takes."""
        return self.home.size(self._engine)

    def copies(self) -> list[str]:
        """The names of the copies that were made of it before it was carried over, in its own folder."""
        return self.home.copies()
