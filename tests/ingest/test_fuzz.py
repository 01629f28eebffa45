"""Each reader of outside bytes, given what is nearly right: it gives what it can, or says in one line what is wrong.

`pytest --hypothesis-profile=search tests/ingest/test_fuzz.py` looks for new inputs; what it finds is kept in `FOUND`.
"""

from __future__ import annotations

import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.config import FilesSource, MailboxSource
from monitor.errors import MonitorError
from monitor.ingest import gather
from monitor.ingest.feed import account, discover, lists, opml, reader
from monitor.ingest.feed.entries import parse
from monitor.ingest.file.pdf import flow, lines
from monitor.ingest.web.answer import decoded
from monitor.ingest.web.fetch import Response
from monitor.ingest.web.unpack import unpacked
from monitor.ingest.world import World
from monitor.models import Document, Problem
from tests.ingest.feed.test_feeds import feed, item
from tests.ingest.file.pdf.paper import column, paper

Read = Callable[[bytes, Path], object]
NOW = datetime(2025, 8, 13, tzinfo=UTC)
MAIL = (
    b"From: Ann <ann@news.example>\nMessage-ID: <1@news.example>\nSubject: A\nDate: Tue, 12 Aug 2025 08:00:00 +0000\n"
)
PARTS = b'Content-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: text/plain\n\nThe crane.\n--x--\n'
ATOM = (
    '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><id>a</id><title>A</title>'
)
ITEM = {
    "id": "tag:google.com,2005:reader/item/01",
    "title": "Crane",
    "published": 1754985600,
    "summary": {"content": "A"},
}


def answer(data: bytes) -> Response:
    return Response("http://a.example/feed", 200, "", None, data, None, None)


def _file(name: str) -> Read:
    """Reads the bytes as a file of that name."""

    def read(data: bytes, folder: Path) -> object:
        (folder / name).write_bytes(data)
        source = FilesSource(kind="files", name="clips", path=name)
        return _whole(gather([source], World(folder, NOW, None, lambda *_: False)))

    return read


def _mbox(data: bytes, folder: Path) -> object:
    (folder / "box").write_bytes(data)
    source = MailboxSource.model_validate({"kind": "mailbox", "name": "m", "path": "box", "senders": ["news.example"]})
    return _whole(gather([source], World(folder, NOW, None, lambda *_: False)))


def _whole(items: Iterable[Document | Problem]) -> object:
    for found in items:
        if isinstance(found, Problem):
            assert "\n" not in found.message
            found.message.encode()
        else:
            assert found.content.strip()
            found.content.encode()
    return None


def _collected(data: bytes, _: Path) -> object:
    with suppress(ValueError, RecursionError):
        said = json.loads(data)
        items = [one for one in said if isinstance(one, Mapping)] if isinstance(said, list) else []
        return reader.collected(items, "https://reader.example")
    return None


