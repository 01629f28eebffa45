"""A saved mail (.eml): most often a newsletter, or an article that somebody sent on.

What its headers are taken for: Subject is the title, Date the publication, Archived-At (or a Content-Location) the
address. From is the outlet where the mail went to a list or comes from a newsroom's address ("Ann Lee at The Dispatch"
is both byline and outlet), and else the byline. A mail that was sent on ("Fwd:") says nothing about the author or the
day of what it carries.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from email import errors, message_from_bytes, policy
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr
from html import unescape
from typing import BinaryIO

from monitor.errors import ReadError
from monitor.ingest import meta
from monitor.ingest.bytes import encoding
from monitor.ingest.file import attached, letters, saved, text
from monitor.ingest.file.records import Fault, Record, crowded
from monitor.language.lexicon import either, words
from monitor.models import Form, Meta

MOST_NESTED, MOST_PARTS = 200, 5_000  #: what has more takes the parser minutes
LONGEST_HEADER = 20_000  #: characters of a header that describes a part; the parser is slow with longer ones

_HEADERS = ("From", "Subject", "Date", "Content-Type", "Message-ID", "To", "Received")
_DESCRIBING = ("Content-Type", "Content-Disposition", "Content-Transfer-Encoding")
_LIST = ("List-Id", "List-Unsubscribe", "List-Post", "Feedback-ID")
_ROLES = words("mail", "roles")
_SENT_ON = re.compile(rf"(?:{either('mail', 'forwarded')}\s*:\s*){{1,5}}", re.IGNORECASE)
_ANSWER = re.compile(rf"(?:{either('mail', 'answered')}\s*:\s*){{1,5}}", re.IGNORECASE)
_OF = re.compile(rf"\s+(?:@|{either('mail', 'of')})\s+(?=[^\W\d_])", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*\[(?:mailto:)?([^\[\]\s]+@[^\[\]\s]+)\]")
_BREAK = re.compile(r"<(?:br|hr|/p|/div|/tr|/h\d|/blockquote)\b[^<>]*>", re.IGNORECASE)
_FOLDED = re.compile(r"\s*[\r\n]+\s*")  # a header goes on in the next line
_TAG = re.compile(r"\[[^\[\]]{1,40}\]\s*(?=\S)")  # of a mailing list
_BAD_BASE64 = (
    errors.InvalidBase64CharactersDefect,
    errors.InvalidBase64LengthDefect,
    errors.InvalidBase64PaddingDefect,
)
_UNFINISHED = (errors.CloseBoundaryNotFoundDefect, errors.StartBoundaryNotFoundDefect)
_FAILURES = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError, errors.MessageError)
_TWICE_AS_MUCH = 2


def mail(stream: BinaryIO, mapping: Mapping[str, str]) -> Iterator[Record | Fault]:
    """The article of a mail. The HTML part counts, unless the plain part has twice its words or more."""
    message = _parsed(stream.read())
    if saved.is_archive(message):
        yield from text.whole(*saved.archived(message))
        return
    yield from letter(message, mapping)


def letter(message: Message, mapping: Mapping[str, str], depth: int = 0) -> Iterator[Record | Fault]:
    """The articles of a mail: its text, what is attached to it as a mail or a file, or the items of a newsletter."""
    given, faults = _headers(message)
    texts, others, damage = _parts(message)
    damage += [f"a part of it {fault}" for part in texts if (fault := crowded(*part))]
    found = _chosen([part for part in texts if not crowded(*part)])
    inside = list(attached.articles(others, mapping, given, depth))
    records = [item for item in inside if isinstance(item, Record)]
    faults += [item.message for item in inside if isinstance(item, Fault)]
    if found is None and not records:
        if others:
            names = ", ".join(_name(part) or part.get_content_type() for part in others)[:200]
            raise ReadError(f"holds no text, only attachments ({names}); save the article itself")
        raise ReadError(damage[0] if damage else "holds no text")
    yield from (Fault(message) for message in dict.fromkeys(damage + faults))
    if found is not None and not attached.covers(found[1], records):
        said = _inner(*found, given)
        yield from letters.items(*found, said) or [Record(*found, said)]
    yield from records if len(records) > 1 else (replace(record, row=None) for record in records)


def _parsed(data: bytes) -> Message:
    if data.lower().count(b"boundary=") > MOST_NESTED or data.count(b"\n--") > MOST_PARTS:
        raise ReadError(f"has more than {MOST_NESTED} nested or {MOST_PARTS:,} single parts; save the article itself")
    try:
        message = message_from_bytes(_unmarked(data).lstrip(b"\r\n"), policy=policy.compat32)
    except _FAILURES:
        raise ReadError("cannot be read as a mail; save it again") from None
    if not any(name in message for name in _HEADERS):
        raise ReadError("is no mail: it has no headers; if it is a text, name it .txt")
    for part in message.walk():
        if any(len(str(part.get(name, ""))) > LONGEST_HEADER for name in _DESCRIBING):
            raise ReadError("has a header far too long to be right; save the article itself")
    return message


def _unmarked(data: bytes) -> bytes:
    """A mail as it was sent: without a byte order mark, or the two bytes a letter, that an editor saved it with."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return encoding.raw(data)[0].encode()
    return data.removeprefix(codecs.BOM_UTF8)


