"""An issue on its way to its readers: who they are, what waits for them, on which way and how fast it goes.

letters    the mails of an issue, made one by one; what our own lint holds back
outgoing   what waits is mailed, and how each mail went is kept
pace       when a mail is tried again, how fast mails go and for how long
readers    who gets an issue: of those in roster, without those who left, came back (refusals, answers, collecting)
tokens     what proves that it is the reader who leaves; leaving: where that is done by a link
ways       a mail server, a Maildir or a folder, as the configuration says
"""

from monitor.delivery.doubts import doubts, prepare
from monitor.delivery.letters import flaws
from monitor.delivery.outgoing import (
    HELD_BACK,
    beware,
    deliver,
    forward,
    is_due,
    mail,
    mail_unknown,
    try_mail,
)
from monitor.delivery.pace import AT_ONCE, ATTEMPTS, Pace
from monitor.delivery.readers import addressees, recipients

__all__ = [
    "ATTEMPTS",
    "AT_ONCE",
    "HELD_BACK",
    "Pace",
    "addressees",
    "beware",
    "deliver",
    "doubts",
    "flaws",
    "forward",
    "is_due",
    "mail",
    "mail_unknown",
    "prepare",
    "recipients",
    "try_mail",
]
