"""Edges in: what the sources of sources.yaml hold -> Documents, and a Problem for each thing that failed.

A new kind of source is one function and one row in `INGESTERS`, or an entry point of the group `monitor.ingesters`.

files      a folder of clippings: folders (which files), formats (what reads them), labels (front matter, side-cars),
           text, mail and tables (the formats), meta and dates (their fields), encoding and alphabets (their letters)
feeds      RSS and Atom, over fetch, the only HTTP client
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from monitor.errors import MonitorError
from monitor.ingest import feeds, files
from monitor.models import Document, Problem

if TYPE_CHECKING:
    from monitor.ingest.fetch import Client


@dataclass(frozen=True, slots=True)
class World:
    """All that an ingester may touch besides its own row of sources.yaml."""

    base: Path  #: the folder of sources.yaml
    now: datetime
    fetch: Client | None  #: None where nothing may be fetched
    known: Callable[[str], bool]  #: whether the store holds the article of a URL
    since: datetime | None = None  #: what feeds published earlier is too old to be fetched; None: nothing is


class SourceConfig(Protocol):
    """A row of `sources:`."""

    @property
    def name(self) -> str:
        """The user's name for it."""

    @property
    def kind(self) -> str:
        """Which ingester reads it."""


#: Each takes a row of its own kind.
Ingester = Callable[[Any, World], Iterator[Document | Problem]]

INGESTERS: dict[str, Ingester] = {"files": files.read, "feed": feeds.read}
GROUP = "monitor.ingesters"


def gather(
    sources: Iterable[SourceConfig], world: World, progress: Callable[[str], None] | None = None
) -> Iterator[Document | Problem]:
    """What all `sources` hold, in their order. A source that fails is a Problem that names it; the rest goes on.

    `progress` is called with the origin of each document once its file, feed or page is another than the last.
    """
    for source in sources:
        last = None
        try:
            for item in _ingester(source.kind)(source, world):
                if progress and isinstance(item, Document) and item.origin != last:
                    last = item.origin
                    progress(last)
                yield item
        except (MonitorError, OSError) as error:
            yield Problem(source.name, str(error) or type(error).__name__)


def _ingester(kind: str) -> Ingester:
    """The ingester of a kind, ours or a plug-in's. Raises MonitorError where there is none or it does not load."""
    if kind in INGESTERS:
        return INGESTERS[kind]
    known = {point.name: point for point in sorted(entry_points(group=GROUP), key=lambda point: point.value)}
    if kind not in known:
        raise MonitorError(f"nothing reads the kind {kind!r}; there is {', '.join(sorted({*INGESTERS, *known}))}")
    try:
        ingester: Ingester = known[kind].load()
    except Exception as error:
        raise MonitorError(f"the plug-in for {kind!r} does not load ({type(error).__name__}: {error})") from error
    return partial(_guarded, ingester)


def _guarded(ingester: Ingester, source: SourceConfig, world: World) -> Iterator[Document | Problem]:
    """What a plug-in yields. It may fail in any way, and must not take the rest with it."""
    try:
        yield from ingester(source, world)
    except (MonitorError, OSError):
        raise
    except Exception as error:
        raise MonitorError(f"the plug-in for {source.kind!r} failed ({type(error).__name__}: {error})") from error