# --- parts -------------------------------------------------------------------------------------------------------


def _parts(message: Message) -> tuple[list[tuple[Form, str]], list[Message], list[str]]:
    """(texts in order, the other parts, what is damaged)."""
    texts: list[tuple[Form, str]] = []
    others: list[Message] = []
    damage: list[str] = []
    for part in _walk(message):
        if any(isinstance(defect, _UNFINISHED) for defect in part.defects):
            damage.append("breaks off: its last part has no end; save it again")
        if part.is_multipart():
            others += [part] if part.get_content_type() == attached.MAIL else []
            continue
        kind = part.get_content_type()
        name = _name(part)
        if name is not None or kind not in ("text/plain", "text/html"):
            others.append(part)
            continue
        data = part.get_payload(decode=True)
        if any(isinstance(defect, _BAD_BASE64) for defect in part.defects):
            damage.append("a part of it is damaged (its base64 cannot be decoded); save it again")
        if not isinstance(data, bytes) or not data.strip():
            continue
        if encoding.binary(data):
            damage.append("a part that should be text is not; save the mail again")
            continue
        content, warning = encoding.decode(
            data, _charset(part) or (text.declared(data) if kind == "text/html" else None)
        )
        if warning:
            damage.append(warning)
        if kind == "text/html":
            texts.append(("html", content))
        else:
            texts.append(("text", _flowed(content, part)))
    return texts, others, damage


def _walk(message: Message) -> Iterator[Message]:
    """The parts of a mail, but not those of the mails that are attached to it."""
    yield message
    if message.is_multipart() and message.get_content_type() != attached.MAIL:
        for part in message.get_payload():
            if isinstance(part, Message):
                yield from _walk(part)


def _chosen(texts: list[tuple[Form, str]]) -> tuple[Form, str] | None:
    """The fullest HTML part, or the fullest plain one if that says much more: some newsletters put a stub in either."""
    sized = [(len((text.visible(content)[0] if form == "html" else content).split()), form, content)
             for form, content in texts]  # fmt: skip
    html = max((row for row in sized if row[1] == "html"), key=lambda row: row[0], default=None)
    plain = max((row for row in sized if row[1] == "text"), key=lambda row: row[0], default=None)
    best = plain if html is None or (plain and plain[0] >= _TWICE_AS_MUCH * html[0]) else html
    return (best[1], best[2]) if best and best[0] else None


def _name(part: Message) -> str | None:
    """The name of an attachment; None for a part that is shown."""
    try:
        name = part.get_filename()
        attached = part.get_content_disposition() == "attachment"
    except _FAILURES:
        return None
    return meta.line(str(name))[:80] if name else "a nameless part" if attached else None


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except _FAILURES:
        return None


def _flowed(content: str, part: Message) -> str:
    """Plain text with its soft line ends undone (RFC 3676): a line that ends in a space goes on in the next."""
    try:
        flowed = str(part.get_param("format", "")).lower() == "flowed"
        join = "" if str(part.get_param("delsp", "")).lower() == "yes" else " "
    except _FAILURES:
        return content
    if not flowed:
        return content
    return re.sub(
        r"(?<=[^\s-]) \n(?!-- ?$)(?=[^\s>])",
        join,
        re.sub(r"^ (?=\S)", "", content, flags=re.MULTILINE),
        flags=re.MULTILINE,
    )


# --- headers -----------------------------------------------------------------------------------------------------


def _headers(message: Message) -> tuple[Meta, list[str]]:
    subject, sent_on = _subject(_header(message, "Subject"))
    raw: dict[str, object] = {
        "title": subject,
        "language": _header(message, "Content-Language").split(",")[0],
        "url": _address(message),
    }
    if not sent_on:
        raw["published"] = _header(message, "Date")
        raw |= _sender(message)
    given, faults = meta.read(raw)
    names = {"title": "Subject", "published": "Date", "language": "Content-Language", "url": "Archived-At"}
    return given, [f"{names.get(key, 'From')}: {fault}" for key, fault in faults]


