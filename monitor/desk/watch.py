"""Whether all is well, for a person or for a program that watches: what is late, and what needs somebody."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Literal

from monitor.config import Config
from monitor.delivery import HELD_BACK
from monitor.desk import readers
from monitor.render.base.display import visible
from monitor.schedule import STARTED, Rest, due, upcoming
from monitor.store import Store
from monitor.store.outbox import State as MailState

State = Literal["well", "attention", "late"]
CODES: dict[State, int] = {"well": 0, "attention": 4, "late": 5}
GRACE = timedelta(minutes=30)  # that an issue may take
_NEEDS: tuple[MailState, ...] = ("unknown", "refused")  # states of a mail that wait for somebody
_DAYS = 3  # that a refused mail is told
_DOWN = 3  # readings in a row that failed: once is the network


@dataclass(frozen=True, slots=True)
class Watch:
    """How things stand, as of a moment."""

    state: State
    reasons: tuple[str, ...]  #: the weightiest first
    last: str | None  #: the id of the last issue
    next_due: datetime | None  #: in the newsletter's time zone; None without a schedule

    @property
    def code(self) -> int:
        """The exit code: 0 well, 4 attention, 5 late."""
        return CODES[self.state]


def watch(config: Config, store: Store, now: datetime) -> Watch:
    """What is late and what needs somebody, as of `now`."""
    late, needs = list(_late(config, store, now)), list(_needs(store, now))
    state: State = "late" if late else "attention" if needs else "well"
    following = upcoming(now, config.daily, config.zone, Rest(*config.rest)) if config.daily else None
    return Watch(state, (*late, *needs), next(reversed(store.issue_ends()), None), following)


def lines(found: Watch, zone: tzinfo) -> list[str]:
    """The same in lines for a person."""
    due_at = f"next     {found.next_due.astimezone(zone):%Y-%m-%d %H:%M}" if found.next_due else None
    return [line for line in (due_at, f"state    {found.state}", *(f"  {reason}" for reason in found.reasons)) if line]


def as_json(found: Watch) -> str:
    """The same as an object: state, reasons, last, next_due (ISO 8601, or null)."""
    return json.dumps(asdict(found), default=datetime.isoformat, ensure_ascii=False)


def _late(config: Config, store: Store, now: datetime) -> list[str]:
    """The slot that should have been made by now; none before the schedule was first started."""
    started = store.attempts(STARTED)
    if not config.daily or not started:
        return []
    key = due(now - GRACE, config.daily, config.zone, store.done, min(started), Rest(*config.rest))
    if key is None:
        return []
    said = next(
        (outcome for slot, outcome, _ in store.slots() if slot == key), "not begun: is `monitor schedule` running?"
    )
    return [visible(f"the issue of {key} is not made: {said}")]


def _needs(store: Store, now: datetime) -> list[str]:
    """Mails of which nobody knows or that were refused of late, what holds the mail back, sources that are down."""
    mails = [m for m in store.mails(*_NEEDS) if m.state == "unknown" or now - m.since <= timedelta(days=_DAYS)]
    counts = Counter(mail.state for mail in mails)
    found = [f"mail: {counts[state]} {state}" for state in _NEEDS if counts[state]]
    if store.is_held_back():
        found.append(f"mail: held back: {HELD_BACK}")
    down = [(name, fared) for name, fared in store.fared().items() if fared.failures >= _DOWN]
    found += readers.needs(store, now - timedelta(days=_DAYS))
    return found + [
        visible(f"source {name}: failed {fared.failures} times in a row, see `monitor sources`") for name, fared in down
    ]
