"""What a person asks of sources: to add one by its address or a list of them, to try them, to take the list away."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from monitor.config import Config, FeedSource, ReaderSource
from monitor.errors import FetchError, MonitorError, ReadError
from monitor.render.base.display import visible
from monitor.steps import Step, Tell, silent

if TYPE_CHECKING:
    from monitor.ingest.feed.discover import Found
    from monitor.ingest.feed.entries import Entry
    from monitor.ingest.web.fetch import Client

SHOWN = 5  #: entries
SHORT = 60  #: words; where most entries have fewer, the pages behind them are read
_NAME = 40  # characters
_LISTS = (".opml", ".xml")


@dataclass(frozen=True, slots=True)
class Added:
    """What is to be added, and what is told of it."""

    rows: tuple[dict[str, str | bool], ...]
    told: tuple[str, ...]
    failed: tuple[str, ...]


def client(config: Config) -> Client:
    """The way to the network within the configuration's limits."""
    from monitor.config.client import limits
    from monitor.ingest.web.fetch import Client

    return Client(**limits(config.fetch))


def add(config: Config, what: str, tell: Tell = silent) -> Added:
    """The rows for the feeds behind an address, or of a file with a list of feeds (OPML). Raises MonitorError."""
    path = Path(what)
    with client(config) as fetch:
        if "://" not in what and (path.suffix.lower() in _LISTS or path.is_file()):
            return _of_list(config, fetch, path, tell)
        tell(Step("looking for feeds", what))
        return _of_address(config, fetch, what)


def _of_address(config: Config, fetch: Client, address: str) -> Added:
    from monitor.ingest.feed.discover import find

    search = find(fetch, address)
    if (found := search.found) is None:
        return Added((), (), (visible(search.why),))
    if name := _held(config).get(_same(found.url)):
        return Added((), (f"{found.url} is a source already: {name}",), ())
    new = _row(found, None, {source.name for source in config.sources})
    more = [f"the page names another feed: {url}" for url in search.others]
    return Added((new,), tuple(map(visible, [*_preview(new, found), *more])), ())


def _of_list(config: Config, fetch: Client, path: Path, tell: Tell) -> Added:
    from monitor.ingest.feed.discover import read
    from monitor.ingest.feed.feeds import FEED_TYPES

    outlines, faults = _outlines(path)
    held, taken = _held(config), {source.name for source in config.sources}
    new = [outline for outline in outlines if _same(outline.url) not in held]
    fetch.ahead([outline.url for outline in new], accept=FEED_TYPES)
    rows: list[dict[str, str | bool]] = []
    told = [f"{len(outlines) - len(new)} of the list are sources already"] if len(new) < len(outlines) else []
    for number, outline in enumerate(new, 1):
        tell(Step("reading feeds", outline.url, number, len(new)))
        try:
            found = read(fetch, outline.url)
        except (FetchError, ReadError) as error:
            faults.append(f"{_about(outline.url, error)}; it was left out")
            continue
        rows.append(_row(found, outline.title, taken))
        taken.add(str(rows[-1]["name"]))
        told += _preview(rows[-1], found, most=1)
    return Added(tuple(rows), tuple(map(visible, told)), tuple(map(visible, faults)))


def _outlines(path: Path) -> tuple[list[Any], list[str]]:
    from monitor.ingest.feed import opml

    try:
        with path.open("rb") as stream:
            return opml.read(stream.read(opml.LARGEST + 1))
    except (OSError, ReadError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise MonitorError(f"{path}: {reason}") from None


def tried(config: Config, tell: Tell = silent) -> Iterator[tuple[str, bool]]:
    """A line for each reader and feed: what it gives now, or what is wrong; and whether all is right."""
    from monitor.ingest.feed.discover import read
    from monitor.ingest.feed.feeds import FEED_TYPES

    feeds = [source for source in config.sources if isinstance(source, FeedSource)]
    with client(config) as fetch:
        for source in config.sources:
            if isinstance(source, ReaderSource):
                yield _entered(source, fetch)
        fetch.ahead([source.url for source in feeds], accept=FEED_TYPES)
        for number, source in enumerate(feeds, 1):
            tell(Step("reading feeds", source.name, number, len(feeds)))
            try:
                feed = read(fetch, source.url).feed
            except (FetchError, ReadError) as error:
                yield visible(f"{source.name}: {_about(source.url, error)}"), False
                continue
            last = max((e.meta.published or "" for e in feed.entries), default="")
            newest = f", the newest of {last}" if last else ""
            faults = "".join(f"; {fault}" for fault in feed.faults)
            yield visible(f"{source.name}: {len(feed.entries)} entries{newest}{faults}"), not feed.faults


def _entered(source: ReaderSource, fetch: Client) -> tuple[str, bool]:
    from monitor.ingest.feed.reader import entered

    try:
        labels = entered(source, fetch).labels()
    except (FetchError, ReadError) as error:
        return visible(f"{source.name}: {_about(source.url, error)}"), False
    return visible(f"{source.name}: lets us in; {len(labels)} folders and labels"), True


def as_opml(config: Config) -> str:
    """The feeds of sources.yaml as other readers take them."""
    from monitor.ingest.feed.opml import Outline, write

    feeds = (Outline(s.url, s.outlet or s.name) for s in config.sources if isinstance(s, FeedSource))
    return write(config.newsletter.title, feeds)


def _held(config: Config) -> dict[str, str]:
    return {_same(source.url): source.name for source in config.sources if isinstance(source, FeedSource)}


def _same(url: str) -> str:
    return re.sub(r"^https?://", "", url).rstrip("/")


def _about(url: str, error: Exception) -> str:
    return str(error) if isinstance(error, FetchError) else f"{url}: {error}"


def _row(found: Found, title: str | None, taken: Collection[str]) -> dict[str, str | bool]:
    row: dict[str, str | bool] = {"name": named(title or found.feed.title, found.url, taken), "kind": "feed"}
    row["url"] = found.url
    return row | ({"full_text": True} if _short(found.feed.entries) else {})


def named(title: str | None, url: str, taken: Collection[str]) -> str:
    """A name for a source that no other has: its title, else its host, in small letters, digits and hyphens."""
    name = _slug(title or "") or _slug((urlsplit(url).hostname or "").removeprefix("www.")) or "feed"
    numbered = (f"{name}-{n}" for n in range(2, len(taken) + 3))
    return name if name not in taken else next(one for one in numbered if one not in taken)


def _slug(text: str) -> str:
    folded = unicodedata.normalize("NFC", text).casefold()
    return re.sub(r"[\W_]+", "-", folded).strip("-")[:_NAME].strip("-")


def _words(entry: Entry) -> int:
    return len(re.sub(r"<[^<>]*>", " ", entry.html).split())


def _short(entries: Sequence[Entry]) -> bool:
    """Whether most entries have a page, and less text than an article."""
    paged = [entry for entry in entries if entry.meta.url]
    return bool(paged) and len(paged) * 2 > len(entries) and median(map(_words, entries)) < SHORT


def _preview(row: dict[str, str | bool], found: Found, most: int = SHOWN) -> Iterator[str]:
    """What a source would give: its name, its feed, its last entries as they would be read."""
    yield f"{row['name']}: {found.url}, {len(found.feed.entries)} entries"
    latest = sorted(found.feed.entries, key=lambda entry: entry.meta.published or "", reverse=True)
    for entry in latest[:most]:
        day = (entry.meta.published or "no date")[:10]
        yield f"  {day:10}  {entry.meta.title or '(no title)'} ({_words(entry)} words)"
    if "full_text" in row:
        yield "  its entries are short: full_text: true reads the pages behind them"
