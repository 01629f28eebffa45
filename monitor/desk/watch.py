"""Whether all is well, for a person or for a program that watches: what is late, and what needs somebody."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Literal

from monitor.config import Config
from monitor.delivery import HELD_BACK
from monitor.desk import readers
from monitor.desk.operation.heartbeat import Beat, amiss, heard
from monitor.render.base.display import visible
from monitor.schedule import STARTED, due, upcoming
from monitor.store import Slot, Store
from monitor.store.outbox import State as MailState

State = Literal["well", "attention", "late"]
CODES: dict[State, int] = {"well": 0, "attention": 4, "late": 5}
GRACE = timedelta(minutes=30)  # that an issue may take
_OPEN: tuple[MailState, ...] = ("unknown", "refused", "deferred", "transmitting", "queued", "withdrawn")
_NEEDS: tuple[MailState, ...] = ("unknown", "refused")  # states of a mail that wait for somebody
_PATIENCE = timedelta(hours=1)  # that mail may wait
_DAYS = 3  # that a refused mail is told
_SLOTS, _NAMED = 14, 20  # of the schedule, and readers of a state, that are told
_DOWN = 3  # readings in a row that failed: once is the network


@dataclass(frozen=True, slots=True)
class Reader:
    """A mail that its reader has not had, as far as is known."""

    recipient: str
    issue: str
    reason: str | None  #: the server's words, or ours
    since: datetime
    next_try: datetime | None


@dataclass(frozen=True, slots=True)
class Readers:
    """Mail in one state."""

    state: MailState
    count: int
    latest: tuple[Reader, ...]  #: of them, no more than a few, newest first


@dataclass(frozen=True, slots=True)
class Down:
    """A source that cannot be read."""

    source: str
    since: datetime | None
    failures: int  #: in a row
    reason: str | None  #: as the last issue had it


@dataclass(frozen=True, slots=True)
class Watch:
    """How things stand, as of a moment."""

    state: State
    reasons: tuple[str, ...]  #: the weightiest first
    last: str | None  #: the id of the last issue
    next_due: datetime | None  #: in the newsletter's time zone; None without a schedule
    timezone: str  #: the newsletter's: Europe/Kyiv
    heartbeat: Beat | None  #: the schedule's last sign of life
    slots: tuple[Slot, ...]  #: the latest, newest first
    readers: tuple[Readers, ...]  #: those of mail that is not with them, by the state that it is in
    down: tuple[Down, ...]  #: sources that could not be read the last times

    @property
    def code(self) -> int:
        """The exit code: 0 well, 4 attention, 5 late."""
        return CODES[self.state]


def watch(config: Config, store: Store, now: datetime) -> Watch:
    """What is late and what needs somebody, as of `now`."""
    sign, last, down = heard(config, store), next(reversed(store.issue_ends()), None), tuple(_down(config, store))
    late, needs = list(_late(config, store, now)), list(_needs(store, now, down))
    if config.daily and store.attempts(STARTED) and (silent := amiss(sign, now)):
        needs.insert(0, silent)
    return Watch(
        state="late" if late else "attention" if needs else "well",
        reasons=(*late, *needs),
        last=last,
        next_due=upcoming(now, config.daily, config.zone, config.rest) if config.daily else None,
        timezone=config.newsletter.timezone,
        heartbeat=sign,
        slots=tuple(store.slots(_SLOTS)),
        readers=tuple(_readers(store)),
        down=down,
    )


def lines(found: Watch, zone: tzinfo) -> list[str]:
    """The same in lines for a person."""
    due_at = f"next     {found.next_due.astimezone(zone):%Y-%m-%d %H:%M}" if found.next_due else None
    return [line for line in (due_at, f"state    {found.state}", *(f"  {reason}" for reason in found.reasons)) if line]


def as_json(found: Watch) -> str:
    """The same as an object: its keys are the fields of Watch, moments are ISO 8601."""
    return json.dumps(asdict(found), default=datetime.isoformat, ensure_ascii=False)


def _late(config: Config, store: Store, now: datetime) -> list[str]:
    """The slot that should have been made by now; none before the schedule was first started."""
    started = store.attempts(STARTED)
    if not config.daily or not started:
        return []
    key = due(now - GRACE, config.daily, config.zone, store.done, min(started), config.rest)
    if key is None:
        return []
    said = next(
        (slot.reason for slot in store.slots() if slot.slot == key), "not begun: is `monitor schedule` running?"
    )
    return [visible(f"the issue of {key} is not made: {said}")]


def _readers(store: Store) -> Iterator[Readers]:
    mails = store.mails(*_OPEN)
    for state in dict.fromkeys(mail.state for mail in mails):
        found = sorted((m for m in mails if m.state == state), key=lambda m: m.since, reverse=True)
        latest = (Reader(m.recipient, m.issue_id, m.said, m.since, m.next_try) for m in found[:_NAMED])
        yield Readers(state, len(found), tuple(latest))


def _down(config: Config, store: Store) -> Iterator[Down]:
    """The sources that are down, with what was said of each in the last issue."""
    fared = store.fared()
    failing = [(s.name, fared[s.name]) for s in config.sources if s.name in fared and fared[s.name].failures >= _DOWN]
    last = store.issue(name) if failing and (name := next(reversed(store.issue_ends()), None)) else None
    said = {problem.source: problem.message for problem in last.problems} if last else {}
    for name, how in failing:
        yield Down(name, how.since, how.failures, said.get(name))


def _late_mail(store: Store, now: datetime) -> list[str]:
    """What is to be said of mail that should be with its readers by now."""
    if not (oldest := store.waiting(limit=1)) or now - store.issue_ends()[oldest[0].issue_id] < _PATIENCE:
        return []
    said = f": {oldest[0].said}" if oldest[0].said else ""
    return [visible(f"mail: {store.count_waiting()} wait, the oldest of issue {oldest[0].issue_id}{said}")]


def _needs(store: Store, now: datetime, down: Sequence[Down]) -> list[str]:
    """Mails that nobody knows of or that were refused of late, what holds mail back, what the archive lacks, sources
    that are down."""
    mails = [m for m in store.mails(*_NEEDS) if m.state == "unknown" or now - m.since <= timedelta(days=_DAYS)]
    counts = Counter(mail.state for mail in mails)
    found = [f"mail: {counts[state]} {state}" for state in _NEEDS if counts[state]]
    found += _late_mail(store, now)
    if store.is_held_back():
        found.append(f"mail: held back: {HELD_BACK}")
    if absent := store.unarchived():
        found.append(
            f"archive: it did not take issue {', '.join(absent)}; the next run tries again, `monitor doctor` says why"
        )
    found += readers.needs(store, now - timedelta(days=_DAYS))
    return found + [
        visible(f"source {one.source}: failed {one.failures} times in a row, see `monitor sources`") for one in down
    ]
