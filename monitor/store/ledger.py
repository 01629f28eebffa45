"""The schedule's ledger: which slots were tried, when, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Literal

import sqlalchemy as sa

from monitor.store import tables
from monitor.store.shelf import Shelf, stamp, upsert

State = Literal[
    "planned",  # begun, and no issue yet
    "frozen",  # the issue is in the store, with the versions of what it was made of
    "rendered",  # its pages are made
    "archived",  # and lie in the archive; no mail has gone yet
    "sending",
    "done",
    "failed",  # it is tried again
    "needs-attention",  # it was tried often enough, or nobody knows of a mail
]
FAILED, RENDERED = "failed: ", "rendered"  # how outcomes of attempts begin
ATTEMPTS = 6  # for one slot

_S, _I, _O = tables.slots.c, tables.issues.c, tables.outbox.c
_IS_OURS = _S.edition == tables.EDITION


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot of the schedule that was tried."""

    slot: str  #: its local time: "2025-08-13T07:00"
    state: State
    reason: str  #: what came of the last attempt, in words
    at: datetime  #: when that was
    attempts: int
    issue: str | None  #: its id
    inputs: str | None  #: the SHA-256 of what the issue was made of; None where there is none


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

    def outcome(self, key: str) -> str | None:
        """What came of the last attempt at the slot; None where it was not tried."""
        with self._engine.connect() as db:
            query = sa.select(_S.outcome).where(_IS_OURS, _S.key == key).order_by(_S.at.desc()).limit(1)
            return db.execute(query).scalar()

    def release(self, later: str) -> list[str]:
        """Slots behind the local time `later` that are on record, since the clock was ahead, have yet to come.

        They are taken from the ledger and from their issues, which stay; their keys are returned.
        """
        with self._engine.connect() as db:
            noted = sa.select(_S.key).where(_IS_OURS, _S.key.like("%T%:%"), _S.key > later)
            made = sa.select(_I.slot).where(_I.edition == tables.EDITION, _I.slot > later)
            found = sorted(set(db.execute(noted.union(made)).scalars()))
        if found:
            with self._engine.begin() as db:
                db.execute(tables.slots.delete().where(_IS_OURS, _S.key.in_(found)))
                db.execute(tables.issues.update().where(_I.slot.in_(found)).values(slot=None))
        return found

    def reached(self, key: str, stage: str) -> None:
        """Note how far the attempt at hand has come; nothing where none is at hand."""
        last = sa.select(sa.func.max(_S.at)).where(_IS_OURS, _S.key == key).scalar_subquery()
        with self._engine.begin() as db:
            where = (_IS_OURS, _S.key == key, _S.at == last, ~_S.done)
            db.execute(tables.slots.update().where(*where).values(outcome=stage))

    def slots(self, last: int = 5) -> list[Slot]:
        """The latest slots that were tried, newest first."""
        done = sa.func.max(sa.cast(_S.done, sa.Integer)).label("done")
        tried = sa.func.count().label("attempts"), sa.func.max(_S.at).label("at"), done
        with self._engine.connect() as db:
            dated = sa.select(_S.key, *tried).where(_IS_OURS, _S.key.like("%T%:%"))  # not the note of the first start
            rows = db.execute(dated.group_by(_S.key).order_by(_S.key.desc()).limit(last)).all()
            return [_slot(db, row) for row in rows]


def _slot(db: sa.Connection, row: sa.Row[Any]) -> Slot:
    said = db.execute(sa.select(_S.outcome).where(_IS_OURS, _S.key == row.key, _S.at == row.at)).scalar() or ""
    made = db.execute(sa.select(_I.id, _I.published).where(_I.edition == tables.EDITION, _I.slot == row.key)).first()
    at = datetime.fromisoformat(row.at)
    if made is None:
        return Slot(row.key, _unmade(said, row.attempts, done=bool(row.done)), said, at, row.attempts, None, None)
    state = _state(said, _mails(db, made.id), published=made.published)
    return Slot(row.key, state, said, at, row.attempts, made.id, _inputs(db, made.id))


def _mails(db: sa.Connection, issue_id: str) -> dict[str, int]:
    query = sa.select(_O.state, sa.func.count()).where(_O.issue_id == issue_id).group_by(_O.state)
    return {row[0]: row[1] for row in db.execute(query)}


def _unmade(said: str, attempts: int, *, done: bool) -> State:
    """How a slot without an issue stands. Where it is done there was nothing new."""
    if done or not said.startswith(FAILED):
        return "done" if done else "planned"
    return "failed" if attempts < ATTEMPTS else "needs-attention"


def _state(said: str, mails: Mapping[str, int], *, published: bool) -> State:
    """How far a slot's issue is, by what is on record of it: nothing else is to be kept in step."""
    if not published:
        return "rendered" if said == RENDERED else "frozen"
    if mails.get("unknown"):
        return "needs-attention"
    waits = sum(mails.get(state, 0) for state in ("queued", "deferred", "transmitting"))
    if waits:
        return "sending" if waits < sum(mails.values()) or mails.get("deferred") else "archived"
    return "done"


def _inputs(db: sa.Connection, issue_id: str) -> str | None:
    """The SHA-256 of what the issue was made of: each article's id, version and digest, a line each, by id; None where
    articles were dropped since."""
    a, h = tables.articles.c, tables.held.c
    joined = tables.held.join(tables.articles, (a.id == h.article_id) & (a.version == h.version))
    query = sa.select(a.id, a.version, a.digest).select_from(joined).where(h.issue_id == issue_id).order_by(a.id)
    rows = db.execute(query).all()
    if len(rows) < (db.execute(sa.select(sa.func.count()).where(h.issue_id == issue_id)).scalar() or 0):
        return None
    found = sha256()
    for row in rows:
        found.update(f"{row.id}\t{row.version}\t{row.digest}\n".encode())
    return found.hexdigest()
