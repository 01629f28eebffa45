"""What the two databases write differently, each under one name. No other module of the store asks which one it has."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

NUL = "\ufdd0"  #: stands for it where a database takes no text that holds it

#: Text that sorts by its code points, as SQLite's does, whatever the server's language is.
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


class field(FunctionElement[str]):  # noqa: N801  used as a function
    """The text that a noun has under a name, from the column that holds it as JSON; NULL where it has none."""

    inherit_cache = True
    type = sa.Text()

    def __init__(self, column: sa.ColumnElement[str], name: str) -> None:
        super().__init__(column, sa.literal_column(name, sa.Text))


def put(db: sa.Connection, table: sa.Table) -> Any:
    """An INSERT that can say what becomes of rows that are there already: `on_conflict_do_update`, `…_do_nothing`."""
    return postgresql.insert(table) if db.dialect.name == "postgresql" else sqlite.insert(table)


def overwrite(db: sa.Connection) -> None:
    """What is deleted from now on is overwritten on disk. PostgreSQL cannot: it does so when it clears up later."""
    if db.dialect.name == "sqlite":
        db.exec_driver_sql("PRAGMA secure_delete = ON")


def freeze(db: sa.Connection) -> None:
    """All that is read in this transaction, which has just begun, is as it is now, whatever others write meanwhile."""
    started = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ" if db.dialect.name == "postgresql" else "BEGIN"
    db.exec_driver_sql(started)


@compiles(field, "sqlite")
def _field_of_sqlite(element: field, compiler: SQLCompiler, **how: Any) -> str:
    body, name = (compiler.process(part, **how) for part in element.clauses)
    return f"json_extract({body}, '$.{name}')"


@compiles(field, "postgresql")
def _field_of_postgresql(element: field, compiler: SQLCompiler, **how: Any) -> str:
    """PostgreSQL has no text with NUL in it, not even an escaped one: the sign for it stands in its place."""
    body, name = (compiler.process(part, **how) for part in element.clauses)
    return f"(replace({body}, '\\u0000', '\\ufdd0')::json ->> '{name}')"
