"""The way of the mail: whether it is there, is who it says it is, and lets us in. No mail is sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from monitor.config import Config, Delivery, Smtp
from monitor.delivery.ways import account, signer
from monitor.desk.operation.check import Check
from monitor.desk.operation.machine import nearest, place
from monitor.errors import DeliveryError
from monitor.publish.post.probe import probe
from monitor.publish.post.signing import signature

_SOON = timedelta(days=14)  # that a certificate ends
_PATIENCE = 15.0  # seconds for each answer
_LETTER = b"From: a@example.org\r\nSubject: a\r\n\r\na\r\n"
_MENDED = "`monitor send` sends what waits once this is mended"


def mail(config: Config, now: datetime, *, offline: bool) -> Iterator[Check]:
    """What is found of the way that mail takes."""
    if (delivery := config.delivery) is None:
        yield Check("mail", "ok", "no delivery is configured")
        return
    if config.newsletter.sender is None:
        yield Check("mail", "fault", "newsletter.from is missing", "write from: Desk <desk@example.org>")
    try:
        yield from _signing(config, delivery)
        if delivery.kind != "smtp" or delivery.smtp is None:
            yield place("folder of mails", nearest(config.base / (delivery.path or "")))
        elif offline:
            yield Check("mail", "ok", "the mail server was not asked")
        else:
            yield _server(delivery.smtp, now)
    except DeliveryError as error:
        yield Check("mail", "fault", str(error), _MENDED)


def _signing(config: Config, delivery: Delivery) -> Iterator[Check]:
    """That a mail can be signed. Raises DeliveryError where it cannot."""
    if delivery.dkim:
        signature(_LETTER, signer(config, delivery.dkim))
        yield Check("signature of mails", "ok", f"{delivery.dkim.selector}._domainkey.{delivery.dkim.domain}")


def _server(smtp: Smtp, now: datetime) -> Check:
    """What the mail server answers. Raises DeliveryError."""
    found = probe(replace(account(smtp), timeout=_PATIENCE))
    if found.until and found.until - now < _SOON:
        return Check("mail", "warning", found.said, f"its certificate ends {found.until:%Y-%m-%d}: tell who runs it")
    return Check("mail", "ok", found.said)
