"""The schedule's sign of life: a small file that it writes at each look at the clock, for whoever watches it."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal, ParamSpec, TypeVar

from monitor import __version__
from monitor.config import Config
from monitor.errors import MonitorError
from monitor.publish.whole import put
from monitor.schedule import upcoming
from monitor.store import Store

P = ParamSpec("P")
T = TypeVar("T")
State = Literal["waiting", "making", "sending", "stopped"]

SILENT = timedelta(minutes=2)  #: without a sign: it looks at the clock every half minute
BUSY = timedelta(hours=2)  #: that making an issue or sending it may take without one
_NAME = "heartbeat.json"
_LONGEST = 10_000  # bytes of the file

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Beat:
    """What the schedule does, as of a moment."""

    time: datetime
    pid: int
    version: str
    state: State
    next_due: datetime | None  #: in the newsletter's time zone
    last: str | None  #: the id of the last issue


def place(config: Config, store: Store) -> Path:
    """Where the file is: as `schedule.heartbeat` says, else beside the store."""
    named = config.schedule.heartbeat if config.schedule else None
    return config.base / named if named else store.path.with_name(_NAME)


class Heart:
    """Writes the file anew, by renaming. What prevents it is a line of the log, once until it can be written again."""

    def __init__(self, config: Config, store: Store, clock: Callable[[], datetime]) -> None:
        self._config, self._store, self._clock = config, store, clock
        self._failed = False

    def beat(self, state: State) -> None:
        """Give a sign that the schedule is in this state."""
        try:
            _write(place(self._config, self._store), self._now(state))
            self._failed = False
        except (MonitorError, OSError) as error:
            if not self._failed:
                log.warning("the heartbeat cannot be written: %s", error)
            self._failed = True

    def _now(self, state: State) -> Beat:
        config, now = self._config, self._clock()
        following = upcoming(now, config.daily, config.zone, config.rest)
        return Beat(now, os.getpid(), __version__, state, following, next(reversed(self._store.issue_ends()), None))


def beating(
    work: Callable[P, T], state: State, sign: Callable[[State], None], then: State = "waiting"
) -> Callable[P, T]:
    """The work with a sign before it and one behind it, however it ends."""

    def done(*args: P.args, **kwargs: P.kwargs) -> T:
        sign(state)
        try:
            return work(*args, **kwargs)
        finally:
            sign(then)

    return done


def heard(config: Config, store: Store) -> Beat | None:
    """The last sign of life; None where there is none that can be read."""
    try:
        with place(config, store).open("rb") as file:
            found = json.loads(file.read(_LONGEST))
        due = found["next_due"]
        found |= {"time": datetime.fromisoformat(found["time"])}
        found |= {"next_due": datetime.fromisoformat(due) if due else None}
        return Beat(**found) if found["time"].tzinfo else None
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def amiss(found: Beat | None, now: datetime) -> str | None:
    """What is wrong with the schedule by its last sign of life, in words; None where nothing is.

    Without a sign nothing is known: an earlier version gave none.
    """
    if found is None:
        return None
    when = f"{found.time:%Y-%m-%d %H:%M} UTC"
    if found.state == "stopped":
        return f"`monitor schedule` was stopped at {when}"
    if found.state == "waiting" and now - found.time > SILENT:
        return f"`monitor schedule` gave its last sign of life at {when}: is it running?"
    if now - found.time > BUSY:
        return f"`monitor schedule` has been {found.state} since {when}: does it hang?"
    return None


def _write(path: Path, found: Beat) -> None:
    data = json.dumps(asdict(found), default=datetime.isoformat) + "\n"
    put(path, data.encode(), aside=path.with_name(f"{path.name}.making-{found.pid}"))
