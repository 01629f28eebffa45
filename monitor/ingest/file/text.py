"""Files that are one article each: plain text, Markdown and saved pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from monitor.errors import ReadError
from monitor.ingest.bytes import encoding
from monitor.ingest.file import databases, labels, saved, several
from monitor.ingest.file.records import Fault, Record, crowded, markup
from monitor.models import Form, Meta

_DECLARED = re.compile(rb"""<(?:meta|\?xml)\b[^<>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_HIDDEN = ("script", "style", "template", "noscript")
_NAME = re.compile(r"/?[a-zA-Z][a-zA-Z0-9]*|!--|[!?][a-zA-Z]").match  # of a tag, behind its "<"


def plain(stream: BinaryIO, mapping: Mapping[str, str]) -> Iterator[Record | Fault]:
    """A .txt file: front matter, if any, and the text. A page saved under this name is read as a page."""
    yield from _labelled(stream, "text")


def markdown(stream: BinaryIO, mapping: Mapping[str, str]) -> Iterator[Record | Fault]:
    """A .md file: front matter, if any, and the text."""
    yield from _labelled(stream, "markdown")


def page(stream: BinaryIO, mapping: Mapping[str, str]) -> Iterator[Record | Fault]:
    """A saved web page, markup and all; what it says about itself is for the cleaning to find."""
    yield from whole(stream.read())


def whole(data: bytes, said: str | None = None, url: str | None = None) -> Iterator[Record | Fault]:
    """The page in `data`, with its encoding as somebody else `said` it and the address that it was saved from."""
    text, warning = encoding.decode(data, said or declared(data))
    if fault := crowded("html", text):
        raise ReadError(fault)
    words, ended = visible(text)
    if not words.strip():
        raise ReadError("holds no text" if ended else "breaks off before any text; save the page again")
    if warning:
        yield Fault(warning)
    if not ended:
        yield Fault("breaks off before the page ends; save the page again if its text is cut")
    yield Record("html", text, Meta(url=url or saved.address(text)))


def declared(data: bytes) -> str | None:
    """The encoding that a page says it has, in its first 4,096 bytes."""
    match = _DECLARED.search(data[:4096])
    return match[1].decode("ascii", "ignore") if match else None


def visible(html: str) -> tuple[str, bool]:
    """(the text between the tags, roughly; whether the page is whole). Takes time in proportion to its length.

    A page is not whole that ends inside a tag, a comment or a script, or that opens <html> and never closes it.
    """
    kept: list[str] = []
    hidden = ""  # the element whose end is awaited
    whole = True
    first, *pieces = html.split("<")
    kept.append(first)
    for piece in pieces:
        if hidden == "!--":
            _, closed, rest = piece.partition("-->")
            hidden = "" if closed else hidden
            kept.append(rest if closed else "")
            continue
        name = _NAME(piece)
        if hidden and (name is None or name[0].lower() != "/" + hidden):
            continue
        if name is None:
            kept.append("<" + piece)
            continue
        if name[0] == "!--":
            _, closed, rest = piece[3:].partition("-->")
            hidden = "" if closed else "!--"
            kept.append(rest if closed else "")
            continue
        _, closed, rest = piece.partition(">")
        whole = bool(closed)
        low = name[0].lower()
        hidden = low if low in _HIDDEN else ""
        kept.append("" if hidden else " " + rest)
    head, tail = html[:2000].lower(), html[-2000:].lower()
    unclosed = (
        "<html" in head and "</html" not in tail and "</html" not in html.lower() and "</body" not in html.lower()
    )
    return "".join(kept), whole and not hidden and not unclosed


def _labelled(stream: BinaryIO, form: Form) -> Iterator[Record | Fault]:
    text, warning = encoding.decode(stream.read())
    yield from map(Fault, [warning] if warning else [])
    yield from of_text(text, form)


def of_text(text: str, form: Form) -> Iterator[Record | Fault]:
    """The article of a text, or the several that it holds: the export of a press database, or parted by rules."""
    if form == "text" and (found := databases.articles(text)):
        yield from found
        return
    pieces = several.parts(text)
    for number, piece in enumerate(pieces, 1):
        yield from _one(piece, form, str(number) if len(pieces) > 1 else None)


def _one(text: str, form: Form, row: str | None) -> Iterator[Record | Fault]:
    given, content, faults = labels.split(text)
    if not content.strip():
        raise ReadError("holds labels and no text" if text.strip() else "is empty")
    yield from map(Fault, faults)
    form = "html" if form == "text" and markup(content[:5000]) else form
    if fault := crowded(form, content):
        raise ReadError(fault)
    yield Record(form, content, given, row)
