"""A .zip of clippings: each file in it is read as if it lay in the folder."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import BinaryIO

from monitor.errors import ReadError
from monitor.ingest.bytes import encoding
from monitor.ingest.file.records import Fault, Record

LIMIT = 50_000_000  #: bytes of an archive
MOST = 2_000  #: files in it
UNPACKED = 200_000_000  #: bytes of all of them
_LOCKED = 0x1  # of a file's flags
#: what the standard library raises where an archive is damaged, locked or packed in a way that it does not know
BROKEN = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)


def read(stream: BinaryIO, mapping: Mapping[str, str]) -> Iterator[Record | Fault]:
    """The articles of the files in an archive, by name; each has the file's name in its row. Raises ReadError."""
    try:
        packed = zipfile.ZipFile(stream)
    except BROKEN:
        raise ReadError("is damaged or no ZIP archive; pack it again") from None
    with packed:
        files = sorted((info for info in packed.infolist() if _wanted(info.filename)), key=lambda info: info.filename)
        left = UNPACKED
        for info in files[:MOST]:
            try:
                data = _bytes(packed, info, left)
                left -= len(data)
                yield from _articles(info.filename, data, mapping)
            except ReadError as error:
                yield Fault(f"{info.filename}: {error}")
        if not files:
            raise ReadError("holds no file that can be read")
        if len(files) > MOST:
            yield Fault(f"holds {len(files):,} files; the first {MOST:,} were read, make several archives of it")


def _wanted(name: str) -> bool:
    from monitor.ingest.file import formats

    parts = PurePosixPath(name.lower()).parts
    hidden = any(part in formats.DROPPED_FOLDERS or part.startswith(".") for part in parts)
    return bool(parts) and not name.endswith("/") and not hidden and not formats.left_alone(parts[-1])


def _bytes(packed: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> bytes:
    """A file, unpacked no further than it may be. Raises ReadError."""
    from monitor.ingest.file import formats

    if info.flag_bits & _LOCKED:
        raise ReadError("is locked with a password; unpack it yourself")
    try:
        with packed.open(info) as part:
            data = part.read(min(formats.WHOLE, left) + 1)
    except BROKEN:
        raise ReadError("is damaged; pack it again") from None
    if len(data) > min(formats.WHOLE, left):
        raise ReadError("is too large, or all of the archive is; unpack it yourself")
    return data


def _articles(name: str, data: bytes, mapping: Mapping[str, str]) -> Iterator[Record | Fault]:
    from monitor.ingest.file import formats

    suffix = PurePosixPath(name.lower()).suffix
    form = formats.of(suffix, data[: formats.HEAD])
    if form is None or form.read is read:
        raise ReadError(f"unsupported type {suffix or 'without an ending'} in an archive")
    if not data:
        raise ReadError("is empty")
    if not form.packed and (formats.magic(data) or encoding.binary(data[: formats.HEAD])):
        raise ReadError("is no text (it has binary content); save its text as .txt")
    for item in form.read(io.BytesIO(data), mapping):
        if isinstance(item, Fault):
            yield Fault(f"{name}: {item.message}")
        else:
            yield Record(item.form, item.content, item.given, f"{name}#{item.row}" if item.row else name)
