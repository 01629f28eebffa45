"""Who is to get issues, as the configuration and its CSV file say. The file is read anew at each sending."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from monitor.config import Config
from monitor.config.values import is_address
from monitor.errors import ReadError
from monitor.render.base.display import visible
from monitor.store.outbox import address_of

_LONGEST = 10_000  # characters of a cell; a quotation mark that is never closed makes one of all that follows
_LARGEST = 50_000_000  # bytes of a file
_DELIMITERS = ",;\t"
_SPECIAL = frozenset('()<>@,:;".[]\\')  # what a name in a mail's header may have between quotation marks only
_OTHERS = 0o077  # may do anything with it


@dataclass(frozen=True, slots=True)
class Roster:
    """The readers, each once, and what is wrong with rows of the file."""

    readers: tuple[str, ...] = ()  #: addresses, with names where they are known
    faults: tuple[str, ...] = ()  #: a line each: "readers.csv:3: …"


def roster(config: Config) -> Roster:
    """Those of `to` and of `readers`; a faulty row costs that row. Raises ReadError where the file cannot be read."""
    if config.delivery is None:
        return Roster()
    listed = {address_of(reader): reader for reader in reversed(config.delivery.to)}
    readers = {address: listed[address] for address in map(address_of, config.delivery.to)}
    faults: list[str] = []
    if config.delivery.readers is not None:
        for reader in _rows(config.base / config.delivery.readers, config.delivery.readers, faults):
            readers.setdefault(address_of(reader), reader)
    return Roster(tuple(readers.values()), tuple(faults))


def is_open(config: Config) -> bool:
    """Whether others than its owner may read the file of readers."""
    if config.delivery is None or config.delivery.readers is None or os.name != "posix":
        return False
    try:
        return bool((config.base / config.delivery.readers).stat().st_mode & _OTHERS)
    except OSError:
        return False


def stands_in(config: Config, address: str) -> tuple[str, ...]:
    """Where an address stands that is to be forgotten: the places in the configuration and its file, in words."""
    delivery = config.delivery
    if delivery is None:
        return ()
    where = [config.marks.name or "sources.yaml"] if address in map(address_of, delivery.to) else []
    if delivery.readers is not None:
        try:
            found = {*map(address_of, _rows(config.base / delivery.readers, delivery.readers, []))}
        except ReadError:
            found = set()
        where += [delivery.readers] if address in found else []
    return tuple(where)


def _rows(path: Path, name: str, faults: list[str]) -> Iterator[str]:
    """The readers of a CSV file. Raises ReadError where it cannot be read or has no column of addresses."""
    text = _text(path, name)
    head = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    lines = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    try:
        columns = [column.strip().casefold() for column in next(lines, [])]
        if "address" not in columns:
            raise ReadError(f'{name}:1: has no column "address"; the first line names the columns: address,name')
        at, named = columns.index("address"), columns.index("name") if "name" in columns else None
        yield from _readers(lines, at, named, name, faults)
    except csv.Error as error:
        raise ReadError(f"{name}:{lines.line_num}: is no CSV ({error}); correct that line") from None


def _readers(lines: csv._reader, at: int, named: int | None, name: str, faults: list[str]) -> Iterator[str]:  # type: ignore[name-defined]
    seen: dict[str, int] = {}
    last = 1
    for row in lines:
        if max(map(len, row), default=0) > _LONGEST:
            raise csv.Error(f"a cell of more than {_LONGEST} characters")
        line, last = last + 1, lines.line_num
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        written = cells[at] if at < len(cells) else ""
        if not written or not is_address(written) or not written.isprintable():
            what = f'"{visible(written)[:60]}" is no mail address' if written else "has no address"
            faults.append(f"{name}:{line}: {what}; this reader gets nothing")
        elif (first := seen.setdefault(address_of(written), line)) != line:
            faults.append(f"{name}:{line}: {visible(address_of(written))} stands in line {first} too; it counts once")
        else:
            called = cells[named] if named is not None and named < len(cells) else ""
            yield _reader(written, called)


def _reader(address: str, called: str) -> str:
    """As the header of a mail has it."""
    called = " ".join(visible(called).split())
    if not called or "<" in address:
        return address
    if _SPECIAL & set(called):
        called = '"' + called.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return f"{called} <{address}>"


def _text(path: Path, name: str) -> str:
    try:
        with path.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
    except FileNotFoundError:
        raise ReadError(f"{name}: there is no such file; delivery.readers names it") from None
    except OSError as error:
        raise ReadError(f"{name}: cannot be read ({error.strerror or error})") from None
    if len(data) > _LARGEST:
        raise ReadError(f"{name}: is larger than {_LARGEST / 1e6:.0f} MB; is it the right file?")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ReadError(f"{name}:{line}: is not UTF-8 here; save it as UTF-8 (CSV UTF-8 in spreadsheets)") from None
