"""Which files a path like `inbox/**/*` names."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from monitor.ingest.formats import PAGE_PARTS

_WILD = frozenset("*?[")


def paths(pattern: str, base: Path) -> list[Path]:
    """The paths that `pattern` names, from `base`, sorted: files, and folders that the pattern's last part fits.

    `**` is any depth of folders. Names that begin with a dot are left out unless the pattern has the dot. Links to
    folders are followed, each folder being walked once; two names of one file are the one that sorts first. The
    folder of pictures beside a saved page is left out. Raises OSError where a folder cannot be listed.
    """
    parts = [part for part in pattern.split("/") if part not in ("", ".")]
    root = Path(pattern).anchor
    start = Path(root) if root else base
    parts = parts[1:] if root and parts and Path(parts[0]).anchor else parts
    found = sorted(set(_walk(start, tuple(parts), set())) if parts else (), key=lambda path: origin(path, base))
    unique: dict[object, Path] = {}
    for path in found:
        unique.setdefault(_identity(path), path)
    return list(unique.values())


def origin(path: Path, base: Path) -> str:
    """`path` relative to `base`, with slashes and in NFC; what is no text or no character to print is escaped."""
    try:
        relative = Path(os.path.relpath(path, base)).as_posix()
    except ValueError:  # another drive
        relative = path.as_posix()
    text = relative.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in plain(text))


def plain(path: str) -> str:
    """A path as two of them are compared: in NFC, without "./"."""
    return unicodedata.normalize("NFC", path).removeprefix("./")


def _walk(folder: Path, parts: tuple[str, ...], seen: set[tuple[str, int]]) -> Iterator[Path]:
    first, rest = parts[0], parts[1:]
    if first == "**":
        yield from _deep(folder, parts, seen)
    elif not rest:
        yield from _fitting(folder, first)
    else:
        for path in _fitting(folder, first):
            if path.is_dir():
                yield from _walk(path, rest, seen)


def _deep(folder: Path, parts: tuple[str, ...], seen: set[tuple[str, int]]) -> Iterator[Path]:
    """The rest of the pattern in this folder and in all below it; `seen` ends the loops that links make."""
    real = (os.path.realpath(folder), len(parts))
    if real in seen:
        return
    seen.add(real)
    yield from _walk(folder, parts[1:] or ("*",), seen)
    for path in _fitting(folder, "*"):
        if path.is_dir():
            yield from _deep(path, parts, seen)


def _fitting(folder: Path, name: str) -> Iterator[Path]:
    """What in a folder fits one part of a pattern."""
    if not _WILD & set(name):
        if os.path.lexists(folder / name):
            yield folder / name
        return
    for entry in _entries(folder):
        if fnmatchcase(entry.name, name) and (name.startswith(".") or not entry.name.startswith(".")):
            yield folder / entry.name


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    if not folder.is_dir():
        return []
    with os.scandir(folder) as walk:
        entries = list(walk)
    pages = {
        entry.name.rpartition(".")[0] for entry in entries if entry.name.lower().endswith((".html", ".htm", ".xhtml"))
    }
    parts = {page + ending for page in pages for ending in PAGE_PARTS}
    return [entry for entry in entries if entry.name not in parts]


def _identity(path: Path) -> object:
    """What two names of one file have in common."""
    try:
        status = path.stat()
    except OSError:
        return str(path)
    return (status.st_dev, status.st_ino) if status.st_ino else os.path.realpath(path)
