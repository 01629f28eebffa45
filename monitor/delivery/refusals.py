"""Whether a refusal says that an address is dead, or is about something else: the mail, the sender, a full mailbox.

The signs are those of RFC 3463: what comes behind the 5 says what it concerns. 5.1.x is the address, but for those that
concern the sender; 5.2.1 a mailbox that was closed, 5.4.4 a domain that is not there. 5.7.x is policy, 5.2.2 a mailbox
that is full, 5.3.x a server: a mail that is written another way, or later, may well be taken.
"""

from __future__ import annotations

import re
from typing import Literal

Verdict = Literal["dead", "unsure", "other"]

_ENHANCED = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.]*\d)")
_CODE = re.compile(r"(?<![\d.])([245]\d\d)(?![\d.]*\d)")
_OF_SENDER = (7, 8, 9)  # 5.1.x that concern who sends
_DEAD = frozenset({"2.1", "4.4"})
_DEAD_CODES = (550, 551, 553)  # where nothing more exact is said; mail that is disliked is refused so too


def verdict(said: str) -> Verdict:
    """What a server's words say, which begin with its code: "550 5.1.1 no such user"."""
    code = _CODE.search(said)
    behind = said[code.end() : code.end() + 12] if code else said
    if (found := _ENHANCED.search(behind)) and found[2] + found[3] != "00":
        return _of_status(found[1], int(found[2]), int(found[3]))
    return "unsure" if code and int(code[1]) in _DEAD_CODES else "other"


def status_verdict(status: str, diagnosis: str) -> Verdict:
    """What a delivery status notification says: its status, or the server's own words where that is a mere 5.0.0."""
    found = _ENHANCED.search(status)
    if found is None or found[1] != "5":
        return "other"
    if found[2] + found[3] != "00":
        return _of_status(found[1], int(found[2]), int(found[3]))
    return verdict(diagnosis) if _CODE.search(diagnosis) else "unsure"


def _of_status(kind: str, subject: int, detail: int) -> Verdict:
    if kind != "5":
        return "other"
    if subject == 1:
        return "other" if detail in _OF_SENDER else "dead"
    return "dead" if f"{subject}.{detail}" in _DEAD else "other"
