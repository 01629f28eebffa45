"""One mail on its way out: it must pass our own lint before the mail server gets it."""

from __future__ import annotations

import os

from monitor.config import Config
from monitor.errors import DeliveryError
from monitor.lint import lint, words
from monitor.publish import mailbox


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
