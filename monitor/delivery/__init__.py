"""An issue on its way to its readers: who they are, what waits for them, and how each mail went."""

from monitor.delivery.doubts import doubts, prepare
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
from monitor.delivery.readers import addressees, recipients

__all__ = [
    "ATTEMPTS",
    "HELD_BACK",
    "PAUSES",
    "addressees",
    "beware",
    "deliver",
    "doubts",
    "flaws",
    "forward",
    "is_due",
    "mail",
    "mail_unknown",
    "post",
    "prepare",
    "recipients",
    "try_mail",
]
