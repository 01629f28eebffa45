"""Readers who were taken out, or asked for it. Who is not on record here gets issues.

A reader is known by a mark, which a secret beside the store makes of the address (`delivery.tokens`): what is kept of
one that was forgotten is the mark alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, cast

import sqlalchemy as sa

from monitor.store import tables
from monitor.store.engines.dialects import overwrite, put
from monitor.store.outbox import address_of
from monitor.store.shelf import Shelf, chunks, stamp, upsert

Standing = Literal[
    "active",  # put back by hand
    "asked",  # wants to leave, as an answer without proof says; gets issues until somebody decides
    "unsubscribed",
    "bounced",  # a mail came back: there is no such address
    "refused",  # the server said so at once
    "forgotten",
]
_OPEN = "unaddressed "  # issues whose readers could not be read


@dataclass(frozen=True, slots=True)
class Reader:
    """How a reader stands."""

    mark: str
    address: str | None  #: casefolded, without a name; None of one that was forgotten
    state: Standing
    since: datetime
    why: str


class ReaderShelf(Shelf):
    """Who was taken out, and why."""

    def readers(self) -> list[Reader]:
        """All that are on record, by address."""
        query = sa.select(tables.readers).order_by(tables.readers.c.address.nulls_first(), tables.readers.c.mark)
        with self._engine.connect() as db:
            return [
                Reader(r.mark, r.address, cast(Standing, r.state), datetime.fromisoformat(r.since), r.why)
                for r in db.execute(query)
            ]

    def keep_reader(self, reader: Reader) -> None:
        """Note how a reader stands from now on."""
        r = tables.readers.c
        with self._engine.begin() as db:
            if reader.address is not None:  # the secret may be another one than it was
                db.execute(tables.readers.delete().where(r.address == reader.address))
            upsert(db, tables.readers, _row(reader))

    def forget_reader(self, address: str, tombstone: Reader) -> None:
        """Keep no more of an address than `tombstone`, which does not name it.

        What was written of it on disk is overwritten, where the database can.
        """
        o, s, r = tables.outbox.c, tables.slots.c, tables.readers.c
        with self._engine.begin() as db:
            overwrite(db)
            found = db.execute(sa.select(o.recipient).distinct()).scalars()
            for written in chunks([one for one in found if address_of(one) == address]):
                db.execute(tables.outbox.delete().where(o.recipient.in_(written)))
            for row in db.execute(sa.select(tables.slots).where(s.outcome.icontains(address, autoescape=True))).all():
                told = _without(row.outcome, address)
                where = (s.edition == row.edition) & (s.key == row.key) & (s.at == row.at)
                db.execute(tables.slots.update().where(where).values(outcome=told))
            db.execute(tables.readers.delete().where(r.address == address))
            upsert(db, tables.readers, _row(tombstone))

    def answered(self) -> set[str]:
        """The keys of the replies that were read."""
        with self._engine.connect() as db:
            return set(db.execute(sa.select(tables.answers.c.key)).scalars())

    def keep_answered(self, fresh: Iterable[str], gone: Iterable[str] = ()) -> None:
        """Remember replies that were read, and no longer those that are gone."""
        with self._engine.begin() as db:
            for keys in chunks([*gone]):
                db.execute(tables.answers.delete().where(tables.answers.c.key.in_(keys)))
            if rows := [{"key": key} for key in dict.fromkeys(fresh)]:
                db.execute(put(db, tables.answers).on_conflict_do_nothing(), rows)

    def mailed(self) -> list[str]:
        """All recipients that mail was ever for, as it was written."""
        with self._engine.connect() as db:
            return [*db.execute(sa.select(tables.outbox.c.recipient).distinct()).scalars()]

    def last_mails(self) -> dict[str, tuple[str, str]]:
        """The last issue that each address was to have, and the state of that mail."""
        o, i = tables.outbox.c, tables.issues.c
        newest = (i.ended.desc(), o.issue_id.desc())
        place = sa.func.row_number().over(partition_by=o.recipient, order_by=newest).label("place")
        ranked = (
            sa.select(o.recipient, o.issue_id, o.state, i.ended, place)
            .join(tables.issues, i.id == o.issue_id)
            .subquery()
        )
        query = sa.select(ranked).where(ranked.c.place == 1).order_by(ranked.c.ended, ranked.c.recipient)
        with self._engine.connect() as db:
            return {address_of(row.recipient): (row.issue_id, row.state) for row in db.execute(query)}

    def took(self, recipient: str, since: datetime) -> bool:
        """Whether a mail to the recipient was accepted since then."""
        o = tables.outbox.c
        where = (o.recipient == recipient) & (o.state == "accepted") & (o.since >= stamp(since))
        with self._engine.connect() as db:
            return db.execute(sa.select(o.issue_id).where(where).limit(1)).first() is not None

    def count_taken(self, issue_id: str) -> int:
        """How many mails of an issue were accepted."""
        o = tables.outbox.c
        query = sa.select(sa.func.count()).where(o.issue_id == issue_id, o.state == "accepted")
        with self._engine.connect() as db:
            return db.execute(query).scalar() or 0

    def leave_open(self, issue_id: str, now: datetime) -> None:
        """Note that an issue waits for its readers to be known, who were looked for now."""
        with self._engine.begin() as db:
            upsert(db, tables.facts, {"key": f"{_OPEN}{issue_id}", "value": stamp(now)})

    def left_open(self, before: datetime | None = None) -> list[str]:
        """The issues that wait for their readers (those who were last looked for by then)."""
        f = tables.facts.c
        query = sa.select(f.key).where(f.key.startswith(_OPEN, autoescape=True)).order_by(f.key)
        if before is not None:
            query = query.where(f.value <= stamp(before))
        with self._engine.connect() as db:
            return [key.removeprefix(_OPEN) for key in db.execute(query).scalars()]

    def close_open(self, issue_id: str) -> None:
        """Its readers are known."""
        with self._engine.begin() as db:
            db.execute(tables.facts.delete().where(tables.facts.c.key == f"{_OPEN}{issue_id}"))


def _row(reader: Reader) -> dict[str, str | None]:
    return {
        "mark": reader.mark,
        "address": reader.address,
        "state": reader.state,
        "since": stamp(reader.since),
        "why": reader.why,
    }


def _without(told: str, address: str) -> str:
    """`told` without the address, however its letters are written."""
    low = told.casefold()
    if len(low) != len(told):
        return ""
    parts, at = [], 0
    while (found := low.find(address, at)) >= 0:
        parts.append(told[at:found])
        at = found + len(address)
    return "…".join([*parts, told[at:]])
