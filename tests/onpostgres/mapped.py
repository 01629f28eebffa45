"""Each file that would be a store of SQLite is a schema on the server of the tests instead.

So tests that know nothing of it run on PostgreSQL too, those that start processes included (`site`). A file lies where
the store's would, and names its own path: where it was copied or moved the schema is copied, where it was deleted the
schema is dropped.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import sqlalchemy as sa

from monitor.store.engines import homes
from monitor.store.engines.servers import ServerHome

_TABLES = "SELECT table_name FROM information_schema.tables WHERE table_schema = %s"


class MappedHome(ServerHome):
    """The schema that stands for the file at `path`."""

    def __init__(self, path: Path) -> None:
        real = Path(os.path.realpath(path))
        super().__init__(f"{os.environ['MONITOR_TEST_STORE']}?schema={schema_of(str(real))}", real.parent)
        self.path = real

    @contextmanager
    def opened(self, *, patience: float) -> Iterator[sa.Engine]:
        self._settle()
        with super().opened(patience=patience) as engine:
            self.path.write_text(str(self.path))
            yield engine

    @contextmanager
    def readable(self, *, patience: float) -> Iterator[sa.Engine]:
        self._settle()
        with super().readable(patience=patience) as engine:
            yield engine

    @contextmanager
    def scratch(self, *, patience: float) -> Iterator[sa.Engine]:
        self._settle()
        with super().scratch(patience=patience) as engine:
            yield engine

    def _settle(self) -> None:
        """Take along what was done to the file."""
        told = self.path.read_text() if self.path.is_file() else None
        if told == str(self.path):
            return
        with self._engine(10) as engine, engine.begin() as db:
            ours = schema_of(str(self.path))
            if told is None:
                db.exec_driver_sql(f"DROP SCHEMA IF EXISTS {ours} CASCADE")
                return
            theirs = schema_of(told)
            db.exec_driver_sql(f"DROP SCHEMA IF EXISTS {ours} CASCADE; CREATE SCHEMA {ours}")
            for name in db.exec_driver_sql(_TABLES, (theirs,)).scalars().all():
                db.exec_driver_sql(f"CREATE TABLE {ours}.{name} (LIKE {theirs}.{name} INCLUDING ALL)")
                db.exec_driver_sql(f"INSERT INTO {ours}.{name} SELECT * FROM {theirs}.{name}")  # noqa: S608
        self.path.write_text(str(self.path))


def schema_of(path: str) -> str:
    """The schema that stands for a file."""
    return f"t_{sha256(path.encode()).hexdigest()[:20]}"


def map_files() -> None:
    """From now on, in this process."""
    vars(homes)["FileHome"] = MappedHome
