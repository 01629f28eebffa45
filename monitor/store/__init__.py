"""What is remembered: articles and their versions, stories, issues, mail to send, the schedule's ledger.

One SQLite file by default. Each method is one transaction, so a process that dies leaves the step before whole.
Whatever SQLite says against one comes as a StoreError.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import sqlalchemy as sa
from filelock import FileLock, Timeout

from monitor.errors import StoreError
from monitor.store.articles import ArticleShelf
from monitor.store.documents import SIGHTINGS, DocumentShelf, Kept
from monitor.store.facts import FactShelf, Fared
from monitor.store.faults import explained, trouble
from monitor.store.issues import IssueShelf
from monitor.store.ledger import Ledger, Slot
from monitor.store.opening import PRIVATE, SCHEMA, check, copies, opened, version
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
    "Kept",
    "Mail",
    "Reader",
    "Sighting",
    "Slot",
    "Standing",
    "State",
    "Store",
    "Watched",
]

_PATIENCE = 30.0  # seconds that another program may hold it
_BESIDE = ("", "-journal", "-wal")  # the files that make up a store


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

    def __init__(self, engine: sa.Engine, path: Path, *, shared: bool) -> None:
        super().__init__(engine)
        self.path = path  #: where it is in truth, whatever links lead there
        self._shared = shared  # whether another process can write it too

    @classmethod
    @contextmanager
    def open(
        cls, url: str, base: Path, *, scratch: bool = False, reading: bool = False, patience: float = _PATIENCE
    ) -> Iterator[Store]:
        """The store at `url` (sqlite:///PATH, relative to `base`), made if it is not there.

        With `scratch` a copy is opened that is thrown away at the end: nothing on disk changes. Where it is for
        `reading` nothing is written either, and where it may not be written it is opened all the same. A store of an
        earlier version is carried over, after a copy was made beside it. A lock of another program is waited for as
        long as `patience`, in seconds. Raises StoreError, which says what is the matter and what to do.
        """
        path = Path(os.path.realpath(base / url.removeprefix("sqlite:///")))
        with ExitStack() as stack:
            if path.is_dir():
                raise trouble("misplaced", path, "it is a folder")
            if scratch or (reading and not _is_current(path, patience)):
                folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="monitor-"))
                engine = stack.enter_context(opened(_copied(path, Path(folder)), patience=patience, passing=True))
            else:
                _make_folder(path)
                engine = stack.enter_context(opened(path, patience=patience, reading=reading))
            yield cls(engine, path, shared=not (scratch or reading))

    @contextmanager
    def locked(self, seconds: float = 10, *, name: str = "run") -> Iterator[None]:
        """Hold the store for one run (or what else has a `name`).

        Raises StoreError where another process holds it for longer than `seconds`.
        """
        if not self._shared:
            yield
            return
        lock = FileLock(f"{self.path}.{name}.lock", timeout=seconds, mode=PRIVATE)
        try:
            lock.acquire()
        except Timeout as error:
            raise StoreError(
                f"{self.path}: another {name} is at work; try again when it has ended", kind="locked"
            ) from error
        except OSError as error:
            raise explained(error, self.path) from error
        try:
            yield
        finally:
            lock.release()

    def compact(self) -> None:
        """Give the room of what was deleted back to the disk. It takes as much room as the store, for a while."""
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as db:
            db.exec_driver_sql("VACUUM")

    def copies(self) -> list[str]:
        """The names of the copies that were made of it before it was carried over, in its own folder."""
        return [copy.name for copy in copies(self.path)]


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise explained(error, path) from error


def _is_current(path: Path, patience: float) -> bool:
    """Whether the store can be read where it is. It cannot where it is missing, older, or was left half-written.

    Raises StoreError where a copy of it would do no better.
    """
    if not path.exists():
        return False
    try:
        with opened(path, patience=patience, reading=True) as engine:
            if (found := version(engine, path)) == SCHEMA:
                check(engine, path)
            return found == SCHEMA
    except StoreError as error:
        if error.kind in ("read-only", "other"):  # SQLite would have to write before it can read
            return False
        raise


def _copied(path: Path, folder: Path) -> Path:
    """The store with what SQLite keeps beside it, in `folder`; nothing where there is none."""
    try:
        for part in (path.with_name(path.name + beside) for beside in _BESIDE):
            if part.exists():
                shutil.copyfile(part, folder / part.name)
    except OSError as error:
        raise explained(error, path) from error
    return folder / path.name
