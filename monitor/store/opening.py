"""The file of the store: opened to write or to read only, made where it is missing, carried over where it is older."""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa

from monitor.store import tables
from monitor.store.faults import explained, trouble

BESIDE = ("-journal", "-wal", "-shm")  # what SQLite keeps with a store
PRIVATE = 0o600  # addresses stand in it
SCHEMA = 5  # of `tables`; `steps` brings a store of an earlier one to it

log = logging.getLogger(__name__)


@contextmanager
def opened(path: Path, *, patience: float, reading: bool = False, passing: bool = False) -> Iterator[sa.Engine]:
    """The engine of the store at `path`, which must be one of today where it is for `reading`.

    A lock of another program is waited for so many seconds. A store of an earlier version is carried over, after it
    was copied, unless it is but `passing`. Everything that SQLite says comes as a StoreError.
    """
    engine = sa.create_engine(_url(path, reading=reading), connect_args={"timeout": patience})
    sa.event.listen(engine, "handle_error", lambda context: _raised(context, path), retval=True)
    try:
        if not reading:
            keep_private(path, *(path.with_name(path.name + beside) for beside in BESIDE))
            _prepare(engine, path, passing=passing)
        yield engine
    finally:
        engine.dispose()


def version(engine: sa.Engine, path: Path) -> int:
    """The schema of the store; 0 where it is empty. Raises StoreError where it is no store, or of a later monitor."""
    with engine.connect() as db:
        names = set(db.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())
        if not names:
            return 0
        if not names <= set(tables.ALL.tables) and "facts" not in names:
            raise trouble("damaged", path, "it holds the tables of another program")
        found = db.execute(_SCHEMA_OF).scalar() if "facts" in names else None
    return _known(found or "1", path)  # one that was killed while it was made has no number yet


def check(engine: sa.Engine, path: Path) -> None:
    """Raises StoreError where a table or a column of today's is missing."""
    query = "SELECT m.name, p.name FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type = 'table'"
    with engine.connect() as db:
        found = {tuple(row) for row in db.exec_driver_sql(query)}
    wanted = {(table.name, column.name) for table in tables.ALL.tables.values() for column in table.columns}
    if missing := sorted(wanted - found):
        raise trouble("damaged", path, f"it lacks {', '.join('.'.join(pair) for pair in missing[:3])}")


def copies(path: Path) -> list[Path]:
    """The copies that were made before a store was carried over."""
    return sorted(path.parent.glob(f"{path.name}.version-*"))


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


_SCHEMA_OF = sa.select(tables.facts.c.value).where(tables.facts.c.key == "schema")


def _url(path: Path, *, reading: bool) -> sa.URL:
    if not reading:
        return sa.URL.create("sqlite", database=str(path))
    return sa.URL.create("sqlite", database=f"file:{quote(str(path))}", query={"mode": "ro", "uri": "true"})


def _raised(context: sa.ExceptionContext, path: Path) -> BaseException | None:
    original = context.original_exception
    return explained(original, path) if isinstance(original, sqlite3.Error | OverflowError) else None


def _known(found: str, path: Path) -> int:
    if not found.isdecimal():
        raise trouble("damaged", path, f"its version is {found[:20]!r}")
    if int(found) > SCHEMA:
        raise trouble("newer", path, f"the store is of version {found}, this monitor knows {SCHEMA}")
    return int(found)


def _prepare(engine: sa.Engine, path: Path, *, passing: bool) -> None:
    if version(engine, path) < SCHEMA:
        with _whole(engine) as db:
            found = version(engine, path)  # again: another process may have been faster
            if 0 < found < SCHEMA and not passing:
                copy = _copied(path, found)
                log.warning("%s: of version %d, carried over to %d; as it was it lies in %s", path, found, SCHEMA, copy)
            _bring(db, found)
    check(engine, path)


def _bring(db: sa.Connection, found: int) -> None:
    """Bring a store of the schema `found` (0: an empty one) to today's."""
    if found == 0:
        tables.ALL.create_all(db)
    elif found < SCHEMA:
        _climb(db, found)
    _number(db)


def _climb(db: sa.Connection, found: int) -> None:
    from monitor.store.steps import STEPS  # Alembic takes its time, and is needed once

    for number in range(found, SCHEMA):
        STEPS[number](db)


def _number(db: sa.Connection) -> None:
    db.execute(tables.facts.delete().where(tables.facts.c.key == "schema"))
    db.execute(tables.facts.insert().values(key="schema", value=str(SCHEMA)))


def _copied(path: Path, found: int) -> Path:
    """A copy of the store as it is on disk, in the place of those that were made before earlier upgrades."""
    copy = path.with_name(f"{path.name}.version-{found}")
    saved(path, copy)
    for other in copies(path):
        if other != copy:
            other.unlink(missing_ok=True)
    return copy


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
def _whole(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One transaction, changes of tables included: sqlite3 commits those one by one, unless it is begun aloud."""
    with engine.connect() as db:
        db.exec_driver_sql("BEGIN IMMEDIATE")
        yield db
        db.commit()
