"""The columns that steps make, and a table made anew with what it holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from alembic.operations import Operations

from monitor.store.engines.dialects import TEXT


def key(name: str, kind: Any = TEXT) -> sa.Column[Any]:
    """A part of the primary key."""
    return sa.Column(name, kind, primary_key=True)


def text(name: str, *, index: bool = False) -> sa.Column[Any]:
    """Text that is always there."""
    return sa.Column(name, TEXT, nullable=False, index=index)


def maybe(name: str, *, index: bool = False) -> sa.Column[Any]:
    """Text that may be absent."""
    return sa.Column(name, TEXT, index=index)


def number(name: str) -> sa.Column[Any]:
    """A whole number."""
    return sa.Column(name, sa.Integer, nullable=False)


def flag(name: str, *, index: bool = False) -> sa.Column[Any]:
    """Yes or no."""
    return sa.Column(name, sa.Boolean, nullable=False, index=index)


def remade(op: Operations, name: str, columns: Sequence[sa.Column[Any]], values: Mapping[str, str]) -> None:
    """Make the table anew with these columns, in that order: filled with `values` (SQL), else with what it held."""
    before = f"{name}_before"
    for index in sa.inspect(op.get_bind()).get_indexes(name):
        op.drop_index(str(index["name"]), name)
    op.rename_table(name, before)
    names = [column.name for column in columns]
    op.create_table(name, *columns)
    filled = ", ".join(values.get(column, f'"{column}"') for column in names)
    into = ", ".join(f'"{column}"' for column in names)
    op.execute(f"INSERT INTO {name} ({into}) SELECT {filled} FROM {before}")  # noqa: S608  our own words only
    op.drop_table(before)
