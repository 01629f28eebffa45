"""Files that hold records: .json, .jsonl and .csv. The last two are read row by row, however long they are."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

from monitor.errors import ReadError
from monitor.ingest import meta, order
from monitor.ingest.bytes import encoding
from monitor.ingest.file import nested
from monitor.ingest.file.bundles import telegram
from monitor.ingest.file.records import Fault, Record, article

ROW = 2_000_000  #: characters of one row, at most
RECORDS = 100_000  #: of a .json file, at most: it is read in one piece
_HEAD = 1_000_000  # bytes from which the encoding is told
_CHUNK = 100_000  # bytes read at a time
_RETRIES = 20  # rows whose quotation mark is never closed, after which the rest of the file is given up
_LINES = 20_000  # lines of one row, at most
_UNDECODED = re.compile("[\udc80-\udcff]")  # bytes that are no UTF-8, as "surrogateescape" passes them on
_NO_OBJECT = ("", "[", "]")  # an empty line, or the ends of a list
_COMMA = re.compile(r"\}\s*,\s*\Z")  # after an object, as in a list
_OBJECT_END = re.compile(r"\}\s*,?\s*\Z")
_SPARE = re.compile(r'("(?:[^"\\]|\\.)*+")|,(?=\s*[\]}])', re.DOTALL)  # a string, or a comma before an end
_BETWEEN = re.compile(r"[\s,;\x1e\ufeff]*")  # what may stand between two values
_TOO_LONG = f"is longer than {ROW:,} characters and was left out"
_OPEN = "a quotation mark is opened and not closed as it should; the row is left out"
_HINT = "give it a header, or name its column in `fields: {text: …}`"
_NAMES = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar"}


def objects(stream: BinaryIO, mapping: Mapping[str, str]) -> Iterator[Record | Fault]:
    """A .json file: one object, a list of objects, or what holds one, such as {"articles": [...]}. A row counts from 1.

    An object a line, or one after another, is read alike.
    """
    data = stream.read()
    text, warning = encoding.raw(data)
    if _by_lines(text):
        yield from lines(io.BytesIO(data), mapping)
        return
    if warning:
        yield Fault(warning)
    value = _values(text)
    if found := telegram.chats(value):
        yield from telegram.posts(found)
        return
    value = _listed(value, mapping)
    if isinstance(value, dict):
        yield from article(value, mapping, row=None)
    elif not isinstance(value, list):
        raise ReadError('holds no article; write an object, a list of objects, or {"articles": [...]}')
    elif not value:
        raise ReadError("holds an empty list")
    elif len(value) > RECORDS:
        raise ReadError(f"holds more than {RECORDS:,} records; turn it into .jsonl, which may be longer")
    else:
        placed = order.told(_dates(value, mapping))
        for number, item in enumerate(value, 1):
            yield from _object(item, mapping, str(number), f"record {number}: ", placed)


def _listed(value: object, mapping: Mapping[str, str]) -> object:
    """The list of articles that a value holds; itself where it holds none."""
    if isinstance(value, dict) and isinstance(value.get("articles"), list):
        return value["articles"]
    return value if nested.says(value, mapping) else nested.articles(value, mapping) or value


def lines(stream: BinaryIO, mapping: Mapping[str, str]) -> Iterator[Record | Fault]:
    """A .jsonl file: an object a line. A record's row is its line. A list of an object a line is read alike."""
    some, placed = False, order.told(_first_dates(stream, mapping))
    for number, line, damage in _lines(stream):
        where = f"line {number}: "
        if line is not None and line.strip("\x1e \t\r,") in _NO_OBJECT:
            continue
        some = True
        if damage:
            yield Fault(where + damage)
        if line is None:
            yield Fault(where + _TOO_LONG)
            continue
        try:
            value = _json(_COMMA.sub("}", line.lstrip("\x1e")))
        except ReadError as error:
            yield Fault(f"{where}{error}")
            continue
        yield from _object(value, mapping, str(number), where, placed)
    if not some:
        raise ReadError("is empty")


def commas(stream: BinaryIO, mapping: Mapping[str, str]) -> Iterator[Record | Fault]:
    """A .csv or .tsv file with a header; commas, semicolons or tabs. A record's row is the line that it begins in.

    Of a row that is longer than the header the cells beyond it count as the rest of its text where that stood without
    quotation marks, and else are left out.
    """
    csv.field_size_limit(max(csv.field_size_limit(), ROW + 1))  # the module's own is too small for a long article
    placed = order.told(_column(io.BytesIO(stream.read(_HEAD)), mapping))
    stream.seek(0)
    some = False
    for number, cells, fault, header in _rows(stream, mapping):
        where = f"line {number}: "
        some = some or cells is None or bool(cells)
        if fault:
            yield Fault(where + fault)
        if cells:
            named = dict(zip(header, cells, strict=False))
            yield from article(named, mapping, row=str(number), where=where, order=placed)
    if not some:
        raise ReadError("has a header and no rows")


