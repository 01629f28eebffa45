"""What an ingester may touch besides its own row of sources.yaml."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from monitor.steps import Tell, silent

if TYPE_CHECKING:
    from monitor.ingest.web.fetch import Client


class Known(Protocol):
    """Whether the store holds the article at an address; with a title, whether it holds that one and no other there."""

    def __call__(self, url: str, title: str | None = None, /) -> bool:
        """See above."""


class Files(Protocol):
    """What is remembered of files that did not change."""

    def passed(self, source: str, origin: str, mark: str, /) -> bool:
        """Whether a file of that mark was read whole before, so that it need not be opened."""

    def read(self, source: str, origin: str, mark: str, documents: int, /) -> None:
        """Hear of a file that was read whole and without a fault, with how many documents it holds."""


@dataclass(frozen=True, slots=True)
class World:
    """All that an ingester may touch besides its own row of sources.yaml."""

    base: Path  #: the folder of sources.yaml
    now: datetime
    fetch: Client | None  #: None where nothing may be fetched
    known: Known
    since: datetime | None = None  #: what feeds published earlier is too old to be fetched; None: nothing is
    first: Callable[[str], bool] = lambda _: False  #: whether nothing of a source, by name, is held yet
    tell: Tell = silent  #: to be told of each file, entry or page
    files: Files | None = None  #: None where each file is to be read, whether it changed or not
    ready: dict[str, object] = field(default_factory=dict)  #: feeds parsed while others were awaited, by address
