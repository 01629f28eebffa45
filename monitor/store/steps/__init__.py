"""The steps by which an older store is carried over, each from one schema to the next.

A step says what it changes in its own words and never asks `tables`, which are those of today. They run in one
transaction, after a copy was made. A change of the tables adds a file here, a row below, and one to `SCHEMA`.
"""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations

from monitor.store.steps import cost_by_what_is_new, mail_has_states, one_shape, readers_may_leave

_UPGRADES: dict[int, Callable[[Operations], None]] = {  # from which schema it leads to the next
    1: one_shape.upgrade,
    2: mail_has_states.upgrade,
    3: readers_may_leave.upgrade,
    4: cost_by_what_is_new.upgrade,
}


def _step(upgrade: Callable[[Operations], None]) -> Callable[[sa.Connection], None]:
    return lambda db: upgrade(Operations(MigrationContext.configure(db)))


STEPS = {number: _step(upgrade) for number, upgrade in _UPGRADES.items()}
