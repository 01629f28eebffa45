"""An issue on its way to its readers: what waits in the outbox is mailed, and how it went is kept.

A mail must pass our own lint before the mail server gets it.
"""

from __future__ import annotations

import os
from datetime import datetime
from itertools import groupby

from monitor.config import Config
from monitor.errors import DeliveryError, MonitorError
from monitor.lint import lint, words
from monitor.publish import mailbox
from monitor.render import message, messages
from monitor.site import loader, look_of
from monitor.steps import Step, Tell, silent
from monitor.store import Store


def mail(
    config: Config, store: Store, issue_id: str | None, now: datetime, tell: Tell = silent
) -> tuple[int, tuple[str, ...]]:
    """Mail an issue (the last one) to every recipient that has not had it, and whatever else waits.

    Returns how many mails were taken and why others were not. Raises MonitorError where there is no such issue.
    """
    store.post(_issue_id(store, issue_id), config.delivery.to if config.delivery else ())
    return deliver(config, store, now, tell)


def try_mail(config: Config, store: Store, issue_id: str | None, address: str) -> tuple[str, ...]:
    """Mail an issue (the last one) to `address` alone, whoever else gets it; nothing of it is kept on record.

    Returns why it was not taken, or nothing. Raises MonitorError where there is no such issue, IssueError for a wrong
    address.
    """
    issue = store.issue(_issue_id(store, issue_id))
    if issue is None:
        raise MonitorError(f"issue {issue_id} is not in the store")
    try:
        post(config, message(issue, look_of(config), loader(config.base), address), address)
    except DeliveryError as error:
        return (f"{address}: {error}",)
    return ()


def deliver(config: Config, store: Store, now: datetime, tell: Tell = silent) -> tuple[int, tuple[str, ...]]:
    """Send every mail that waits in the outbox: how many were taken, and why others were not."""
    if config.delivery is None or not config.newsletter.sender:
        return 0, ()
    look, load = look_of(config), loader(config.base)
    sent, failed = 0, list[str]()
    outbox = store.unsent()
    for issue_id, waiting in groupby(outbox, key=lambda row: row[0]):
        issue = store.issue(issue_id)
        if issue is None:
            continue
        recipients = [recipient for _, recipient in waiting]
        for recipient, letter in zip(recipients, messages(issue, look, load, recipients), strict=True):
            tell(Step("mailing", recipient, sent + len(failed) + 1, len(outbox), len(failed)))
            try:
                post(config, letter, recipient)
            except DeliveryError as error:
                store.note_mail(issue_id, recipient, sent=None, error=str(error))
                failed.append(f"{recipient}: {error}")
            else:
                store.note_mail(issue_id, recipient, sent=now, error=None)
                sent += 1
    return sent, tuple(failed)


def _issue_id(store: Store, wanted: str | None) -> str:
    """`wanted`, or the last issue's id. Raises MonitorError where there is no such issue."""
    ids = list(store.issue_ends())
    if not ids or (wanted and wanted not in ids):
        raise MonitorError(f"there is no issue {wanted or 'yet'}; `monitor status` lists them, `monitor run` makes one")
    return wanted or ids[-1]


def post(config: Config, letter: bytes, recipient: str) -> None:
    """Hand a mail to the mail server, where it passes `monitor lint`.

    Raises DeliveryError where it does not, or where the server does not take it.
    """
    if faults := [words(found) for found in lint(letter) if found.severity == "error"]:
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        raise DeliveryError(f"the mail fails `monitor lint`, so it was not sent: {faults[0]}{more}", permanent=True)
    if config.delivery is None or config.newsletter.sender is None:
        raise DeliveryError("the configuration has no `delivery`, or no newsletter.from", permanent=True)
    smtp = config.delivery.smtp
    mailbox.send(
        letter,
        recipient,
        config.newsletter.sender,
        host=smtp.host,
        port=smtp.port,
        security=smtp.security,
        username=smtp.username,
        password=os.environ.get(smtp.password_env) if smtp.username else None,
    )
