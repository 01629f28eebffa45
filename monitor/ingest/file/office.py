"""Documents of word processors: .docx, .odt and .rtf -> their paragraphs, with the standard library and lxml.

Lost are pictures, notes, comments, tracked changes and all that is only looks.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from monitor.errors import ReadError
from monitor.ingest.bytes import encoding
from monitor.ingest.file import text
from monitor.ingest.file.bundles.zips import BROKEN
from monitor.ingest.file.records import Fault, Record

_MOST = 20_000_000  # bytes of the part that holds the text, unpacked
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OPEN = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_BREAKS = {f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}tab": "\t"}
_OPEN_BREAKS = {f"{_OPEN}line-break": "\n", f"{_OPEN}tab": "\t", f"{_OPEN}s": " "}
_ASIDE = {f"{_OPEN}note", f"{_OPEN}tracked-changes", f"{_WORD}del", f"{_WORD}instrText"}

_RTF = re.compile(r"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\(\*)|\\([^a-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+")
_SIGNS = {
    "par": "\n\n", "line": "\n", "tab": "\t", "cell": "\n", "row": "\n\n", "page": "\n\n", "sect": "\n\n",
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
}  # fmt: skip
_HIDDEN = set(
    "fonttbl colortbl stylesheet info pict header headerl headerr footer footerl footerr footnote listtable".split()
)
_PAGES = {"ansicpg"}
_DEEPEST = 500  # groups in one another


def docx(stream: BinaryIO, mapping: Mapping[str, str]) -> Iterator[Record | Fault]:
    """A document of Word: its paragraphs, those of tables among them."""
    yield from text.of_text(_paragraphs(_part(stream, "word/document.xml"), {f"{_WORD}p"}, _BREAKS), "text")


def odt(stream: BinaryIO, mapping: Mapping[str, str]) -> Iterator[Record | Fault]:
    """A document of LibreOffice: its headings and paragraphs."""
    data = _part(stream, "content.xml")
    yield from text.of_text(_paragraphs(data, {f"{_OPEN}p", f"{_OPEN}h"}, _OPEN_BREAKS), "text")


def rtf(stream: BinaryIO, mapping: Mapping[str, str]) -> Iterator[Record | Fault]:
    """A document in rich text."""
    data = stream.read()
    if not data.lstrip().startswith(b"{\\rtf"):
        raise ReadError("is no rich text; if it is a text, name it .txt")
    found, _ = encoding.settle(_plain(data.decode("latin-1")))
    yield from text.of_text(re.sub(r"\n{3,}", "\n\n", found), "text")


def _part(stream: BinaryIO, name: str) -> bytes:
    """The part of a packed document that holds its text. Raises ReadError where there is none, or too much."""
    try:
        with zipfile.ZipFile(stream) as packed, packed.open(name) as part:
            data = part.read(_MOST + 1)
    except (KeyError, *BROKEN):
        raise ReadError("is damaged, locked or no such document; save it again, or its text as .txt") from None
    if len(data) > _MOST:
        raise ReadError(f"holds more than {_MOST // 1_000_000} MB of text; an article is never so long")
    return data


def _paragraphs(data: bytes, names: set[str], breaks: Mapping[str, str]) -> str:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        tree = etree.fromstring(data, parser)
    except etree.LxmlError:
        tree = None
    if tree is None:
        raise ReadError("is damaged; save it again, or its text as .txt")
    found: list[str] = []
    aside = 0
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        if node.tag in _ASIDE:
            aside += 1 if event == "start" else -1
        elif node.tag in names and event == "start" and not aside:
            found.append("")
        if aside or not found:
            continue
        if event == "start":
            found[-1] += breaks.get(str(node.tag), "") + _own(node, names)
        elif node.tag not in names:
            found[-1] += (node.tail or "") if str(node.tag).startswith(_OPEN) else ""
    return "\n\n".join(part.strip() for part in found if part.strip())


def _own(node: object, names: set[str]) -> str:
    """The text that an element begins with: in Word only runs have one."""
    tag, words = str(getattr(node, "tag", "")), getattr(node, "text", None) or ""
    return words if tag == f"{_WORD}t" or tag.startswith(_OPEN) else ""


def _plain(source: str) -> str:
    found: list[str] = []
    hidden, codec, skip = [False], "cp1252", 0
    for token in _RTF.finditer(source):
        word, number, byte, star, sign, brace, words = token.groups()
        if brace == "{":
            if len(hidden) > _DEEPEST:
                raise ReadError("is nested too deep to be an article")
            hidden.append(hidden[-1])
        elif brace == "}":
            hidden = hidden[:-1] or [False]
        elif star or word in _HIDDEN:
            hidden[-1] = True
        elif word in _PAGES and number:
            codec = _codec(number)
        elif hidden[-1]:
            continue
        elif word == "u" and number:
            found.append(chr(int(number) % 0x10000))
            skip = 1  # what stands for the letter where it cannot be shown
        elif skip and (byte or words):
            skip, rest = 0, (words or "")[1:]
            found.append(rest)
        else:
            found.append(_shown(word, byte, sign, words, codec))
    return "".join(found).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _shown(word: str | None, byte: str | None, sign: str | None, words: str | None, codec: str) -> str:
    if byte:
        return bytes.fromhex(byte).decode(codec, "replace")
    if sign:
        return {"~": "\u00a0", "_": "-"}.get(sign, sign if sign in "\\{}" else "")
    return _SIGNS.get(word or "", "") if word else words or ""


def _codec(number: str) -> str:
    try:
        b"".decode(f"cp{number}")
    except LookupError:
        return "cp1252"
    return f"cp{number}"
