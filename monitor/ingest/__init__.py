"""Edges in: what the sources of sources.yaml hold -> Documents, and a Problem for each thing that failed.

A new kind of source is one function and one row in `INGESTERS`, or an entry point of the group `monitor.ingesters`.

files      a folder of clippings: folders (which files), formats (what reads them), labels (front matter, side-cars),
           text, mail and tables (the formats), meta and dates (their fields), encoding and alphabets (their letters)
post       mailboxes: which mails of whom; what is in them is read as files of mail are
feeds      RSS and Atom, over fetch, the only HTTP client; pages is what stands behind an entry, then and later
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Any, Protocol

from monitor.config import FeedSource, FilesSource, MailboxSource, PageSource, ReaderSource, Section, UrlsSource
from monitor.errors import MonitorError
from monitor.ingest.world import World
from monitor.models import Document, Problem
from monitor.seam import seam
from monitor.steps import Step, Tell

if TYPE_CHECKING:
    from monitor.ingest.feed.feeds import PagesAhead


class SourceConfig(Protocol):
    """A row of `sources:`."""

    @property
    def name(self) -> str:
        """The user's name for it."""

    @property
    def kind(self) -> str:
        """Which ingester reads it."""


@dataclass(frozen=True, slots=True)
class Ingester:
    """A kind of source."""

    schema: type[Section]  #: the keys that a row of this kind may hold, `kind: Literal[…]` among them
    read: Callable[[Any, World], Iterator[Document | Problem]]  #: takes a row of this kind


def _files(source: FilesSource, world: World) -> Iterator[Document | Problem]:
    from monitor.ingest.file import files

    return files.read(source, world)


def _feed(source: FeedSource, world: World) -> Iterator[Document | Problem]:
    from monitor.ingest.feed import feeds

    return feeds.read(source, world)


def _mailbox(source: MailboxSource, world: World) -> Iterator[Document | Problem]:
    from monitor.ingest.post import boxes

    return boxes.read(source, world)


def _page(source: PageSource, world: World) -> Iterator[Document | Problem]:
    from monitor.ingest.feed import lists

    return lists.listed(source, world)


def _urls(source: UrlsSource, world: World) -> Iterator[Document | Problem]:
    from monitor.ingest.feed import lists

    return lists.single(source, world)


def _reader(source: ReaderSource, world: World) -> Iterator[Document | Problem]:
    from monitor.ingest.feed import reader

    return reader.read(source, world)


INGESTERS = {
    "files": Ingester(FilesSource, _files),
    "feed": Ingester(FeedSource, _feed),
    "page": Ingester(PageSource, _page),
    "urls": Ingester(UrlsSource, _urls),
    "mailbox": Ingester(MailboxSource, _mailbox),
    "reader": Ingester(ReaderSource, _reader),
}
GROUP = "monitor.ingesters"


def schemas() -> tuple[type[Section], ...]:
    """What rows of the plug-ins' kinds may hold; a plug-in that does not load has none."""
    found = []
    for kind in sorted(_plug_ins()):
        with suppress(MonitorError):
            found.append(_ingester(kind).schema)
    return tuple(found)


def gather(sources: Iterable[SourceConfig], world: World) -> Iterator[Document | Problem]:
    """What all `sources` hold, in their order. A source that fails is a Problem that names it; the rest goes on."""
    sources = list(sources)
    ahead, tell = _begin(sources, world), world.tell
    for number, source in enumerate(sources):
        world = replace(world, tell=_counted(tell, number, len(sources)))
        _await(source, world, ahead)
        world.tell(Step(f"reading {source.name}"))
        failed: list[Problem] = []
        with seam(source.name, "", failed.append):
            yield from _ingester(source.kind).read(source, world)
        yield from failed
        if ahead is not None:
            ahead.read(source)


def _counted(tell: Tell, number: int, total: int) -> Tell:
    return lambda step: tell(replace(step, sources=(number, total)))


def _await(source: SourceConfig, world: World, ahead: PagesAhead | None) -> None:
    """What is done while a source's answers are awaited: others are parsed and their pages begun."""
    if ahead is None or world.fetch is None:
        return

    def meanwhile() -> None:
        ahead.look()
        ahead.parse()
        world.tell(Step(f"reading {source.name}", "waiting for an answer"))

    ahead.look()
    world.fetch.meanwhile = meanwhile


def _begin(sources: list[SourceConfig], world: World) -> PagesAhead | None:
    """Ask the hosts of all feeds at once, and of the pages behind them; all is read in the order of the sources."""
    urls = [source.url for source in sources if isinstance(source, FeedSource)]
    if world.fetch is None or len(urls) < 2:
        return None
    from monitor.ingest.feed.feeds import FEED_TYPES, PagesAhead

    world.fetch.ahead(urls, accept=FEED_TYPES)
    return PagesAhead(sources, world)


def _plug_ins() -> dict[str, EntryPoint]:
    return {point.name: point for point in sorted(entry_points(group=GROUP), key=lambda point: point.value)}


def _ingester(kind: str) -> Ingester:
    """The ingester of a kind, ours or a plug-in's. Raises MonitorError where there is none or it does not load."""
    if kind in INGESTERS:
        return INGESTERS[kind]
    known = _plug_ins()
    if kind not in known:
        raise MonitorError(f"nothing reads the kind {kind!r}; there is {', '.join(sorted({*INGESTERS, *known}))}")
    try:
        ingester = known[kind].load()
    except Exception as error:
        raise MonitorError(f"the plug-in for {kind!r} does not load ({type(error).__name__}: {error})") from error
    if not isinstance(ingester, Ingester):
        raise MonitorError(f"the plug-in for {kind!r} is no monitor.ingest.Ingester; see docs/how-to-add-a-source.md")
    return replace(ingester, read=partial(_guarded, ingester.read))


def _guarded(
    read: Callable[[Any, World], Iterator[Document | Problem]], source: SourceConfig, world: World
) -> Iterator[Document | Problem]:
    """What a plug-in yields. It may fail in any way, and must not take the rest with it."""
    try:
        yield from read(source, world)
    except (MonitorError, OSError):
        raise
    except Exception as error:
        raise MonitorError(f"the plug-in for {source.kind!r} failed ({type(error).__name__}: {error})") from error
