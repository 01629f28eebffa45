"""When a mail is tried again, how fast mails go, and how long they go at a time."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from monitor.config import Config, duration
from monitor.store.outbox import LONGEST_PAUSE

PAUSES = (*(timedelta(minutes=m) for m in (5, 15, 60, 120)), LONGEST_PAUSE)  # after a try; the last one repeats
ATTEMPTS = 30  # about five days, as mail servers do it
SERVER_PAUSES = tuple(timedelta(minutes=m) for m in (2, 5, 10, 15))  # while no mail can go at all
LOCKED_OUT = timedelta(hours=1)  # after a wrong password and its like: a server may lock an account that keeps trying
OLDEST = timedelta(days=5)  # what has waited for a server for longer is news no more
_NAP = 1.0  # seconds until it is asked again whether to stop
BROKEN = 3  # connections in a row that broke within a mail: the fault is not that of a reader


@dataclass(frozen=True, slots=True)
class Pace:
    """Time as it passes while mails go out, and whether to stop."""

    passed: Callable[[], float] = time.monotonic  #: seconds, from any beginning
    sleep: Callable[[float], None] = time.sleep
    halted: Callable[[], bool] = lambda: False  #: asked before each mail


AT_ONCE = Pace()


@dataclass(slots=True)
class Round:
    """One sending, as its pace has it."""

    pace: Pace
    seconds: float  #: that it may last
    every: float  #: seconds from one mail to the next, at least
    begun: float = field(init=False)
    _next: float = field(init=False)

    def __post_init__(self) -> None:
        self.begun = self._next = self.pace.passed()

    def passed(self) -> timedelta:
        """How long it lasts already."""
        return timedelta(seconds=self.pace.passed() - self.begun)

    def over(self) -> str | None:
        """Why no further mail is begun; None while it goes on."""
        if self.pace.halted():
            return "stopped"
        if self.pace.passed() - self.begun >= self.seconds:
            return f"after {self.seconds / 60:g} minutes, as delivery.deadline says"
        return None

    def wait(self) -> None:
        """Wait for the turn of the next mail, or until it is stopped."""
        while (pause := self._next - self.pace.passed()) > 0 and not self.pace.halted():
            self.pace.sleep(min(pause, _NAP))
        self._next = max(self._next, self.pace.passed()) + self.every


def round_of(config: Config, pace: Pace) -> Round:
    """A sending that begins now, in the bounds of the configuration."""
    if (delivery := config.delivery) is None:
        return Round(pace, 0, 0)
    every = 60 / delivery.per_minute if delivery.per_minute else 0
    return Round(pace, duration(delivery.deadline).total_seconds(), every)


def server_pause(failures: int, *, permanent: bool) -> timedelta:
    """How long a server is left alone after it failed so many times in a row (from 1)."""
    return LOCKED_OUT if permanent else SERVER_PAUSES[min(failures, len(SERVER_PAUSES)) - 1]
