"""A folder of files, and what `kind: files` reads of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from monitor.config import FilesSource
from monitor.ingest import gather
from monitor.ingest.world import World
from monitor.models import Document, Problem


def source(path: str = "**/*", **more: Any) -> FilesSource:
    return FilesSource.model_validate({"kind": "files", "name": "clippings", "path": path, **more})


def world(base: Path) -> World:
    return World(base, datetime(2025, 8, 13, tzinfo=UTC), None, lambda *_: False)


def write(base: Path, files: Mapping[str, str | bytes]) -> None:
    for name, content in files.items():
        path = base / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def problems(base: Path, path: str = "in/**/*") -> list[str]:
    """What is wrong with the files that `path` names."""
    return [item.message for item in gather([source(path)], world(base)) if isinstance(item, Problem)]


def documents(base: Path, *sources: FilesSource) -> list[Document]:
    items = list(gather(sources or [source()], world(base)))
    assert not [item for item in items if isinstance(item, Problem)]
    return [item for item in items if isinstance(item, Document)]
