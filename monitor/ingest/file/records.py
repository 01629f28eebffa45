"""What a reader of a format yields: records, and faults that name the place within the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from monitor.errors import ReadError
from monitor.ingest import meta
from monitor.ingest.bytes import encoding
from monitor.ingest.file import nested
from monitor.limits import BUDGETS, spend
from monitor.models import Form, Meta


@dataclass(frozen=True, slots=True)
class Record:
    """One article of a file."""

    form: Form
    content: str
    given: Meta = field(default_factory=Meta)
    row: str | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a file, told without the file's name: "line 3: …"."""

    message: str


_CUT = re.compile(r"\s*\[\+\d{1,6} chars\]\s*\Z")  # how a news service says how much it left out

MOST_TAGS = BUDGETS["tags"].most

# Text that is markup in truth: an element of a page is closed in it, or it begins as a page does.
_BLOCK = re.compile(r"</(?:p|div|article|section|h[1-6]|ul|ol|blockquote|body)\s*>|^\s*<(?:!doctype html|html)\b", re.I)


def markup(text: str) -> bool:
    """Whether `text` is HTML, whatever it is called."""
    return "<" in text and _BLOCK.search(text) is not None


def crowded(form: Form, content: str) -> str | None:
    """What is wrong with a page of far too many tags; None for all others."""
    try:
        spend("tags", content.count("<") if form == "html" else 0)
    except ReadError as error:
        return str(error)
    return None


def article(
    raw: Mapping[str, object],
    mapping: Mapping[str, str],
    *,
    row: str | None,
    where: str = "",
    order: str | None = None,
) -> Iterator[Record | Fault]:
    """The record that some named fields make, after a fault for each of them that cannot be used.

    `text` counts before `html`; a text that holds closed elements is read as HTML, and one that is a list is one of
    paragraphs. `where` begins each message; `order` tells the day from the month, as in `meta.read`.
    """
    raw = nested.whole(raw, mapping)
    named = meta.by_name(raw)
    for name in ("text", "html"):
        key, value = meta.lookup(raw, named, name, mapping)
        if value is None:
            continue
        if (said := nested.words(value)) is None:
            yield Fault(f"{where}{key}: must be text; the record is left out")
            return
        content, damage = encoding.settle(_CUT.sub("", said))
        if not content.strip():
            continue
        form: Form = "html" if name == "html" or markup(content) else "text"
        if fault := crowded(form, content):
            yield Fault(f"{where}{fault}")
            return
        given, faults = meta.read(raw, mapping, order)
        if damage:
            yield Fault(f"{where}{damage}")
        for fault_key, message in faults:
            yield Fault(f"{where}{fault_key}: {message}")
        yield Record(form, content, given, row)
        return
    yield Fault(f"{where}has no text; put it into a field `text`, or name yours in `fields: {{text: …}}`")
