"""The alarm clock: an issue for each time of day, made once, made up after a missed one.

APScheduler only wakes us every half minute. Which slot is due is worked out each time anew from the clock and the
ledger, so nothing depends on an alarm that was heard, and neither sleep, restarts nor summer time can lose or
double an issue. (Its own cron trigger skips or repeats runs around the changes of summer time.)
"""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from itertools import takewhile
from types import FrameType
from typing import TYPE_CHECKING, Protocol

from monitor.config import EVERY_DAY, Rest
from monitor.errors import MonitorError
from monitor.store.ledger import ATTEMPTS, FAILED

if TYPE_CHECKING:
    from apscheduler.schedulers.blocking import BlockingScheduler

log = logging.getLogger(__name__)

PAUSES = (timedelta(minutes=5), timedelta(minutes=15), timedelta(minutes=60))  # after a failure; the last one repeats
_AHEAD = 367  # days
_BACK = 16  # days: more than a fortnight off, and a day that a zone skipped
_AHEAD_OF_TIME = timedelta(hours=12)  # more than a clock is set back by in earnest
STARTED = "schedule started"  # the ledger's key for the moment of the first start ever


@dataclass(frozen=True, slots=True)
class Due:
    """A slot whose issue is to be made."""

    key: str  #: its local time: "2025-08-13T07:00"
    at: datetime
    latest: bool  #: whether no later one is due
    given_up: tuple[str, ...] = ()  #: earlier ones without an issue, with what is known of each


class Ledger(Protocol):
    """What is remembered of the slots, across restarts."""

    def done(self, key: str) -> bool:
        """Whether an attempt at the slot succeeded."""

    def attempts(self, key: str) -> Sequence[datetime]:
        """When the slot was tried, oldest first."""

    def outcome(self, key: str) -> str | None:
        """What came of the last attempt at the slot."""

    def release(self, later: str) -> Sequence[str]:
        """Take the slots behind that local time, which have yet to come, from the record; returns their keys."""

    def note(self, key: str, outcome: str, at: datetime, *, done: bool) -> None:
        """Note an attempt at the slot, begun at that time, and what came of it: in the place of its earlier note."""


def due(
    now: datetime,
    daily: Sequence[time],
    zone: tzinfo,
    done: Callable[[str], bool],
    since: datetime | None = None,
    rest: Rest = EVERY_DAY,
) -> str | None:
    """The latest slot at or before `now`, as its local time ("2025-08-13T07:00"), unless it is `done`; else None.

    Only the latest: of several missed ones no more than one is made up, and none that is older than `rest` says. Where
    `rest` has `each` of them made, it is the oldest behind the last one that is done. Days before that of `since`, the
    first start ever, do not count; an earlier time on that day does, since who starts it at ten wants today's issue.
    A time that summer time skips is an hour later by the clock on the wall; one that comes twice is its first coming.
    """
    past = _past(now, daily, zone, since, rest)
    if rest.each:
        missed = takewhile(lambda key: not done(key), (key for _, key in reversed(past)))
        return min(missed, default=None)
    if not past:
        return None
    when, key = past[-1]
    late = rest.oldest is not None and now.astimezone(UTC) - when > rest.oldest
    return None if late or done(key) else key


def _past(
    now: datetime, daily: Sequence[time], zone: tzinfo, since: datetime | None, rest: Rest
) -> list[tuple[datetime, str]]:
    """The slots of the last fortnight up to `now`, oldest first, with their moments."""
    today = now.astimezone(zone).date()
    first = since.astimezone(zone).date() if since else None
    slots = (
        (datetime.combine(day, at, zone).astimezone(UTC), datetime.combine(day, at).isoformat(timespec="minutes"))
        for day in (today - timedelta(days=back) for back in range(_BACK))
        if (first is None or day >= first) and rest.works(day)
        for at in daily
    )
    return sorted(slot for slot in slots if slot[0] <= now.astimezone(UTC))


def _given_up(past: Sequence[tuple[datetime, str]], key: str, ledger: Ledger, since: datetime) -> tuple[str, ...]:
    """The slots between the last one that is done, or was given up before, and that of `key`, in words for readers."""
    found: list[str] = []
    for when, earlier in reversed(past):
        if earlier >= key:
            continue
        if when < since or ledger.done(earlier):
            break
        found.append(f"{earlier.replace('T', ' ')} ({_in_short(ledger.outcome(earlier))})")
    return tuple(reversed(found))


def _in_short(outcome: str | None) -> str:
    """What came of an attempt, for readers: paths and servers are for `monitor status`."""
    if outcome is None:
        return "not begun"
    return "failed" if outcome.startswith(FAILED) else "not finished"


def upcoming(now: datetime, daily: Sequence[time], zone: tzinfo, rest: Rest = EVERY_DAY) -> datetime | None:
    """When the next slot behind `now` is due, in the zone; None where there is none within a year."""
    today = now.astimezone(zone).date()
    slots = (
        datetime.combine(day, at, zone)
        for day in (today + timedelta(days=ahead) for ahead in range(_AHEAD))
        if rest.works(day)
        for at in sorted(daily)
    )
    return next((slot for slot in slots if slot > now), None)


def retry(attempts: Sequence[datetime]) -> datetime | None:
    """When a slot that failed at these times may be tried again; None once it was tried often enough."""
    if len(attempts) >= ATTEMPTS:
        return None
    return max(attempts) + PAUSES[min(len(attempts), len(PAUSES)) - 1]


