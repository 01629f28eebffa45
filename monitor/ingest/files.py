"""`kind: files`: a folder of clippings -> Documents, and a Problem for whatever cannot be read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from monitor.config import FilesSource
from monitor.errors import ReadError
from monitor.ingest import encoding, folders, formats, labels, meta
from monitor.ingest.records import Fault, Record
from monitor.models import Document, Meta, Problem
from monitor.steps import each

if TYPE_CHECKING:
    from monitor.ingest import World

TOLD = 20  #: faults of one file that are told one by one
_SIDE_CAR = 64_000  # bytes


def read(source: FilesSource, world: World) -> Iterator[Document | Problem]:
    """Every article of the files that `source.path` names, in the order of their paths; nothing ends the walk.

    A Document's `row` is None where a file is one article, else the line (.jsonl, .csv) or the record (.json) it
    stands in. `given` is, field by field, what `articles:` says, else a side-car or front matter, else the record's
    fields or the mail's headers. A Problem names the file, what is wrong and what to do.
    """
    try:
        paths = folders.paths(source.path, world.base)
    except OSError as error:
        yield Problem(source.name, f"{source.path}: cannot be listed ({_reason(error)}); check its permissions")
        return
    if not paths:
        yield Problem(source.name, f"{source.path}: no file has such a path; put files there or correct it")
    named = [(path, folders.origin(path, world.base)) for path in paths]
    for path, origin in each(world.tell, f"reading {source.name}", named, lambda pair: pair[1]):
        if not _skipped(path):
            yield from _file(path, origin, source)


def _file(path: Path, origin: str, source: FilesSource) -> Iterator[Document | Problem]:
    count = 0
    try:
        user, wrong = _said(source, origin)
        side, more = _side_car(path)
        yield from (Problem(source.name, f"{origin}: {message}") for message in (*wrong, *more))
        for item in _items(path, source):
            if isinstance(item, Record):
                given = meta.merge(user, side, item.given)
                yield Document(source.name, origin, item.row, item.form, item.content, given, source.outlet)
                continue
            count += 1
            if count <= TOLD:
                yield Problem(source.name, f"{origin}: {item.message}")
    except ReadError as error:
        yield Problem(source.name, f"{origin}: {error}")
    except OSError as error:
        yield Problem(source.name, f"{origin}: cannot be read ({_reason(error)}); check the file and its permissions")
    if count > TOLD:
        yield Problem(source.name, f"{origin}: and {count - TOLD:,} more faults like these")


def _items(path: Path, source: FilesSource) -> Iterator[Record | Fault]:
    form = formats.BY_SUFFIX.get(path.suffix.lower())
    if form is None:
        kind = f"unsupported type {path.suffix}" if path.suffix else "a file without a type"
        raise ReadError(f"{kind}; supported: {formats.SUPPORTED}")
    with _opened(path) as stream:
        size = os.fstat(stream.fileno()).st_size
        if form.limit and size > form.limit:
            raise ReadError(_too_large(size, form))
        head = stream.read(4096)
        stream.seek(0)
        if not head:
            raise ReadError("is empty")
        if other := formats.magic(head):
            raise ReadError(f"is {other}, not {path.suffix}; save its text as .txt")
        if encoding.binary(head):
            raise ReadError("is no text (it has binary content); save its text as .txt")
        yield from form.read(stream, source.fields)


def _opened(path: Path) -> BinaryIO:
    """The file, open. Pipes and devices are not: reading them may never end."""
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise ReadError("is a folder, not a file; rename it")
    if not stat.S_ISREG(mode):
        raise ReadError("is a pipe or a device, not a file; take it away")
    return path.open("rb")


def _too_large(size: int, form: formats.Format) -> str:
    limit = (form.limit or 0) // 1_000_000
    advice = "turn it into .jsonl, which may be longer" if form.name == "JSON" else "an article is never so long"
    return f"has {size / 1e6:.1f} MB, more than the {limit} MB that a {form.suffixes[0]} file may have; {advice}"


def _skipped(path: Path) -> bool:
    name = path.name.lower()
    if name.endswith((*formats.SIDE_CARS, "~")) or name.startswith("~$") or name in formats.DROPPINGS:
        return True
    return path.is_dir() and path.suffix.lower() not in formats.BY_SUFFIX


# --- what people say about a file --------------------------------------------------------------------------------


def _said(source: FilesSource, origin: str) -> tuple[Meta, list[str]]:
    """What `articles:` says about a file: by its path or by the end of it, the longest counts."""
    parts = origin.split("/")
    named = {folders.plain(key): given for key, given in sorted(source.articles.items())}
    for start in range(len(parts)):
        if given := named.get("/".join(parts[start:])):
            said, faults = meta.read(given.model_dump())
            return said, [f"{source.name}, articles: {key}: {fault}" for key, fault in faults]
    return Meta(), []


def _side_car(path: Path) -> tuple[Meta, list[str]]:
    """What NAME.txt.yaml or NAME.yaml says about NAME.txt; the longer name counts first."""
    found: list[Meta] = []
    faults: list[str] = []
    for stem in (path.name, path.stem):
        for suffix in formats.SIDE_CARS:
            side = path.with_name(stem + suffix)
            if side == path or not side.is_file():
                continue
            said, wrong = _labels(side)
            found.append(said)
            faults += [f"{side.name}: {fault}" for fault in wrong]
    return meta.merge(*found), faults


def _labels(side: Path) -> tuple[Meta, list[str]]:
    try:
        with side.open("rb") as stream:
            data = stream.read(_SIDE_CAR + 1)
    except OSError as error:
        return Meta(), [f"cannot be read ({_reason(error)}); check its permissions"]
    text, warning = encoding.decode(data[:_SIDE_CAR])
    if len(data) > _SIDE_CAR or len(text) > labels.LONGEST:
        return Meta(), [f"is longer than {labels.LONGEST:,} characters and was not read; labels are a few lines"]
    said, faults = labels.read(text)
    return said, [warning, *faults] if warning else faults


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
