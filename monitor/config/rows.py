"""Rows added to `sources:` of a sources.yaml. The rest of the file stays as it is, to the byte."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from monitor.errors import ConfigError

_BARE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_YAML_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
Row = Mapping[str, str | bool]


def append(path: Path, rows: Sequence[Row]) -> None:
    """Put `rows` behind the last one of `sources:` in the file at `path`, which can be read.

    Raises ConfigError where they find no place that leaves all else as it was; then nothing is changed.
    """
    data = path.read_bytes()
    text = appended(data.decode("utf-8-sig"), rows)
    if text is None:
        raise ConfigError([f"{path}: there is no place for new rows below sources:, add them yourself: {lines(rows)}"])
    head = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    _replace(path.resolve(), head + text.encode())


def lines(rows: Sequence[Row], indent: str = "") -> str:
    """The rows as they are written, a line each."""
    return "".join(f"\n{indent}- {_flow(row)}" for row in rows)


def appended(text: str, rows: Sequence[Row]) -> str | None:
    """`text` with the rows; None where that cannot be done."""
    place = _sources(text)
    if place is None or not place.value:
        return None
    put = _in_brackets(text, place, rows) if place.flow_style else _in_lines(text, place, rows)
    before, after = yaml.safe_load(text), yaml.safe_load(put)
    before["sources"] += [dict(row) for row in rows]
    return put if before == after else None


def _sources(text: str) -> yaml.SequenceNode | None:
    tree = yaml.compose(text, yaml.SafeLoader)
    pairs = tree.value if isinstance(tree, yaml.MappingNode) else []
    found = next((value for key, value in pairs if key.value == "sources"), None)
    return found if isinstance(found, yaml.SequenceNode) else None


def _in_brackets(text: str, place: yaml.SequenceNode, rows: Sequence[Row]) -> str:
    end = place.value[-1].end_mark.index
    return text[:end] + "".join(f", {_flow(row)}" for row in rows) + text[end:]


def _in_lines(text: str, place: yaml.SequenceNode, rows: Sequence[Row]) -> str:
    """Behind the last row and the comments that are indented as its own."""
    kept = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    column = place.start_mark.column
    at = _last(place.value[-1]) + 1
    while at < len(kept) and re.match(rf" {{{column + 1},}}#", kept[at]):
        at += 1
    end = "\r\n" if "\r\n" in text else "\n"
    if kept[at - 1] and kept[at - 1][-1] not in "\r\n":
        kept[at - 1] += end
    new = [f"{' ' * column}- {_flow(row)}{end}" for row in rows]
    return "".join([*kept[:at], *new, *kept[at:]])


def _last(node: yaml.Node) -> int:
    """The line in which a node ends; of a group in lines that is its last value's, not the comments' behind it."""
    if isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        inner = node.value[-1]
        return _last(inner[1] if isinstance(inner, tuple) else inner)
    end = node.end_mark
    whole = end.column == 0 and end.line > node.start_mark.line  # a text of several lines ends with its line
    return end.line - whole


def _flow(row: Row) -> str:
    return "{" + ", ".join(f"{key}: {_value(value)}" for key, value in row.items()) + "}"


def _value(value: str | bool) -> str:
    if isinstance(value, str) and _BARE.fullmatch(value) and value not in _YAML_WORDS:
        return value
    return json.dumps(value, ensure_ascii=False)


def _replace(path: Path, data: bytes) -> None:
    """The file in one step, with its permissions: a process that dies leaves the old one."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        file.write(data)
    try:
        Path(file.name).chmod(path.stat().st_mode & 0o777)
        os.replace(file.name, path)  # noqa: PTH105 - as the standard library says it
    except OSError:
        Path(file.name).unlink(missing_ok=True)
        raise
