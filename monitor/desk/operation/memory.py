"""The store: whether it opens, is whole and of this version, and whether it lies ahead of the clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from monitor.config import Config
from monitor.desk.operation.check import Check
from monitor.edition import ahead, lies_ahead
from monitor.errors import StoreError
from monitor.store import SCHEMA, Home, Store, home_of
from monitor.store.opening import SCHEMA_OF

_SOON = timedelta(minutes=5)  # that clocks may differ
_PATIENCE = 10.0  # seconds that another program may hold it
_LONG = 200_000_000  # bytes of a log that is not written into the store
_PUT_BACK = "put a copy of it back (docs/operate.md); only without one move it away: a new one is begun"


def store(config: Config, now: datetime) -> Iterator[Check]:
    """What is found of the store; where there is none yet nothing is wrong."""
    home = home_of(config.store, config.base)
    try:
        if not home.exists():
            yield Check("store", "ok", f"{home.name} is not there yet: the first run makes it")
            return
        yield _whole(home)
        with Store.open(config.store, config.base, reading=True) as opened:
            yield _clock(config, opened, now)
    except StoreError as error:
        yield Check("store", "fault", str(error))


def _whole(home: Home) -> Check:
    try:
        said, found, size = home.check(), *_measured(home)
    except StoreError as error:
        return Check("store", "fault", f"{home.name} cannot be read: {error}", _PUT_BACK)
    if said:
        return Check("store", "fault", f"{home.name} is damaged: {said}", _PUT_BACK)
    words = f"{home.name} is whole, of version {found}, {size / 1e6:.1f} MB"
    if found != str(SCHEMA):
        advice = (
            f"this monitor writes version {SCHEMA}: its next run carries an older store over, a newer one it refuses"
        )
        return Check("store", "warning", words, advice)
    if (logged := home.log_size()) > _LONG:
        advice = "end what has it open for long; the next run writes the log into the store"
        return Check("store", "warning", f"{words}, with a log of {logged / 1e6:.0f} MB", advice)
    return Check("store", "ok", words)


def _measured(home: Home) -> tuple[str, int]:
    """The version that the store says it is of, and its bytes."""
    with home.readable(patience=_PATIENCE) as engine, engine.connect() as db:
        return db.execute(SCHEMA_OF).scalar() or "1", home.size(engine)


def _clock(config: Config, opened: Store, now: datetime) -> Check:
    """Whether the clock is behind what it said before."""
    if found := ahead(opened, now + _SOON):
        return Check("store and clock", "warning", lies_ahead(found, config.zone), "set the clock, or wait until then")
    latest = max((slot.at for slot in opened.slots(1)), default=None)
    if latest and latest > now + _SOON:
        said = f"the schedule noted an attempt at {latest:%Y-%m-%d %H:%M} UTC, which is in the future"
        return Check("store and clock", "warning", said, "set the clock, or wait until then")
    return Check("store and clock", "ok", "nothing lies in the future")
