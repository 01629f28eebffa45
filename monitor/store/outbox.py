"""The mail that is to be sent, and how it went."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from monitor.store import tables
from monitor.store.shelf import Shelf, stamp


class Outbox(Shelf):
    """A mail for each issue and recipient."""

    def post(self, issue_id: str, recipients: Iterable[str]) -> None:
        """Put an issue into the outbox, once for each recipient."""
        with self._engine.begin() as db:
            queue(db, issue_id, recipients)

    def unsent(self) -> list[tuple[str, str]]:
        """(issue id, recipient) of every mail that is still to be sent."""
        query = (
            sa.select(tables.outbox)
            .where(tables.outbox.c.sent.is_(None))
            .order_by(tables.outbox.c.issue_id, tables.outbox.c.recipient)
        )
        with self._engine.connect() as db:
            return [(row.issue_id, row.recipient) for row in db.execute(query)]

    def note_mail(self, issue_id: str, recipient: str, *, sent: datetime | None, error: str | None) -> None:
        """Note that a mail was taken by the server, or why it was not."""
        where = (tables.outbox.c.issue_id == issue_id) & (tables.outbox.c.recipient == recipient)
        with self._engine.begin() as db:
            db.execute(tables.outbox.update().where(where).values(sent=stamp(sent) if sent else None, error=error))


def queue(db: sa.Connection, issue_id: str, recipients: Iterable[str]) -> None:
    """Rows for mails that are not in the outbox yet."""
    for recipient in recipients:
        db.execute(insert(tables.outbox).values(issue_id=issue_id, recipient=recipient).on_conflict_do_nothing())
