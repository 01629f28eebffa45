"""An issue on its way to its readers: what waits in the outbox is mailed, and how it went is kept.

Our own lint holds back a mail that is dangerous; what else it finds is said, and the mail goes. That a mail is being
transmitted is on record before it is: where that cannot be written nothing is sent, and where the answer cannot, the
mail is `unknown` and not sent again. One process mails at a time; what another queues meanwhile goes with it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime

from monitor.config import Config
from monitor.delivery.letters import Letters, issue_id_of, letter, mailing
from monitor.delivery.pace import AT_ONCE, ATTEMPTS, BROKEN, OLDEST, PAUSES, Pace, round_of, server_pause
from monitor.delivery.readers import addressed, is_waited_for, recipients
from monitor.delivery.ways import way
from monitor.errors import DeliveryError, MonitorError, ReadError, StoreError
from monitor.publish.archive import holds_issues
from monitor.publish.places import Place, place_of
from monitor.publish.post.signing import Way
from monitor.seam import words as said_of
from monitor.steps import Step, Tell, silent, unstopped
from monitor.store import Mail, Store
from monitor.store.outbox import address_of

HELD_BACK = (
    "the store is new, and the archive beside it holds issues that somebody may have had by mail; "
    "`monitor run --send --anew` begins to send, from then on"
)
_TOLD = 20  # failures that are told one by one
_LOCK = "mail"


@dataclass
class _Done:
    """What came of sending what waits."""

    sent: int = 0
    failed: list[str] = field(default_factory=list)
    more: int = 0  # failures that are only counted

    def fail(self, words: str) -> None:
        if len(self.failed) < _TOLD:
            self.failed.append(words)
        else:
            self.more += 1

    def result(self) -> tuple[int, tuple[str, ...]]:
        more = (f"{self.more} more mails; `monitor status` lists them",) if self.more else ()
        return self.sent, (*self.failed, *more)


def mail(
    config: Config, store: Store, issue_id: str | None, now: datetime, tell: Tell = silent, pace: Pace = AT_ONCE
) -> tuple[int, tuple[str, ...]]:
    """Mail an issue (the last one) to every recipient that has not had it, and whatever else waits.

    Returns how many mails were taken and why others were not. Raises MonitorError where there is no such issue, or it
    was dropped.
    """
    store.post(issue_id_of(store, issue_id, config.zone), recipients(config, store), now)
    return deliver(config, store, now, tell=tell, pace=pace)


def mail_unknown(
    config: Config, store: Store, issue_id: str, now: datetime, tell: Tell = silent, pace: Pace = AT_ONCE
) -> tuple[int, tuple[str, ...]]:
    """Mail an issue again to those of whom nobody knows whether they had it, under the Message-ID that it had.

    Returns as `mail` does. Raises MonitorError where there is no such issue, or no such mail of it.
    """
    with store.locked(name=_LOCK):
        store.strand(now)
    if not store.queue_unknown(issue_id_of(store, issue_id, config.zone), now):
        raise MonitorError(f"no mail of the issue {issue_id} is unknown; `monitor status` says how each went")
    return deliver(config, store, now, tell=tell, pace=pace)


def try_mail(config: Config, store: Store, issue_id: str | None, address: str) -> tuple[str, ...]:
    """Mail an issue (the last one) to `address` alone, whoever else gets it; nothing of it is kept on record.

    Returns why it was not taken, or nothing. Raises MonitorError where there is no such issue, or it cannot be made.
    """
    issue = store.issue(issue_id_of(store, issue_id, config.zone))
    if issue is None:
        raise MonitorError(f"issue {issue_id} is not in the store")
    made = mailing(config, issue)
    with ExitStack() as stack:
        try:
            chosen = way(config)
            stack.callback(chosen.close)
            chosen.carry(letter(made, address), address, config.newsletter.sender or "")
        except DeliveryError as error:
            return (f"{address}: {error}",)
    return ()


def beware(config: Config, store: Store, *, anew: bool) -> None:
    """Hold mail back where the store holds no issue and the archive does, or may, until somebody says `anew`."""
    if anew:
        store.let_go()
    elif not store.issue_ends() and _may_hold_issues(place_of(config)):
        store.hold_back()


def _may_hold_issues(archive: Place) -> bool:
    try:
        return holds_issues(archive)
    except OSError:
        return True


def is_due(store: Store, now: datetime) -> bool:
    """Whether there is anything to do for `forward`."""
    waits = store.mails("transmitting") or store.count_waiting(due=now) or is_waited_for(store, now)
    return not store.is_held_back() and bool(waits)


def forward(config: Config, store: Store, now: datetime, pace: Pace = AT_ONCE) -> tuple[int, tuple[str, ...]]:
    """Mail what waits and is due; returns as `mail` does: nothing where another process is mailing already."""
    return deliver(config, store, now, due=True, pace=pace)


def deliver(
    config: Config, store: Store, now: datetime, *, due: bool = False, tell: Tell = silent, pace: Pace = AT_ONCE
) -> tuple[int, tuple[str, ...]]:
    """Send every mail that waits in the outbox: how many were taken, and why others were not.

    With `due` those that were deferred wait until it is their time. `now` is when it begins; time passes as `pace` has
    it.
    """
    done = _Done()
    if config.delivery is None or not config.newsletter.sender:
        return done.result()
    try:
        with store.locked(name=_LOCK, seconds=0 if due else 10):
            if store.is_held_back():
                return 0, (HELD_BACK,)
            store.strand(now)
            _Sending(config, store, now, tell, pace, done).go(due=due)
    except (StoreError, ReadError) as error:
        if not (due and isinstance(error, StoreError) and error.kind == "locked"):
            done.fail(f"nothing more was sent: {error}")
    return done.result()


class _Sending:
    """What waits, mailed one by one over one way."""

    def __init__(self, config: Config, store: Store, now: datetime, tell: Tell, pace: Pace, done: _Done) -> None:
        self._config, self._store, self._begun, self._tell, self._done = config, store, now, tell, done
        self._round = round_of(config, pace)
        self._letters = Letters(config, store)
        self._way: Way | None = None
        self._broken, self._goes = 0, False
        self._count, self._total = 0, 0

    def go(self, *, due: bool) -> None:
        """Mail all, a first time; then what was queued meanwhile."""
        since = self._begun if due else None
        readers = {address_of(reader) for reader in addressed(self._config, self._store, self._begun)}
        self._total = self._store.count_waiting(due=since)
        try:
            goes_on, after = True, None
            while goes_on and (mails := self._store.waiting(due=since, after=after)):
                goes_on, after = self._all(mails, readers), mails[-1]
            while goes_on and (mails := self._store.waiting(tried=False)):
                goes_on = self._all(mails, readers)
        finally:
            if self._way is not None:
                self._way.close()

    def _all(self, mails: list[Mail], readers: set[str]) -> bool:
        """Mail these; whether others can follow."""
        for one in mails:
            if address_of(one.recipient) not in readers:
                self._store.keep_mail(replace(one, state="withdrawn", since=self._now, next_try=None))
                continue
            self._round.wait()
            if why := self._round.over():
                self._leave(why)
                return False
            if not self._one(one):
                return False
        return True

    def _one(self, mail: Mail) -> bool:
        """Mail one; whether others can follow."""
        self._count += 1
        failures = len(self._done.failed) + self._done.more
        self._tell(Step("mailing", mail.recipient, self._count, max(self._count, self._total), failures))
        with ExitStack() as whole:
            after, error = self._attempt(mail, whole)
            self._store.keep_mail(after)
        if error is None:
            self._done.sent += 1
            self._broken = 0
            self._recovered()
            return True
        self._done.fail(f"{mail.recipient}: {error}")
        self._broken = self._broken + 1 if error.scope == "connection" else 0
        if error.scope == "server" or self._broken == BROKEN:
            self._put_off(error)
            return False
        return True

    def _attempt(self, mail: Mail, whole: ExitStack) -> tuple[Mail, DeliveryError | None]:
        """How the mail stands after one more try, and why it was not taken.

        From when it is transmitted until `whole` ends nothing stops us but a kill. Raises StoreError where it could not
        be noted that it goes out.
        """
        trying = replace(mail, attempts=mail.attempts + 1, since=self._now, next_try=None, code=None, said=None)
        begun = False

        def transmitting() -> None:
            nonlocal begun
            whole.enter_context(unstopped())
            self._store.keep_mail(replace(trying, state="transmitting"))
            begun = True

        try:
            written = self._letters.to(mail)
            said = self._carry(written, mail.recipient, transmitting)
        except StoreError:
            raise
        except DeliveryError as error:
            return self._failed(mail, trying, error)
        except Exception as error:  # noqa: BLE001  a value, named in the run's report and in `status`
            outcome = DeliveryError(f"unexpected: {said_of(error)}", outcome="unknown" if begun else "deferred")
            return self._failed(mail, trying, outcome)
        return replace(trying, state="accepted", since=self._now, code=250, said=said), None

    def _carry(self, written: bytes, recipient: str, transmitting: Callable[[], None]) -> str:
        if self._way is None:
            self._way = way(self._config)
        return self._way.carry(written, recipient, self._config.newsletter.sender or "", transmitting)

    def _failed(self, mail: Mail, trying: Mail, error: DeliveryError) -> tuple[Mail, DeliveryError]:
        failed = replace(trying, state=error.outcome, since=self._now, code=error.code, said=str(error))
        if error.outcome != "deferred":
            return failed, error
        if error.scope == "server":
            return replace(failed, attempts=mail.attempts), error  # it is not this mail's fault
        if failed.attempts >= ATTEMPTS:
            words = f"given up after {failed.attempts} tries: {error}"
            return replace(failed, state="refused", code=None, said=words), error
        return replace(failed, next_try=self._now + PAUSES[min(failed.attempts, len(PAUSES)) - 1]), error

    def _put_off(self, error: DeliveryError) -> None:
        """Leave the server alone for a while, with all that waits."""
        failures = self._store.server_failures() + 1
        self._store.keep_server_failures(failures)
        until = self._now + server_pause(failures, permanent=error.permanent)
        self._leave("until the mail server can be reached")
        self._store.defer_all(str(error), error.code, self._now, until, self._now - OLDEST)

    def _recovered(self) -> None:
        if not self._goes:
            self._goes = True
            self._store.keep_server_failures(0)

    def _leave(self, why: str) -> None:
        if waiting := self._store.count_waiting():
            self._done.fail(f"{waiting} mails wait: {why}")

    @property
    def _now(self) -> datetime:
        return self._begun + self._round.passed()
