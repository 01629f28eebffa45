"""4 -> 5: what waits for an issue, what changed since when, and which files were read, each found by an index."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic.operations import Operations

from monitor.store.steps.columns import flag, key, maybe, number, remade, text

_TOLD = "SELECT 1 FROM held h WHERE h.article_id = id AND h.version >= articles_before.version"
_VALUES = {
    "waiting": f"latest AND NOT EXISTS ({_TOLD})",
    "changed": "row_number() OVER (ORDER BY moment, id, version)",
}


def upgrade(op: Operations) -> None:
    """What no issue held in its latest version waits; the articles count as written in the order of time."""
    op.create_index("ix_held_article_id", "held", ["article_id"])
    remade(op, "articles", _articles(), _VALUES)
    _create_partial(op, "ix_articles_source", "articles", ["source", "moment"], "latest = 1", "latest")
    _create_partial(op, "ix_articles_waiting", "articles", ["source", "moment"], "waiting = 1", "waiting")
    op.create_index("ix_documents_digest", "documents", ["digest"])
    op.create_index("ix_documents_read", "documents", ["read"])
    _create_partial(op, "ix_documents_raw", "documents", ["read", "size"], "size > 0", "size > 0")
    op.create_table("files", key("source"), key("path"), text("mark"), text("rules"), number("documents"))


def _create_partial(op: Operations, name: str, table: str, columns: list[str], *where: str) -> None:
    sqlite, postgresql = (sa.text(words) for words in where)
    op.create_index(name, table, columns, sqlite_where=sqlite, postgresql_where=postgresql)


def _articles() -> tuple[sa.Column[Any], ...]:
    return (
        key("id"),
        key("version", sa.Integer),
        flag("latest"),
        flag("waiting"),
        sa.Column("changed", sa.Integer, nullable=False, index=True),
        text("digest"),
        text("source"),
        maybe("url", index=True),
        text("moment", index=True),
        flag("dated"),
        maybe("story_id", index=True),
        text("body"),
    )
