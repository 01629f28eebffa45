"""The machine: its clock, its zone data, its disks."""

from __future__ import annotations

import os
import shutil
import tempfile
import zoneinfo
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from monitor.config import Config
from monitor.desk.operation.check import Check
from monitor.publish.places import Disk, Place, place_of
from monitor.schedule import upcoming
from monitor.seam import reraise, words
from monitor.store import home_of

_FIRST, _LAST = 2025, 2100  # years in which this program can run
_OLD = 2  # years after which zone data has missed changes
_NEEDED, _WANTED = 50_000_000, 500_000_000  # bytes: an issue's files are some megabytes, a store some hundred
_TRIED = "doctor"  # a folder that is made for a moment
_NODES = 1000  # files that can still be made


def clock(now: datetime) -> Iterator[Check]:
    """Whether the clock says a time that can be."""
    said = f"{now.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    if _FIRST <= now.year < _LAST:
        yield Check("clock", "ok", said)
    else:
        yield Check("clock", "fault", f"{said} cannot be", "set the clock, and let NTP keep it")


def zone(config: Config, now: datetime) -> Iterator[Check]:
    """Whether the newsletter's zone is known, and from data of which year."""
    key = config.newsletter.timezone
    local = now.astimezone(zoneinfo.ZoneInfo(key))
    following = upcoming(now, config.daily, config.zone, config.rest) if config.daily else None
    due = f", the next issue is due {following:%Y-%m-%d %H:%M %z}" if following else ""
    data = _zone_data()
    said = f"{key}, where it is {local:%Y-%m-%d %H:%M %z}{due}; zone data of {data or 'an unknown version'}"
    if data[:4].isdecimal() and now.year - int(data[:4]) >= _OLD:
        yield Check(
            "zone", "warning", said, "upgrade the system's tzdata, or the package: pip install --upgrade tzdata"
        )
    else:
        yield Check("zone", "ok", said)


def disk(config: Config) -> Iterator[Check]:
    """Whether there is room at the store, the archive and for temporary files, and whether it may be written."""
    yield place("disk of store", nearest(home_of(config.store, config.base).path.parent))
    archive = place_of(config)
    yield place("disk of archive", nearest(archive.folder)) if isinstance(archive, Disk) else elsewhere(archive)
    yield place("disk of temporary files", nearest(Path(tempfile.gettempdir())))


def elsewhere(archive: Place) -> Check:
    """Whether the place of an archive on another file system can be reached and written."""
    name = "place of archive"
    try:
        archive.make(_TRIED, {"try.txt": b"monitor doctor was here\n"}, reraise)
        archive.remove(_TRIED)
    except OSError as error:
        advice = "see whether it is there, who may write to it, and what the environment says of how to reach it"
        return Check(name, "fault", f"{archive.name} takes no file: {words(error)}", advice)
    return Check(name, "ok", f"{archive.name} can be written")


def _zone_data() -> str:
    """The version of the zone data that is used: the system's where there is one, else the package's; "" if unknown."""
    for folder in map(Path, zoneinfo.TZPATH):
        for name in ("tzdata.zi", "+VERSION"):
            with suppress(OSError), (folder / name).open(encoding="utf-8", errors="replace") as file:
                return file.readline(100).removeprefix("# version").strip()
    with suppress(PackageNotFoundError):
        return version("tzdata") if not any(Path(folder, "UTC").exists() for folder in zoneinfo.TZPATH) else ""
    return ""


def nearest(folder: Path) -> Path:
    """The folder, or what it will be made in."""
    return next((each for each in (folder, *folder.parents) if each.exists()), folder)


def place(name: str, folder: Path) -> Check:
    """Whether there is room in a folder, and whether it may be written."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"monitor")
    except OSError as error:
        advice = "let this user write there, make room, or name another folder in sources.yaml"
        return Check(name, "fault", f"{folder} takes no file: {words(error)}", advice)
    free, nodes = shutil.disk_usage(folder).free, _nodes(folder)
    said = f"{folder} can be written, {free / 1e9:.1f} GB are free"
    if free < _NEEDED or nodes < _NODES:
        return Check(name, "fault", said + (", but hardly a file more" if nodes < _NODES else ""), "make room")
    return Check(name, "warning", said, "make room") if free < _WANTED else Check(name, "ok", said)


def _nodes(folder: Path) -> int:
    """How many files can still be made; many where the system does not count."""
    found = os.statvfs(folder) if hasattr(os, "statvfs") else None
    return found.f_favail if found and found.f_files else _NODES
