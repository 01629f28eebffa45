"""Feeds: a document for each entry, and the page behind it where the source wants full text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from monitor.config import FeedSource
from monitor.errors import FetchError, ReadError
from monitor.ingest.feed.entries import Entry, Feed, parse
from monitor.ingest.feed.salvage import entries_of
from monitor.ingest.web.fetch import Client, Response
from monitor.ingest.web.pages import page
from monitor.ingest.web.robots import PAGE_TYPES
from monitor.language.addresses import is_web
from monitor.models import Document, Problem, instant
from monitor.steps import each

if TYPE_CHECKING:
    from monitor.ingest.world import World

FAILURES = 3  # pages in a row; then the feed's other pages are not asked for in this run

READY = 500  # feeds that are parsed and not read
FEEDS = 16  # whose pages are begun and not read
BEHIND = 60  # pages of one feed that are

NEWEST = 3  # entries without a date that are news when their feed is read for the first time
_FIRST_YEAR = 1990  # of feeds' entries; earlier ones are what systems write
_AHEAD = timedelta(days=2)  # of now: what a clock or a zone may be wrong by

FEED_TYPES = "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"


def read(source: FeedSource, world: World) -> Iterator[Document | Problem]:
    """A document for each entry of the feed, and a problem for whatever failed; nothing where the feed is unchanged.

    With `full_text`, entries whose page is already held (`world.known`) are passed over, pages of entries older than
    `world.since` are not fetched, and an entry whose page fails comes with its own text. The feed's validators are
    confirmed only if nothing was wrong, so that whatever failed is tried again.
    """
    if world.fetch is None:
        yield Problem(source.name, f"{source.url}: not read, since nothing is fetched in this run")
        return
    try:
        answer = world.fetch.get(source.url, accept=FEED_TYPES)
        if answer.status == 304:
            return
        ready = world.ready.pop(source.url, None)
        feed = ready if isinstance(ready, Feed) else parse(answer)
    except FetchError as error:
        yield Problem(source.name, str(error))
        return
    except ReadError as error:
        yield Problem(source.name, f"{source.url}: {error}")
        return
    feed, misdated = dated(feed, world.now)
    yield from (Problem(source.name, f"{source.url}: {fault}") for fault in (*feed.faults, *misdated))
    if source.full_text:
        _begin(feed, world)
    sound = not feed.faults
    for item in documents(feed, source, world, Pages(world.fetch, world.since)):
        sound = sound and isinstance(item, Document)
        yield item
    if sound:
        world.fetch.confirm(source.url)


def dated(feed: Feed, now: datetime) -> tuple[Feed, list[str]]:
    """The feed with each impossible date as unknown, and a fault for them all."""
    wrong = [entry for entry in feed.entries if not _possible(entry.meta.published, now)]
    if not wrong:
        return feed, []
    entries = (replace(e, meta=replace(e.meta, published=None)) if e in wrong else e for e in feed.entries)
    name, more = wrong[0].meta, f", and {len(wrong) - 1} more" if len(wrong) > 1 else ""
    words = f'"{(name.title or name.url or "")[:80]}" is dated {name.published}{more}'
    return replace(feed, entries=tuple(entries)), [f"{words}: no date that can be right, and taken as unknown"]


def _possible(published: str | None, now: datetime) -> bool:
    if published is None:
        return True
    moment = instant(published, UTC)
    return moment.year >= _FIRST_YEAR and moment <= now + _AHEAD


def _is_old(published: str | None, since: datetime | None) -> bool:
    """Whether a page need not be read, with a day of grace: the date may be a bare one, or in a zone nobody named."""
    return bool(published and since and instant(published, UTC) + timedelta(days=1) < since)


def _called(feed: str, entry: Entry) -> str:
    """What is told of an entry that is at hand."""
    return entry.meta.url or entry.meta.title or feed


def documents(feed: Feed, source: FeedSource, world: World, pages: Pages) -> Iterator[Document | Problem]:
    """A document for each entry that has a text, of its own or on its page, and a problem for whatever failed."""
    outlet = source.outlet or feed.title or urlsplit(source.url).hostname
    bare, undated, first = 0, 0, world.first(source.name)
    named = partial(_called, source.url)
    for entry in each(world.tell, f"reading {source.name}", feed.entries, named):
        url, content = entry.meta.url, entry.html
        if source.full_text and url and entry.calling.row is None:
            if world.known(url, entry.meta.title):
                continue
            page, fault = pages.read(url, entry.meta.published)
            content = page or content
            if fault:
                yield Problem(source.name, fault + ("" if page else "; the feed's own text is used"))
        if content:
            undated += entry.meta.published is None
            seen = first and entry.meta.published is None and undated > NEWEST
            yield replace(_document(entry, content, source, outlet), seen=seen)
        else:
            bare += 1
    if first and undated > NEWEST:
        words = f"{entries_of(undated - NEWEST)} without a date in its first reading are taken as seen, not as news"
        yield Problem(source.name, f"{source.url}: {words}")
    if pages.left_out:
        words = f"{FAILURES} pages in a row failed; {pages.left_out} more were not asked for in this run"
        yield Problem(source.name, f"{source.url}: {words}")
    if bare:
        remedy = "" if source.full_text else "; write full_text: true to read the pages behind them"
        yield Problem(source.name, f"{source.url}: {entries_of(bare)} without text{remedy}")


def _document(entry: Entry, content: str, source: FeedSource, outlet: str | None) -> Document:
    name = entry.calling
    origin = source.url if name.url is None else name.url.partition("#")[0] if name.row else name.url
    known_as = tuple((place if is_web(place) else source.url + place, row) for place, row in name.others)
    made = Document(source.name, origin, name.row, "html", content, entry.meta, outlet, known_as)
    return replace(made, sections=entry.sections)


# --- the pages behind entries, begun while other feeds are awaited -----------------------------------------------


class PagesAhead:
    """Begins to get the pages behind the entries of feeds that have come, so that their hosts work side by side."""

    def __init__(self, sources: Sequence[object], world: World) -> None:
        self._feeds = [s.url for s in sources if isinstance(s, FeedSource)]
        self._left = [s for s in sources if isinstance(s, FeedSource) and s.full_text]
        self._world, self._begun = world, set[str]()

    def parse(self) -> None:
        """Parse the feeds that have come, as many as there is room for: for when there is nothing else to do."""
        for url in [url for url in self._feeds if url not in self._world.ready]:
            if len(self._world.ready) >= READY or self._world.fetch is None:
                return
            answer = self._world.fetch.arrived(url, accept=FEED_TYPES)
            if answer is not None and answer.status != 304:
                self._feeds.remove(url)
                with suppress(ReadError):  # which its own reading tells
                    self._world.ready[url] = parse(answer)

    def look(self) -> None:
        """Begin with the pages of feeds that have come since, of a few at a time: what is not read yet takes room."""
        for source in [s for s in self._left if s.name not in self._begun]:
            if len(self._begun) >= FEEDS or self._world.fetch is None:
                return
            if (answer := self._world.fetch.arrived(source.url, accept=FEED_TYPES)) is not None:
                self._begun.add(source.name)
                _begin(_feed(answer, self._world), self._world)

    def read(self, source: object) -> None:
        """Nothing more of this source is to come."""
        if source in self._left:
            self._left.remove(source)
            self._begun.discard(source.name)


def _feed(answer: Response, world: World) -> Feed | None:
    try:
        return dated(parse(answer), world.now)[0] if answer.status != 304 else None
    except ReadError:
        return None


def _begin(feed: Feed | None, world: World) -> None:
    """Begin to get the pages behind a feed's entries that a reading will ask for, at most so many."""
    if feed is None or world.fetch is None:
        return
    entries = (e for e in feed.entries if e.calling.row is None and not _is_old(e.meta.published, world.since))
    urls = (url for entry in entries if (url := entry.meta.url) and not world.known(url))
    world.fetch.ahead(islice(urls, BEHIND), accept=PAGE_TYPES, patience=FAILURES)


# --- the page behind an entry ------------------------------------------------------------------------------------


class Pages:
    """Reads pages one after another, and leaves a feed's pages alone once several in a row have failed."""

    def __init__(self, fetch: Client, since: datetime | None) -> None:
        self._fetch, self._since, self._failed = fetch, since, 0
        self.left_out = 0

    def read(self, url: str, published: str | None) -> tuple[str | None, str | None]:
        """The page's HTML, None where it is not to be had; and what was wrong, if anything."""
        if _is_old(published, self._since):
            return None, None
        if self._failed >= FAILURES:
            self.left_out += 1
            return None, None
        self._fetch.meanwhile()
        try:
            found = page(self._fetch, url)
        except FetchError as error:
            self._failed += 1
            return None, str(error)
        self._failed = 0
        self._fetch.confirm(url)
        return found.html, found.warning
