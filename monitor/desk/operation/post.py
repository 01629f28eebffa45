"""The mail server: whether it is there, is who it says it is, and lets us in. No mail is sent."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime, timedelta

from monitor.config import Config
from monitor.desk.operation.check import Check
from monitor.errors import DeliveryError
from monitor.publish.post.probe import probe

_SOON = timedelta(days=14)  # that a certificate ends


def mail(config: Config, now: datetime, *, offline: bool) -> Iterator[Check]:
    """What is found of the way that mail takes."""
    if config.delivery is None:
        yield Check("mail", "ok", "no delivery is configured")
        return
    if config.newsletter.sender is None:
        yield Check("mail", "fault", "newsletter.from is missing", "write from: Desk <desk@example.org>")
    server = config.delivery.smtp
    if server is None or offline:
        yield Check("mail", "ok", "the mail server was not asked")
        return
    try:
        found = probe(
            server.host,
            server.port,
            server.security,
            username=server.username,
            password=os.environ.get(server.password_env) if server.username else None,
        )
    except DeliveryError as error:
        yield Check("mail", "fault", str(error), "`monitor send` sends what waits once this is mended")
        return
    if found.until and found.until - now < _SOON:
        yield Check("mail", "warning", found.said, f"its certificate ends {found.until:%Y-%m-%d}: tell who runs it")
    else:
        yield Check("mail", "ok", found.said)
