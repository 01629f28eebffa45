"""What PostgreSQL says, in words for the user: each trouble has its own remedy."""

from __future__ import annotations

from monitor.errors import StoreError, Trouble

_BY_CODE: dict[str, Trouble] = {  # by SQLSTATE, else by its class
    "55P03": "locked",  # lock_not_available
    "40": "locked",  # rolled back for another transaction's sake
    "25006": "read-only",
    "42501": "read-only",  # insufficient_privilege
    "53100": "full",
    "53300": "unreachable",  # too_many_connections
    "53": "other",
    "57P05": "unreachable",  # idle_session_timeout
    "57P01": "unreachable",  # shut down
    "57P02": "unreachable",
    "57P03": "unreachable",  # not yet up
    "08": "unreachable",
    "28": "denied",
    "3D000": "misplaced",
    "3F000": "damaged",
    "42P01": "damaged",
    "42703": "damaged",
    "XX001": "damaged",
    "XX002": "damaged",
}
# A connection that was not made has no code, only the words of the server or of libpq.
_BY_WORDS: tuple[tuple[str, Trouble], ...] = (
    ("authentication", "denied"),
    ("no password supplied", "denied"),
    ("pg_hba.conf", "denied"),
    ("permission denied", "denied"),
    ("is not permitted to log in", "denied"),
    ("does not exist", "misplaced"),
    ("certificate", "denied"),
)
_WORDS: dict[Trouble, str] = {
    "locked": "another program holds what is to be written ({}); wait until that has ended, or end it, then try again: "
    "nothing is lost",
    "read-only": "the store cannot be written ({}); `GRANT` this user what is missing, or let the user of the store "
    "make its schema once (docs/scale.md), then try again. `status`, `search`, `export` and `explain` need only SELECT",
    "full": "the server's disk has no room for the store ({}); make room there, then try again: what was kept before "
    "is whole",
    "damaged": "not a store of monitor, or damaged ({}); put a copy of it back, if there is one, or name another "
    "schema with `?schema=` in `store`: a new store sends no mail until `monitor run --send --anew`",
    "newer": "{}: install the newer monitor; the store is left as it is",
    "misplaced": "no store can be there ({}); make the database (`CREATE DATABASE … ENCODING 'UTF8'`) and its user, or "
    "correct `store` in sources.yaml",
    "unreachable": "the server cannot be reached ({}); start it, or correct host and port in `store`, then try again: "
    "what was kept before is whole",
    "denied": "the server does not let us in ({}); give the user in `store`, and the password in "
    "MONITOR_STORE_PASSWORD or PGPASSWORD",
    "other": "the store cannot be used ({}); the server's log may say more",
}


def refusal(kind: Trouble, name: str, words: object) -> StoreError:
    """The error of that kind of the store of that name, with what to do about it."""
    return StoreError(f"{name}: {_WORDS[kind].format(_line(words))}", kind=kind)


def explained(error: BaseException, name: str, *, gone: bool = False) -> StoreError:
    """What PostgreSQL (or psycopg) said of the store of that name; `gone` where the connection broke."""
    if isinstance(error, StoreError):
        return error
    return refusal(_kind(error, gone=gone), name, error)


def _kind(error: BaseException, *, gone: bool) -> Trouble:
    from psycopg import OperationalError

    code = getattr(error, "sqlstate", None) or ""
    if found := _BY_CODE.get(code) or _BY_CODE.get(code[:2]):
        return found
    if gone or (isinstance(error, OperationalError) and not code):
        return next((kind for sign, kind in _BY_WORDS if sign in str(error)), "unreachable")
    return "other"


def _line(words: object) -> str:
    """The first line of what was said: the others are hints, and the statement."""
    return next((line.strip() for line in str(words).splitlines() if line.strip()), "no reason given")
