"""3 -> 4: readers who were taken out, and the replies that were read."""

from __future__ import annotations

from alembic.operations import Operations

from monitor.store.steps.columns import key, maybe, text


def upgrade(op: Operations) -> None:
    """Nobody was taken out yet."""
    op.create_table("readers", key("mark"), maybe("address"), text("state"), text("since"), text("why"))
    op.create_table("answers", key("key"))
