"""What is remembered: articles and their versions, stories, issues, mail to send, the schedule's ledger.

One SQLite file by default. Each method is one transaction, so a process that dies leaves the step before whole.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from filelock import FileLock, Timeout
from sqlalchemy.dialects.sqlite import insert

from monitor.errors import StoreError
from monitor.store import tables
from monitor.store.articles import ArticleShelf
from monitor.store.documents import SIGHTINGS, DocumentShelf, Kept
from monitor.store.issues import IssueShelf
from monitor.store.ledger import Ledger
from monitor.store.outbox import Outbox
from monitor.store.passages import PassageShelf, Sighting
from monitor.store.standing import StandingShelf, Watched
from monitor.store.stories import StoryShelf
from monitor.store.validators import ValidatorShelf

__all__ = ["SIGHTINGS", "Kept", "Sighting", "Store", "Watched"]

SCHEMA = 1


class Store(
    DocumentShelf, PassageShelf, ArticleShelf, StandingShelf, StoryShelf, IssueShelf, Outbox, Ledger, ValidatorShelf
):
    """The memory of one newsletter. Open it with `Store.open`."""

    def __init__(self, engine: sa.Engine, lock: Path | None) -> None:
        super().__init__(engine)
        self._lock = lock  # the store's own path; None where nobody else can open it

    @classmethod
    @contextmanager
    def open(cls, url: str, base: Path, *, scratch: bool = False) -> Iterator[Store]:
        """The store at `url` (sqlite:///PATH, relative to `base`), made if it is not there.

        With `scratch` a copy is opened that is thrown away at the end: nothing on disk changes.
        Raises StoreError where the file is no store, or is of a later version.
        """
        path = base / url.removeprefix("sqlite:///")
        if scratch:
            with tempfile.TemporaryDirectory(prefix="monitor-") as folder:
                for part in (path, path.with_name(path.name + "-journal")):
                    if part.exists():
                        shutil.copy(part, Path(folder) / part.name)
                with cls._opened(Path(folder) / path.name, None) as store:
                    yield store
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"{path}: the store's folder cannot be made: {error.strerror}") from error
        with cls._opened(path, path) as store:
            yield store

    @classmethod
    @contextmanager
    def _opened(cls, path: Path, lock: Path | None) -> Iterator[Store]:
        engine = sa.create_engine(f"sqlite:///{path}", connect_args={"timeout": 30})
        try:
            try:
                _prepare(engine)
            except sa.exc.DatabaseError as error:
                raise StoreError(
                    f"{path}: not a store of monitor, or damaged ({error.orig}); move it away to start a new one"
                ) from error
            yield cls(engine, lock)
        finally:
            engine.dispose()

    @contextmanager
    def locked(self, seconds: float = 10, *, name: str = "run") -> Iterator[None]:
        """Hold the store for one run (or what else has a `name`).

        Raises StoreError where another process holds it for longer than `seconds`.
        """
        if self._lock is None:
            yield
            return
        try:
            with FileLock(f"{self._lock}.{name}.lock", timeout=seconds):
                yield
        except Timeout as error:
            raise StoreError(f"{self._lock}: another {name} is at work; try again when it has ended") from error


def _prepare(engine: sa.Engine) -> None:
    with engine.begin() as db:
        db.exec_driver_sql("BEGIN IMMEDIATE")  # else sqlite3 commits each table and each index by itself
        tables.ALL.create_all(db)
        db.execute(insert(tables.facts).values(key="schema", value=str(SCHEMA)).on_conflict_do_nothing())
        found = db.execute(sa.select(tables.facts.c.value).where(tables.facts.c.key == "schema")).scalar_one()
    if int(found) > SCHEMA:
        raise StoreError(f"the store is of version {found}, this monitor knows {SCHEMA}: install the newer monitor")
