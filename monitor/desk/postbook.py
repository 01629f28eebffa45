"""How the mail stands, in words: what waits, what is unknown, what was refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo
from itertools import groupby

from monitor.delivery import HELD_BACK
from monitor.render.base.display import visible
from monitor.store import Mail, State, Store

_SHOWN = 12  # mails under way that are told one by one; those that need somebody all are
_STATES: tuple[State, ...] = ("accepted", "queued", "transmitting", "deferred", "unknown", "refused", "withdrawn")


def mail_lines(store: Store, zone: tzinfo) -> Iterator[str]:
    """Lines for `status`: how many mails are in each state; each that is under way or unknown; who refused."""
    mails = store.mails()
    counts = Counter(mail.state for mail in mails)
    yield "mail      " + (", ".join(f"{counts[state]} {state}" for state in _STATES if counts[state]) or "none")
    if store.is_held_back():
        yield f"  held back: {HELD_BACK}"
    going = [mail for mail in mails if mail.state in ("queued", "transmitting", "deferred")]
    yield from (_under_way(mail, zone) for mail in going[:_SHOWN])
    if len(going) > _SHOWN:
        yield f"  and {len(going) - _SHOWN} more; `monitor readers` tells each"
    yield from (_unknown(mail) for mail in mails if mail.state == "unknown")
    for state in ("refused", "withdrawn"):
        yield from _by_reader([mail for mail in mails if mail.state == state])


def _under_way(mail: Mail, zone: tzinfo) -> str:
    tries = f", tried {mail.attempts}×" if mail.attempts else ""
    when = f", next at {local(mail.next_try, zone)}" if mail.next_try else ""
    return f"  {mail.issue_id} to {_name(mail)}: {mail.state}{tries}{when}{_said(mail)}"


def _unknown(mail: Mail) -> str:
    again = f"`monitor send --unknown {mail.issue_id}` sends it again"
    return f"  {mail.issue_id} to {_name(mail)}: unknown{_said(mail)}; {again}"


def _by_reader(mails: Sequence[Mail]) -> Iterator[str]:
    """A line for each reader: the issues of one that is dead for long are many."""
    for _, group in groupby(sorted(mails, key=lambda mail: mail.recipient), key=lambda mail: mail.recipient):
        *earlier, last = list(group)
        more = f" (and {len(earlier)} before it)" if earlier else ""
        yield f"  {last.issue_id}{more} to {_name(last)}: {last.state}{_said(last)}"


def _name(mail: Mail) -> str:
    return visible(mail.recipient)


def _said(mail: Mail) -> str:
    return f": {visible(mail.said)}" if mail.said else ""


def local(moment: datetime, zone: tzinfo) -> str:
    """A moment by the clock on the wall."""
    return moment.astimezone(zone).isoformat(sep=" ", timespec="minutes")
