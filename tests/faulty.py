"""A disk that gets full and a store that gets locked when a test says so.

The store's statements pass a hook of SQLAlchemy, the archive's files `os.fsync`: there is raised what the system would.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

import pytest
import sqlalchemy as sa

_WRITING = ("INSERT", "UPDATE", "DELETE", "CREATE", "ALTER", "DROP")


@dataclass
class Disk:
    """What is written is counted; from `room` writes on nothing is taken any more. A lock stops reading too."""

    writes: int = 0
    room: int | None = None  #: None: enough for everything
    locked: bool = False

    def statement(self, _cursor: Any, statement: str, *_: Any) -> None:
        if self.locked:
            raise _said("locked")
        if statement.lstrip().upper().startswith(_WRITING) and self._is_full():
            raise _said("full")

    def file(self, _handle: int) -> None:
        if self._is_full():
            raise OSError(errno.ENOSPC, "No space left on device")

    def _is_full(self) -> bool:
        self.writes += 1
        return self.room is not None and self.writes > self.room


def _said(trouble: Literal["locked", "full"]) -> Exception:
    """What the database of the tests says then."""
    if "MONITOR_TEST_STORE" in os.environ:
        from psycopg import errors

        return errors.LockNotAvailable("lock timeout") if trouble == "locked" else errors.DiskFull("no space left")
    locked = ("database is locked", sqlite3.SQLITE_BUSY)
    words, code = locked if trouble == "locked" else ("database or disk is full", sqlite3.SQLITE_FULL)
    error = sqlite3.OperationalError(words)
    error.sqlite_errorcode = code
    return error


@contextmanager
def faulty_disk() -> Iterator[Disk]:
    disk = Disk()
    hooks = [(name, disk.statement) for name in ("do_execute", "do_executemany", "do_execute_no_params")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", disk.file)
        for name, hook in hooks:
            sa.event.listen(sa.engine.Engine, name, hook)
        try:
            yield disk
        finally:
            for name, hook in hooks:
                sa.event.remove(sa.engine.Engine, name, hook)
