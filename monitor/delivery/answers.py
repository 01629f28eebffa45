"""What a mail among the replies says: somebody wants no more issues, or a mail came back. Bytes -> a value.

Both can be forged, so both need the token that stands in each mail to a reader: in the subject of who wants to leave,
and in the headers of ours that a mail server sends back with its notification (RFC 3464). Without, a person decides.
Whatever else arrives (thanks, "out of office") means nothing.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from itertools import islice
from typing import Literal

from monitor.delivery.refusals import Verdict, status_verdict
from monitor.delivery.tokens import LENGTH, Signer
from monitor.ingest.post.boxes import head_of, sender
from monitor.store.outbox import address_of

WHOLE = 1_000_000  #: bytes of a mail that are looked into
_LONGEST = 1_000  # letters of a header
_MOST_PARTS = 30
_MOST_TOKENS = 500
_MOST_REPORTS = 50  # recipients of one notification
_TOKEN = re.compile(rf"(?<![a-z2-7])[a-z2-7]{{{LENGTH}}}(?![a-z2-7])")
_PART = re.compile(rb"(?:multipart|message)/", re.IGNORECASE)
_SOFT = re.compile(rb"=[ \t]*\r?\n")  # the end of a line in the encoding of some parts
_WORLDWIDE = re.compile(rb"message/global-delivery-status", re.IGNORECASE)  # RFC 6533: of the same form
_ASKS = "unsubscribe"  # the word that our own List-Unsubscribe puts into the subject


@dataclass(frozen=True, slots=True)
class Answer:
    """What a mail means for a reader."""

    kind: Literal["leaves", "asks", "bounced", "doubtful"]
    mark: str | None  #: of the reader, where it is proved
    address: str | None  #: that it says it is about, or from
    why: str


def is_report(head: Message) -> bool:
    """Whether a mail is a notification of how a mail fared."""
    kind = head.get_content_type() == "multipart/report"
    return kind and "delivery-status" in str(head.get_param("report-type", "delivery-status")).lower()


def answer(data: bytes, signed: Signer | None) -> Answer | None:
    """What a mail says; None where it says nothing to us."""
    head = head_of(data)
    return _report(data[:WHOLE], signed) if is_report(head) else _wish(head, signed)


def _wish(head: Message, signed: Signer | None) -> Answer | None:
    subject, author = _words(head, "Subject"), sender(head)
    for token in _TOKEN.findall(subject.lower())[:_MOST_PARTS]:
        if signed and (mark := signed.marked(token)):
            return Answer("leaves", mark, author, "by mail")
    asks = subject.rpartition(":")[2].strip().lower().startswith(_ASKS)
    if not asks or author is None or _words(head, "Auto-Submitted").lower() not in ("", "no"):
        return None
    return Answer("asks", None, address_of(author), "by mail, without the token of the reader")


def _report(data: bytes, signed: Signer | None) -> Answer | None:
    if len(_PART.findall(data)) > _MOST_PARTS:
        return None
    reports = _reports(message_from_bytes(_WORLDWIDE.sub(b"message/delivery-status", data)))
    found = [(_verdict(one), one) for one in reports if _words(one, "Action").lower() == "failed"]
    dead = next(((said, one) for said, one in found if said == "dead"), None)
    said, report = dead or next(((said, one) for said, one in found if said == "unsure"), ("other", None))
    if report is None:
        return None
    why = " ".join(filter(None, (_words(report, "Status"), _told(report))))[:300]
    marks = _marks(data, signed)
    if len(marks) == 1 and said == "dead":
        return Answer("bounced", next(iter(marks)), _about(report), why)
    return Answer("doubtful", next(iter(marks)) if len(marks) == 1 else None, _about(report), why)


def _reports(mail: Message) -> list[Message]:
    """The parts of a notification that are about one recipient each."""
    for part in mail.walk():
        blocks = part.get_payload()
        if part.get_content_type() == "message/delivery-status" and isinstance(blocks, list):
            return [b for b in blocks[: _MOST_REPORTS + 1] if isinstance(b, Message) and b["Final-Recipient"]]
    return []


def _marks(data: bytes, signed: Signer | None) -> set[str]:
    """Whose tokens stand in a mail."""
    text = _SOFT.sub(b"", data).decode("latin-1")
    tokens = islice(_TOKEN.finditer(text), _MOST_TOKENS)
    return {mark for token in tokens if signed and (mark := signed.marked(token[0]))}


def _verdict(report: Message) -> Verdict:
    return status_verdict(_words(report, "Status"), _told(report))


def _told(report: Message) -> str:
    """The words of the server that refused."""
    return _words(report, "Diagnostic-Code").partition(";")[2].strip()


def _about(report: Message) -> str | None:
    for name in ("Original-Recipient", "Final-Recipient"):
        address = _words(report, name).partition(";")[2].strip().strip("<>")
        if "@" in address:
            return address_of(address)
    return None


def _words(mail: Message, name: str) -> str:
    """A header in one line of letters, however it is encoded; "" where there is none."""
    raw = str(mail.get(name, ""))[:_LONGEST]
    with suppress(MessageError, LookupError, ValueError):  # it is taken as it stands
        raw = str(make_header(decode_header(raw)))
    return " ".join(raw.split())
