"""The address of a store: a file of SQLite, or a database on a server of PostgreSQL, without its password."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

STORE_PASSWORD = "MONITOR_STORE_PASSWORD"  #: the variable that holds it  # noqa: S105
SERVER = "postgresql+psycopg://"
_FILE = re.compile(r"sqlite:///(?!:memory:)[^?\s][^?]*")
_SCHEMA = re.compile(r"(?!pg_)[a-z_][a-z0-9_]{0,62}")
_UNUSABLE = (
    "is no store that can be used, write sqlite:/// and a path, like sqlite:///.monitor/monitor.db, "
    "or postgresql+psycopg://user@host/database"
)


def store_address(text: str) -> str:
    """`text` as it is. Raises ValueError with what to write instead where it is no store's address."""
    if text.startswith(("postgres:", "postgresql:", "postgresql+")) and not text.startswith(SERVER):
        raise ValueError(_wanted(text) or f"is of another driver, begin it with {SERVER}")
    if text.startswith(SERVER):
        if fault := _wanted(text) or _amiss(text):
            raise ValueError(fault)
    elif not _FILE.fullmatch(text):
        raise ValueError(_UNUSABLE)
    return text


def _wanted(text: str) -> str | None:
    """What to say of one that holds a password, and what can no more be taken apart."""
    try:
        parts = urlsplit(text)
        secret = parts.password is not None or any(k.startswith("passw") for k, _ in parse_qsl(parts.query))
    except ValueError:
        return _UNUSABLE
    if secret:
        return (
            "holds a password, which does not belong in this file: delete it there and put it into the environment "
            f"variable {STORE_PASSWORD}"
        )
    return None


def _amiss(text: str) -> str | None:
    parts = urlsplit(text)
    try:
        port = parts.port
    except ValueError:
        return "has no port that can be, write a number below 65536 behind the host"
    if re.search(r"\s", text) or parts.fragment or port == 0:
        return _UNUSABLE
    if not re.fullmatch(r"/[^/]+", parts.path):
        return "names no database, write one behind the host, like postgresql+psycopg://user@host/database"
    schema = [value for key, value in parse_qsl(parts.query, keep_blank_values=True) if key == "schema"]
    if any(not _SCHEMA.fullmatch(name) for name in schema) or len(schema) > 1:
        return "has no schema that can be, write small letters, digits and _, like ?schema=harbours"
    return None
