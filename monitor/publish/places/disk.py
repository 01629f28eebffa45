"""A folder of this machine. No reader sees a half-written file: all is written aside and moved into its place."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from itertools import groupby
from pathlib import Path

from monitor.errors import MonitorError
from monitor.publish import whole
from monitor.publish.places.place import unwritten
from monitor.seam import Told, attempt, reraise, seam
from monitor.steps import Tell, each, silent

ASIDE = ".making-"  #: what the names of files begin with that are not whole yet
_SOURCE = "archive"  # whose problem it is


class Disk:
    """A `Place` in a folder, which is made with the first file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def name(self) -> str:
        """The folder."""
        return str(self.folder)

    def at(self, name: str) -> str:
        """The whole path of a file."""
        return str((self.folder / name).resolve())

    def require(self) -> None:
        """Raises MonitorError where a file is in the place of the folder."""
        if self.folder.exists() and not self.folder.is_dir():
            raise MonitorError(
                f"{self.folder} is a file, and the issues go into a folder of that name; "
                "move it away, or name another one in `archive`"
            )

    def names(self, folder: str = "") -> frozenset[str]:
        """The names of what lies directly in a folder."""
        path = self.folder / folder
        return frozenset(p.name for p in path.iterdir()) if path.is_dir() else frozenset()

    def below(self, folder: str = "") -> list[str]:
        """All files in and below a folder, sorted."""
        found = (self.folder / folder).rglob("*")
        return sorted(path.relative_to(self.folder).as_posix() for path in found if path.is_file())

    def read(self, name: str) -> bytes:
        """The content of a file."""
        return (self.folder / name).read_bytes()

    def served(self, name: str) -> bytes | None:
        """The content of a file; None where it is none, or where a link leads to it, out of the archive or not."""
        home = self.folder.resolve()
        path = home / name
        try:
            return path.read_bytes() if path.resolve(strict=True) == path and path.is_file() else None
        except OSError:
            return None

    def make(self, folder: str, files: Mapping[str, bytes], told: Told = reraise) -> None:
        """Put a folder there, all its files at once; where it is there already, they are replaced one by one."""
        path = self.folder / folder
        if path.is_dir():
            _replace(path, files.items(), told)
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        aside = self.folder / (ASIDE + folder)
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir()
        for name, data in files.items():
            with seam(_SOURCE, unwritten(f"{folder}/{name}"), told):
                whole.write(aside / name, data)
        aside.rename(path)
        _sync(self.folder)

    def put(self, files: Iterable[tuple[str, bytes]], told: Told = reraise, tell: Tell = silent) -> None:
        """Put files into place as they come, each whole; one that would not change is left alone."""
        changed = self._changed(each(tell, "writing pages", files, lambda pair: pair[0]), told)
        for folder, some in groupby(changed, lambda pair: pair[0].parent):
            if attempt(partial(_made, folder), False, _SOURCE, unwritten(_short(folder)), told):
                _replace(folder, ((path.name, data) for path, data in some), told)

    def _changed(self, files: Iterable[tuple[str, bytes]], told: Told) -> Iterator[tuple[Path, bytes]]:
        for name, data in files:
            path = self.folder / name
            if not attempt(partial(_holds, path, data), True, _SOURCE, unwritten(_short(path)), told):
                yield path, data

    def remove(self, name: str) -> None:
        """Remove a file, or a folder all at once: it is moved aside first. A folder that is empty then goes too."""
        path = self.folder / name
        if path.is_dir() and not path.is_symlink():
            aside = self.folder / f"{ASIDE}gone-{path.name}"
            shutil.rmtree(aside, ignore_errors=True)
            shutil.rmtree(path.rename(aside))
        else:
            path.unlink(missing_ok=True)
        if path.parent != self.folder:
            with suppress(OSError):  # others stand in it
                path.parent.rmdir()

    def sweep(self) -> None:
        """Remove what a killed run left aside."""
        for left in [*self.folder.rglob(ASIDE + "*")]:
            if left.is_dir():
                shutil.rmtree(left)
            else:
                left.unlink()


def _made(folder: Path) -> bool:
    folder.mkdir(parents=True, exist_ok=True)
    return True


def _replace(folder: Path, files: Iterable[tuple[str, bytes]], told: Told) -> None:
    """Put files into a folder as they come; they last when all are there, or when there are no more."""
    try:
        for name, data in files:
            with seam(_SOURCE, unwritten(f"{folder.name}/{name}"), told):
                whole.put(folder / name, data, aside=folder / (ASIDE + name))
    finally:
        with seam(_SOURCE, unwritten(_short(folder)), told):
            _sync(folder)


def _short(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


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
