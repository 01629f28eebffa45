"""2 -> 3: a mail has a state, with attempts and the server's words; slots and issues have an edition."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic.operations import Operations

from monitor.store.steps.columns import flag, key, maybe, number, remade, text

_OUTBOX_VALUES = {
    "state": "CASE WHEN sent IS NULL THEN 'queued' ELSE 'accepted' END",
    "since": "coalesce(sent, (SELECT ended FROM issues WHERE id = issue_id), '1970-01-01T00:00:00.000000+00:00')",
    "attempts": "CASE WHEN sent IS NULL AND error IS NULL THEN 0 ELSE 1 END",
    "next_try": "NULL",
    "code": "NULL",
    "said": "error",
}


def upgrade(op: Operations) -> None:
    """What was sent is accepted; what was not waits."""
    remade(op, "outbox", _outbox(), _OUTBOX_VALUES)
    slots = (key("edition"), key("key"), key("at"), text("outcome"), flag("done"))
    remade(op, "slots", slots, {"edition": "'main'"})
    remade(op, "issues", _issues(), {"edition": "'main'", "slot": "NULL"})


def _outbox() -> tuple[sa.Column[Any], ...]:
    return (
        key("issue_id"),
        key("recipient"),
        text("state", index=True),
        text("since"),
        number("attempts"),
        maybe("next_try"),
        sa.Column("code", sa.Integer),
        maybe("said"),
    )


def _issues() -> tuple[sa.Column[Any], ...]:
    return (
        key("id"),
        text("ended", index=True),
        text("edition"),
        maybe("slot", index=True),
        flag("published"),
        text("listing"),
        text("body"),
    )
