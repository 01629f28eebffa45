"""What every part of the store stands on: the engine, and rows written and asked for by many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

import sqlalchemy as sa

from monitor.codec import decode
from monitor.errors import StoreError
from monitor.store.engines.dialects import put

T = TypeVar("T")

_CHUNK = 500  # parameters of one IN (…), well below the limit of either database
_LAST = "\U0010ffff"  # sorts behind every other character


class Shelf:
    """A part of the store. Each of its methods is one transaction."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine


def upsert(db: sa.Connection, table: sa.Table, *rows: dict[str, Any]) -> None:
    """Put each of `rows`, which have the same columns, in the place of the one with its primary key."""
    if not rows:
        return
    keys = [column.name for column in table.primary_key]
    new = put(db, table)
    rest = {name: new.excluded[name] for name in rows[0] if name not in keys}
    db.execute(new.on_conflict_do_update(index_elements=keys, set_=rest), list(rows))


def noun(kind: type[T], body: str | bytes) -> T:
    """What `encode` wrote into a row. Raises StoreError where the row holds something else."""
    try:
        return decode(kind, body)
    except ValueError as error:
        raise StoreError(
            f"the store is damaged: it holds a {kind.__name__} that cannot be read; put a copy of it back",
            kind="damaged",
        ) from error


def chunks(items: Sequence[str]) -> Iterator[Sequence[str]]:
    """`items` in parts that one statement can name."""
    return (items[i : i + _CHUNK] for i in range(0, len(items), _CHUNK))


def begins(column: sa.ColumnElement[str], name: str) -> sa.ColumnElement[bool]:
    """Whether a column begins with `name`, which is `sayable`, as its index can tell (it cannot with LIKE)."""
    return (column >= name) & (column < name + _LAST)


def sayable(name: str) -> str:
    """`name` as a database takes it: half characters, which a terminal may hand over, are none."""
    return name.encode("utf-8", "replace").decode()


def stamp(moment: datetime) -> str:
    """A moment as the tables hold it: in UTC, so that their order is that of time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
