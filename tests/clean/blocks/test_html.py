"""A page takes time by its length, whatever it is made of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from monitor.clean import clean
from monitor.clean.blocks.html import parse_page
from monitor.clean.blocks.tags import MOST
from monitor.models import Document
from tests.effort import STEEP, TIMES, growth

NOW = datetime(2025, 8, 15, 6, 0, tzinfo=UTC)
SENTENCE = "The harbour office closed the eastern quay on Monday after divers found cracks in its pillars."
SPANS = " ".join(f"<span>{word}</span>" for word in SENTENCE.split())
LARGE: list[tuple[str, Callable[[int], str]]] = [
    ("words in elements of their own", lambda size: f"<p>{SPANS}</p>" * (size * 25)),
    ("many paragraphs", lambda size: f"<p>{SENTENCE}</p>" * (size * 30)),
    ("one paragraph", lambda size: f"<p>{SENTENCE * (size * 50)}</p>"),
    ("boxes in boxes", lambda size: f"<div class='a b'><div><b>{SENTENCE}</b></div></div>" * (size * 30)),
]


@pytest.mark.parametrize("made", [row[1] for row in LARGE], ids=[row[0] for row in LARGE])
def test_a_large_page_takes_time_by_its_length(made: Callable[[int], str]) -> None:
    def read(size: int) -> None:
        page = f"<html lang=en><body><article><h1>East quay is shut</h1>{made(size)}</article></body></html>"
        article = clean(Document("post", "https://post.example/a", None, "html", page), received=NOW, zone=UTC)
        assert SENTENCE in article.text

    assert growth(read, 60 // TIMES, 60) < STEEP


MANY = " ".join(f"a{n}" for n in range(MOST + 1))
FLOODED = [
    ("bare", f"<p {MANY}>"),
    ("with values that hold a >", "<p " + MANY.replace(" ", '=">" ') + ">"),
    ("glued to each other", "<p " + MANY.replace(" ", '="1"') + ">"),
    ("parted by slashes", "<p/" + MANY.replace(" ", "/") + ">"),
    ("behind quotation marks that open nothing", '<p " ' + MANY.replace(" ", " < ") + " '>"),
    ("of a script", f"<script {MANY}></script>"),
    ("behind what only looks like a script", f"<!-- <script> --><? <script> ><p {MANY}>"),
    ("behind a title with a tag", f"<title><script></title><p {MANY}>"),
]


@pytest.mark.parametrize(("what", "tag"), FLOODED, ids=[row[0] for row in FLOODED])
def test_no_element_has_attributes_without_end_since_the_parser_compares_each_with_each(what: str, tag: str) -> None:
    tree = parse_page(f"<html><body>{tag}{SENTENCE}</p></body></html>")
    assert tree is not None
    assert max(len(element.attrib) for element in tree.iter()) <= MOST
    assert SENTENCE in tree.text_content()


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html><meta charset=utf-8><title>T</title><article><p>One.</p></article><footer>Two.</footer>",
        "<title>T</title><main><p>One.</p></main><aside>Two.</aside>",
        "<html><head><title>T</title><section><p>One.</p></section></head><body><p>Two.</p></body></html>",
    ],
)
def test_what_stands_behind_the_title_without_a_body_is_in_the_body(page: str) -> None:
    tree = parse_page(page)
    assert tree is not None
    (body,) = tree.findall("body")
    assert [element.text for element in body.iter() if (element.text or "").strip()] == ["One.", "Two."]
    assert tree.findtext("head/title") == "T"
