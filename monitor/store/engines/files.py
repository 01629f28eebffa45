"""A store in a file of SQLite, with its lock, its journal and its copies beside it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa
from filelock import FileLock, Timeout

from monitor.errors import StoreError, Trouble
from monitor.store import opening
from monitor.store.engines.home import Home, by_table
from monitor.store.faults import explained, trouble

BESIDE = ("-journal", "-wal", "-shm")  # what SQLite keeps with a store
PRIVATE = 0o600  # addresses stand in it


class FileHome(Home):
    """The file at `path`, which is where it is in truth, whatever links lead there."""

    def __init__(self, path: Path) -> None:
        self.path = Path(os.path.realpath(path))
        self.name = str(self.path)

    @contextmanager
    def opened(self, *, patience: float) -> Iterator[sa.Engine]:
        """See `Home`. Nobody but its owner can read a file that is made."""
        self._require_file()
        self._make_folder()
        with _engine(self.path, patience, reading=False) as engine:
            keep_private(self.path, *(_beside(self.path, name) for name in BESIDE))
            opening.prepare(engine, self)
            yield engine

    @contextmanager
    def readable(self, *, patience: float) -> Iterator[sa.Engine]:
        """See `Home`."""
        self._require_file()
        with _engine(self.path, patience, reading=True) as engine:
            yield engine

    @contextmanager
    def scratch(self, *, patience: float) -> Iterator[sa.Engine]:
        """See `Home`: a copy of the file in a temporary folder."""
        self._require_file()
        with tempfile.TemporaryDirectory(prefix="monitor-") as folder:
            copy = Path(folder) / self.path.name
            self._copy_to(copy)
            with _engine(copy, patience, reading=False) as engine:
                keep_private(copy)
                opening.prepare(engine, FileHome(copy), passing=True)
                yield engine

    def is_current(self, *, patience: float) -> bool:
        """See `Home`. One that was left half-written cannot be read where it is."""
        if not self.path.exists():
            return False
        try:
            with self.readable(patience=patience) as engine:
                return opening.is_current(engine, self)
        except StoreError as error:
            if error.kind in ("read-only", "other"):  # SQLite would have to write before it can read
                return False
            raise

    @contextmanager
    def locked(self, engine: sa.Engine, name: str, seconds: float) -> Iterator[None]:
        """See `Home`: by a file beside it."""
        lock = FileLock(f"{self.path}.{name}.lock", timeout=seconds, mode=PRIVATE)
        try:
            lock.acquire()
        except Timeout as error:
            words = f"{self.path}: another {name} is at work; try again when it has ended"
            raise StoreError(words, kind="locked") from error
        except OSError as error:
            raise explained(error, self.path) from error
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def whole(self, engine: sa.Engine) -> Iterator[sa.Connection]:
        """See `Home`: sqlite3 commits changes of tables one by one, unless a transaction is begun aloud."""
        with engine.connect() as db:
            db.exec_driver_sql("BEGIN IMMEDIATE")
            yield db
            db.commit()

    def columns(self, db: sa.Connection) -> dict[str, frozenset[str]]:
        """See `Home`."""
        query = "SELECT m.name, p.name FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type = 'table'"
        return by_table(tuple(row) for row in db.exec_driver_sql(query))

    def put_aside(self, found: int) -> str:
        """See `Home`: a copy in its folder, in the place of those that were made before earlier upgrades."""
        copy = self.path.with_name(f"{self.path.name}.version-{found}")
        saved(self.path, copy)
        for other in self._copies():
            if other != copy:
                other.unlink(missing_ok=True)
        return f"as it was it lies in {copy}"

    def step_aside(self) -> None:
        """See `Home`."""
        for path in (_beside(self.path, name) for name in ("", *BESIDE)):
            if path.exists():
                path.replace(path.with_name(path.name.replace(self.path.name, f"{self.path.name}.before-restore", 1)))

    def trouble(self, kind: Trouble, words: object) -> StoreError:
        """See `Home`."""
        return trouble(kind, self.path, words)

    def log_size(self) -> int:
        """See `Home`."""
        log = _beside(self.path, "-wal")
        return log.stat().st_size if log.exists() else 0

    def exists(self) -> bool:
        """See `Home`."""
        return self.path.exists()

    def check(self) -> str:
        """See `Home`."""
        try:
            with closing(sqlite3.connect(f"file:{quote(self.name)}?mode=ro", uri=True)) as db:
                said = [str(row[0]) for row in db.execute("PRAGMA quick_check(3)")]
        except sqlite3.Error as error:
            raise explained(error, self.path) from error
        return "" if said == ["ok"] else "; ".join(said)

    def compact(self, engine: sa.Engine) -> None:
        """See `Home`. It takes as much room as the store, for a while."""
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as db:
            db.exec_driver_sql("VACUUM")

    def size(self, engine: sa.Engine) -> int:
        """See `Home`."""
        return self.path.stat().st_size

    def copies(self) -> list[str]:
        """See `Home`: in its own folder."""
        return [copy.name for copy in self._copies()]

    def _copies(self) -> list[Path]:
        return sorted(self.path.parent.glob(f"{self.path.name}.version-*"))

    def _require_file(self) -> None:
        if self.path.is_dir():
            raise self.trouble("misplaced", "it is a folder")

    def _make_folder(self) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise explained(error, self.path) from error

    def _copy_to(self, copy: Path) -> None:
        """The store with what SQLite keeps beside it, but its index of shared memory; nothing where there is none."""
        try:
            for name in ("", "-journal", "-wal"):
                if (part := _beside(self.path, name)).exists():
                    shutil.copyfile(part, _beside(copy, name))
        except OSError as error:
            raise explained(error, self.path) from error


def keep_private(path: Path, *beside: Path) -> None:
    """Make `path` where it is missing; nobody but its owner can read it then, nor what lies `beside` it."""
    if os.name != "posix":
        return  # Windows goes by the folder
    try:
        path.touch(PRIVATE)
    except OSError as error:
        if not path.exists():
            raise explained(error, path) from error
    for one in (path, *beside):
        with suppress(OSError):  # it is missing, or another user's: who owns it sees to it
            if one.stat().st_mode & 0o077:
                one.chmod(PRIVATE)


def saved(path: Path, copy: Path) -> None:
    """Write the store as it is on disk into `copy`, whole or not at all, also while it is used. Raises StoreError."""
    aside = copy.with_name(f"{copy.name}.copying")
    try:
        aside.unlink(missing_ok=True)
        keep_private(aside)
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(aside)) as target:
            source.backup(target)
        aside.replace(copy)
    except (sqlite3.Error, OSError) as error:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        raise explained(error, path) from error


@contextmanager
def _engine(path: Path, patience: float, *, reading: bool) -> Iterator[sa.Engine]:
    engine = sa.create_engine(_url(path, reading=reading), connect_args={"timeout": patience})
    sa.event.listen(engine, "handle_error", lambda context: _raised(context, path), retval=True)
    try:
        yield engine
    finally:
        engine.dispose()


def _url(path: Path, *, reading: bool) -> sa.URL:
    if not reading:
        return sa.URL.create("sqlite", database=str(path))
    return sa.URL.create("sqlite", database=f"file:{quote(str(path))}", query={"mode": "ro", "uri": "true"})


def _raised(context: sa.ExceptionContext, path: Path) -> BaseException | None:
    original = context.original_exception
    return explained(original, path) if isinstance(original, sqlite3.Error | OverflowError) else None


def _beside(path: Path, name: str) -> Path:
    return path.with_name(path.name + name)
