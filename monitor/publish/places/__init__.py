"""Where an archive lies, and raw documents: a folder of this machine, or on another file system (`monitor[s3]`)."""

from __future__ import annotations

from pathlib import Path

from monitor.config import Config
from monitor.errors import MonitorError
from monitor.publish.places.disk import ASIDE, Disk
from monitor.publish.places.place import Place

__all__ = ["ASIDE", "Disk", "Place", "browsed", "place_of", "raws_of"]


def place_of(config: Config) -> Place:
    """Where the archive of this newsletter lies.

    Raises MonitorError where it is on another file system and what reaches that one is not installed.
    """
    return _place(config, config.archive)


def raws_of(config: Config) -> Place | None:
    """Where the raw documents lie that the store gives away; None where it keeps all. Raises as `place_of`."""
    return _place(config, config.raw.place) if config.raw.place else None


def _place(config: Config, address: str) -> Place:
    if "://" not in address:
        return Disk(config.base / address)
    from monitor.publish.places.remote import remote

    return remote(address)


def browsed(config: Config, name: str) -> str:
    """The address at which a browser of this machine opens a file of the archive.

    Raises MonitorError where it lies on another file system and nothing says where that is to be seen.
    """
    place = place_of(config)
    if isinstance(place, Disk):
        return Path(place.at(name)).as_uri()
    if config.newsletter.archive_url is None:
        said = "`monitor archive serve` shows it, or write newsletter.archive_url, where it is to be seen"
        raise MonitorError(f"{place.at(name)} is no file that a browser opens; {said}")
    return f"{config.newsletter.archive_url.rstrip('/')}/{name}"
