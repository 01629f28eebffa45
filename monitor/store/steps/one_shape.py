"""1 -> 2: stores of the first months, which all called themselves 1, get one shape.

They differ by the tables and columns that came since the first of them. Their documents are marked as carried over
(no `rules`): the next run compares what it reads with what was read, not with hashes that were made another way.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic.operations import Operations

from monitor.store.steps.columns import flag, key, maybe, number, remade, text

_OF_OLD_ROWS = {"rules": "''", "first": "'1'", "read": "''", "size": "0", "raw": "NULL"}  # where a column is new


def _tables() -> dict[str, tuple[sa.Column[Any], ...]]:
    """The tables of schema 2."""
    return {
        "facts": (key("key"), text("value")),
        "documents": (
            key("key"),
            text("digest"),
            text("rules"),
            text("article_id", index=True),
            flag("first"),
            text("read"),
            number("size"),
            sa.Column("raw", sa.LargeBinary),
        ),
        "articles": (
            key("id"),
            key("version", sa.Integer),
            flag("latest", index=True),
            text("digest"),
            text("source"),
            maybe("url", index=True),
            text("moment", index=True),
            flag("dated"),
            maybe("story_id", index=True),
            text("body"),
        ),
        "stories": (key("id"), text("body")),
        "issues": (key("id"), text("ended", index=True), flag("published"), text("listing"), text("body")),
        "held": (key("issue_id"), key("article_id"), number("version")),
        "outbox": (key("issue_id"), key("recipient"), maybe("sent"), maybe("error")),
        "slots": (key("key"), key("at"), text("outcome"), flag("done")),
        "sightings": (
            key("article_id"),
            text("outlet"),
            text("seen", index=True),
            text("kept"),
            text("cut"),
            text("applied"),
        ),
        "learned": (key("outlet"), text("marks")),
        "verdicts": (key("articles"), flag("together")),
        "validators": (key("url"), maybe("etag"), maybe("modified")),
        "pages": (
            key("article_id"),
            text("url"),
            maybe("etag"),
            maybe("modified"),
            text("read", index=True),
            maybe("missed"),
        ),
        "withdrawals": (key("article_id"), text("at"), text("reason"), maybe("note"), maybe("back"), flag("settled")),
    }


def upgrade(op: Operations) -> None:
    """Make the tables that are missing, and those anew that lack columns."""
    held = sa.inspect(op.get_bind())
    names = set(held.get_table_names())
    for name, columns in _tables().items():
        if name not in names:
            op.create_table(name, *columns)
            continue
        there = {column["name"] for column in held.get_columns(name)}
        if missing := {column.name for column in columns} - there:
            remade(op, name, columns, {column: _OF_OLD_ROWS.get(column, "''") for column in missing})
    op.execute("UPDATE documents SET rules = ''")
