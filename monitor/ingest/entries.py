"""The bytes of an RSS or Atom feed -> its entries.

feedparser sees only bytes that were fetched, bounded, decoded and freed of entity declarations. Its cleaning of HTML
is off: the cleaning room keeps words only and must see the mark-up that tells an article from what surrounds it.
"""

from __future__ import annotations

import html
import io
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

import feedparser

from monitor.errors import ReadError
from monitor.ingest import dates, encoding, meta
from monitor.ingest.fetch import Response
from monitor.models import Meta

ENTRIES = 1_000  # of one feed that are read
TAGS = 300_000  # outside of escaped text; feedparser takes up to 50 µs for each

_LINKS = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+xml", "application/rdf+xml"})
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,100}?encoding=["']([\w.:-]{1,40})["']|<meta[^>]{0,200}?charset=["']?([\w.:-]{1,40})"""
)
_DOCTYPE = re.compile(r"<!DOCTYPE[^<>\[\]]{0,500}(?:\[[^\]]{0,5000}\]\s*)?>")
_ENTITY = re.compile(r"<!(?=ENTITY)")
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--[^<>]*-->")
_ENTRY_START = re.compile(r"<(?:\w{1,20}:)?(?:item|entry)[\s/>]")
_ENTRY_END = re.compile(r"</(?:\w{1,20}:)?(?:item|entry)\s*>")
_ROOT = re.compile(r"<(?:\w{1,20}:)?(rss|feed|rdf|html|!doctype html)\b", re.IGNORECASE)
_MAILBOX = re.compile(r"[^\s()<>@]{0,100}@[^\s()<>@]{0,100}")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed."""

    id: str  #: stable name of it within its feed
    html: str  #: its own text, "" where it has none
    meta: Meta


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says, and what was wrong with it."""

    title: str | None
    entries: tuple[Entry, ...]
    faults: tuple[str, ...]


def parse(answer: Response) -> Feed:
    """The feed in `answer`. Raises ReadError where there is none, naming the feeds of a web page."""
    if encoding.binary(answer.body):
        raise ReadError("this is no text and so no feed; check the address")
    text, warning = decoded(answer)
    text = text.lstrip()
    if not text:
        raise ReadError("is empty; check the address, or try again later")
    root = _ROOT.search(text[:4_000])
    if root is None or root[1].lower() in {"html", "!doctype html"}:
        raise ReadError(_no_feed(text, answer.url, page=root is not None))
    text, left_out = _shortened(text)
    found = feedparser.parse(
        io.BytesIO(_harmless(text).encode()),
        response_headers={"content-type": "application/xml; charset=utf-8", "content-location": answer.url},
        sanitize_html=False,
        resolve_relative_uris=True,
    )
    entries = _distinct(found.entries, answer.url, literal_titles=str(found.version).startswith("atom"))
    faults = [warning] if warning else []
    if found.bozo:
        faults.append(_broken(found.bozo_exception, len(entries)))
    if left_out:
        faults.append(f"holds {ENTRIES + left_out} entries; the first {ENTRIES} were read, {left_out} were left out")
    language = found.feed.get("language")
    return Feed(
        title=_line(found.feed.get("title")),
        entries=tuple(entry if entry.meta.language else _with_language(entry, language) for entry in entries[:ENTRIES]),
        faults=tuple(faults),
    )


def _distinct(raw: list[Any], base: str, *, literal_titles: bool) -> list[Entry]:
    """The entries, each once. A link that different entries share is the address of none of them."""
    entries = [_entry(item, base, literal_titles=literal_titles) for item in raw]
    shared = Counter(url for url, _ in {(e.meta.url, e.id) for e in entries})
    kept: dict[str, Entry] = {}
    for entry in entries:
        if shared[entry.meta.url] > 1:
            entry = replace(entry, meta=replace(entry.meta, url=None))
        kept.setdefault(entry.meta.url or entry.id, entry)
    return list(kept.values())


def _entry(item: Any, base: str, *, literal_titles: bool) -> Entry:
    field: Callable[[str], Any] = lambda name: dict.get(item, name)  # noqa: E731 - feedparser's own `get` swaps dates
    detail = field("title_detail") or {}
    title = _line(field("title"), literal=literal_titles and detail.get("type") == "text/plain")
    url = _address(field("link"), base)
    body = _richest(item)
    name = str(field("id") or sha256(f"{title}\n{body}".encode()).hexdigest()[:32])
    said, _ = meta.read(
        {
            "title": title,
            "byline": _persons(field),
            "published": _published(field),
            "url": url,
            "language": detail.get("language"),
        }
    )
    return Entry(name if len(name) <= 200 else sha256(name.encode()).hexdigest()[:32], body, said)


def _published(field: Callable[[str], Any]) -> str | None:
    """The date in the feed's own words and offset. What feedparser makes of it is not asked: it guesses."""
    return dates.first(field(key) for key in ("published", "updated", "created"))


