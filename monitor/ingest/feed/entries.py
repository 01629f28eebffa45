"""The bytes of an RSS or Atom feed -> its entries, each with the address or the name that is its own."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

from lxml.html.defs import tags

from monitor.errors import ReadError
from monitor.ingest import dates, meta
from monitor.ingest.bytes import encoding
from monitor.ingest.feed import formats, salvage
from monitor.ingest.feed.callings import Calling, Said, called
from monitor.ingest.feed.repair import ENTRIES, harmless, referred, shortened
from monitor.ingest.web.answer import decoded
from monitor.ingest.web.fetch import Response
from monitor.language.addresses import web
from monitor.language.identify import shown
from monitor.language.wrapped import unwrapped
from monitor.models import Meta

_LINKS = frozenset(f"application/{kind}" for kind in ("rss+xml", "atom+xml", "feed+xml", "rdf+xml", "feed+json"))
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--[^<>]*-->")
# What may stand before the root: blanks, comments, instructions to programs, a DOCTYPE.
_BEFORE = re.compile(
    r"(?:\s+|<!--.*?-->|<\?.*?\?>|<!DOCTYPE\b[^<>\[\]]{0,500}(?:\[[^\]]{0,5000}\]\s*)?>)", re.IGNORECASE | re.DOTALL
)
_ELEMENT = re.compile(r"<(?:\w{1,20}:)?(\w{1,30})\b")
_FEED = re.compile(r"<(?:\w{1,20}:)?(rss|feed|rdf|urlset|sitemapindex)\b[^<>]{0,5000}>", re.IGNORECASE)
_ENTRY = re.compile(r"<(?:\w{1,20}:)?(?:item|entry)[\s>]", re.IGNORECASE)
_ROOTS = frozenset({"rss", "feed", "rdf", "urlset", "sitemapindex"})
_REACH = 100_000  # characters in which a root is looked for behind what does not belong there
# What stands in the page that is shown to programs instead of what they asked for.
_CHALLENGE = re.compile(
    r"/cdn-cgi/challenge|challenge-platform|cf[-_]chl|_incapsula_|ddos-guard|px-captcha|datadome|g-recaptcha|h-captcha"
    r"|\bcaptcha\b|awswaf|<noscript>[^<>]{0,200}javascript",
    re.IGNORECASE,
)
CATEGORIES = 50  #: of one entry
_MAILBOX = re.compile(r"[^\s()<>@]{0,100}@[^\s()<>@]{0,100}")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed."""

    calling: Calling  #: what tells it from the others
    html: str  #: its own text, "" where it has none
    meta: Meta
    sections: tuple[str, ...] = ()  #: its categories


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says, and what was wrong with it."""

    title: str | None
    entries: tuple[Entry, ...]
    faults: tuple[str, ...]


def parse(answer: Response) -> Feed:
    """The feed in `answer`. Raises ReadError where there is none, naming the feeds of a web page, and nothing else."""
    try:
        return _parse(answer)
    except ReadError:
        raise
    except Exception as error:
        raise ReadError(f"cannot be read ({salvage.said(error)}); tell the publisher") from error


def _parse(answer: Response) -> Feed:
    if encoding.binary(answer.body):
        raise ReadError("this is no text and so no feed; check the address")
    text, warning = decoded(answer)
    text = text.lstrip()
    if not text:
        raise ReadError("is empty; check the address, or try again later")
    root = _root(text)
    raw = formats.other(text, root)
    if raw is None and root not in _ROOTS and not (root is None and _ENTRY.search(text)):
        raise ReadError(_no_feed(text, answer.url, page=root is not None))
    left_out = 0
    if raw is None:
        text, left_out = shortened(text)
        raw = salvage.parse(harmless(text), answer.url)
    entries, unread = listed(raw, answer.url)
    faults = [warning] if warning else []
    faults += [*raw.faults, *unread]
    if left_out:
        faults.append(f"holds {ENTRIES + left_out} entries; the first {ENTRIES} were read, {left_out} were left out")
    return Feed(_line(raw.feed.get("title")), tuple(entries[:ENTRIES]), tuple(faults))


def _root(text: str) -> str | None:
    """The name of the root of a feed, in lower case, or of the first element where there is none; None without any."""
    at = 0
    while before := _BEFORE.match(text, at):
        at = before.end()
    first = _ELEMENT.match(text, at)
    if first and (first[1].lower() in _ROOTS or first[1].lower() == "html"):
        return first[1].lower()
    later = _FEED.search(text, at, at + _REACH)
    found = later or first
    return found[1].lower() if found else None


def listed(raw: salvage.Raw, base: str) -> tuple[list[Entry], list[str]]:
    """The entries, each once and by its own name, and a fault for each that cannot be read."""
    read: list[tuple[Said, str, Meta, tuple[str, ...]]] = []
    faults: list[str] = []
    language = raw.feed.get("language")
    for number, item in enumerate(raw.entries, 1):
        try:
            read.append((*_entry(item, base, language, literal_titles=raw.atom), _categories(item)))
        except Exception as error:  # noqa: BLE001 - whatever feedparser made of it; the other entries are whole
            name = salvage.called(str(dict.get(item, "title") or ""), number)
            faults.append(f"{name} cannot be read ({salvage.said(error)}) and was left out")
    site = [base, *(str(link.get("href")) for link in raw.feed.get("links") or () if isinstance(link, dict))]
    callings = called([said for said, *_ in read], [address for link in site if (address := web(link, base))])
    pairs = zip(callings, read, strict=True)
    found = ((name, body, replace(m, url=name.url), s) for name, (_, body, m, s) in pairs if name is not None)
    return [Entry(*parts) for parts in found], faults


def _entry(item: Any, base: str, language: Any, *, literal_titles: bool) -> tuple[Said, str, Meta]:
    field: Callable[[str], Any] = lambda name: dict.get(item, name)  # noqa: E731 - feedparser's own `get` swaps dates
    detail = field("title_detail") or {}
    title = _line(field("title"), literal=literal_titles and detail.get("type") == "text/plain")
    outlet = _line((field("source") or {}).get("title")) if isinstance(field("source"), dict) else None
    title = _without(title, outlet)
    body = _richest(item)
    found, _ = meta.read(
        {
            "title": title,
            "byline": _persons(field),
            "outlet": outlet,
            "published": _published(field, str(detail.get("language") or language or "")),
            "language": detail.get("language"),
        }
    )
    claimed = found.language or meta.read({"language": language})[0].language
    plain = _plain(body)
    found = replace(found, language=shown(plain, claimed))
    guid = str(field("id") or "")
    file = next((link.get("href") for link in field("links") or () if link.get("rel") == "enclosure"), None)
    once = guid or sha256(f"{title}\n{body}".encode()).hexdigest()[:32]
    link = web(field("feedburner_origlink") or field("pheedo_origlink") or field("link"), base)
    return (
        Said(unwrapped(link) if link else None, guid or str(file or ""), title or "", plain, once),
        body,
        found,
    )


def _categories(item: Any) -> tuple[str, ...]:
    tags = dict.get(item, "tags") or []
    names = (_line(str(tag.get("label") or tag.get("term") or "")) for tag in tags if isinstance(tag, dict))
    return tuple(sorted({name for name in names if name}))[:CATEGORIES]


def _without(title: str | None, outlet: str | None) -> str | None:
    """A headline without the outlet that a search engine writes behind it."""
    if not title or not outlet:
        return title
    found = re.search(rf"\s+[-–—|]\s+{re.escape(outlet)}\Z", title, re.IGNORECASE)
    return title[: found.start()] if found and found.start() else title


def _published(field: Callable[[str], Any], place: str) -> str | None:
    """The date in the feed's own words and offset. What feedparser makes of it is not asked: it guesses."""
    return dates.first((field(key) for key in ("published", "updated", "created")), place)