def _rows(
    stream: BinaryIO, mapping: Mapping[str, str]
) -> Iterator[tuple[int, list[str] | None, str | None, list[str]]]:
    """(line, cells or None where they are lost, fault or None, header) of each row; an empty one has no cells."""
    source = _Source(_lines(stream))
    header, delimiter = _header(source, mapping)
    while (found := source.record(delimiter))[0] is not None:
        number, (_, row, fault) = found[0], found
        if row is None or not any(cell.strip() for cell in row):
            yield number, None if row is None or "".join(row).strip() else [], fault, header
            continue
        if any(cell.strip() for cell in row[len(header) :]):
            row, advice = _fitted(row, header, delimiter, source.read, mapping)
            told = f"has {found[1] and len(found[1])} fields, the header {len(header)}; {advice}"
            fault = f"{fault}; {told}" if fault else told
        yield number, row, fault, header


def _fitted(
    row: list[str], header: list[str], delimiter: str, raw: str, mapping: Mapping[str, str]
) -> tuple[list[str] | None, str]:
    """The cells of a row that has too many as far as they are certain, None where none is, and what to do."""
    mark = f"put a text that holds {_NAMES[delimiter]} between quotation marks"
    last = len(header) - 1
    if not header or meta.lookup({header[-1]: "x"}, meta.by_name({header[-1]: "x"}), "text", mapping)[1] is None:
        return None, f"it is left out; {mark}"
    if '"' + row[last].replace('"', '""') + '"' in raw:
        return row[: last + 1], "what stands beyond it is left out"
    return [*row[:last], delimiter.join(row[last:])], f"they are read as one text; {mark}"


def _column(stream: BinaryIO, mapping: Mapping[str, str]) -> Iterator[object]:
    """The dates of publication of the first rows, as they are written."""
    try:
        for _, cells, _, header in _rows(stream, mapping):
            yield from _dates([dict(zip(header, cells or (), strict=False))], mapping)
    except ReadError:
        return


def _header(source: _Source, mapping: Mapping[str, str]) -> tuple[list[str], str]:
    """The names of the columns, and the delimiter with which most of them are names that we know."""
    first = next((line for line in source if line.strip()), None)
    if first is None:
        raise ReadError("is empty")
    separator = re.fullmatch(r'"?sep=([,;\t|])"?\s*', first)  # Excel says so in a line of its own
    first = next(source, "") if separator else first
    known = {*meta.KNOWN, *map(meta.folded, mapping.values())}
    best: tuple[tuple[int, int], list[str], str] = ((-1, -1), [], ",")
    for delimiter in (separator[1],) if separator else (",", ";", "\t"):
        names = [name.strip() for name in next(csv.reader([first], delimiter=delimiter), [])]
        rank = (sum(meta.folded(name) in known for name in names), len(names))
        best = max(best, (rank, names, delimiter), key=lambda row: row[0])
    header = best[1]
    named = {meta.folded(name): name for name in header}
    if not any(meta.lookup(named, named, name, mapping)[1] for name in ("text", "html")):
        raise ReadError(f"has no column for the text (its first line: {', '.join(header)[:200]}); {_HINT}")
    return header, best[2]


# --- JSON --------------------------------------------------------------------------------------------------------


def _json(text: str) -> object:
    text = text.lstrip("\ufeff")
    if not text.strip():
        raise ReadError("is empty")
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        if error.pos >= len(text.rstrip()) - 1 or error.msg.startswith("Unterminated"):
            raise ReadError("breaks off: this JSON has no end; is the file complete?") from None
        place = f"line {error.lineno}, " if error.lineno > 1 else ""
        raise ReadError(f"is no JSON ({place}column {error.colno}: {error.msg})") from None
    except RecursionError:
        raise ReadError("is nested too deep to be an article") from None
    except ValueError:
        raise ReadError("holds a number of thousands of digits; write it as text") from None


def _by_lines(text: str) -> bool:
    """Whether a text holds an object on each of several lines, not one JSON value in all."""
    found = [line.strip("\x1e \t\r") for line in text.lstrip("\ufeff").split("\n", 50)[:50]]
    lines = [line for line in found if line]
    return len(lines) > 1 and all(line.startswith("{") and _OBJECT_END.search(line) for line in lines[:-1])


def _values(text: str) -> object:
    """The JSON value of a text; of several, one after another, their list. Commas before an end are forgiven."""
    try:
        return _json(text)
    except ReadError as error:
        for read in (_tolerant, _sequence):
            try:
                return read(text)
            except (ValueError, RecursionError):
                continue
        raise error from None


def _tolerant(text: str) -> object:
    return json.loads(_SPARE.sub(lambda found: found[1] or "", text.lstrip("\ufeff")), strict=False)


