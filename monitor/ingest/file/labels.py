"""Labels that people put on articles: front matter at the top of a text, and side-car files."""

from __future__ import annotations

import re

from monitor.config import marks
from monitor.ingest import meta
from monitor.models import Meta

LONGEST = 16_000  #: characters; labels are a few lines

_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_SENTENCE = re.compile(r"\s.*[.!?…。؟।]\s*\Z")
_KEY = re.compile(r"([^\W\d][\w -]{0,40}?)[ \t]*:(?:[ \t]+(\S.*))?")


def split(text: str) -> tuple[Meta, str, list[str]]:
    """(front matter, the text below it, faults) of a text; a line `---` that is an ornament stays in the text."""
    head = text[:LONGEST].lstrip("\n")
    skipped = len(text[:LONGEST]) - len(head)
    first, _, rest = head.partition("\n")
    if first.rstrip() != "---" or not _looks_keyed(rest):
        return Meta(), text, []
    start = skipped + len(first) + 1
    end = _END.search(text, start, start + LONGEST)
    if not _labelling(text[start : end.start()] if end else rest):
        return Meta(), text, []
    if end is None:
        fault = "line 1: front matter begins here and has no closing line ---; it was read as text"
        return Meta(), text, [fault]
    given, faults = read(text[start : end.start()], text.count("\n", 0, start))
    return given, text[end.end() :], faults


def read(text: str, before: int = 0) -> tuple[Meta, list[str]]:
    """The Meta of some YAML, and faults with their lines; `before` counts the lines above it.

    What is no YAML is read line by line as "key: value", so that one colon too many costs no more than a word.
    """
    try:
        value, places, faults = marks.read(text, "")
    except (ValueError, OverflowError):  # an escape like "\\UFFFFFFFF" names no character
        value, places, faults = None, marks.Marks(), [marks.Fault(1, (), "holds an impossible escape (\\U…)")]
    told = [_line(fault.line + before, ".".join(map(str, fault.path)), fault.message) for fault in faults]
    if value is None and not faults:
        return Meta(), []
    if value is None:
        value = _by_lines(text)
    elif isinstance(value, dict):
        value = {key: _written(item, places, (key,)) for key, item in value.items()}
    else:
        return Meta(), [_line(1 + before, "", 'is no list of keys; write lines like "title: …"')]
    given, wrong = meta.read(value)
    lines = {meta.folded(key): places.line((key,)) for key in value}
    return given, told + [_line(lines.get(key, 1) + before, key, message) for key, message in wrong]


def _written(value: object, places: marks.Marks, path: marks.Path) -> object:
    """A value as it stands in the file: `title: 2025` and `language: no` are text."""
    if isinstance(value, list):
        return [_written(item, places, (*path, n)) for n, item in enumerate(value)]
    written = places.table[path].written if path in places.table else None
    return value if written is None or value is None else written


def _by_lines(text: str) -> dict[str, object]:
    found: dict[str, object] = {}
    for line in text.splitlines():
        if (match := _KEY.fullmatch(line.rstrip())) and match[2]:
            found.setdefault(match[1], match[2].strip().strip("\"'"))
    return found


def _looks_keyed(text: str) -> bool:
    lines = (line for line in text.split("\n", 50)[:50] if line.strip() and not line.startswith("#"))
    return _KEY.fullmatch(next(lines, "").rstrip()) is not None


def _labelling(text: str) -> bool:
    """Whether what stands below a line --- labels a text, and is not a sentence with a colon in it."""
    found = [match for line in text.split("\n")[:50] if (match := _KEY.fullmatch(line.rstrip()))]
    if any(meta.folded(match[1]) in meta.KNOWN for match in found):
        return True
    return all(len(match[1].split()) == 1 and not _SENTENCE.search(match[2] or "") for match in found)


def _line(line: int, key: str, message: str) -> str:
    return f"line {line}: {key}: {message}" if key else f"line {line}: {message}"