def _inner(form: Form, content: str, given: Meta) -> Meta:
    """What the mail says that was sent on, over what the mail says that carries it."""
    from monitor.clean.blocks.mail_head import mail_head
    from monitor.clean.recognise.date_lines import date_in

    shown = unescape(text.visible(_BREAK.sub("\n", content))[0]) if form == "html" else content
    lines = shown.splitlines()
    head = mail_head([line for line in lines if line.strip()] if form == "html" else lines)
    if head is None:
        return given
    subject = _subject(head.fields.get("subject", ""))[0]
    raw: dict[str, object] = {"title": subject, "published": date_in(head.fields.get("sent", ""), None) or ""}
    found, _ = meta.read(raw | _named(head.fields["from"]))
    return replace(
        given,
        title=found.title or given.title,
        published=found.published,
        byline=found.byline,
        outlet=found.outlet,
    )


def _subject(header: str) -> tuple[str, bool]:
    """A subject without what mail programs and lists put before it; and whether the mail was sent on."""
    rest, sent_on = header, False
    while rest:
        tag = _TAG.match(rest)
        begun = rest[tag.end() :] if tag else rest
        prefix = _ANSWER.match(begun) or _SENT_ON.match(begun)
        if prefix is None:
            break
        sent_on = sent_on or prefix.re is _SENT_ON
        rest = begun[prefix.end() :]
    tag = _TAG.match(rest) if rest != header else None
    return rest[tag.end() :] if tag else rest, sent_on


def _sender(message: Message) -> dict[str, object]:
    try:
        name, address = parseaddr(_header(message, "From"))
    except _FAILURES:
        return {}
    name = " ".join(name.split())
    listed = any(header in message for header in _LIST) or _header(message, "Precedence").lower() in ("bulk", "list")
    return _who(name, address, listed=listed)


def _named(sender: str) -> dict[str, object]:
    """Who is named as the sender in the head of a mail that was sent on; Outlook puts the address in other brackets."""
    name, address = parseaddr(_BRACKETED.sub(r" <\1>", sender).replace("mailto:", ""))
    return _who(" ".join((name or sender).split()), address, listed=False)


def _who(name: str, address: str, *, listed: bool) -> dict[str, object]:
    if not name or "@" in name:
        return {}
    if not listed and not _is_house(name, address):
        return {"byline": name}
    person, *outlet = _OF.split(name, maxsplit=1)
    return {"byline": person, "outlet": outlet[0]} if outlet and len(person.split()) == 2 else {"outlet": name}


def _is_house(name: str, address: str) -> bool:
    """Whether a sender is a newsroom rather than a person: by an address like news@, or one named as the sender is."""
    mailbox, _, domain = address.lower().rpartition("@")
    bare = re.sub(r"[^a-z0-9]", "", re.sub(r"^the\s+", "", name.lower()))
    house = len(bare) > 3 and bare in re.sub(r"[^a-z0-9]", "", domain)
    return house or any(word in _ROLES for word in re.split(r"[^a-z]+", mailbox))


def _address(message: Message) -> str:
    """The web address under which the mail can be read."""
    candidates = (_header(message, header).strip("<> ") for header in ("Archived-At", "Content-Location"))
    return next((address for address in candidates if re.match(r"https?://", address, re.IGNORECASE)), "")


def _header(message: Message, name: str) -> str:
    """The text of a header, its encoded words decoded; "" where there is none."""
    value = next((v for key, v in message.raw_items() if key.lower() == name.lower()), None)
    if value is None:
        return ""
    value = _FOLDED.sub(" ", str(value)[: 5 * meta.LONGEST])  # a longer one takes the decoder minutes
    value = encoding.raw(value.encode("utf-8", "surrogateescape"))[0]  # some headers are plain UTF-8, against the rules
    try:
        parts = decode_header(value)
    except _FAILURES:
        parts = [(value, None)]
    return meta.line("".join(_word(part, charset) for part, charset in parts))[: meta.LONGEST]


def _word(part: bytes | str, charset: str | None) -> str:
    if isinstance(part, str):
        return part
    if charset is None:  # between encoded words; this is how the library hands it over
        return part.decode("raw_unicode_escape", "replace")
    return encoding.raw(part, charset)[0]
