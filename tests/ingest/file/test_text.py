"""Pages, roughly: what is shown between the tags, and whether the page is whole."""

from __future__ import annotations

import io

import pytest

from monitor.errors import ReadError
from monitor.ingest.file.records import Fault, Record
from monitor.ingest.file.text import declared, markdown, page, plain, visible
from tests.effort import STEEP, TIMES, growth

WHOLE = "<html><body>{}</body></html>"
VISIBLE = (
    # page, words, whether it is whole
    ("<p>Open.</p>", "Open.", True),
    ("Open <b>at</b> last", "Open at last", True),
    ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2", True),
    ("<p>A</p><script>var b = '<p>no</p>'</script><p>C</p>", "A C", True),
    ("<style>p{}</style><template><p>no</p></template>A", "A", True),
    ("<SCRIPT>no</SCRIPT >A", "A", True),
    ("A<!-- <p>no</p> -->B", "AB", True),
    ("A<!---->B", "AB", True),
    ("A<!-- no", "A", False),
    ("A<script>no", "A", False),
    ("A<p class=", "A", False),
    (WHOLE.format("A"), "A", True),
    ("<html><body>A", "A", False),
    ("<html><body>A</html>", "A", True),
    ("<!doctype html><p>A", "A", True),
    ("<?xml version='1.0'?><!DOCTYPE html SYSTEM 'x'>A <! and <?", "A <! and <?", True),
    ("<!doctype", "", False),
    ("", "", True),
)


@pytest.mark.parametrize(("html", "words", "whole"), VISIBLE)
def test_what_is_shown_of_a_page(html: str, words: str, *, whole: bool) -> None:
    found, is_whole = visible(html)
    assert (" ".join(found.split()), is_whole) == (words, whole)


@pytest.mark.parametrize("piece", ["<", "<!--", "<p", "<script>", "</", "<!-- -->", "a<b ", "-->", "<p>"])
def test_it_takes_time_by_its_length(piece: str) -> None:
    long = piece * 60_000
    assert growth(visible, long[: len(long) // TIMES], long) < STEEP


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b'<meta charset="utf-8">', "utf-8"),
        (b"<meta charset=windows-1251>", "windows-1251"),
        (b"<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=koi8-r'>", "koi8-r"),
        (b"<?xml version='1.0' encoding='iso-8859-2'?>", "iso-8859-2"),
        (b"<p>charset=utf-8</p>", None),
        (b" " * 5_000 + b"<meta charset=utf-8>", None),
        (b"", None),
    ],
)
def test_a_page_says_its_encoding_in_its_head(head: bytes, name: str | None) -> None:
    assert declared(head) == name


def one(items: list[Record | Fault]) -> tuple[Record, list[str]]:
    [record] = [item for item in items if isinstance(item, Record)]
    return record, [item.message for item in items if isinstance(item, Fault)]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("The bridge is open.", "text"),
        ("<!doctype html><p>A", "html"),
        ("<div>A</div>", "html"),
        ("1 < 2 and <b>so</b>", "text"),
        ("A line.\n" * 1_000 + "<div>A</div>", "text"),  # an article about mark-up is none
    ],
)
def test_a_page_under_the_name_of_a_text_is_a_page(text: str, form: str) -> None:
    assert one(list(plain(io.BytesIO(text.encode()), {})))[0] == Record("html" if form == "html" else "text", text)
    assert one(list(markdown(io.BytesIO(text.encode()), {})))[0].form == "markdown"


def test_a_page_that_breaks_off_is_read_and_said() -> None:
    record, [fault] = one(list(page(io.BytesIO(b"<html><body><p>Open."), {})))
    assert record.form == "html"
    assert "breaks off" in fault


@pytest.mark.parametrize("html", ["<script>x()</script>", "<p> </p>", "<!doctype html><html></html>"])
def test_a_page_that_shows_nothing_is_none(html: str) -> None:
    with pytest.raises(ReadError, match="holds no text"):
        list(page(io.BytesIO(html.encode()), {}))
