"""What SQLite says, in words for the user: each trouble has its own remedy, and only a damaged store is moved away."""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path

from monitor.errors import StoreError, Trouble

_TROUBLES: dict[int, Trouble] = {
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_READONLY: "read-only",
    sqlite3.SQLITE_PERM: "read-only",
    sqlite3.SQLITE_AUTH: "read-only",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
    sqlite3.SQLITE_FORMAT: "damaged",
    sqlite3.SQLITE_MISMATCH: "damaged",
}
_MISSING = ("no such table", "no such column", "has no column", "Could not decode")  # what has no code of its own
_OF_SYSTEM: dict[int, Trouble] = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "read-only",
    errno.EACCES: "read-only",
    errno.EPERM: "read-only",
    errno.EISDIR: "misplaced",
    errno.ENOTDIR: "misplaced",
    errno.EEXIST: "misplaced",
}
_WORDS: dict[Trouble, str] = {
    "locked": "the store is locked by another program ({}); wait until that has ended, or end it, then try again: "
    "nothing is lost",
    "read-only": "the store cannot be written ({}); let this user write to the file and to its folder, then try again. "
    "`status`, `search`, `export` and `explain` work without that",
    "full": "the disk has no room for the store ({}); make room, then try again: what was kept before is whole",
    "damaged": "not a store of monitor, or damaged ({}); put a copy of it back, if there is one. Without one move it "
    "away, and a new one is begun: it sends no mail until `monitor run --send --anew`",
    "newer": "{}: install the newer monitor; the store is left as it is",
    "misplaced": "no store can be there ({}); name a file in `store`, in a folder that can be made",
    "other": "the store cannot be used ({}); check the file and its disk",
}


def trouble(kind: Trouble, path: Path, words: object) -> StoreError:
    """The error of that kind, with what to do about it."""
    return StoreError(f"{path}: {_WORDS[kind].format(words)}", kind=kind)


def explained(error: BaseException, path: Path) -> StoreError:
    """What SQLite (or the system) said of the store at `path`, as an error for the user."""
    if isinstance(error, StoreError):
        return error
    if isinstance(error, OSError):
        return trouble(_OF_SYSTEM.get(error.errno or 0, "other"), path, error.strerror or error)
    return trouble(_kind(error, path), path, error)


def _kind(error: BaseException, path: Path) -> Trouble:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None or code == sqlite3.SQLITE_ERROR:
        return "damaged" if any(sign in str(error) for sign in _MISSING) else "other"
    primary = code & 0xFF
    return _closed(path) if primary == sqlite3.SQLITE_CANTOPEN else _TROUBLES.get(primary, "other")


def _closed(path: Path) -> Trouble:
    """Why a file cannot be opened: SQLite says the same of a folder in its place, and where no journal can be made."""
    if path.is_dir() or not path.parent.is_dir():
        return "misplaced"
    if not path.exists() or (os.access(path, os.R_OK) and not os.access(path.parent, os.W_OK)):
        return "read-only"
    return "other"
