"""Where an archive lies: a folder of this machine, or a place on another file system (`monitor[s3]`)."""

from __future__ import annotations

from pathlib import Path

from monitor.config import Config
from monitor.errors import MonitorError
from monitor.publish.places.disk import ASIDE, Disk
from monitor.publish.places.place import Place

__all__ = ["ASIDE", "Disk", "Place", "browsed", "place_of"]


def place_of(config: Config) -> Place:
    """Where the archive of this newsletter lies.

    Raises MonitorError where it is on another file system and what reaches that one is not installed.
    """
    if "://" not in config.archive:
        return Disk(config.base / config.archive)
    from monitor.publish.places.remote import remote

    return remote(config.archive)


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
