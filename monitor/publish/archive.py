"""The archive on disk. No reader sees a half-written file: everything is written aside and moved into its place."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from monitor.errors import MonitorError
from monitor.publish import whole
from monitor.seam import Told, reraise, seam
from monitor.steps import Tell, each, silent

_ASIDE = ".making-"
_SOURCE = "archive"  # whose problem it is


def free_id(day: date, archive: Path, taken: set[str]) -> str:
    """The id of a new issue of that day: the date, or the date with -2, -3 … where it is taken."""
    taken = taken | ({p.name for p in archive.iterdir()} if archive.is_dir() else set())
    number = 1
    while (name := day.isoformat() + (f"-{number}" if number > 1 else "")) in taken:
        number += 1
    return name


def require_folder(archive: Path) -> None:
    """Raises MonitorError where issues cannot go there, since something else is in the place of the folder."""
    if archive.exists() and not archive.is_dir():
        raise MonitorError(
            f"{archive} is a file, and the issues go into a folder of that name; "
            "move it away, or name another one in `archive`"
        )


def holds_issues(archive: Path) -> bool:
    """Whether an issue lies there."""
    return next(archive.glob("*/issue.json"), None) is not None


def write_issue(archive: Path, issue_id: str, files: Mapping[str, bytes], told: Told = reraise) -> Path:
    """Put an issue's folder into the archive, all its files at once, and return it.

    Where the folder is there already (a run was killed at this point), its files are replaced one by one. `told` hears
    of a file that the disk does not take, and the others are written. Raises OSError where it takes no folder.
    """
    folder = archive / issue_id
    if folder.is_dir():
        _replace(folder, files, told)
        return folder
    archive.mkdir(parents=True, exist_ok=True)
    aside = archive / (_ASIDE + issue_id)
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    for name, data in files.items():
        with seam(_SOURCE, _named(folder / name), told):
            whole.write(aside / name, data)
    aside.rename(folder)
    _sync(archive)
    return folder


def write_pages(archive: Path, files: Mapping[str, bytes], told: Told = reraise, tell: Tell = silent) -> None:
    """Put pages into place by their paths below `archive`, each whole; one that would not change is left alone.

    `told` hears of one that the disk does not take, and the others are written.
    """
    by_folder: dict[Path, dict[str, bytes]] = {}
    for name, data in each(tell, "writing pages", [*files.items()], lambda pair: pair[0]):
        path = archive / name
        with seam(_SOURCE, _named(path), told):
            if not _holds(path, data):
                by_folder.setdefault(path.parent, {})[path.name] = data
    for folder, changed in by_folder.items():
        with seam(_SOURCE, _named(folder), told):
            folder.mkdir(parents=True, exist_ok=True)
            _replace(folder, changed, told)


def former_pages(archive: Path) -> tuple[str, ...]:
    """The pages of outlets at addresses that end in a mark, as those of an earlier version of monitor did."""
    found = (path.relative_to(archive) for path in archive.glob(f"outlets/*-{'[0-9a-f]' * 8}/*.html"))
    return tuple(sorted(path.as_posix() for path in found))


def clear(archive: Path, folders: Iterable[Path], told: Told = reraise) -> None:
    """Remove folders of the archive's own files; `told` hears of one that cannot be removed."""
    for folder in folders:
        with seam(_SOURCE, f"{folder.relative_to(archive).as_posix()} is not removed", told):
            shutil.rmtree(folder)


def sweep(archive: Path) -> None:
    """Remove what a killed run left aside."""
    for left in [*archive.rglob(_ASIDE + "*")]:
        if left.is_dir():
            shutil.rmtree(left)
        else:
            left.unlink()


def _replace(folder: Path, files: Mapping[str, bytes], told: Told) -> None:
    for name, data in files.items():
        with seam(_SOURCE, _named(folder / name), told):
            whole.put(folder / name, data, aside=folder / (_ASIDE + name))
    _sync(folder)


def _named(path: Path) -> str:
    return f"{path.parent.name}/{path.name} is not written (`monitor archive rebuild` writes it again)"


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