def _sequence(text: str) -> object:
    decoder, found, at = json.JSONDecoder(strict=False), list[object](), 0
    while (start := _BETWEEN.match(text, at).end()) < len(text):  # type: ignore[union-attr]  # it matches nothing too
        value, at = decoder.raw_decode(text, start)
        found += value if isinstance(value, list) else [value]
    if not any(isinstance(value, dict) for value in found):
        raise ValueError("no objects")
    return found


def _dates(records: Sequence[object], mapping: Mapping[str, str]) -> Iterator[object]:
    for record in records:
        if isinstance(record, Mapping):
            whole = nested.whole(record, mapping)
            yield meta.lookup(whole, meta.by_name(whole), "published", mapping)[1]


def _first_dates(stream: BinaryIO, mapping: Mapping[str, str]) -> Iterator[object]:
    """The dates of publication in the first lines, as they are written."""
    head = io.BytesIO(stream.read(_HEAD))
    stream.seek(0)
    for _, line, _ in _lines(head):
        try:
            yield from _dates([_json(_COMMA.sub("}", line.lstrip("\x1e")))] if line else [], mapping)
        except ReadError:
            continue


def _object(
    value: object, mapping: Mapping[str, str], row: str, where: str, placed: str | None
) -> Iterator[Record | Fault]:
    if isinstance(value, dict):
        yield from article(value, mapping, row=row, where=where, order=placed)
    else:
        yield Fault(where + "is no object; write {…} with the fields of an article")


# --- lines -------------------------------------------------------------------------------------------------------


def _lines(stream: BinaryIO) -> Iterator[tuple[int, str | None, str | None]]:
    """(number, line or None where it is too long, warning or None) of each line, without its end."""
    head = stream.read(_HEAD)
    stream.seek(0)
    codec, warning = encoding.guess(head[: head.rfind(b"\n") + 1] or head)
    for number, line in enumerate(_texts(stream, codec), 1):
        if len(line) > ROW:
            yield number, None, None
        elif codec == "utf-8" and _UNDECODED.search(line):
            yield number, *encoding.raw(line.encode("utf-8", "surrogateescape"))
        else:
            yield number, line.lstrip("\ufeff") if number == 1 else line, warning if number == 1 else None


def _texts(stream: BinaryIO, codec: str) -> Iterator[str]:
    """The lines of a file; of one that is too long only so much that it can be seen."""
    errors = "surrogateescape" if codec == "utf-8" else "replace"
    decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder(codec)(errors), translate=True)
    rest = ""
    while chunk := stream.read(_CHUNK):
        first, *more = decoder.decode(chunk).split("\n")
        rest = (rest + first)[: ROW + 1] if len(rest) <= ROW else rest
        if more:
            yield rest
            yield from more[:-1]
            rest = more[-1]
    rest += decoder.decode(b"", final=True)
    if rest:
        yield rest


class _OpenError(csv.Error):
    """A quoted field has no end, or none within the limit of a row."""


class _Source:
    """Lines for the CSV parser. Lines that a broken row took along can be put back."""

    def __init__(self, lines: Iterator[tuple[int, str | None, str | None]]) -> None:
        self.lines = lines
        self.pushed: list[str] = []  # the next one last
        self.number = 0
        self.retries = _RETRIES
        self.damage: str | None = None
        self.read = ""  # the lines of the last record

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self.number += 1
        if self.pushed:
            return self.pushed.pop()
        _, line, damage = next(self.lines)
        self.damage = self.damage or damage or (_TOO_LONG if line is None else None)
        return line or ""

    def back(self, lines: Sequence[str]) -> None:
        """Puts lines back that were just read."""
        self.pushed.extend(reversed(lines))
        self.number -= len(lines)

    def record(self, delimiter: str) -> tuple[int | None, list[str] | None, str | None]:
        """(line, cells or None, fault or None) of the next row; the line is None at the end."""
        number, taken = self.number + 1, list[str]()
        self.damage, self.read = None, ""
        try:
            cells = next(csv.reader(self._feed(taken), delimiter=delimiter, strict=True), None)
        except csv.Error as error:
            if len(taken) == 1 and not isinstance(error, _OpenError):  # a stray mark within one line does no harm
                return number, next(csv.reader(taken, delimiter=delimiter), []), self.damage
            if self.retries > 0:
                self.retries -= 1
                self.back(taken[1:])
            return number, None, _OPEN
        if cells is None:
            return None, None, None
        self.read = "\n".join(taken)
        return number, cells, self.damage

    def _feed(self, taken: list[str]) -> Iterator[str]:
        size = 0
        for line in self:
            taken.append(line)
            size += len(line) + 1
            if size > ROW or len(taken) > _LINES:
                raise _OpenError
            yield line + "\n"
        self.number -= 1  # the end is no line
        if taken:
            raise _OpenError
