"""The schedule's ledger: which slots were tried, when, and what came of it."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from monitor.store import tables
from monitor.store.shelf import Shelf, stamp, upsert

_S, _I = tables.slots.c, tables.issues.c
_IS_OURS = _S.edition == tables.EDITION


class Ledger(Shelf):
    """The attempts at each slot of the schedule."""

    def done(self, key: str) -> bool:
        """Whether the slot's issue lies in the archive (or there was nothing new to make one of).

        The issue itself says so: it counts though the note of the attempt could not be written any more.
        """
        with self._engine.connect() as db:
            noted = sa.select(_S.key).where(_IS_OURS, _S.key == key, _S.done).limit(1)
            made = sa.select(_I.id).where(_I.edition == tables.EDITION, _I.slot == key, _I.published).limit(1)
            return any(db.execute(query).first() is not None for query in (noted, made))

    def attempts(self, key: str) -> list[datetime]:
        """When the slot was tried, oldest first."""
        with self._engine.connect() as db:
            query = sa.select(_S.at).where(_IS_OURS, _S.key == key).order_by(_S.at)
            return [datetime.fromisoformat(at) for at in db.execute(query).scalars()]

    def note(self, key: str, outcome: str, at: datetime, *, done: bool) -> None:
        """Note an attempt at a slot, begun at that time, and what came of it."""
        row = {"edition": tables.EDITION, "key": key, "at": stamp(at), "outcome": outcome, "done": done}
        with self._engine.begin() as db:
            upsert(db, tables.slots, row)

    def slots(self, last: int = 5) -> list[tuple[str, str, datetime]]:
        """The latest attempts: (slot, outcome, when), newest first."""
        with self._engine.connect() as db:
            dated = sa.select(tables.slots).where(_IS_OURS, _S.key.like("%T%:%"))  # not the note of the first start
            rows = db.execute(dated.order_by(_S.at.desc(), _S.key.desc()).limit(last))
            return [(row.key, row.outcome, datetime.fromisoformat(row.at)) for row in rows]
