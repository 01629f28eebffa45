"""A store in a schema of a PostgreSQL server, which several machines can share (`pip install 'monitor[postgres]'`)."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from monitor.config.stores import STORE_PASSWORD
from monitor.errors import StoreError, Trouble
from monitor.store import opening, tables
from monitor.store.engines.dialects import NUL
from monitor.store.engines.home import Home, by_table
from monitor.store.engines.refusals import explained, refusal

SCHEMA = "monitor"  #: where the address names none
_PATIENCE = 10.0  # seconds, for a look at what is there
_PAUSE = 0.1  # seconds between two looks at a lock
# A machine that dies, or a network that does, is noticed within a minute: on our side, and on the server's, which then
# lets go of the locks that the machine had.
_CONNECTING = {
    "client_encoding": "utf8",
    "connect_timeout": 10,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 60_000,
}
_SESSION = {
    "tcp_keepalives_idle": "30",
    "tcp_keepalives_interval": "10",
    "tcp_keepalives_count": "3",
    "tcp_user_timeout": "60000",  # of what it has sent, which it would send again for a quarter of an hour
    "idle_session_timeout": "0",  # a lock is held by a connection that does nothing
}
_SETTING = (
    "SELECT set_config(name, given, false) FROM pg_settings JOIN unnest(%s::text[], %s::text[]) g(n, given) ON n = name"
)
_COLUMNS = """
SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND c.relnamespace = """
_HOLDER = """
SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
WHERE l.locktype = 'advisory' AND l.granted
AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
AND (l.classid::bigint << 32 | l.objid::bigint) = %s AND l.objsubid = 1"""


class ServerHome(Home):
    """The schema that an address names with `?schema=`, on its server."""

    shared = True

    def __init__(self, url: str, base: Path, *, temporary: bool = False) -> None:
        found = sa.make_url(url)
        self.name, self._base, self._temporary = url, base, temporary
        self._schema = str(found.query.get("schema", SCHEMA))
        self._url = found.difference_update_query(["schema"])
        self._held: list[Any] = []  # the connections that hold our locks
        self.path = base / ".monitor" / self._schema

    @contextmanager
    def opened(self, *, patience: float) -> Iterator[sa.Engine]:
        """See `Home`."""
        with self._engine(patience) as engine:
            with suppress(OSError):  # who writes there says so
                self.path.parent.mkdir(parents=True, exist_ok=True)
            opening.prepare(engine, self)
            yield engine

    @contextmanager
    def readable(self, *, patience: float) -> Iterator[sa.Engine]:
        """See `Home`: who may only SELECT can open it too."""
        with self._engine(patience, reading=True) as engine:
            yield engine

    @contextmanager
    def scratch(self, *, patience: float) -> Iterator[sa.Engine]:
        """See `Home`: temporary tables of one connection, which stands for the whole pool."""
        home = ServerHome(self.name, self._base, temporary=True)
        with home._engine(patience, pool_size=1, max_overflow=0) as engine:
            with engine.connect().execution_options(isolation_level="REPEATABLE READ") as db:
                self._copy(db)
                db.commit()
            opening.prepare(engine, home, passing=True)
            yield engine

    @contextmanager
    def beside(self, *, patience: float) -> Iterator[sa.Engine]:
        """For what is made of the store and can be made again: a schema of its own, made where it is missing."""
        name = f"{self._schema[:56]}_search"
        with self._engine(patience, schema=name) as engine:
            with engine.begin() as db:
                found = f"SELECT oid FROM pg_namespace WHERE nspname = '{name}'"  # noqa: S608  our own name
                if db.exec_driver_sql(found).scalar() is None:
                    db.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (_key(name, "opening"),))
                    if db.exec_driver_sql(found).scalar() is None:
                        db.exec_driver_sql(f'CREATE SCHEMA "{name}"')
            yield engine

    def is_current(self, *, patience: float) -> bool:
        """See `Home`."""
        with self.readable(patience=patience) as engine:
            return opening.is_current(engine, self)

    @contextmanager
    def locked(self, engine: sa.Engine, name: str, seconds: float) -> Iterator[None]:
        """See `Home`: an advisory lock of a connection of its own, so that it ends with this process or its machine.

        Where the connection is lost meanwhile, nothing is written any more.
        """
        key = _key(self._schema, name)
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as db:
            self._take(db, key, name, seconds)
            connection = db.connection.dbapi_connection
            self._held.append(connection)
            try:
                yield
            finally:
                self._held.remove(connection)
                with suppress(StoreError):  # it went with the connection
                    db.exec_driver_sql("SELECT pg_advisory_unlock(%s)", (key,))

    @contextmanager
    def whole(self, engine: sa.Engine) -> Iterator[sa.Connection]:
        """See `Home`. The schema is made where it is missing."""
        with engine.begin() as db:
            if not self._temporary:
                db.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (_key(self._schema, "opening"),))
                self._make_schema(db)
            yield db

    def columns(self, db: sa.Connection) -> dict[str, frozenset[str]]:
        """See `Home`."""
        return by_table(tuple(row) for row in db.exec_driver_sql(_COLUMNS + self._namespace()))

    def put_aside(self, found: int) -> str:
        """See `Home`. PostgreSQL takes changes of tables back with all the rest: no copy is needed."""
        return "in one transaction: if it fails, it is as it was"

    def step_aside(self) -> None:
        """See `Home`: the one of an earlier time is dropped."""
        aside = f"{self._schema[:48]}_before_restore"
        with self._engine(_PATIENCE) as engine, engine.begin() as db:
            if db.exec_driver_sql(f"SELECT {self._namespace()}").scalar() is not None:
                db.exec_driver_sql(f'DROP SCHEMA IF EXISTS "{aside}" CASCADE')
                db.exec_driver_sql(f'ALTER SCHEMA "{self._schema}" RENAME TO "{aside}"')

    def trouble(self, kind: Trouble, words: object) -> StoreError:
        """See `Home`."""
        return refusal(kind, self.name, words)

    def log_size(self) -> int:
        """See `Home`. The server looks after its own."""
        return 0

    def exists(self) -> bool:
        """See `Home`."""
        with self.readable(patience=_PATIENCE) as engine, engine.connect() as db:
            return bool(self.columns(db))

    def check(self) -> str:
        """See `Home`. The server looks after its own bytes."""
        return ""

    def compact(self, engine: sa.Engine) -> None:
        """See `Home`. A table that is at work on is waited for, and nobody reads it meanwhile."""
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as db:
            for table in self.columns(db):
                db.exec_driver_sql(f'VACUUM (FULL, ANALYZE) "{table}"')

    def size(self, engine: sa.Engine) -> int:
        """See `Home`."""
        total = "SELECT coalesce(sum(pg_total_relation_size(oid)), 0)::bigint FROM pg_class WHERE relkind = 'r'"
        with engine.connect() as db:
            return int(db.exec_driver_sql(f"{total} AND relnamespace = {self._namespace()}").scalar() or 0)

    @contextmanager
    def _engine(
        self, patience: float, *, reading: bool = False, schema: str | None = None, **pool: Any
    ) -> Iterator[sa.Engine]:
        settings = _SESSION | {
            "search_path": schema or ("pg_temp" if self._temporary else self._schema),
            "lock_timeout": str(max(1, round(patience * 1000))),
            "default_transaction_read_only": "on" if reading else "off",
        }
        engine = _made(self._url, self.name, **pool)
        sa.event.listen(engine, "handle_error", self._raised, retval=True)
        sa.event.listen(engine, "connect", lambda connection, _: _greet(connection, settings), insert=True)
        sa.event.listen(engine, "begin", self._require_locks)
        try:
            yield engine
        finally:
            engine.dispose()

    def _raised(self, context: sa.ExceptionContext) -> BaseException | None:
        from psycopg import Error

        original = context.original_exception
        return explained(original, self.name, gone=context.is_disconnect) if isinstance(original, Error) else None

    def _require_locks(self, _db: sa.Connection) -> None:
        """Raises StoreError where a lock of ours was lost: somebody else may have it now."""
        from psycopg import Error

        for connection in self._held:
            try:
                connection.execute("SELECT 1")
            except Error as error:
                raise self.trouble("unreachable", "the connection that held its lock was lost") from error

    def _take(self, db: sa.Connection, key: int, name: str, seconds: float) -> None:
        end = time.monotonic() + seconds
        while not db.exec_driver_sql("SELECT pg_try_advisory_lock(%s)", (key,)).scalar():
            if time.monotonic() >= end:
                holder = db.exec_driver_sql(_HOLDER, (key,)).scalar() or "another machine"
                words = f"{self.name}: another {name} is at work ({holder}); try again when it has ended"
                raise StoreError(words, kind="locked")
            time.sleep(_PAUSE)

    def _make_schema(self, db: sa.Connection) -> None:
        """Made only where it is missing: IF NOT EXISTS wants the right to make one all the same."""
        if (encoding := db.exec_driver_sql("SHOW server_encoding").scalar()) != "UTF8":
            raise self.trouble("misplaced", f"the encoding of the database is {encoding}")
        if db.exec_driver_sql(f"SELECT {self._namespace()}").scalar() is None:
            db.exec_driver_sql(f'CREATE SCHEMA "{self._schema}"')

    def _copy(self, db: sa.Connection) -> None:
        """Our tables, as they are at this moment, into temporary ones."""
        names = self.columns(db)
        if names and "facts" not in names:
            raise self.trouble("damaged", "it holds the tables of another program")
        for name in sorted(tables.ALL.tables.keys() & names):
            kept = f'"{self._schema}"."{name}"'
            db.exec_driver_sql(f'CREATE TEMPORARY TABLE "{name}" (LIKE {kept} INCLUDING ALL)')
            db.exec_driver_sql(f'INSERT INTO pg_temp."{name}" SELECT * FROM {kept}')  # noqa: S608  our own names only

    def _namespace(self) -> str:
        if self._temporary:
            return "pg_my_temp_schema()"
        return f"(SELECT oid FROM pg_namespace WHERE nspname = '{self._schema}')"  # noqa: S608  our own name


def _made(url: sa.URL, name: str, **pool: Any) -> sa.Engine:
    """An engine that connects when it is used. Raises StoreError where psycopg is missing."""
    given = _CONNECTING | {"application_name": f"monitor on {socket.gethostname()}"}
    if password := os.environ.get(STORE_PASSWORD):
        given |= {"password": password}
    arguments = {key: value for key, value in given.items() if key not in url.query}
    try:
        return sa.create_engine(url, connect_args=arguments, **pool)
    except ImportError as error:
        raise StoreError(f"{name}: needs psycopg: pip install 'monitor[postgres]' ({error})") from error


def _greet(connection: Any, settings: dict[str, str]) -> None:
    """Set up a new connection. A text with NUL in it, which PostgreSQL does not take, has a sign in its place."""
    from psycopg.types.string import StrDumperUnknown

    class Dumper(StrDumperUnknown):
        def dump(self, obj: str) -> Any:
            return super().dump(obj.replace("\0", NUL))

    connection.adapters.register_dumper(str, Dumper)
    connection.execute(_SETTING, (list(settings), list(settings.values())))
    connection.commit()


def _key(schema: str, name: str) -> int:
    """The number of a lock: advisory locks of one database have no names."""
    return int.from_bytes(sha256(f"monitor {schema} {name}".encode()).digest()[:8], "big", signed=True)
