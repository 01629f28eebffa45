"""Which home an address means."""

from __future__ import annotations

from pathlib import Path

from monitor.store.engines.files import FileHome
from monitor.store.engines.home import Home

_FILE = "sqlite:///"


def home_of(url: str, base: Path) -> Home:
    """Where the store at `url` is, as sources.yaml has it; paths begin in `base`."""
    if url.startswith(_FILE):
        return FileHome(base / url.removeprefix(_FILE))
    from monitor.store.engines.servers import ServerHome  # a file needs nothing of it

    return ServerHome(url, base)
