"""Articles that are attached to a mail: as a mail of its own, or as a file of a kind that is read."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from email.message import Message
from pathlib import PurePath

from monitor.errors import ReadError
from monitor.ingest import meta
from monitor.ingest.file.records import Fault, Record
from monitor.ingest.file.text import visible
from monitor.models import Meta

MAIL = "message/rfc822"  #: the type of a mail in a mail
_DEEPEST = 4  # mails in mails
_MOST = 200  # attachments
_FEWEST = 12  # words of an attached text that may be an article
_OWN = 150  # words of a mail that is more than a note to what it carries
_BY_TYPE = {"text/html": ".html", "text/plain": ".txt", "application/pdf": ".pdf", "text/rtf": ".rtf"}
_ADDED = re.compile(r"(?:ATT|att)\d{3,}\.")  # what mail servers add


def articles(parts: Sequence[Message], mapping: Mapping[str, str], given: Meta, depth: int) -> Iterator[Record | Fault]:
    """The articles in the attachments, each with a row of its own; `given` is what the mail itself says.

    Attachments that are of no kind that is read (pictures, calendars) are passed over.
    """
    if depth >= _DEEPEST:
        return
    for number, part in enumerate(parts[:_MOST], 1):
        name = _named(part)
        try:
            for item in _read(part, name, mapping, depth):
                if isinstance(item, Fault):
                    yield Fault(f"{name}: {item.message}")
                elif _long(item):
                    row = f"{number}.{item.row}" if item.row else str(number)
                    said = item.given if part.get_content_type() == MAIL else _with_outlet(item.given, given)
                    yield replace(item, row=row, given=said)
        except ReadError as error:
            yield Fault(f"{name}: {error}")


def covers(text: str, inside: Sequence[Record]) -> bool:
    """Whether a mail's own text is only a note to the articles that it carries."""
    if not inside:
        return False
    size = len(visible(text)[0].split())
    return size < _OWN and size < max(len(visible(record.content)[0].split()) for record in inside)


def _read(part: Message, name: str, mapping: Mapping[str, str], depth: int) -> Iterator[Record | Fault]:
    from monitor.ingest.file import formats, mail

    if part.get_content_type() == MAIL:
        inner = part.get_payload()
        message = inner[0] if isinstance(inner, list) and inner else None
        return mail.letter(message, mapping, depth + 1) if isinstance(message, Message) else iter(())
    suffix = PurePath(name.lower()).suffix or _BY_TYPE.get(part.get_content_type(), "")
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip() or _ADDED.match(name):
        return iter(())
    form = formats.of(suffix, data[: formats.HEAD])
    if form is None or len(data) > formats.WHOLE:
        return iter(())
    return form.read(io.BytesIO(data), mapping)


def _named(part: Message) -> str:
    try:
        return meta.line(str(part.get_filename() or part.get_content_type()))[:80]
    except (ValueError, LookupError, TypeError, AttributeError):
        return part.get_content_type()


def _long(record: Record) -> bool:
    return len(visible(record.content)[0].split()) >= _FEWEST


def _with_outlet(own: Meta, mail: Meta) -> Meta:
    """What an attached file says of itself, and the outlet of the newsroom that sent it."""
    return own if own.outlet or not mail.outlet else replace(own, outlet=mail.outlet)
