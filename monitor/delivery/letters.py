"""The mails of an issue as they are handed on: made one by one, and held back where our own lint finds danger."""

from __future__ import annotations

from datetime import tzinfo
from typing import TYPE_CHECKING

from monitor.config import Config
from monitor.delivery.tokens import looked
from monitor.errors import DeliveryError, MonitorError, StoreError
from monitor.models import Issue
from monitor.seam import words as said_of
from monitor.store import Mail, Store
from monitor.store.issues import said_dropped

if TYPE_CHECKING:
    from monitor.render import Mailing


class Letters:
    """The letters to readers, issue by issue: what the readers of one have in common is made once."""

    def __init__(self, config: Config, store: Store) -> None:
        self._config, self._store = config, store
        self._issue_id = ""
        self._made: Mailing | None = None
        self._fault = _unmade("there is no issue")

    def to(self, mail: Mail) -> bytes:
        """The letter that `mail` stands for. Raises DeliveryError where it cannot be made, or must not go."""
        if mail.issue_id != self._issue_id:
            self._issue_id, self._made = mail.issue_id, self._common(mail.issue_id)
        if self._made is None:
            raise self._fault
        return letter(self._made, mail.recipient)

    def _common(self, issue_id: str) -> Mailing | None:
        if (issue := self._store.issue(issue_id)) is None:
            self._fault = _unmade("the issue is not in the store")
            return None
        try:
            return mailing(self._config, issue)
        except StoreError:  # the secret of the links: it is no fault of the issue
            raise
        except Exception as error:  # noqa: BLE001  whatever is wrong with one issue, the others go
            self._fault = _unmade(said_of(error))
            return None


def mailing(config: Config, issue: Issue) -> Mailing:
    """What all mails of an issue have in common. Raises StoreError where the secret of the links cannot be had."""
    from monitor.render import Mailing
    from monitor.site import loader

    return Mailing(issue, looked(config), loader(config.base))


def letter(made: Mailing, recipient: str) -> bytes:
    """One of its mails. Raises DeliveryError where it cannot be made, or `monitor lint` finds danger in it."""
    from monitor.lint import BLOCKING, lint, words

    try:
        found = made.to(recipient)
        faults = [words(fault) for fault in lint(found) if fault.id in BLOCKING]
    except Exception as error:
        raise _unmade(said_of(error)) from error
    if faults:
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        raise DeliveryError(f"the mail fails `monitor lint`, so it was not sent: {faults[0]}{more}", permanent=True)
    return found


def flaws(found: bytes) -> tuple[str, ...]:
    """What `monitor lint` finds amiss in a mail and lets pass, in words."""
    from monitor.lint import BLOCKING, lint, words

    return tuple(words(fault) for fault in lint(found) if fault.severity == "error" and fault.id not in BLOCKING)


def issue_id_of(store: Store, wanted: str | None, zone: tzinfo) -> str:
    """`wanted`, or the last issue's id. Raises MonitorError where there is no such issue, or it was dropped."""
    ids = list(store.issue_ends())
    if not ids or (wanted and wanted not in ids):
        raise MonitorError(f"there is no issue {wanted or 'yet'}; `monitor status` lists them, `monitor run` makes one")
    found = wanted or ids[-1]
    if said := said_dropped(store, found, zone):
        raise MonitorError(f"the issue {found} {said}; it can be mailed to nobody any more")
    return found


def _unmade(words: str) -> DeliveryError:
    return DeliveryError(f"the mail cannot be made: {words}", permanent=True)
