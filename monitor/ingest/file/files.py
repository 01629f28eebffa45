"""`kind: files`: a folder of clippings -> Documents, and a Problem for whatever cannot be read."""

from __future__ import annotations

import io
import os
import stat
import time
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from monitor.config import FilesSource, tidied
from monitor.errors import ReadError
from monitor.ingest import meta
from monitor.ingest.bytes import encoding
from monitor.ingest.file import folders, formats, labels
from monitor.ingest.file.records import Fault, Record
from monitor.models import Document, Meta, Problem
from monitor.seam import seam
from monitor.steps import each

if TYPE_CHECKING:
    from monitor.ingest.world import World

TOLD = 20  #: faults of one file that are told one by one
_SIDE_CAR = 64_000  # bytes
_TICK = 2.0  # seconds, of the coarsest clock of a disk (FAT)
_SHOWN = 60  # characters of a name's ending


def read(source: FilesSource, world: World) -> Iterator[Document | Problem]:
    """Every article of the files that `source.path` names, in the order of their paths; nothing ends the walk.

    A Document's `row` is None where a file is one article, else the line (.jsonl, .csv) or the record (.json) it
    stands in. `given` is, field by field, what `articles:` says, else a side-car or front matter, else the record's
    fields or the mail's headers. A Problem names the file, what is wrong and what to do.
    """
    found = folders.find(source.path, world.base)
    if not (found.paths or found.faults or tidied(source.path, world.base)):
        yield Problem(source.name, f"{source.path}: no file has such a path; put files there or correct it")
    barred = (Fault(f"{folders.origin(path, world.base)}: {message}") for path, message in found.faults)
    yield from _told(barred, source, f"{source.path}: and {{}} more that were not looked into")
    named = [*folders.origins(found.paths, world.base).items()]
    row = source.model_dump_json()
    for path, origin in each(world.tell, f"reading {source.name}", named, lambda pair: pair[1]):
        mark = _mark(path, row) if world.files else None
        if world.files and mark and world.files.passed(source.name, origin, mark):
            continue
        failed, whole, documents = list[Problem](), True, 0
        with seam(source.name, origin, failed.append):
            for item in _told(_file(path, origin, source), source, f"{origin}: and {{}} more faults like these"):
                whole, documents = whole and isinstance(item, Document), documents + 1
                yield item
        yield from failed
        if world.files and mark and whole and not failed:
            world.files.read(source.name, origin, mark, documents)


def _mark(path: Path, row: str) -> str | None:
    """What changes when a file does, what lies beside it, or what `row` of sources.yaml says; None where it cannot be
    told, because it changed just now and may change again within one tick of the clock of its disk."""
    try:
        found = [one.stat() for one in (path, *_side_cars(path))]
    except OSError:
        return None
    if max(one.st_mtime for one in found) > time.time() - _TICK:
        return None
    told = [(one.st_size, one.st_mtime_ns, one.st_ctime_ns, one.st_ino) for one in found]
    return sha256(f"{row}\n{told}".encode()).hexdigest()


def _told(
    items: Iterable[Document | Problem | Fault], source: FilesSource, more: str
) -> Iterator[Document | Problem]:  # fmt: skip
    """The items, each Fault as a Problem; of many the first, and then how many there were, in the words of `more`."""
    count = 0
    for item in items:
        if not isinstance(item, Fault):
            yield item
            continue
        count += 1
        if count <= TOLD:
            yield _problem(source, item.message)
    if count > TOLD:
        yield _problem(source, more.format(f"{count - TOLD:,}"))


def _problem(source: FilesSource, message: str) -> Problem:
    """A Problem of one line that can be printed, whatever a file or its name put into it."""
    return Problem(source.name, folders.shown(message))


def _file(path: Path, origin: str, source: FilesSource) -> Iterator[Document | Problem | Fault]:
    try:
        user, wrong = _said(source, origin)
        side, more = _side_car(path)
        yield from (_problem(source, f"{origin}: {message}") for message in (*wrong, *more))
        for item in _items(path, source):
            if isinstance(item, Fault):
                yield Fault(f"{origin}: {item.message}")
                continue
            given = meta.merge(user, side, item.given)
            yield Document(source.name, origin, item.row, item.form, item.content, given, source.outlet)
    except ReadError as error:
        yield _problem(source, f"{origin}: {error}")
    except OSError as error:
        yield _problem(source, f"{origin}: cannot be read ({_reason(error)}); check the file and its permissions")


def _items(path: Path, source: FilesSource) -> Iterator[Record | Fault]:
    _refuse_special(path.stat().st_mode)
    form = formats.BY_SUFFIX.get(path.suffix.lower())
    if form is None:
        kind = f"unsupported type {path.suffix[:_SHOWN]}" if path.suffix else "a file without a type"
        raise ReadError(f"{kind}; supported: {formats.SUPPORTED}")
    with path.open("rb") as stream:
        _refuse_large(os.fstat(stream.fileno()).st_size, form)
        head = stream.read(formats.HEAD)
        stream.seek(0)
        form = formats.of(path.suffix.lower(), head) or form
        if not head:
            raise ReadError("is empty")
        if form.packed:
            yield from form.read(_bounded(stream, form), source.fields)
            return
        if other := formats.magic(head):
            raise ReadError(f"is {other}, not {path.suffix}; save its text as .txt")
        if encoding.binary(head):
            raise ReadError("is no text (it has binary content); save its text as .txt")
        yield from form.read(_bounded(stream, form), source.fields)


def _refuse_special(mode: int) -> None:
    """Pipes and devices are not opened: reading them may never end."""
    if stat.S_ISDIR(mode):
        raise ReadError("is a folder, not a file; rename it")
    if not stat.S_ISREG(mode):
        raise ReadError("is a pipe or a device, not a file; take it away")


def _bounded(stream: BinaryIO, form: formats.Format) -> BinaryIO:
    """The stream; of a file that is read in one piece no more than may be in it, though it grows meanwhile."""
    if form.limit is None:
        return stream
    data = stream.read(form.limit + 1)
    _refuse_large(len(data), form)
    return io.BytesIO(data)


def _refuse_large(size: int, form: formats.Format) -> None:
    if form.limit is not None and size > form.limit:
        raise ReadError(_too_large(size, form))


def _too_large(size: int, form: formats.Format) -> str:
    limit = (form.limit or 0) // 1_000_000
    advice = "turn it into .jsonl, which may be longer" if form.name == "JSON" else "an article is never so long"
    return f"has {size / 1e6:.1f} MB, more than the {limit} MB that a {form.suffixes[0]} file may have; {advice}"


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
    for side in _side_cars(path):
        said, wrong = _labels(side)
        found.append(said)
        faults += [f"{side.name}: {fault}" for fault in wrong]
    return meta.merge(*found), faults


def _side_cars(path: Path) -> list[Path]:
    named = (path.with_name(stem + suffix) for stem in (path.name, path.stem) for suffix in formats.SIDE_CARS)
    return [s for s in named if s != path and os.path.isfile(s)]  # noqa: PTH113  # unlike Path.is_file it never raises


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
