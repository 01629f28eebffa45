"""The schedule's ledger: which slots were tried, when, and what came of it."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from monitor.store import tables
from monitor.store.shelf import Shelf, stamp, upsert


class Ledger(Shelf):
    """The attempts at each slot of the schedule."""

    def done(self, key: str) -> bool:
        """Whether the slot's issue was made (or there was nothing new to make one of)."""
        with self._engine.connect() as db:
            query = sa.select(tables.slots.c.key).where(tables.slots.c.key == key, tables.slots.c.done).limit(1)
            return db.execute(query).first() is not None

    def attempts(self, key: str) -> list[datetime]:
        """When the slot was tried, oldest first."""
        with self._engine.connect() as db:
            query = sa.select(tables.slots.c.at).where(tables.slots.c.key == key).order_by(tables.slots.c.at)
            return [datetime.fromisoformat(at) for at in db.execute(query).scalars()]

    def note(self, key: str, outcome: str, at: datetime, *, done: bool) -> None:
        """Note an attempt at a slot and what came of it."""
        with self._engine.begin() as db:
            upsert(db, tables.slots, {"key": key, "at": stamp(at), "outcome": outcome, "done": done})

    def slots(self, last: int = 5) -> list[tuple[str, str, datetime]]:
        """The latest attempts: (slot, outcome, when), newest first."""
        with self._engine.connect() as db:
            dated = sa.select(tables.slots).where(
                tables.slots.c.key.like("%T%:%")
            )  # and not the note of the first start
            rows = db.execute(dated.order_by(tables.slots.c.at.desc(), tables.slots.c.key.desc()).limit(last))
            return [(row.key, row.outcome, datetime.fromisoformat(row.at)) for row in rows]
