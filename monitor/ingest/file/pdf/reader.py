"""A PDF -> the article in it. The library works in a process of its own, within bounds of time and memory."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any, BinaryIO

from monitor.errors import ReadError
from monitor.ingest.bytes import encoding
from monitor.ingest.file import text
from monitor.ingest.file.pdf import child, flow
from monitor.ingest.file.pdf.lines import Line, lines
from monitor.ingest.file.records import Fault, Record
from monitor.ingest.meta import merge
from monitor.models import Meta

LIMIT = 50_000_000  #: bytes of a file
SECONDS = 60  #: for one
_TOLD = 10  # pages that are named
_NEEDED = "`pip install monitor[pdf]` brings what reads it, or save its text as .txt"
_OCR = "its pages are pictures; let a program recognise the text (OCR), or save it as .txt"


def read(stream: BinaryIO, mapping: Mapping[str, str]) -> Iterator[Record | Fault]:
    """The article of a PDF: paragraphs put together again from its lines. Raises ReadError."""
    if find_spec("pypdfium2") is None:
        raise ReadError(f"is a PDF; {_NEEDED}")
    found = _checked(_asked(stream.read()))
    pages = [lines(page["letters"], number) for number, page in enumerate(found["pages"], 1)]
    body = [line for page in pages for line in page]
    if not body:
        raise ReadError(f"holds no text: {_OCR}")
    yield from map(Fault, _faults(pages, found["more"]))
    content, _ = encoding.settle("\n\n".join(flow.paragraphs(body)))
    if lost := content.count("\ufffd"):
        yield Fault(f"{lost} of its letters have no name in the file (�); save its text from another program")
    title = _title(found["title"], pages[0], body)
    for item in text.of_text(content, "text"):
        yield item if isinstance(item, Fault) or item.row else replace(item, given=merge(item.given, Meta(title=title)))


def _asked(data: bytes) -> Any:
    """What the process says of a PDF. Raises ReadError where it dies, or takes too long."""
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(Path(child.__file__))],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            check=True,
        )
        return json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise ReadError(f"is not read within {SECONDS} seconds; save its text as .txt") from None
    except (subprocess.CalledProcessError, ValueError, OSError):
        raise ReadError("is damaged or too large to be read; save it again, or its text as .txt") from None


def _checked(found: Any) -> Any:
    if found.get("locked"):
        raise ReadError("is locked with a password; save it without one, or its text as .txt")
    if "broken" in found:
        raise ReadError("is damaged or no PDF; save it again, or its text as .txt")
    return found


def _faults(pages: Sequence[Sequence[Line]], more: int) -> Iterator[str]:
    bare = [str(number) for number, page in enumerate(pages, 1) if not page]
    if bare:
        named = ", ".join(bare[:_TOLD]) + (" …" if len(bare) > _TOLD else "")
        yield f"page{'s' if len(bare) > 1 else ''} {named} of {len(pages) + more}: no text; {_OCR}"
    if more:
        yield f"has {len(pages) + more} pages; the first {len(pages)} were read, save the article alone"


def _title(said: str, page: Sequence[Line], body: Sequence[Line]) -> str | None:
    """What a PDF says is its title, where its first page says so too; else what stands there in the largest letters.

    Most of what programs write there is a file's name or the template's title.
    """
    words, there = _words(said), _words(" ".join(line.text for line in page))
    if words.count(" ") and f" {words} " in f" {there} ":
        return " ".join(said.split())
    return " ".join(flow.heading(body).split())[:300] or None


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
