"""Documents of word processors, made here."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

import pytest

from monitor.errors import ReadError
from monitor.ingest.file import office
from monitor.ingest.file.records import Fault, Record

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
T = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
WORD = (
    f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>Quay </w:t></w:r><w:r><w:t>opens</w:t></w:r></w:p>'
    "<w:p><w:r><w:t>The quay is</w:t><w:br/><w:t>open.</w:t></w:r><w:del><w:r><w:t>shut</w:t></w:r></w:del></w:p>"
    "</w:body></w:document>"
)
OPEN = (
    f'<doc xmlns:text="{T}"><text:h>Quay <text:span>opens</text:span></text:h>'
    "<text:p>The quay is<text:line-break/>open.<text:note>1</text:note></text:p></doc>"
)
RICH = (
    r"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0 Arial;}}{\*\generator x;}Quay opens\par The quay is\line open. "
    r"\'cf\u1086?\'f0\'f2\par}"
)


def packed(name: str, content: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, content)
    return out.getvalue()


Reader = Callable[[BinaryIO, Mapping[str, str]], Iterator[Record | Fault]]


@pytest.mark.parametrize(
    ("reader", "data", "text"),
    [
        (office.docx, packed("word/document.xml", WORD), "Quay opens\n\nThe quay is\nopen."),
        (office.odt, packed("content.xml", OPEN), "Quay opens\n\nThe quay is\nopen."),
        (office.rtf, RICH.encode(), "Quay opens\n\nThe quay is\nopen. Порт"),
    ],
    ids=["docx", "odt", "rtf"],
)
def test_the_paragraphs_of_a_document_are_read(reader: Reader, data: bytes, text: str) -> None:
    [record] = reader(io.BytesIO(data), {})
    assert isinstance(record, Record)
    assert record.content.strip() == text


@pytest.mark.parametrize(
    ("reader", "data"),
    [
        (office.docx, b"PK\x03\x04 and no more"),
        (office.docx, packed("other.xml", "<a/>")),
        (office.odt, packed("content.xml", "")),
        (office.docx, packed("word/document.xml", " " * 20_000_001)),
        (office.rtf, b"plain words"),
        (office.rtf, b"{\\rtf1" + b"{" * 1000),
    ],
)
def test_what_is_no_document_is_told(reader: Reader, data: bytes) -> None:
    with pytest.raises(ReadError):
        list(reader(io.BytesIO(data), {}))
