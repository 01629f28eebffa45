"""The store: whether it opens, is whole and of this version, and whether it lies ahead of the clock."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import quote

from monitor.config import Config
from monitor.desk.operation.check import Check
from monitor.edition import ahead, lies_ahead
from monitor.errors import StoreError
from monitor.store import SCHEMA, Store

_SOON = timedelta(minutes=5)  # that clocks may differ
_LONG = 200_000_000  # bytes of a log that is not written into the store
_PUT_BACK = "put a copy of it back (docs/operate.md); only without one move it away: a new one is begun"


def store(config: Config, now: datetime) -> Iterator[Check]:
    """What is found of the store; where there is none yet nothing is wrong."""
    path = Path(os.path.realpath(config.base / config.store.removeprefix("sqlite:///")))
    if not path.exists():
        yield Check("store", "ok", f"{path} is not there yet: the first run makes it")
        return
    yield _whole(path)
    try:
        with Store.open(config.store, config.base, reading=True) as opened:
            yield _clock(config, opened, now)
    except StoreError as error:
        yield Check("store", "fault", str(error))


def _whole(path: Path) -> Check:
    log = path.with_name(f"{path.name}-wal")
    size, logged = path.stat().st_size, log.stat().st_size if log.exists() else 0
    address = f"file:{quote(str(path))}?mode=ro"
    try:
        with closing(sqlite3.connect(address, uri=True)) as db:
            said = [str(row[0]) for row in db.execute("PRAGMA quick_check(3)")]
            row = db.execute("SELECT value FROM facts WHERE key = 'schema'").fetchone()
    except sqlite3.Error as error:
        return Check("store", "fault", f"{path} cannot be read: {error}", _PUT_BACK)
    if said != ["ok"]:
        return Check("store", "fault", f"{path} is damaged: {'; '.join(said)}", _PUT_BACK)
    found = f"{path} is whole, of version {row[0] if row else 1}, {size / 1e6:.1f} MB"
    if row and row[0] != str(SCHEMA):
        advice = (
            f"this monitor writes version {SCHEMA}: its next run carries an older store over, a newer one it refuses"
        )
        return Check("store", "warning", found, advice)
    if logged > _LONG:
        advice = "end what has it open for long; the next run writes the log into the store"
        return Check("store", "warning", f"{found}, with a log of {logged / 1e6:.0f} MB", advice)
    return Check("store", "ok", found)


def _clock(config: Config, opened: Store, now: datetime) -> Check:
    """Whether the clock is behind what it said before."""
    if found := ahead(opened, now + _SOON):
        return Check("store and clock", "warning", lies_ahead(found, config.zone), "set the clock, or wait until then")
    latest = max((slot.at for slot in opened.slots(1)), default=None)
    if latest and latest > now + _SOON:
        said = f"the schedule noted an attempt at {latest:%Y-%m-%d %H:%M} UTC, which is in the future"
        return Check("store and clock", "warning", said, "set the clock, or wait until then")
    return Check("store and clock", "ok", "nothing lies in the future")
