"""A feed through feedparser, whatever that raises: as a whole, else entry by entry, and none lost but the one at fault.

feedparser sees only bytes that were fetched, bounded, decoded and mended. Its cleaning of HTML is off: the cleaning
room keeps words only and must see the mark-up that tells an article from what surrounds it.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import feedparser

from monitor.errors import ReadError
from monitor.ingest.feed.repair import parted

TOLD = 5  # entries that were left out are told one by one
FRAME = 20_000  # characters before the first entry that each part is read with; of longer ones the root alone

_ROOT = re.compile(r"<((?:\w{1,20}:)?(?:rss|feed|rdf))\b[^<>]{0,5000}>", re.IGNORECASE)
# Tags of extensions: places, media, shops. What an article needs has no prefix, or one of these.
_FOREIGN = re.compile(r"</?(?!(?:atom\d*|a10|content|dc|dcterms|rdf|rss|x?html):)[A-Za-z]\w{0,20}:\w[^<>]*>")
_TITLE = re.compile(r"<(?:\w{1,20}:)?title\b[^<>]{0,1000}>(.{0,2000}?)</", re.DOTALL)


Parser = Callable[[str], Any]  #: the text of a feed -> what feedparser makes of it


@dataclass(frozen=True, slots=True)
class Raw:
    """What feedparser made of a feed."""

    feed: Any
    entries: tuple[Any, ...]
    atom: bool
    faults: tuple[str, ...]


def parse(text: str, url: str, parser: Parser | None = None) -> Raw:
    """The feed in `text`, which was found at `url`. Raises ReadError where not even its frame can be read.

    `parser` stands for feedparser in tests.
    """
    read = parser or partial(_parsed, url=url)
    try:
        found = read(text)
    except Exception as error:  # noqa: BLE001 - a library's, of any kind
        return _simpler(text, read) or _salvaged(text, read, error)
    return _raw(found)


def _named(entry: str, number: int) -> str:
    """An entry as a message calls it, by its place and by its title where one can be made out."""
    found = _TITLE.search(entry)
    return called(html.unescape(re.sub(r"<!\[CDATA\[|\]\]>", "", found[1][:300])) if found else "", number)


def called(title: str, number: int) -> str:
    """An entry by its title and its place."""
    line = " ".join(title.split())[:80]
    return f'entry {number} ("{line}")' if line else f"entry {number}"


def entries_of(number: int) -> str:
    """The number with its noun."""
    return f"{number} {'entry' if number == 1 else 'entries'}"


def _parsed(text: str, url: str) -> Any:
    return feedparser.parse(
        io.BytesIO(text.encode("utf-8", "replace")),
        response_headers={"content-type": "application/xml; charset=utf-8", "content-location": url},
        sanitize_html=False,
        resolve_relative_uris=True,
    )


def _raw(found: Any) -> Raw:
    broken = (_broken(found.bozo_exception, len(found.entries)),) if found.bozo else ()
    return Raw(found.feed, tuple(found.entries), str(found.version).startswith("atom"), broken)


def _simpler(text: str, read: Parser) -> Raw | None:
    """The feed without the tags of extensions, none of which is used here; None where that does not help."""
    try:
        return _raw(read(_FOREIGN.sub("", text)))
    except Exception:  # noqa: BLE001 - as the feed itself
        return None


def _salvaged(text: str, read: Parser, error: Exception) -> Raw:
    head, parts, tail = parted(_FOREIGN.sub("", text))
    frame, empty = _frame(head, tail, read)
    if empty is None or not parts:
        raise ReadError(f"cannot be read ({said(error)}); tell the publisher")
    entries: list[Any] = []
    faults: list[str] = []
    for part in _read(parts, 0, frame, read):
        if isinstance(part, str):
            faults.append(part)
        else:
            entries += part.entries
    if len(faults) > TOLD:
        more = f"and {entries_of(len(faults) - TOLD)} more cannot be read and were left out"
        faults = [*faults[:TOLD], more]
    return Raw(empty.feed, tuple(entries), str(empty.version).startswith("atom"), tuple(faults))


def _frame(head: str, tail: str, read: Parser) -> tuple[tuple[str, str], Any]:
    """What stands around the entries, as far as it can be read, and the feed without them; None where it cannot."""
    frames = [(head, tail)] if len(head) + len(tail) <= FRAME else []
    if root := _ROOT.search(head):
        inner = ("<channel>", "</channel>") if root[1].lower() == "rss" else ("", "")
        frames.append((root[0] + inner[0], f"{inner[1]}</{root[1]}>"))
    for frame in frames:
        try:
            return frame, read("".join(frame))
        except Exception:  # noqa: BLE001, S112 - the next frame is smaller
            continue
    return ("", ""), None


def _read(parts: Sequence[str], first: int, frame: tuple[str, str], read: Parser) -> Iterator[Any]:
    """What feedparser makes of the parts, in as large groups as it takes; a fault for each that it raises on."""
    try:
        yield read(frame[0] + "".join(parts) + frame[1])
    except Exception as error:  # noqa: BLE001 - a library's, of any kind
        if len(parts) == 1:
            yield f"{_named(parts[0], first + 1)} cannot be read ({said(error)}) and was left out"
            return
        half = len(parts) // 2
        yield from _read(parts[:half], first, frame, read)
        yield from _read(parts[half:], first + half, frame, read)


def said(error: Exception) -> str:
    """What an error of a library says, in one short line."""
    words = " ".join(str(error).split())[:120]
    return f"{type(error).__name__}: {words}" if words else type(error).__name__


def _broken(error: Exception, entries: int) -> str:
    line = getattr(error, "getLineNumber", lambda: None)()
    reason = getattr(error, "getMessage", lambda: str(error))()
    place = f" in line {line}" if line else ""
    return f"is not well-formed ({reason}{place}); {entries_of(entries)} could be read"
