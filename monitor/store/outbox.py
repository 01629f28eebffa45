"""The mail that is to be sent, and how it went. A row is written before the server gets a mail, and after it answers.

queued ──> transmitting ──> accepted
  │              ├────────> refused      for good, by the server or by ourselves
  │              ├────────> deferred ──> transmitting, after a while
  │              └────────> unknown      no answer came, or none could be noted
  └───────────────────────> withdrawn    its reader was taken out
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parseaddr
from typing import Any, Literal, cast

import sqlalchemy as sa

from monitor.store import tables
from monitor.store.shelf import Shelf, chunks, stamp

State = Literal["queued", "transmitting", "accepted", "refused", "deferred", "unknown", "withdrawn"]

_WAITING: tuple[State, ...] = ("queued", "deferred")
LONGEST_PAUSE = timedelta(hours=4)  #: between two tries
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
        again = (_O.state == "withdrawn") | ((_O.state == "refused") & _O.code.is_(None))
        values = {"state": "queued", "since": stamp(now), "attempts": 0}
        with self._engine.begin() as db:
            known = queue(db, issue_id, recipients, stamp(now))
            for chunk in chunks(known):
                where = (_O.issue_id == issue_id) & _O.recipient.in_(chunk) & again
                db.execute(tables.outbox.update().where(where).values(values))

    def mails(self, *states: State) -> list[Mail]:
        """All mails (those in one of `states`), by issue and recipient, the oldest issue first."""
        query = _MAILS.where(tables.outbox.c.state.in_(states)) if states else _MAILS
        with self._engine.connect() as db:
            return [_mail(row) for row in db.execute(query)]

    def waiting(
        self, *, due: datetime | None = None, after: Mail | None = None, limit: int = 200, tried: bool = True
    ) -> list[Mail]:
        """Mails that are to be sent and whose issue is in the archive, the oldest issue first, `limit` at most.

        With `due` only those whose time has come by then, with `after` only those behind that one, without `tried` only
        those that were never deferred.
        """
        query = _MAILS.where(*_waits(due, tried=tried)).limit(limit)
        if after is not None:
            ended = sa.select(_I.ended).where(_I.id == after.issue_id).scalar_subquery()
            of_it = (_O.issue_id == after.issue_id) & (_O.recipient > after.recipient)
            query = query.where((_I.ended > ended) | ((_I.ended == ended) & (_O.issue_id > after.issue_id)) | of_it)
        with self._engine.connect() as db:
            return [_mail(row) for row in db.execute(query)]

    def count_waiting(self, *, due: datetime | None = None) -> int:
        """How many mails `waiting` would give without a limit."""
        query = sa.select(sa.func.count()).select_from(_JOINED).where(*_waits(due, tried=True))
        with self._engine.connect() as db:
            return db.execute(query).scalar() or 0

    def defer_all(self, said: str, code: int | None, now: datetime, until: datetime, oldest: datetime) -> None:
        """No mail can go now: all that wait are deferred `until` then; those of issues before `oldest` are given up."""
        waits = _O.state.in_(_WAITING)
        old = _O.issue_id.in_(sa.select(_I.id).where(_I.ended < stamp(oldest)))
        published = _O.issue_id.in_(sa.select(_I.id).where(_I.published))
        values = {"since": stamp(now), "next_try": None, "code": None, "said": f"given up: {said}"}
        later = {"since": stamp(now), "next_try": stamp(until), "code": code, "said": said}
        with self._engine.begin() as db:
            db.execute(tables.outbox.update().where(waits, old).values(values | {"state": "refused"}))
            db.execute(tables.outbox.update().where(waits, published).values(later | {"state": "deferred"}))

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
        where = (_O.issue_id == mail.issue_id) & (_O.recipient == mail.recipient)
        with self._engine.begin() as db:
            db.execute(tables.outbox.update().where(where).values(values))

    def strand(self, now: datetime) -> None:
        """Mails of a process that died while it transmitted them become unknown. Only who holds the store may ask."""
        with self._engine.begin() as db:
            values = {"state": "unknown", "since": stamp(now), "said": _DIED}
            db.execute(tables.outbox.update().where(_O.state == "transmitting").values(values))

    def queue_unknown(self, issue_id: str, now: datetime) -> int:
        """Queue the unknown mails of an issue again; returns how many there were."""
        where = (_O.issue_id == issue_id) & (_O.state == "unknown")
        with self._engine.begin() as db:
            done = db.execute(tables.outbox.update().where(where).values(state="queued", since=stamp(now)))
            return done.rowcount


def queue(db: sa.Connection, issue_id: str, recipients: Iterable[str], now: str) -> list[str]:
    """Rows for mails that are not in the outbox yet; returns the recipients as the rows have them.

    An address counts once, however its name is written.
    """
    found = db.execute(sa.select(_O.recipient).where(_O.issue_id == issue_id)).scalars()
    held = {address_of(recipient): recipient for recipient in found}
    known, fresh = [], []
    for recipient in recipients:
        if (address := address_of(recipient)) not in held:
            held[address] = recipient
            fresh.append(recipient)
        known.append(held[address])
    row = {"issue_id": issue_id, "state": "queued", "since": now, "attempts": 0}
    for chunk in chunks(fresh):
        db.execute(tables.outbox.insert(), [row | {"recipient": recipient} for recipient in chunk])
    return known


def address_of(recipient: str) -> str:
    """The bare address, by which one reader is known; what is none, as it is."""
    return (parseaddr(recipient)[1] or recipient).casefold()


_O, _I = tables.outbox.c, tables.issues.c
_JOINED = tables.outbox.outerjoin(tables.issues, _I.id == _O.issue_id)
_MAILS = sa.select(tables.outbox).select_from(_JOINED).order_by(_I.ended.nulls_first(), _O.issue_id, _O.recipient)


def _waits(due: datetime | None, *, tried: bool) -> Iterator[sa.ColumnElement[bool]]:
    """The conditions of a mail that waits. One that waits for longer than any pause is due: the clock was set back."""
    yield _O.state.in_(_WAITING if tried else ("queued",))
    yield _I.published
    if due is not None:
        far = stamp(due + LONGEST_PAUSE)
        yield _O.next_try.is_(None) | (_O.next_try <= stamp(due)) | (_O.next_try > far)


def _mail(row: sa.Row[Any]) -> Mail:
    moment: Callable[[str], datetime] = datetime.fromisoformat
    next_try = moment(row.next_try) if row.next_try else None
    state = cast(State, row.state)
    return Mail(row.issue_id, row.recipient, state, moment(row.since), row.attempts, next_try, row.code, row.said)
