"""A store copied row by row into another, of whichever database, and compared with it before it counts."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import sqlalchemy as sa

from monitor.errors import StoreError
from monitor.steps import Step, Tell
from monitor.store import tables
from monitor.store.engines.dialects import NUL, freeze

SECRET = "secret"  #: the fact that holds it  # noqa: S105  its name
_BATCH = 500  # rows; one of the documents holds some ten kilobytes
_OWN = ("schema", SECRET)  # facts that are not copied

Row = dict[str, Any]


def copy(source: sa.Engine, target: sa.Engine, tell: Tell, *, secret: str | None) -> dict[str, int]:
    """Copy all rows, as they are at this moment, in one transaction; how many of each table.

    `secret` is kept with them. Raises StoreError where the target holds anything, or, when all is written, not what the
    source does; then it is left as it was.
    """
    with source.connect() as old, target.begin() as new:
        freeze(old)
        _require_empty(new)
        counts = {table.name: _copied(table, old, new, tell) for table in tables.ALL.sorted_tables}
        if secret:
            new.execute(tables.facts.insert(), {"key": SECRET, "value": secret})
    return counts


def _require_empty(db: sa.Connection) -> None:
    for table in tables.ALL.sorted_tables:
        if db.execute(_all(table).limit(1)).first() is not None:
            raise StoreError(f"a store is there already, which holds {table.name}; name a place where there is none")


def _copied(table: sa.Table, old: sa.Connection, new: sa.Connection, tell: Tell) -> int:
    total = old.execute(sa.select(sa.func.count()).select_from(_all(table).subquery())).scalar()
    done, sums = 0, 0
    for rows in _batches(table, old):
        new.execute(table.insert(), rows)
        done, sums = done + len(rows), sums + sum(map(_sum, rows))
        tell(Step(f"copying {table.name}", done=done, total=total))
    if (done, sums) != _held(table, new, tell, total):
        raise StoreError(f"what was written of {table.name} is not what was read; nothing of it is kept")
    return done


def _held(table: sa.Table, db: sa.Connection, tell: Tell, total: int | None) -> tuple[int, int]:
    """How many rows a table holds, and the sum of their hashes."""
    done, sums = 0, 0
    for rows in _batches(table, db):
        done, sums = done + len(rows), sums + sum(map(_sum, rows))
        tell(Step(f"comparing {table.name}", done=done, total=total))
    return done, sums


def _batches(table: sa.Table, db: sa.Connection) -> Iterator[list[Row]]:
    found = db.execute(_all(table).execution_options(yield_per=_BATCH))
    return ([dict(row._mapping) for row in part] for part in found.partitions())


def _all(table: sa.Table) -> sa.Select[Any]:
    query = sa.select(table)
    return query.where(table.c.key.not_in(_OWN)) if table is tables.facts else query


def _sum(row: Row) -> int:
    """The hash of a row, as a number: the two databases give rows in orders of their own."""
    digest = sha256()
    for value in row.values():
        part = value if isinstance(value, bytes) else repr(_as_kept(value)).encode()
        digest.update(b"%d " % len(part) + part)
    return int.from_bytes(digest.digest(), "big")


def _as_kept(value: object) -> object:
    return value.replace("\0", NUL) if isinstance(value, str) else value