def _richest(item: Any) -> str:
    """The longest of the entry's texts as an HTML page, "" where there is none."""
    texts = [*(dict.get(item, "content") or []), dict.get(item, "summary_detail") or {}]
    bodies = [_as_html(text.get("value") or "", text.get("type")) for text in texts]
    best = max(bodies, key=lambda body: len(_plain(body)))
    if not _plain(best).strip():
        return ""
    return f"<!DOCTYPE html>\n<html><body><article>\n{best}\n</article></body></html>"


def _as_html(text: str, kind: str | None) -> str:
    if kind != "text/plain":
        if _TAG.search(text):
            return text
        text = _plain(text)
    return "\n".join(f"<p>{html.escape(part, quote=False)}</p>" for part in re.split(r"\n\s*\n", text) if part.strip())


def _plain(text: str) -> str:
    return _REFERENCE.sub(lambda found: html.unescape(found[0]), _TAG.sub("", text))


def _line(text: str | None, *, literal: bool = False) -> str | None:
    """One line of plain text; None where there is none. `literal`: nothing in it is mark-up."""
    line = " ".join((text if literal else _plain(text)).split()) if text else ""
    return line[:500] or None


def _persons(field: Callable[[str], Any]) -> list[str]:
    """The authors' names. Of a lone one the feed's words count: feedparser cuts up addresses in longer domains."""
    authors = field("authors") or []
    said = [field("author")] if len(authors) == 1 else [author.get("name") for author in authors]
    lines = [_MAILBOX.sub("", _line(name) or "").strip(" ()<>,;") for name in said]
    return [name for line in lines for name in meta.names(line)]


def _address(link: str | None, base: str) -> str | None:
    """`link` as an absolute web address, None where it is none (javascript:, mailto:, nonsense)."""
    try:
        url = urljoin(base, (link or "").strip())
        parts = urlsplit(url)
        fits = link and parts.scheme in {"http", "https"} and parts.hostname and "@" not in parts.netloc
    except ValueError:
        return None
    return url if fits and len(url) <= 2_000 and not re.search(r"[\x00-\x20\x7f<>\"]", url) else None


def _with_language(entry: Entry, language: str | None) -> Entry:
    said, _ = meta.read({"language": language})
    return replace(entry, meta=replace(entry.meta, language=said.language))


# --- the text of a feed ------------------------------------------------------------------------------------------


def decoded(answer: Response) -> tuple[str, str | None]:
    """The text of a fetched page or feed, and a warning where it may be damaged."""
    declared = _DECLARED.search(answer.body[:4_000])
    own = (declared[1] or declared[2]).decode("ascii") if declared else None
    return encoding.decode(answer.body, own or answer.charset)


def _shortened(text: str) -> tuple[str, int]:
    """`text` without what follows its first ENTRIES entries but its end, and how many entries that leaves out."""
    ends = [found.end() for found in _ENTRY_END.finditer(text)]
    left_out = max(0, len(ends) - ENTRIES)
    if left_out:
        text = text[: ends[ENTRIES - 1]] + text[ends[-1] :]
    if sum(1 for _ in _ENTRY_START.finditer(text)) > 2 * ENTRIES:
        raise ReadError("its entries begin and do not end; tell the publisher")
    if text.count("<") > TAGS:
        raise ReadError(f"holds more than {TAGS} tags, which no honest feed does; tell the publisher")
    return text, left_out


def _harmless(text: str) -> str:
    """`text` without entity declarations, which can blow up; HTML's own names are written out.

    A declaration that is not where it belongs makes the feed malformed, which the tolerant parser reads all the same.
    """

    def letter(found: re.Match[str]) -> str:
        character = html.unescape(found[0])
        return found[0] if character in "<>&\"'" else character

    if not text.startswith("<?xml"):
        text = '<?xml version="1.0"?>' + text  # feedparser would add a line, and then count wrongly
    head, rest = text[:10_000], text[10_000:]
    return _NAMED.sub(letter, _ENTITY.sub("<!-", _DOCTYPE.sub("", head, count=1) + rest))


def _broken(error: Exception, entries: int) -> str:
    line = getattr(error, "getLineNumber", lambda: None)()
    reason = getattr(error, "getMessage", lambda: str(error))()
    place = f" in line {line}" if line else ""
    return f"is not well-formed ({reason}{place}); {entries_of(entries)} could be read"


def entries_of(number: int) -> str:
    """The number with its noun."""
    return f"{number} {'entry' if number == 1 else 'entries'}"


def _no_feed(text: str, base: str, *, page: bool) -> str:
    if not page:
        return "this is no RSS or Atom feed; check the address"
    finder = _FeedLinks(base)
    finder.feed(text[:200_000])
    if not finder.found:
        return "this is a web page, not a feed, and it names no feeds"
    return f"this is a web page, not a feed; its feeds are: {', '.join(finder.found[:10])}"


class _FeedLinks(HTMLParser):
    """Finds the feeds that a page names in its head."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self._base = base
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: (value or "").strip() for name, value in attrs}
        if tag == "link" and "alternate" in given.get("rel", "").lower().split() and given.get("type", "") in _LINKS:
            url = _address(given.get("href"), self._base)
            if url and url not in self.found:
                self.found.append(url)
