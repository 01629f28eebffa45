"""A .zip of clippings: what is in it is read, what cannot be is told."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from monitor.ingest import gather
from monitor.ingest.file import formats
from monitor.ingest.file.bundles import zips
from monitor.models import Document, Problem
from tests.ingest.folder import source, world, write

TEXT = "Crane moved\n\nThe crane at the north quay was moved on Monday."


def packed(files: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()


def read(base: Path, data: bytes) -> tuple[list[Document], list[str]]:
    write(base, {"in/a.zip": data})
    items = list(gather([source("in/*")], world(base)))
    documents = [item for item in items if isinstance(item, Document)]
    return documents, [item.message for item in items if isinstance(item, Problem)]


def test_each_file_is_read_by_its_kind_and_named_in_its_row(tmp_path: Path) -> None:
    rows = '{"title": "A", "text": "Ferry back."}\n{"title": "B", "text": "Ferry gone."}'
    data = packed({"b/x.txt": TEXT, "rows.jsonl": rows, "__MACOSX/._x.txt": "x", ".DS_Store": "x", "Thumbs.db": "x"})
    documents, problems = read(tmp_path, data)
    assert problems == []
    assert [(d.origin, d.row, d.given.title) for d in documents] == [
        ("in/a.zip", "b/x.txt", None),
        ("in/a.zip", "rows.jsonl#1", "A"),
        ("in/a.zip", "rows.jsonl#2", "B"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("x.zip", packed({"y.txt": TEXT}), "unsupported type .zip in an archive"),
        ("x.xyz", "x", "unsupported type .xyz in an archive"),
        ("x", "x", "unsupported type without an ending in an archive"),
        ("x.txt", b"", "is empty"),
        ("x.txt", b"\x89PNG\r\n\x00\x00", "is no text"),
    ],
)
def test_what_cannot_be_read_is_told_and_the_rest_is_read(
    tmp_path: Path, name: str, content: str | bytes, told: str
) -> None:
    documents, problems = read(tmp_path, packed({name: content, "z.txt": TEXT}))
    assert [d.row for d in documents] == ["z.txt"]
    assert len(problems) == 1
    assert problems[0].startswith(f"in/a.zip: {name}: {told}")


def test_a_file_that_grows_too_large_is_not_unpacked(tmp_path: Path) -> None:
    documents, problems = read(tmp_path, packed({"a.txt": b"a" * (formats.WHOLE + 2), "z.txt": TEXT}))
    assert [d.row for d in documents] == ["z.txt"]
    assert "is too large" in problems[0]


def test_of_too_many_files_the_first_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "MOST", 2)
    documents, problems = read(tmp_path, packed({f"{n}.txt": TEXT for n in range(4)}))
    assert [d.row for d in documents] == ["0.txt", "1.txt"]
    assert "holds 4 files; the first 2 were read" in problems[0]


@pytest.mark.parametrize("data", [b"PK\x03\x04 and no more", packed({}), packed({"a/": ""})])
def test_a_broken_or_an_empty_archive_is_told(tmp_path: Path, data: bytes) -> None:
    documents, problems = read(tmp_path, data)
    assert documents == []
    assert problems[0].startswith(("in/a.zip: is damaged", "in/a.zip: holds no file"))


def test_a_locked_file_is_told(tmp_path: Path) -> None:
    data = bytearray(packed({"a.txt": TEXT}))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(sign) + at] |= 1
    _, problems = read(tmp_path, bytes(data))
    assert "a.txt: is locked with a password" in problems[0]