def _richest(item: Any) -> str:
    """The longest of the entry's texts as an HTML page, "" where there is none."""
    texts = [*(dict.get(item, "content") or []), dict.get(item, "summary_detail") or {}]
    bodies = [_as_html(referred(text.get("value") or ""), text.get("type")) for text in texts]
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
    line = " ".join((text if literal else _unmarked(referred(text))).split()) if text else ""
    return line[:500] or None


def _unmarked(text: str) -> str:
    """A line without HTML; what stands between < and > and is no element of HTML is text: "Strike <live> report"."""
    plain = _TAG.sub(lambda found: "" if _is_html(found[0]) else found[0], text)
    return _REFERENCE.sub(lambda found: html.unescape(found[0]), plain)


def _is_html(mark: str) -> bool:
    return mark.startswith("<!--") or re.split(r"[\s/>]", mark.lstrip("</"), maxsplit=1)[0].lower() in tags


def _persons(field: Callable[[str], Any]) -> list[str]:
    """The authors' names. Of a lone one the feed's words count: feedparser cuts up addresses in longer domains."""
    authors = field("authors") or []
    said = [field("author")] if len(authors) == 1 else [author.get("name") for author in authors]
    lines = [_MAILBOX.sub("", _line(name) or "").strip(" ()<>,;") for name in said]
    return [name for line in lines for name in meta.names(line)]


# --- the text of a feed ------------------------------------------------------------------------------------------


def _no_feed(text: str, base: str, *, page: bool) -> str:
    if _CHALLENGE.search(text[:_REACH]):
        return "the server shows a challenge for browsers instead of a feed; it refuses programs: ask the publisher"
    if not page:
        return "this is no RSS or Atom feed; check the address"
    if not (found := linked(text, base)):
        return "this is a web page, not a feed, and it names no feeds"
    return f"this is a web page, not a feed; its feeds are: {', '.join(found[:10])}"


def linked(text: str, base: str) -> tuple[str, ...]:
    """The addresses of the feeds that a web page names in its head, in its order."""
    finder = _FeedLinks(base)
    with suppress(AssertionError):  # of the standard library, at "<![": what was found before it counts
        finder.feed(text[:200_000])
    return tuple(finder.found)


class _FeedLinks(HTMLParser):
    """Finds the feeds that a page names in its head."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self._base = base
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: (value or "").strip() for name, value in attrs}
        if tag == "link" and "alternate" in given.get("rel", "").lower().split() and given.get("type", "") in _LINKS:
            url = web(given.get("href"), self._base)
            if url and url not in self.found:
                self.found.append(url)
