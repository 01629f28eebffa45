"""The schema of a store: told, checked, and brought to today's."""

from __future__ import annotations

import logging

import sqlalchemy as sa

from monitor.store import tables
from monitor.store.engines.home import Home

SCHEMA = 5  # of `tables`; `steps` brings a store of an earlier one to it

log = logging.getLogger(__name__)

SCHEMA_OF = sa.select(tables.facts.c.value).where(tables.facts.c.key == "schema")


def version(db: sa.Connection, home: Home) -> int:
    """The schema of the store; 0 where it is empty. Raises StoreError where it is no store, or of a later monitor."""
    names = set(home.columns(db))
    if not names:
        return 0
    if not names <= set(tables.ALL.tables) and "facts" not in names:
        raise home.trouble("damaged", "it holds the tables of another program")
    found = db.execute(SCHEMA_OF).scalar() if "facts" in names else None
    return _known(found or "1", home)  # one that was killed while it was made has no number yet


def check(db: sa.Connection, home: Home) -> None:
    """Raises StoreError where a table or a column of today's is missing."""
    found = home.columns(db)
    lacks = (
        f"{table.name}.{column.name}"
        for table in tables.ALL.tables.values()
        for column in table.columns
        if column.name not in found.get(table.name, ())
    )
    if missing := sorted(lacks):
        raise home.trouble("damaged", f"it lacks {', '.join(missing[:3])}")


def is_current(engine: sa.Engine, home: Home) -> bool:
    """Whether the store is whole and of today's schema; not where it is of an earlier one. Raises StoreError."""
    with engine.connect() as db:
        if version(db, home) < SCHEMA:
            return False
        check(db, home)
    return True


def prepare(engine: sa.Engine, home: Home, *, passing: bool = False) -> None:
    """Make the tables where there are none, and carry an older store over: kept as it was, unless it is but `passing`.

    Raises StoreError where it is no store.
    """
    with engine.connect() as db:
        found = version(db, home)
    if found < SCHEMA:
        with home.whole(engine) as db:
            found = version(db, home)  # again: another process may have been faster
            if 0 < found < SCHEMA and not passing:
                where = home.put_aside(found)
                log.warning("%s: of version %d, carried over to %d; %s", home.name, found, SCHEMA, where)
            _bring(db, found)
    with engine.connect() as db:
        check(db, home)


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


def _known(found: str, home: Home) -> int:
    if not found.isdecimal():
        raise home.trouble("damaged", f"its version is {found[:20]!r}")
    if int(found) > SCHEMA:
        raise home.trouble("newer", f"the store is of version {found}, this monitor knows {SCHEMA}")
    return int(found)
