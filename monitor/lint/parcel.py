"""A mail taken apart: headers, plain text, HTML. What is broken is told, not raised."""

from __future__ import annotations

from dataclasses import dataclass
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.policy import compat32

LARGEST = 10_000_000  #: bytes of a mail that is looked at
_MOST_PARTS = 200
_MOST_HEADERS = 500
_LONGEST_HEADER = 10_000  # characters


@dataclass(frozen=True, slots=True)
class Parcel:
    """A mail, or the HTML of one alone."""

    headers: tuple[tuple[str, str, str], ...]  #: name in lower case, value as written (with its folds), value decoded
    types: tuple[str, ...]  #: content types of its parts that hold text, in order, with that of the whole first
    html: str | None
    text: str | None
    html_bytes: int
    charsets: tuple[tuple[str, str], ...]  #: content type, character set as declared ("" for none) of text parts
    fault: str | None = None  #: why it could not be read

    @property
    def alone(self) -> bool:
        """Whether this is HTML without a mail around it."""
        return not self.types

    def every(self, name: str) -> list[str]:
        """The decoded values of the header `name`."""
        return [decoded for known, _, decoded in self.headers if known == name.lower()]

    def one(self, name: str) -> str | None:
        """The first value of the header `name`; None where it is not there."""
        return next(iter(self.every(name)), None)


def page(html: bytes) -> Parcel:
    """The parcel of an .html file."""
    fault = f"it has {len(html)} bytes" if len(html) > LARGEST else None
    return Parcel((), (), html[:LARGEST].decode("utf-8", "replace"), None, len(html), (), fault)


def mail(raw: bytes) -> Parcel:
    """The parcel of an .eml file."""
    if len(raw) > LARGEST:
        return _broken(f"it has {len(raw)} bytes")
    try:
        message = message_from_bytes(raw, policy=compat32)
        parts = []
        for part in message.walk():
            parts.append(part)
            if len(parts) > _MOST_PARTS:
                return _broken(f"it has more than {_MOST_PARTS} parts")
        return _parcel(message, parts)
    except (RecursionError, MessageError, ValueError, LookupError, TypeError, AttributeError) as error:
        return _broken(f"it is no mail that can be read ({type(error).__name__})")


def _parcel(message: Message, parts: list[Message]) -> Parcel:
    shown = [p for p in parts if p.get_content_maintype() == "text" and p.get_content_disposition() != "attachment"]
    bodies = {kind: next((p for p in shown if p.get_content_subtype() == kind), None) for kind in ("plain", "html")}
    html, text = (_words(part) if (part := bodies[kind]) else None for kind in ("html", "plain"))
    written = [(name[:200].lower(), str(value)[:_LONGEST_HEADER]) for name, value in message.items()[:_MOST_HEADERS]]
    headers = tuple((name, value, _decoded(value)) for name, value in written)
    return Parcel(
        headers=headers,
        types=(message.get_content_type(), *(p.get_content_type() for p in shown)),
        html=html,
        text=text,
        html_bytes=len(html.encode("utf-8", "replace")) if html is not None else 0,
        charsets=tuple((p.get_content_type(), str(p.get_param("charset") or "").lower()) for p in shown),
        fault=None if headers else "it has no headers",
    )


def _broken(why: str) -> Parcel:
    return Parcel((), ("",), None, None, 0, (), why)


def _words(part: Message) -> str:
    raw = part.get_payload(decode=True)
    data = raw if isinstance(raw, bytes) else b""
    charset = part.get_param("charset") or "utf-8"
    try:
        return data.decode(charset if isinstance(charset, str) else "utf-8", "replace")
    except (LookupError, ValueError):
        return data.decode("utf-8", "replace")


def _decoded(value: str) -> str:
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError):
        return value
    words = []
    for piece, charset in pieces:
        try:
            words.append(piece if isinstance(piece, str) else piece.decode(charset or "utf-8", "replace"))
        except (LookupError, ValueError):
            words.append(piece.decode("utf-8", "replace") if isinstance(piece, bytes) else piece)
    return "".join(words)
