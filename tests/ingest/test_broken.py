"""Broken input: each row gives its message, and takes no other article with it. Add a case by adding a row."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.config import FilesSource
from monitor.ingest import gather
from monitor.ingest.file import formats
from monitor.ingest.world import World
from monitor.models import Document, Problem

GOOD = {
    "good-1.txt": b"The bridge opened on Monday.\n",
    "good-2.html": "<html><head></head><body><p>Міст відкрили в понеділок.</p></body></html>".encode(),
    "good-3.jsonl": b'{"title": "Bridge", "text": "The bridge is open."}\n',
}
HEAD = b"From: Ann <ann@dispatch.example>\nSubject: Bridge\n"


def _deny(path: Path) -> None:
    path.write_bytes(b"Secret.")
    path.chmod(0)


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _dangling(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere"))


def _large(path: Path) -> None:
    with path.open("wb") as stream:  # a hole: takes no room on the disk
        stream.truncate(50_000_000)


Content = bytes | Callable[[Path], None]

# (name, content, what the message says, how many articles are read all the same)
CASES: tuple[tuple[str, Content, str, int], ...] = (
    # files that cannot be read at all
    ("empty.txt", b"", "is empty", 0),
    ("blank.txt", b" \n\t\n\xc2\xa0\n", "is empty", 0),
    ("bom-only.txt", b"\xef\xbb\xbf", "is empty", 0),
    ("empty.csv", b"\n\n", "is empty", 0),
    ("empty.jsonl", b" \n\n", "is empty", 0),
    ("empty.json", b"\n", "is empty", 0),
    ("folder.txt", Path.mkdir, "is a folder", 0),
    ("denied.txt", _deny, "cannot be read (Permission denied)", 0),
    ("pipe.txt", _pipe, "is a pipe or a device", 0),
    ("dangling.txt", _dangling, "cannot be read (No such file", 0),
    ("large.txt", _large, "has 50.0 MB, more than the 10 MB", 0),
    ("large.json", _large, "turn it into .jsonl", 0),
    ("large.html", _large, "has 50.0 MB", 0),
    ("letter.docx", b"PK\x03\x04", "no such document", 0),
    ("letter.pages", b"PK\x03\x04", "unsupported type .pages; supported: .txt", 0),
    ("README", b"Hello.", "a file without a type; supported: .txt", 0),
    # something else under the name of a text
    ("nul.txt", b"\x00\x01\x02" * 50, "is no text", 0),
    ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(40), "is a picture (PNG)", 0),
    ("photo.html", b"\xff\xd8\xff\xe0" + bytes(40), "is a picture (JPEG)", 0),
    ("paper.txt", b"%PDF-1.7\n1 0 obj", "is a PDF", 0),
    ("office.txt", b"PK\x03\x04\x14\x00", "is a ZIP archive", 0),
    ("packed.jsonl", gzip.compress(b'{"text": "a"}', mtime=0), "is a gzip archive", 0),
    ("rich.txt", rb"{\rtf1\ansi Hello}", "is a rich text", 0),
    # letters
    ("half-letter.txt", "Міст відкрил".encode()[:-1], "in the middle of a letter", 1),
    ("lost.txt", "The caf\ufffd is open.".encode(), "1 of its characters are lost", 1),
    ("mixed.txt", "Міст відкрили в понеділок, ".encode() + b"\xe9.", "no UTF-8 and were lost", 1),
    ("twice.txt", "“It’s open”, said Zoë".encode().decode("cp1252", "replace").replace("\ufffd", "\x9d").encode(),
     "were repaired", 1),
    ("twice-1251.txt", "Міст відкрито".encode().decode("cp1251").encode(), "were repaired", 1),
    ("garbled.txt", "Zoë said: â€œyes“ – Київ".encode(), "letters are garbled", 1),
    ("questions.txt", b"???? ??? ???????? ? ????????? ????? ??????, 2025", "lost for question marks", 1),
    ("utf16-odd.txt", b"\xff\xfe" + "The bridge".encode("utf-16-le") + b"\x00", "in the middle of a letter", 1),
    ("liar.html", '<html><meta charset="windows-1251"><p>Die Brücke wurde für Fußgänger geöffnet.</p></html>'
     .encode("cp1252"), "says that it is cp1251, but reads as cp1252", 1),
    # labels
    ("bad-date.txt", b"---\npublished: tomorrow\n---\nText.", 'line 2: published: "tomorrow" is no date', 1),
    ("no-day.txt", b"---\npublished: 2025-02-30\n---\nText.", '"2025-02-30" is no date', 1),
    ("bad-url.md", b"---\ntitle: A\nurl: javascript:alert(1)\n---\nText.", "line 3: url:", 1),
    ("bad-type.txt", b"---\ntitle: {a: b}\n---\nText.", "line 2: title: must be text, not a group", 1),
    ("bad-language.txt", b"---\nlang: xx\n---\nText.", 'line 2: lang: "xx" is no language', 1),
    ("open-front.txt", b"---\ntitle: A\nText without an end", "has no closing line ---", 1),
    ("only-front.txt", b"---\ntitle: A\n---\n", "holds labels and no text", 0),
    ("colon.txt", b"---\ntitle: A: B: C\n---\nText.", "line 2: column", 1),
    ("bomb.txt", b"---\na: &a [x,x]\nb: &b [*a,*a]\ntitle: [*b,*b]\n---\nText.", "line 2: a:", 1),
    ("deep.md", b"---\ntitle: " + b"[" * 3000 + b"\n---\nText.", "nested too deep", 1),
    ("escape.txt", b'---\ntitle: "\\UFFFFFFFF"\n---\nText.', "impossible escape", 1),
    # pages
    ("half.html", b"<html><body><p>The bridge is open.</p><p class=", "breaks off before the page ends", 1),
    ("half-2.html", b"<html><body><p>The bridge is open.", "breaks off before the page ends", 1),
    ("half-3.htm", b"<html><head><script>var a = 1;", "breaks off before any text", 0),
    ("hollow.html", b"<html><head><script>x()</script></head><body><div></div></body></html>", "holds no text", 0),
    # mails
    ("no-mail.eml", b"Just some words.\nAnd more.", "is no mail", 0),
    ("hollow.eml", HEAD + b"\n\n", "holds no text", 0),
    ("attached.eml", HEAD + b"Content-Type: application/pdf; name=a.pdf\n\nJVBERi0=",
     "only attachments (a.pdf)", 0),
    ("endless.eml", HEAD + b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nThe text.",
     "its last part has no end", 1),
    ("nested.eml", HEAD + b"Content-Type: multipart/mixed; boundary=x\n\n--x\n" * 300, "200 nested", 0),
    ("comment.eml", b"From: " + b"((" * 9_000 + b"\nDate: no\n\nThe text.", "Date:", 1),
    ("parameters.eml", HEAD + b"Content-Type: text/plain; " + b"x*0*=a; " * 9_000 + b"\n\nA", "far too long", 0),
    ("words.eml", b"Subject: " + b"=?utf-8?q?a?= " * 90_000 + b"\nDate: no\n\nThe text.", "Date:", 1),
    ("tags.html", b"<p>A" + b"<b>" * 400_000, "more than 300,000 tags", 0),
    ("tags.txt", b"<!doctype html><p>A" + b"<b>" * 400_000, "more than 300,000 tags", 0),
    ("tags.eml", HEAD + b"Content-Type: text/html\n\n<p>A" + b"<b>" * 400_000, "more than 300,000 tags", 0),
    ("tags.jsonl", b'{"html": "<p>A' + b"<b>" * 400_000 + b'"}\n{"text": "B"}', "line 1: has more than 300,000", 1),
    ("tags.csv", b"html\n<p>A" + b"<b>" * 400_000 + b"\n<p>B</p>\n", "line 2: has more than 300,000 tags", 1),
    ("records.json", b"[" + b"{}," * 200_000 + b"1]", "more than 100,000 records", 0),
    ("no-rows.csv", b"title,text\n", "a header and no rows", 0),
    ("parts.eml", HEAD + b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\na\n" * 9_000, "single parts", 0),
    ("junk.eml", HEAD + b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n\x01\x02!!\x03\x04",
     "damaged", 0),
    ("long-ago.eml", HEAD + b"Date: the day before\n\nThe text.", 'Date: "the day before" is no date', 1),
    # tables
    ("half.json", b'{"title": "A", "text": "The bri', "this JSON has no end", 0),
    ("half-list.json", b'[{"text": "A"}, {"text": "B"}', "this JSON has no end", 0),
    ("no.json", b"title: A", "is no JSON (column 1", 0),
    ("number.json", b"5", "holds no article", 0),
    ("none.json", b"[]", "holds an empty list", 0),
    ("deep.json", b"[" * 200_000, "nested too deep", 0),
    ("digits.json", b'{"text": "A", "id": ' + b"9" * 10_000 + b"}", "thousands of digits", 0),
    ("no-text.json", b'{"title": "A"}', "has no text", 0),
    ("list-text.json", b'{"text": ["A", 5]}', "text: must be text", 0),
    ("wrong.json", b'{"text": "A", "title": 5}', "title: must be text, not a number", 1),
    ("item.json", b'[{"text": "A"}, 7]', "record 2: is no object", 1),
    ("surrogate.json", rb'{"text": "A \ud800 b"}', "characters are lost", 1),
    ("bad-row.jsonl", b'{"text": "A"}\n{"text": \n{"text": "C"}\n', "line 2: breaks off", 2),
    ("long-row.jsonl", b'{"text": "' + b"a" * 2_100_000 + b'"}\n{"text": "B"}\n', "line 1: is longer than", 1),
    ("title.jsonl", b'{"text": "A", "title": "' + b"a" * 5_000 + b'"}\n', "title: has 5,000 characters", 1),
    ("no-header.csv", b"A,The bridge is open.\nB,It is closed.\n", "has no column for the text", 0),
    ("no-text.csv", b"title,url\nA,https://a.example\n", "has no column for the text (its first line: title, url)", 0),
    ("no-text-row.csv", b"title,text\nA,\nB,Open.\n", "line 2: has no text", 1),
    ("open-quote.csv", b'title,text\nA,"Open.\nB,Closed.\nC,Both.\n', "line 2: a quotation mark", 2),
    ("wide.csv", b"text,title\nOpen, they say.,A\nClosed.,B\n", "line 2: has 3 fields, the header 2", 1),
    ("date.csv", b"text;published\nOpen.;08/09/2025\n", 'line 2: published: "08/09/2025" is no date', 1),
)  # fmt: skip


@pytest.mark.parametrize(("name", "content", "message", "articles"), CASES, ids=[case[0] for case in CASES])
def test_a_broken_file_gives_its_message(
    tmp_path: Path, name: str, content: Content, message: str, articles: int
) -> None:
    _write(tmp_path, name, content)
    documents, problems = _read(tmp_path)
    assert any(p.message.startswith(f"{name}: ") and message in p.message for p in problems), problems
    assert len(documents) == articles
    assert all("Traceback" not in p.message and len(p.message) < 500 for p in problems)


def test_broken_files_take_no_article_with_them(tmp_path: Path) -> None:
    for name, content, *_ in CASES:
        _write(tmp_path, name, content)
    for name, data in GOOD.items():
        (tmp_path / name).write_bytes(data)
    documents, problems = _read(tmp_path)
    assert [d.origin for d in documents if d.origin in GOOD] == sorted(GOOD)
    assert not [p for p in problems if p.message.startswith("good")]
    for name, content, message, articles in CASES:
        if _can(content):
            assert any(p.message.startswith(f"{name}: ") and message in p.message for p in problems), name
        assert sum(d.origin == name for d in documents) == articles


def test_of_many_bad_rows_twenty_are_told_and_the_rest_counted(tmp_path: Path) -> None:
    rows = ["{" if n % 2 else json.dumps({"text": f"Article {n}."}) for n in range(100)]
    (tmp_path / "rows.jsonl").write_text("\n".join(rows))
    documents, problems = _read(tmp_path)
    assert len(documents) == 50
    assert len(problems) == 21
    assert problems[-1].message == "rows.jsonl: and 30 more faults like these"


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300), suffix=st.sampled_from(sorted(formats.BY_SUFFIX)))
def test_any_bytes_give_documents_and_problems_only(tmp_path: Path, data: bytes, suffix: str) -> None:
    _any(tmp_path, data, suffix)


_PIECES = (
    "---\n", "title: ", "\"", "'", "[", "{", "}", "]", ",", ";", "\t", "\n", ": ", "&a ", "*a", "!!x ", "text",
    "published", "2025-08-12", "<p>", "</p>", "<script>", "<!--", "-->", "<", "From: a\n", "Date: ",
    "Content-Type: ", "multipart/mixed; boundary=x", "\n\n--x\n", "text/html", "; charset=", "utf-16", "\\ud800",
    "\\UFFFFFFFF", "=?utf-8?B?4pg=?=", "Subject: ", "base64", "Ð—Ðµ", "Р—Рµ", "\u0000", "\x85", "é",
)  # fmt: skip


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.sampled_from(_PIECES), max_size=25), suffix=st.sampled_from(sorted(formats.BY_SUFFIX)))
def test_any_shuffled_syntax_gives_documents_and_problems_only(tmp_path: Path, pieces: list[str], suffix: str) -> None:
    _any(tmp_path, "".join(pieces).encode(), suffix)


def _any(folder: Path, data: bytes, suffix: str) -> None:
    (folder / f"x{suffix}").write_bytes(data)
    documents, problems = _read(folder, f"x{suffix}")
    assert documents or problems
    for document in documents:
        document.content.encode()
        str(document.given).encode()
        assert document.content.strip()
        assert "\0" not in document.content
    for problem in problems:
        problem.message.encode()
        assert "\n" not in problem.message


def _write(folder: Path, name: str, content: Content) -> None:
    if not _can(content):
        pytest.skip("the superuser may read every file")
    if callable(content):
        content(folder / name)
    else:
        (folder / name).write_bytes(content)


def _can(content: Content) -> bool:
    return content is not _deny or os.geteuid() != 0


def _read(folder: Path, path: str = "**/*") -> tuple[list[Document], list[Problem]]:
    world = World(folder, datetime(2025, 8, 13, tzinfo=UTC), None, lambda *_: False)
    items = list(gather([FilesSource(kind="files", name="clippings", path=path)], world))
    return [i for i in items if isinstance(i, Document)], [i for i in items if isinstance(i, Problem)]
