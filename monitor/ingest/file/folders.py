"""Which files a path like `inbox/**/*` names."""

from __future__ import annotations

import errno
import os
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from monitor.config import WILD
from monitor.ingest.file import formats

_PAGES = (".html", ".htm", ".xhtml")
_OUT = "is a link out of the folder and was not followed; put the files there, or name where it leads in a `path`"
_ROUND = "is a link in a loop and was not followed; take it away"

_Parts = tuple[str, ...]  # of a pattern


@dataclass(frozen=True, slots=True)
class Found:
    """What a pattern names."""

    paths: tuple[Path, ...]  #: files, and folders that are called like one; sorted by `origin`
    faults: tuple[tuple[Path, str], ...]  #: what was not looked into, and why; sorted likewise


def find(pattern: str, base: Path) -> Found:
    """What `pattern` names, from `base`. Raises nothing: what cannot be listed is a fault, and the rest goes on.

    `**` is any depth of folders. Names that begin with a dot are left out unless the pattern has the dot, and so are
    side-cars, what programs drop, and the folder of pictures beside a saved page. What the pattern names before its
    first wildcard may be a link to anywhere; below, a link that leads out of there or to a folder that holds it is a
    fault. Each folder is walked once, under its own name if that fits; two names of one file are the one that sorts
    first.
    """
    start, parts = _start(pattern, base)
    walk = _Walk(start)
    if parts:
        walk.all(parts)
    elif start != base and os.path.lexists(start):
        walk.found.add(start)
    unique: dict[object, Path] = {}
    for path in sorted(walk.found, key=lambda path: origin(path, base)):
        unique.setdefault(_identity(path), path)
    faults = sorted(walk.faults.items(), key=lambda fault: origin(fault[0], base))
    return Found(tuple(unique.values()), tuple(faults))


def paths(pattern: str, base: Path) -> list[Path]:
    """The paths that `pattern` names; what cannot be looked into is left out without a word."""
    return list(find(pattern, base).paths)


def origin(path: Path, base: Path) -> str:
    """`path` relative to `base`, with slashes and in NFC; what is no text or no character to print is escaped."""
    try:
        relative = Path(os.path.relpath(path, base)).as_posix()
    except ValueError:  # another drive
        relative = path.as_posix()
    return shown(plain(relative))


def origins(paths: Iterable[Path], base: Path) -> dict[Path, str]:
    """The origin of each path. Of names that differ by their Unicode form only, those not in NFC are escaped."""
    found = {path: origin(path, base) for path in paths}
    twins = Counter(found.values())
    return {path: _distinct(path, name) if twins[name] > 1 else name for path, name in found.items()}


def _distinct(path: Path, name: str) -> str:
    if unicodedata.is_normalized("NFC", path.name):
        return name
    return f"{name.rpartition('/')[0]}/{ascii(path.name)[1:-1]}".removeprefix("/")


def shown(name: str) -> str:
    """A name from the disk as text that can be printed: bytes that are no UTF-8, and line ends, are escaped."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def plain(path: str) -> str:
    """A path as two of them are compared: in NFC, without "./"."""
    return unicodedata.normalize("NFC", path).removeprefix("./")


class _Walk:
    """A walk through the folders below `start`, as deep as the disk goes, and what it met."""

    def __init__(self, start: Path) -> None:
        self.start, self.root = start, os.path.realpath(start)
        self.found: set[Path] = set()
        self.faults: dict[Path, str] = {}
        self.todo: list[tuple[Path, str, _Parts]] = []  # folders, what they are in truth, what their content must fit
        self.links: list[tuple[Path, str, _Parts]] = []  # likewise; looked into once no other folder is left
        self.seen: set[tuple[str, _Parts]] = set()

    def all(self, parts: _Parts) -> None:
        self.todo.append((self.start, self.root, parts))
        while self.todo or self.links:
            folder, real, rest = (self.todo or self.links).pop()
            if (real, rest) not in self.seen:
                self.seen.add((real, rest))
                self.step(folder, real, rest)

    def step(self, folder: Path, real: str, parts: _Parts) -> None:
        first, rest = parts[0], parts[1:]
        if first == "**":
            self.todo.append((folder, real, rest or ("*",)))
            self.enter(folder, real, "*", parts)
        elif rest:
            self.enter(folder, real, first, rest)
        else:
            self.found.update(path for path in self.fitting(folder, first) if self.wanted(path, real))

    def enter(self, folder: Path, real: str, name: str, parts: _Parts) -> None:
        for path in self.fitting(folder, name):
            if not _is_link(path):
                inner = os.path.realpath(path) if name == ".." else os.path.join(real, path.name)  # noqa: PTH118
                self.todo += [(path, inner, parts)] if _is_folder(path) else []
            elif _is_folder(path) and self.may_follow(path, real):
                self.links.append((path, os.path.realpath(path), parts))

    def wanted(self, path: Path, real: str) -> bool:
        """Whether the last part of a pattern means this path too."""
        if formats.left_alone(path.name) or (_is_link(path) and not self.may_follow(path, real)):
            return False
        return path.suffix.lower() in formats.BY_SUFFIX or not _is_folder(path)

    def may_follow(self, link: Path, folder: str) -> bool:
        """Whether a link in `folder` may be; one that may not is a fault."""
        fault = _barred(link, folder, self.root)
        if fault is not None:
            self.faults[link] = fault
        return fault is None

    def fitting(self, folder: Path, part: str) -> Iterator[Path]:
        """What in a folder fits one part of a pattern."""
        if not WILD & set(part):
            names = [part] if os.path.lexists(folder / part) else []
        else:
            dotted = part.startswith(".")
            names = [n for n in self.names(folder) if fnmatchcase(n, part) and n.startswith(".") <= dotted]
        return (folder / name for name in names)

    def names(self, folder: Path) -> list[str]:
        try:
            names = [path.name for path in folder.iterdir()]
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            self.faults[folder] = f"cannot be listed ({error.strerror or error}); check its permissions"
            return []
        parts = {n.rpartition(".")[0] + end for n in names if n.lower().endswith(_PAGES) for end in formats.PAGE_PARTS}
        return [n for n in names if n not in parts and n.lower() not in formats.DROPPED_FOLDERS]


def _start(pattern: str, base: Path) -> tuple[Path, _Parts]:
    """The path that the pattern names as it is, and its parts from the first wildcard on."""
    root = Path(pattern).anchor
    parts = [part for part in pattern.split("/") if part not in ("", ".")]
    parts = parts[1:] if root and parts and Path(parts[0]).anchor else parts
    wild = next((n for n, part in enumerate(parts) if WILD & set(part)), len(parts))
    return (Path(root) if root else base).joinpath(*parts[:wild]), tuple(parts[wild:])


def _barred(link: Path, folder: str, root: str) -> str | None:
    """Why a link, which stands in `folder`, is not followed by a walk that began at `root`; None where it is."""
    try:
        link.stat()
    except OSError as error:
        return _ROUND if error.errno == errno.ELOOP else None  # one that leads nowhere is told when it is read
    target = os.path.realpath(link)
    if _within(folder, target):
        return _ROUND
    return None if _within(target, root) else _OUT


def _within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112  # unlike Path.is_dir it never raises


def _is_link(path: Path) -> bool:
    return os.path.islink(path)  # noqa: PTH114  # likewise


def _identity(path: Path) -> object:
    """What two names of one file have in common."""
    try:
        status = path.stat()
    except OSError:
        return str(path)
    return (status.st_dev, status.st_ino) if status.st_ino else os.path.realpath(path)
