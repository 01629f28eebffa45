"""YAML text -> plain values, with the line of each.

Less than YAML on purpose: no anchors, aliases, tags or second documents, a few levels deep. So a small file cannot
grow large, and every value has one place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

Path = tuple[str | int, ...]
LONGEST = 1_000  # characters of a line that are looked at
DEPTH = 10  #: levels; the schema needs five

#: What the YAML parser says -> what to do. The first row whose text occurs in its message counts.
SYNTAX = (
    ("'\\t'", "a tab stands where spaces belong: indent with spaces only"),
    ("mapping values are not allowed", "a colon stands inside a text: put the text between quotation marks"),
    ("expected alphabetic or numeric character", "a text begins with * or &: put it between quotation marks"),
    ("found character '%'", "a text begins with %: put it between quotation marks"),
    ("found character '@'", "a text begins with @: put it between quotation marks"),
    ("found character '`'", "a text begins with `: put it between quotation marks"),
    ("could not find expected ':'", "a colon is missing after a key, or a quotation mark is not closed"),
    ("found unexpected end of stream", "a quotation mark is opened and never closed"),
    ("expected <block end>", "this line does not fit the lines above: its indentation, a bracket or a quotation mark"),
    ("expected ',' or", "a bracket or brace is opened and not closed, or a comma is missing"),
    ("unknown escape character", "a backslash stands between double quotation marks: use single ones"),
    ("special characters are not allowed", "a control character stands here: delete it"),
)

#: A text in quotation marks, behind which the value goes on: `match: "a b" AND c`.
_GOES_ON = re.compile(r"""(?:^|[:,\[{-])\s*(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*$""")


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a value stands, and how it is written there."""

    line: int
    written: str | None = None  #: a text without quotation marks, as it stands in the file; None for all others


@dataclass(frozen=True, slots=True)
class Marks:
    """Which line each value of a file stands in."""

    name: str = "sources.yaml"  #: of the file, as the user gave it
    table: Mapping[Path, Mark] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """The line of the value, or of the nearest group around it."""
        while path and path not in self.table:
            path = path[:-1]
        return self.table[path].line if path in self.table else 1


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at a place of the file."""

    line: int
    path: Path
    message: str


class _StopError(Exception):
    """The text cannot be read any further."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault


class _Reader:
    def __init__(self, text: str) -> None:
        self.yaml = yaml.SafeLoader(text)
        self.table: dict[Path, Mark] = {}
        self.faults: list[Fault] = []

    def event(self) -> Any:
        return self.yaml.get_event()  # type: ignore[no-untyped-call]  # the stubs leave it out

    def value(self, event: Any, path: Path, line: int) -> object:
        """The value that begins with `event`; `line` is that of its key or, in a list, of itself."""
        self.table[path] = Mark(line)
        if isinstance(event, yaml.AliasEvent):
            raise _StopError(Fault(line, path, "a text begins with *: put it between quotation marks"))
        if getattr(event, "anchor", None) is not None:
            raise _StopError(Fault(line, path, "a text begins with &: put it between quotation marks"))
        if len(path) > DEPTH:
            raise _StopError(Fault(line, path[:DEPTH], "is nested too deep, nothing in this file goes so deep"))
        if getattr(event, "tag", None) not in (None, "tag:yaml.org,2002:str"):
            self.faults.append(Fault(line, path, "a text begins with !: put it between quotation marks"))
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(path)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(path)
        return self.scalar(event, path, line)

    def sequence(self, path: Path) -> list[object]:
        values: list[object] = []
        while not isinstance(event := self.event(), yaml.SequenceEndEvent):
            values.append(self.value(event, (*path, len(values)), event.start_mark.line + 1))
        return values

    def mapping(self, path: Path) -> dict[str, object]:
        values: dict[str, object] = {}
        while not isinstance(event := self.event(), yaml.MappingEndEvent):
            line = event.start_mark.line + 1
            if not isinstance(event, yaml.ScalarEvent):
                raise _StopError(Fault(line, path, "a list or a group stands where the name of a key belongs"))
            key = event.value
            if not _printable(key):
                raise _StopError(Fault(line, path, "the name of a key holds a character that cannot be written"))
            if key in values:
                first = self.table[(*path, key)]
                message = f"stands here a second time (first in line {first.line}), keep one of the two"
                self.faults.append(Fault(line, (*path, key), message))
                inner = _Reader.__new__(_Reader)  # read on, but let the first one count
                inner.yaml, inner.table, inner.faults = self.yaml, {}, []
                inner.value(self.event(), (*path, key), line)
            else:
                values[key] = self.value(self.event(), (*path, key), line)
        return values

    def scalar(self, event: Any, path: Path, line: int) -> object:
        if not _printable(event.value):
            raise _StopError(Fault(line, path, "holds a character that cannot be written"))
        if event.style or event.tag:
            return event.value
        self.table[path] = Mark(line, event.value)
        return _plain(self.yaml, event)


def _printable(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)


def _plain(loader: yaml.SafeLoader, event: Any) -> object:
    """What YAML 1.1 takes a text without quotation marks for. Dates stay text: that is how they are wanted."""
    tag = loader.resolve(yaml.ScalarNode, event.value, event.implicit)  # type: ignore[no-untyped-call]  # as above
    node = yaml.ScalarNode(tag, event.value)
    kind = node.tag.rpartition(":")[2]
    try:
        if kind == "null":
            return None
        if kind == "bool":
            return bool(loader.construct_yaml_bool(node))
        if kind == "int" and len(event.value) < 40:
            return int(loader.construct_yaml_int(node))
        if kind == "float" and len(event.value) < 40:
            return float(loader.construct_yaml_float(node))
    except (ValueError, OverflowError):
        pass  # "0x_" looks like a number to YAML and is none
    return event.value


def read(text: str, name: str) -> tuple[object, Marks, list[Fault]]:
    """The plain value of a YAML text, the line of each part of it, and what is wrong with it as YAML.

    The value is None where the text is empty or cannot be read to its end.
    """
    try:
        reader = _Reader(text)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        return None, Marks(name), [Fault(line, (), "a control character stands here: delete it")]
    value: object = None
    try:
        reader.event()  # the stream begins
        if isinstance(reader.event(), yaml.DocumentStartEvent):
            event = reader.event()
            value = reader.value(event, (), event.start_mark.line + 1)
            reader.event()  # the document ends
            if not isinstance(event := reader.event(), yaml.StreamEndEvent):
                raise _StopError(
                    Fault(event.start_mark.line + 1, (), "a second document begins here: delete the line ---")
                )
    except _StopError as stop:
        return None, Marks(name, reader.table), [*reader.faults, stop.fault]
    except yaml.MarkedYAMLError as error:
        return None, Marks(name, reader.table), [*reader.faults, _syntax(error, text)]
    return value, Marks(name, reader.table), reader.faults


def _syntax(error: yaml.MarkedYAMLError, text: str) -> Fault:
    said = f"{error.context or ''} {error.problem or ''}"
    words = next((advice for sign, advice in SYNTAX if sign in said), f"this is not YAML ({said.strip()})")
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Fault(1, (), words)
    if error.problem_mark and (whole := _going_on(text, mark.line, mark.column)):
        return Fault(mark.line + 1, (), f"column {mark.column + 1}: {whole}")
    begun = error.context_mark
    since = (
        f" (it begins in line {begun.line + 1})" if begun and begun.line < mark.line and "<block" not in said else ""
    )
    return Fault(mark.line + 1, (), f"column {mark.column + 1}: {words}{since}")


def _going_on(text: str, line: int, column: int) -> str | None:
    """What to do where a value goes on behind the quotation marks that it begins with; None where it does not."""
    written = text.split("\n")[line] if line < text.count("\n") + 1 else ""
    begun = _GOES_ON.search(written[:column][-LONGEST:])
    if begun is None or not written[column:].strip() or written[column] in ",:]}#":
        return None
    quoted = begun[0].lstrip(":,[{- ")
    value = (quoted + re.split(r"\s+#", written[column:])[0].rstrip(" }]")).replace("'", "''")
    whole = f": '{value}'" if len(value) <= 80 and quoted.startswith('"') else ""
    return f"a text goes on behind its quotation marks: put single ones around the whole{whole}"