def tick(
    *,
    clock: Callable[[], datetime],
    daily: Sequence[time],
    zone: tzinfo,
    ledger: Ledger,
    job: Callable[[Due], str | None],
    guard: Callable[[], AbstractContextManager[object]] = nullcontext,
    errand: Callable[[], object] = lambda: None,
    rest: Rest = EVERY_DAY,
) -> str | None:
    """One look at the clock: makes the slot that is due, if any, notes what came of it, and returns its key.

    `job` gets the slot and makes the issue; what it returns is noted as the outcome. Whatever it raises is logged and
    noted, and the slot is tried again after 5, 15, 60 … minutes, 6 times in all. That it was begun is noted before:
    where that cannot be written, nothing is begun. `guard` is held from the last look at the ledger to the note, so
    that two processes do not make one slot twice; a MonitorError of its own, or of the ledger, does not count as an
    attempt. Then `errand` is run: what there is to do between the slots.
    """
    try:
        made = _slot(clock(), daily, zone, ledger, job, guard, rest)
    except MonitorError as error:
        log.warning("%s", error)
        made = None
    try:
        errand()
    except (MonitorError, OSError) as error:
        log.warning("%s", error)
    return made


def _slot(
    now: datetime,
    daily: Sequence[time],
    zone: tzinfo,
    ledger: Ledger,
    job: Callable[[Due], str | None],
    guard: Callable[[], AbstractContextManager[object]],
    rest: Rest,
) -> str | None:
    since = _since(ledger, now)
    _release(now, zone, ledger)
    key = due(now, daily, zone, _settled(ledger) if rest.each else ledger.done, since, rest)
    if key is None:
        return None
    again = retry(attempts) if (attempts := ledger.attempts(key)) else now
    if again is None or again > now:
        return None
    past = _past(now, daily, zone, since, rest)
    slot = Due(key, next(at for at, k in past if k == key), key == past[-1][1], _given_up(past, key, ledger, since))
    with guard():
        if ledger.done(key):
            return None
        ledger.note(key, "begun", now, done=False)
        outcome, done = _attempt(slot, job)
        ledger.note(key, outcome, now, done=done)
    return key


def _release(now: datetime, zone: tzinfo, ledger: Ledger) -> None:
    """A slot that is on record and half a day off was made while the clock was ahead: it is due when its time comes."""
    later = (now.astimezone(zone) + _AHEAD_OF_TIME).replace(tzinfo=None).isoformat(timespec="minutes")
    if early := ledger.release(later):
        log.warning("the clock was ahead when %s was made; it is due again when its time comes", ", ".join(early))


def _settled(ledger: Ledger) -> Callable[[str], bool]:
    """Whether a slot is done, or was tried as often as it may be: then the next one has its turn."""
    return lambda key: ledger.done(key) or len(ledger.attempts(key)) >= ATTEMPTS


def serve(
    tick: Callable[[], object],
    *,
    scheduler: BlockingScheduler | None = None,
    seconds: float = 30,
    stopping: threading.Event | None = None,
) -> None:
    """Call `tick` now and then every so many seconds, until SIGTERM or SIGINT; a running job is waited for.

    `stopping` is set by the signal, so that a long job can end early.
    """
    from apscheduler.schedulers.blocking import BlockingScheduler  # not for `status`, which only asks what is due

    logging.getLogger("apscheduler").setLevel(logging.WARNING)  # it would report each of our looks at the clock
    alarm = scheduler or BlockingScheduler(timezone=UTC)
    alarm.add_job(
        tick,
        "interval",
        seconds=seconds,
        next_run_time=datetime.now(UTC),
        max_instances=1,
        coalesce=True,
        misfire_grace_time=None,
    )
    with _stopped_by_signals(alarm, stopping or threading.Event()):
        alarm.start()


def _since(ledger: Ledger, now: datetime) -> datetime:
    started = ledger.attempts(STARTED)
    if not started:
        ledger.note(STARTED, "for the first time", now, done=True)
        return now
    return min(*started, now)  # the clock may have been ahead when it was started


def _attempt(slot: Due, job: Callable[[Due], str | None]) -> tuple[str, bool]:
    """What came of the job, in words, and whether it succeeded."""
    key = slot.key
    try:
        outcome = job(slot) or "made"
    except (MonitorError, OSError) as error:
        log.error("%s: %s", key, error)
        return f"{FAILED}{error}", False
    except Exception as error:
        log.exception("%s: unexpected", key)
        return f"{FAILED}{type(error).__name__}: {error}", False
    log.info("%s: %s", key, outcome)
    return outcome, True


@contextmanager
def _stopped_by_signals(alarm: BlockingScheduler, stopping: threading.Event) -> Iterator[None]:
    """The first SIGTERM or SIGINT ends `alarm`; a second one finds the handlers that were there before.

    Nothing is raised where the signal comes: APScheduler catches whatever is, in the midst of handing out a job.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    enders: list[threading.Thread] = []
    over = threading.Event()

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    def stop(_number: int, _frame: FrameType | None) -> None:
        restore()
        stopping.set()
        log.info("stopping; a running job is finished first")
        enders.append(threading.Thread(target=_end, args=(alarm, over)))
        enders[0].start()

    for number in before:
        signal.signal(number, stop)
    try:
        yield
    finally:
        restore()
        over.set()
        for ender in enders:
            ender.join()


def _end(alarm: BlockingScheduler, over: threading.Event) -> None:
    """End it as soon as it runs, which it may not yet do; a running job is waited for."""
    while not alarm.running:
        if over.wait(0.01):
            return
    alarm.shutdown(wait=True)
