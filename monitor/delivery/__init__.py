"""An issue on its way to its readers: who they are, what waits for them, and how each mail went."""

from monitor.delivery.outgoing import (
    ATTEMPTS,
    HELD_BACK,
    PAUSES,
    beware,
    deliver,
    flaws,
    forward,
    is_due,
    mail,
    mail_unknown,
    post,
    try_mail,
)
from monitor.delivery.readers import recipients

__all__ = [
    "ATTEMPTS",
    "HELD_BACK",
    "PAUSES",
    "beware",
    "deliver",
    "flaws",
    "forward",
    "is_due",
    "mail",
    "mail_unknown",
    "post",
    "recipients",
    "try_mail",
]
