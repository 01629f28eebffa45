"""The archive on disk. No reader sees a half-written file: everything is written aside and moved into its place."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from monitor.steps import Tell, each, silent

_ASIDE = ".making-"


def free_id(day: date, archive: Path, taken: set[str]) -> str:
    """The id of a new issue of that day: the date, or the date with -2, -3 … where it is taken."""
    taken = taken | ({p.name for p in archive.iterdir()} if archive.is_dir() else set())
    number = 1
    while (name := day.isoformat() + (f"-{number}" if number > 1 else "")) in taken:
        number += 1
    return name


def write_issue(archive: Path, issue_id: str, files: Mapping[str, bytes]) -> Path:
    """Put an issue's folder into the archive, all its files at once, and return it.

    Where the folder is there already (a run was killed at this point), its files are replaced one by one.
    Raises OSError where the disk does not take it.
    """
    folder = archive / issue_id
    if folder.is_dir():
        _replace(folder, files)
        return folder
    archive.mkdir(parents=True, exist_ok=True)
    aside = archive / (_ASIDE + issue_id)
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    for name, data in files.items():
        _write(aside / name, data)
    aside.rename(folder)
    _sync(archive)
    return folder


def write_pages(archive: Path, files: Mapping[str, bytes], tell: Tell = silent) -> None:
    """Put pages into place by their paths below `archive`, each whole; one that would not change is left alone."""
    by_folder: dict[Path, dict[str, bytes]] = {}
    for name, data in each(tell, "writing pages", [*files.items()], lambda pair: pair[0]):
        path = archive / name
        if not _holds(path, data):
            by_folder.setdefault(path.parent, {})[path.name] = data
    for folder, changed in by_folder.items():
        folder.mkdir(parents=True, exist_ok=True)
        _replace(folder, changed)


def sweep(archive: Path) -> None:
    """Remove what a killed run left aside."""
    for left in [*archive.rglob(_ASIDE + "*")]:
        if left.is_dir():
            shutil.rmtree(left)
        else:
            left.unlink()


def _replace(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        aside = folder / (_ASIDE + name)
        _write(aside, data)
        aside.replace(folder / name)
    _sync(folder)


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """Make the folder's entries last through a power cut, where the system can (Windows cannot open folders)."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data
