"""An issue on its way to its readers: what waits in the outbox is mailed, and how it went is kept.

Our own lint holds back a mail that is dangerous; what else it finds is said, and the mail goes. That a mail is being
transmitted is on record before it is: where that cannot be written nothing is sent, and where the answer cannot, the
mail is `unknown` and not sent again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from monitor.config import Config
from monitor.delivery.readers import addressed, is_waited_for, recipients
from monitor.delivery.tokens import looked
from monitor.errors import DeliveryError, MonitorError, ReadError, StoreError
from monitor.models import Issue
from monitor.publish.archive import holds_issues
from monitor.seam import words as said_of
from monitor.steps import Step, Tell, silent
from monitor.store import Mail, Store
from monitor.store.outbox import address_of

if TYPE_CHECKING:
    from monitor.render import Load, Look

PAUSES = tuple(timedelta(minutes=m) for m in (5, 15, 60, 120, 240))  # after a try that was deferred; the last repeats
ATTEMPTS = 30  # about five days, as mail servers do it
HELD_BACK = (
    "the store is new, and the archive beside it holds issues that somebody may have had by mail; "
    "`monitor run --send --anew` begins to send, from then on"
)


@dataclass
class _Round:
    """What came of sending what waits."""

    sent: int = 0
    failed: list[str] = field(default_factory=list)

    def result(self) -> tuple[int, tuple[str, ...]]:
        return self.sent, tuple(self.failed)


def mail(
    config: Config, store: Store, issue_id: str | None, now: datetime, tell: Tell = silent
) -> tuple[int, tuple[str, ...]]:
    """Mail an issue (the last one) to every recipient that has not had it, and whatever else waits.

    Returns how many mails were taken and why others were not. Raises MonitorError where there is no such issue.
    """
    store.post(_issue_id(store, issue_id), recipients(config, store), now)
    return deliver(config, store, now, tell=tell)


def mail_unknown(
    config: Config, store: Store, issue_id: str, now: datetime, tell: Tell = silent
) -> tuple[int, tuple[str, ...]]:
    """Mail an issue again to those of whom nobody knows whether they had it, under the Message-ID that it had.

    Returns as `mail` does. Raises MonitorError where there is no such issue, or no such mail of it.
    """
    store.strand(now)
    if not store.queue_unknown(_issue_id(store, issue_id), now):
        raise MonitorError(f"no mail of the issue {issue_id} is unknown; `monitor status` says how each went")
    return deliver(config, store, now, tell=tell)


def try_mail(config: Config, store: Store, issue_id: str | None, address: str) -> tuple[str, ...]:
    """Mail an issue (the last one) to `address` alone, whoever else gets it; nothing of it is kept on record.

    Returns why it was not taken, or nothing. Raises MonitorError where there is no such issue, IssueError for a wrong
    address.
    """
    from monitor.render import message
    from monitor.site import loader

    issue = store.issue(_issue_id(store, issue_id))
    if issue is None:
        raise MonitorError(f"issue {issue_id} is not in the store")
    try:
        post(config, message(issue, looked(config), loader(config.base), address), address)
    except DeliveryError as error:
        return (f"{address}: {error}",)
    return ()


def beware(config: Config, store: Store, *, anew: bool) -> None:
    """Hold mail back where the store holds no issue and the archive does, until somebody says `anew`."""
    if anew:
        store.let_go()
    elif not store.issue_ends() and holds_issues(config.base / config.archive):
        store.hold_back()


def is_due(store: Store, now: datetime) -> bool:
    """Whether there is anything to do for `deliver(…, due=True)`."""
    waits = store.mails("transmitting") or _due(store.waiting(), now) or is_waited_for(store, now)
    return not store.is_held_back() and bool(waits)


def forward(config: Config, store: Store, now: datetime) -> tuple[int, tuple[str, ...]]:
    """Mail what waits and is due, with the store held; returns as `deliver` does.

    Raises StoreError where another process holds it.
    """
    with store.locked():
        return deliver(config, store, now, due=True)


def deliver(
    config: Config, store: Store, now: datetime, *, due: bool = False, tell: Tell = silent
) -> tuple[int, tuple[str, ...]]:
    """Send every mail that waits in the outbox: how many were taken, and why others were not.

    With `due` those that were deferred wait until it is their time. Only who holds the store may ask.
    """
    done = _Round()
    if config.delivery is None or not config.newsletter.sender:
        return done.result()
    try:
        if store.is_held_back():
            return 0, (HELD_BACK,)
        store.strand(now)
        readers = addressed(config, store, now)
        waiting = _withdrawn(store, store.waiting(), readers, now)
        _send(config, store, _due(waiting, now) if due else waiting, now, done, tell)
    except (StoreError, ReadError) as error:
        done.failed.append(f"nothing more was sent: {error}")
    return done.result()


def _withdrawn(store: Store, waiting: Iterable[Mail], readers: Iterable[str], now: datetime) -> list[Mail]:
    """Those that go to a reader; the others are withdrawn."""
    known = {address_of(reader) for reader in readers}
    kept = []
    for mail in waiting:
        if address_of(mail.recipient) in known:
            kept.append(mail)
        else:
            store.keep_mail(replace(mail, state="withdrawn", since=now, next_try=None))
    return kept


def _due(waiting: Iterable[Mail], now: datetime) -> list[Mail]:
    """Those whose time has come; so has that of one which is further off than any pause: the clock was set back."""
    return [m for m in waiting if m.next_try is None or not now < m.next_try <= now + PAUSES[-1]]


def _send(config: Config, store: Store, mails: Sequence[Mail], now: datetime, done: _Round, tell: Tell) -> None:
    for issue_id, group in groupby(mails, key=lambda mail: mail.issue_id):
        issue = store.issue(issue_id)
        waiting = list(group)
        for mail, letter in zip(waiting, _letters(config, issue, waiting), strict=True) if issue else ():
            number = done.sent + len(done.failed) + 1
            tell(Step("mailing", mail.recipient, number, len(mails), len(done.failed)))
            after = _attempt(config, store, mail, letter, now)
            store.keep_mail(after)
            if after.state == "accepted":
                done.sent += 1
            else:
                done.failed.append(f"{mail.recipient}: {after.said}")


def _letters(config: Config, issue: Issue, mails: Sequence[Mail]) -> list[bytes | Exception]:
    """The mail to each; where one cannot be made (a wrong address), why not."""
    from monitor.render import messages
    from monitor.site import loader

    look, load = looked(config), loader(config.base)
    try:
        return [*messages(issue, look, load, [mail.recipient for mail in mails])]
    except Exception:  # noqa: BLE001  whatever is wrong with one mail, the others go
        return [_letter(issue, look, load, mail.recipient) for mail in mails]


def _letter(issue: Issue, look: Look, load: Load, recipient: str) -> bytes | Exception:
    from monitor.render import message

    try:
        return message(issue, look, load, recipient)
    except Exception as error:  # noqa: BLE001  a value, named in the run's report and in `status`
        return error


def _attempt(config: Config, store: Store, mail: Mail, letter: bytes | Exception, now: datetime) -> Mail:
    """How the mail stands after one more try. Raises StoreError where it could not be noted that it goes out."""
    trying = replace(mail, attempts=mail.attempts + 1, since=now, next_try=None, code=None, said=None)
    if isinstance(letter, Exception):
        return _failed(trying, DeliveryError(f"the mail cannot be made: {said_of(letter)}", permanent=True), now)
    begun = False

    def transmitting() -> None:
        nonlocal begun
        store.keep_mail(replace(trying, state="transmitting"))
        begun = True

    try:
        said = post(config, letter, mail.recipient, transmitting)
    except StoreError:
        raise
    except DeliveryError as error:
        return _failed(trying, error, now)
    except Exception as error:  # noqa: BLE001  as above
        fault = f"unexpected: {said_of(error)}"
        return _failed(trying, DeliveryError(fault, outcome="unknown" if begun else "deferred"), now)
    return replace(trying, state="accepted", code=250, said=said)


def _failed(mail: Mail, error: DeliveryError, now: datetime) -> Mail:
    failed = replace(mail, state=error.outcome, code=error.code, said=str(error))
    if error.outcome != "deferred":
        return failed
    if mail.attempts >= ATTEMPTS:
        return replace(failed, state="refused", code=None, said=f"given up after {mail.attempts} tries: {error}")
    return replace(failed, next_try=now + PAUSES[min(mail.attempts, len(PAUSES)) - 1])


def flaws(letter: bytes) -> tuple[str, ...]:
    """What `monitor lint` finds amiss in a mail and lets pass, in words."""
    from monitor.lint import BLOCKING, lint, words

    return tuple(words(f) for f in lint(letter) if f.severity == "error" and f.id not in BLOCKING)


def _issue_id(store: Store, wanted: str | None) -> str:
    """`wanted`, or the last issue's id. Raises MonitorError where there is no such issue."""
    ids = list(store.issue_ends())
    if not ids or (wanted and wanted not in ids):
        raise MonitorError(f"there is no issue {wanted or 'yet'}; `monitor status` lists them, `monitor run` makes one")
    return wanted or ids[-1]


def post(config: Config, letter: bytes, recipient: str, transmitting: Callable[[], None] = lambda: None) -> str:
    """Hand a mail to the mail server, unless `monitor lint` finds danger in it; returns the words of the server.

    `transmitting` is called before the server gets any of it. Raises DeliveryError where it is held back, or where the
    server does not take it.
    """
    from monitor.lint import BLOCKING, lint, words
    from monitor.publish.post import smtp

    if faults := [words(found) for found in lint(letter) if found.id in BLOCKING]:
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        raise DeliveryError(f"the mail fails `monitor lint`, so it was not sent: {faults[0]}{more}", permanent=True)
    if config.delivery is None or config.newsletter.sender is None:
        raise DeliveryError("the configuration has no `delivery`, or no newsletter.from", permanent=True)
    server = config.delivery.smtp
    return smtp.send(
        letter,
        recipient,
        config.newsletter.sender,
        host=server.host,
        port=server.port,
        security=server.security,
        username=server.username,
        password=os.environ.get(server.password_env) if server.username else None,
        transmitting=transmitting,
    )
