"""The mail that is to be sent, and how it went. A row is written before the server gets a mail, and after it answers.

queued ──> transmitting ──> accepted
  │              ├────────> refused      for good, by the server or by ourselves
  │              ├────────> deferred ──> transmitting, after a while
  │              └────────> unknown      no answer came, or none could be noted
  └───────────────────────> withdrawn    its reader was taken out of delivery.to
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr
from typing import Any, Literal, cast

import sqlalchemy as sa

from monitor.store import tables
from monitor.store.shelf import Shelf, stamp

State = Literal["queued", "transmitting", "accepted", "refused", "deferred", "unknown", "withdrawn"]

_WAITING: tuple[State, ...] = ("queued", "deferred")
_DIED = "the program ended before it could note what the server answered"


@dataclass(frozen=True, slots=True)
class Mail:
    """An issue for one recipient."""

    issue_id: str
    recipient: str  #: as delivery.to writes it
    state: State
    since: datetime  #: when it came into that state
    attempts: int = 0
    next_try: datetime | None = None  #: of one that is deferred
    code: int | None = None  #: of the server's last answer; None where it gave none, or was not asked
    said: str | None = None  #: its words, or ours


class Outbox(Shelf):
    """A mail for each issue and recipient."""

    def post(self, issue_id: str, recipients: Iterable[str], now: datetime) -> None:
        """Put an issue into the outbox, once for each recipient.

        What was withdrawn, or refused by ourselves, is queued again; what a server refused is not.
        """
        o = tables.outbox.c
        with self._engine.begin() as db:
            known = queue(db, issue_id, recipients, stamp(now))
            ours = (o.state == "refused") & o.code.is_(None)
            where = (o.issue_id == issue_id) & o.recipient.in_(known) & ((o.state == "withdrawn") | ours)
            db.execute(tables.outbox.update().where(where).values(state="queued", since=stamp(now)))

    def mails(self, *states: State) -> list[Mail]:
        """All mails (those in one of `states`), by issue and recipient, the oldest issue first."""
        query = _MAILS.where(tables.outbox.c.state.in_(states)) if states else _MAILS
        with self._engine.connect() as db:
            return [_mail(row) for row in db.execute(query)]

    def waiting(self) -> list[Mail]:
        """The mails that are to be sent and whose issue is in the archive, the oldest issue first."""
        query = _MAILS.where(tables.outbox.c.state.in_(_WAITING), tables.issues.c.published)
        with self._engine.connect() as db:
            return [_mail(row) for row in db.execute(query)]

    def keep_mail(self, mail: Mail) -> None:
        """Note how a mail stands now. That it is being transmitted must be on disk before the server gets it."""
        values = {
            "state": mail.state,
            "since": stamp(mail.since),
            "attempts": mail.attempts,
            "next_try": stamp(mail.next_try) if mail.next_try else None,
            "code": mail.code,
            "said": mail.said,
        }
        o = tables.outbox.c
        where = (o.issue_id == mail.issue_id) & (o.recipient == mail.recipient)
        with self._engine.begin() as db:
            db.execute(tables.outbox.update().where(where).values(values))

    def strand(self, now: datetime) -> None:
        """Mails of a process that died while it transmitted them become unknown. Only who holds the store may ask."""
        o = tables.outbox.c
        with self._engine.begin() as db:
            values = {"state": "unknown", "since": stamp(now), "said": _DIED}
            db.execute(tables.outbox.update().where(o.state == "transmitting").values(values))

    def queue_unknown(self, issue_id: str, now: datetime) -> int:
        """Queue the unknown mails of an issue again; returns how many there were."""
        o = tables.outbox.c
        where = (o.issue_id == issue_id) & (o.state == "unknown")
        with self._engine.begin() as db:
            done = db.execute(tables.outbox.update().where(where).values(state="queued", since=stamp(now)))
            return done.rowcount


def queue(db: sa.Connection, issue_id: str, recipients: Iterable[str], now: str) -> list[str]:
    """Rows for mails that are not in the outbox yet; returns the recipients as the rows have them.

    An address counts once, however its name is written.
    """
    o = tables.outbox.c
    found = db.execute(sa.select(o.recipient).where(o.issue_id == issue_id)).scalars()
    held = {address_of(recipient): recipient for recipient in found}
    known = []
    for recipient in recipients:
        if (address := address_of(recipient)) not in held:
            held[address] = recipient
            row = {"issue_id": issue_id, "recipient": recipient, "state": "queued", "since": now, "attempts": 0}
            db.execute(tables.outbox.insert().values(row))
        known.append(held[address])
    return known


def address_of(recipient: str) -> str:
    """The bare address, by which one reader is known; what is none, as it is."""
    return (parseaddr(recipient)[1] or recipient).casefold()


_MAILS = (
    sa.select(tables.outbox)
    .outerjoin(tables.issues, tables.issues.c.id == tables.outbox.c.issue_id)
    .order_by(tables.issues.c.ended, tables.outbox.c.issue_id, tables.outbox.c.recipient)
)


def _mail(row: sa.Row[Any]) -> Mail:
    moment: Callable[[str], datetime] = datetime.fromisoformat
    next_try = moment(row.next_try) if row.next_try else None
    state = cast(State, row.state)
    return Mail(row.issue_id, row.recipient, state, moment(row.since), row.attempts, next_try, row.code, row.said)
