"""Pages as browsers save them: one file of parts (MHTML), and pages that say in a comment where they came from."""

from __future__ import annotations

import re
from email.message import Message

from monitor.errors import ReadError
from monitor.ingest.bytes import encoding
from monitor.language.addresses import web

_HEAD, _TAIL = 6_000, 2_000  # characters in which a page says where it was saved
_COMMENT = re.compile(r"<!--(.{0,600}?)-->", re.DOTALL)
_SAVED = re.compile(r"\b(?:saved|mirrored|archived|captured|downloaded|url)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\"']{4,1900}", re.IGNORECASE)
_MIRRORED = re.compile(r"\bfrom\s+([\w-]+(?:\.[\w-]+)+/[^\s<>\"']{0,1900})\s+by\b", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"data-scrapbook-source=[\"']?(https?://[^\s<>\"']{4,1900})"
    r"|<meta\s+name=[\"']?savepage-url[\"']?\s+content=[\"']?(https?://[^\s<>\"']{4,1900})",
    re.IGNORECASE,
)
_CANONICAL = re.compile(r"rel=[\"']?canonical\b|property=[\"']?og:url\b", re.IGNORECASE)
_SAVER = re.compile(r"\s*<?\s*saved by\b", re.IGNORECASE)
_LOCATIONS = ("Snapshot-Content-Location", "Content-Location")


def address(html: str) -> str | None:
    """Where a saved page says that it was saved from; None where it says nothing, or what its true address is."""
    if _CANONICAL.search(html):
        return None
    places = html[:_HEAD] + html[-_TAIL:] if len(html) > _HEAD + _TAIL else html
    for comment in _COMMENT.finditer(places):
        if _SAVED.search(comment[1]) and (found := _ADDRESS.search(comment[1])):
            return web(found[0].rstrip(".,;)"))
        if mirrored := _MIRRORED.search(comment[1]):
            return web(f"https://{mirrored[1]}")
    marked = _ATTRIBUTE.search(places)
    return web(marked[1] or marked[2]) if marked else None


def is_archive(message: Message) -> bool:
    """Whether a message in MIME is a page that a browser saved, and no mail."""
    if _LOCATIONS[0] in message or _SAVER.match(str(message.get("From", ""))):
        return True
    related = message.get_content_type() == "multipart/related"
    return related and not any(name in message for name in ("To", "Received", "Message-ID", "Reply-To"))


def archived(message: Message) -> tuple[bytes, str | None, str | None]:
    """(bytes, declared encoding, address) of the page in a file of parts. Raises ReadError where there is none."""
    pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    if not pages:
        raise ReadError("holds no page, only its pictures; save the page again")
    place = _location(message)
    page = next((part for part in pages if place and _location(part) == place), pages[0])
    data = page.get_payload(decode=True)
    if not isinstance(data, bytes) or encoding.binary(data):
        raise ReadError("holds a page that cannot be decoded; save the page again")
    return data, page.get_content_charset(), place or _location(page)


def _location(part: Message) -> str | None:
    found = (re.sub(r"\s+", "", str(part.get(name, ""))) for name in _LOCATIONS)
    return next((url for text in found if _ADDRESS.match(text) and (url := web(text))), None)