class _Fetch:
    """Answers always the same."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def ask(self, *_: Any, **__: Any) -> Response:
        return answer(self._data)


def _account(data: bytes, _: Path) -> object:
    fetch: Any = _Fetch(data)
    mine = account.Account(fetch, "https://reader.example", "t")
    return [mine.labels(), mine.numbers(NOW, None), mine.items([1], "a")]


def _letters(data: bytes, _: Path) -> object:
    """Letters anywhere on a page, in any order."""
    fours = [data[n : n + 4] for n in range(0, len(data) - 3, 4)]
    letters = [
        (four[0] * 9, four[1] * 2.0, four[1] * 2.0 + four[3] % 9, four[2] * 3.0, four[3] % 20 - 1.0) for four in fours
    ]
    found = lines.lines(letters, 1)
    assert sum(letter[4] > 0 for letter in letters) >= sum(line.text.count(" ") for line in found) - len(letters)
    return [flow.paragraphs(found), flow.heading(found)]


ZIPPED = io.BytesIO()
with zipfile.ZipFile(ZIPPED, "w") as _zip:
    _zip.writestr("a.txt", "The crane was moved.")
    _zip.writestr("b.json", '{"text": "The ferry."}')
POST = {"id": 1, "type": "message", "date": "2025-08-12T08:00:00", "text": ["A", {"type": "bold", "text": "b"}]}
TELEGRAM = {"type": "public_channel", "name": "Quay", "id": 7, "messages": [POST]}
READERS: Mapping[str, tuple[Read, bytes]] = {
    "RSS": (lambda data, _: parse(answer(data)), feed(item(1), item(2)).encode()),
    "Atom": (
        lambda data, _: parse(answer(data)),
        f"{ATOM}<content type='html'>&lt;p&gt;A</content></entry></feed>".encode(),
    ),
    "JSON Feed": (
        lambda data, _: parse(answer(data)),
        b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "content_text": "A", "tags": ["b"]}]}',
    ),
    "sitemap": (
        lambda data, _: parse(answer(data)),
        b'<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>http://a.example/1</loc><n:news>'
        b"<n:publication><n:name>Q</n:name></n:publication><n:title>A</n:title></n:news></url></urlset>",
    ),
    "list of feeds": (
        lambda data, _: opml.read(data),
        b'<opml><body><outline text="A" xmlUrl="http://a.example/"/></body></opml>',
    ),
    "list of links": (
        lambda data, _: lists.links(decoded(answer(data))[0], "http://a.example/"),
        b'<html><body><h2><a href="/news/crane-moved-to-quay">The crane was moved</a></h2></body></html>',
    ),
    "page that names feeds": (
        lambda data, _: discover._named(answer(data)),
        b'<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>',
    ),
    "gzip": (lambda data, _: list(unpacked(iter([data]), "gzip", "u", 10_000)), gzip.compress(b"The crane." * 9)),
    "deflate": (lambda data, _: list(unpacked(iter([data]), "deflate", "u", 10_000)), zlib.compress(b"The crane." * 9)),
    "items of a reader": (
        _collected,
        json.dumps([ITEM, ITEM | {"origin": {"title": "Q"}, "categories": ["user/1/label/a"]}]).encode(),
    ),
    "answers of a reader": (
        _account,
        json.dumps({"itemRefs": [{"id": "1"}], "tags": [{"id": "user/1/label/a"}], "items": [ITEM]}).encode(),
    ),
    "letters of a page": (_letters, bytes(range(40, 160))),
    "mbox": (_mbox, b"From a\n" + MAIL + PARTS + b"\nFrom b\n" + MAIL + b"\nThe ferry.\n"),
    "mail": (_file("a.eml"), MAIL + PARTS),
    "page in parts": (_file("a.mhtml"), MAIL + PARTS.replace(b"mixed", b"related").replace(b"plain", b"html")),
    "page": (
        _file("a.html"),
        b"<!DOCTYPE html><html><head><title>A</title></head><body><p>The crane.</p></body></html>",
    ),
    "text": (_file("a.txt"), "---\ntitle: Crane\npublished: 2025-08-12\n---\nThe crane.\n\n=====\n\nÎ Ferry.".encode()),
    "rich text": (
        _file("a.rtf"),
        b"{\\rtf1\\ansi\\ansicpg1251 {\\b The} crane\\par \\u1050?\\'ea was {\\*\\x y}moved.}",
    ),
    "table": (_file("a.csv"), b'title;text;date\nCrane;"The crane; moved";13/08/2025\n'),
    "JSON": (
        _file("a.json"),
        b'[{"title": "Crane", "text": ["The crane", "moved"], "date": 1754985600, "authors": [{"name": "A"}]}]',
    ),
    "lines of JSON": (_file("a.jsonl"), b'{"text": "The crane."}\n{"html": "<p>The ferry.</p>", "lang": "en-GB"}\n'),
    "Telegram": (_file("result.json"), json.dumps(TELEGRAM).encode()),
    "zip": (_file("a.zip"), ZIPPED.getvalue()),
}
PROGRAMS: Mapping[str, tuple[Read, bytes]] = {  # a process each, so fewer
    "PDF": (_file("a.pdf"), paper(column(50, 700, "The crane was moved", "on Monday."), [])),
}

#: Inputs that were found to be read wrongly, by reader.
FOUND: tuple[tuple[str, bytes], ...] = (
    ("page that names feeds", b'<html><head><link rel="alternate" type="application/rss+xml" href="/f"><![CDA[<p>'),
    ("list of feeds", b'<opml><body><outline text="A" xmlUrl="&#xD800;http://a.example/"/></body></opml>'),
    (
        "list of feeds",
        b'<opml><body><outline text="&#55296;&#57343;&#0055300;" xmlUrl="http://a.example/"/></body></opml>',
    ),
)

_NASTY = (
    *(
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80",
        b"\xe2\x80\xae",
        b"%00",
        b"\x1f\x8b\x08",
        b"\\ud800",
        b"\\'zz",
    ),
    *(b"<", b"]]>", b"<![CDATA[", b"&#0;", b"&#xD800;", b"&lt;", b"\r\n\r\n", b"=?utf-8?B?4pg=?=", b"--x", b"//"),
    *(b"1e999", b"-1", b"99999999999999999999", b"null", b"0000-00-00", b"http://[::1", b"[" * 600, b'{"a":' * 600),
    b"A" * 3_000,
)
_MORE = not (settings.default or settings()).derandomize  # pytest --hypothesis-profile=search


@st.composite
def nearly(draw: st.DrawFn, sample: bytes) -> bytes:
    """The sample with a few things changed: cut, doubled, swapped, or something nasty put in."""
    data = sample
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, max(0, len(data) - 1)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        how = draw(st.sampled_from(("cut", "double", "nasty", "byte", "end")))
        piece = {"cut": b"", "double": data[start:end] * 2, "nasty": draw(st.sampled_from(_NASTY)) + data[start:end],
                 "byte": draw(st.binary(min_size=1, max_size=3)), "end": b""}[how]  # fmt: skip
        data = data[:start] + piece + (b"" if how == "end" else data[end:])
    return data


@pytest.mark.parametrize("name", READERS)
@settings(
    max_examples=1_000 if _MORE else 40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_what_is_nearly_right_is_read_or_refused(name: str, data: st.DataObject, tmp_path: Path) -> None:
    read, sample = READERS[name]
    with suppress(MonitorError):
        read(data.draw(nearly(sample)), tmp_path)


@pytest.mark.parametrize("name", PROGRAMS)
@settings(
    max_examples=100 if _MORE else 8, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(data=st.data())
def test_what_a_program_reads_is_read_or_refused(name: str, data: st.DataObject, tmp_path: Path) -> None:
    read, sample = PROGRAMS[name]
    read(data.draw(nearly(sample)), tmp_path)


@pytest.mark.parametrize(("name", "data"), FOUND)
def test_what_was_found_stays_right(name: str, data: bytes, tmp_path: Path) -> None:
    with suppress(MonitorError):
        READERS[name][0](data, tmp_path)


@pytest.mark.parametrize("name", [*READERS, *PROGRAMS])
def test_the_samples_are_read(name: str, tmp_path: Path) -> None:
    read, sample = {**READERS, **PROGRAMS}[name]
    read(sample, tmp_path)
