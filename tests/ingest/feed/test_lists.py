"""Pages without a feed: which of their links are articles, and what comes of them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.config import PageSource, UrlsSource
from monitor.errors import ReadError
from monitor.ingest.feed.lists import links, listed, single
from monitor.ingest.web.fetch import Client
from monitor.models import Document, Problem
from tests.ingest.folder import world
from tests.webserver import Site, web_server

BASE = "https://port.example/news"
PAGE = """<html><body><header><a href="/about-the-whole-port">All about the whole port here</a></header>
<nav><a href="/section/opinion-and-comment">Opinion and comment of today</a></nav>
<main><h2><a href="/news/crane-moved-to-quay">Crane moved</a></h2>
<article><header><h3><a href="/news/2">Too short an address</a></h3></header></article>
<article><header><h3><a href="/news/ferry-12345">Ferry back</a></h3></header></article>
<p><a href="/news/crane-moved-to-quay?utm_source=x">Crane moved to the other quay</a></p>
<p><a href="/news/harbour-master-resigns#top">The harbour master resigns at last</a>
<a href="/x/read-more-of-this">More</a></p>
<p><a href="https://other.example/somewhere-else-entirely">A page of quite another site</a></p>
<p><a href="/新闻/20250812001">港口起重机已被移走</a></p></main>
<footer><a href="/terms-and-conditions">Terms and conditions of this site</a></footer></body></html>"""
TEXT = "<html><body><article><h1>Crane {0}</h1><p>The crane {0} was moved on Monday.</p></article></body>"


def test_links_that_look_like_headlines_are_articles() -> None:
    assert [url.removeprefix("https://port.example") for url in links(PAGE, BASE)] == [
        "/news/crane-moved-to-quay",
        "/news/ferry-12345",
        "/news/harbour-master-resigns",
        "/新闻/20250812001",
    ]


@pytest.mark.parametrize(
    ("selector", "found"),
    [("main h2 a", ["/news/crane-moved-to-quay"]), ("article", ["/news/2", "/news/ferry-12345"]), (".none", [])],
)
def test_a_selector_says_which_links_count(selector: str, found: list[str]) -> None:
    assert [url.removeprefix("https://port.example") for url in links(PAGE, BASE, selector)] == found


def test_a_selector_that_is_none_is_told() -> None:
    with pytest.raises(ReadError, match="is no CSS selector"):
        links(PAGE, BASE, "a[")


def source(url: str, **more: str) -> PageSource:
    return PageSource.model_validate_json(json.dumps({"kind": "page", "name": "port", "url": url} | more))


def test_each_page_of_a_list_is_a_document_and_held_ones_are_not_asked_for(tmp_path: Path) -> None:
    site = Site()
    rows = "".join(f'<h2><a href="/news/crane-number-{n}">Crane {n} moved today</a></h2>' for n in range(6))
    site.put("/list", f"<html><body>{rows}</body></html>")
    for n in range(5):
        site.put(f"/news/crane-number-{n}", TEXT.format(n))
    with web_server(site) as port, Client(allow_hosts=[f"127.0.0.1:{port}"]) as client:
        here = replace(world(tmp_path), fetch=client, first=lambda _: True)
        here = replace(here, known=lambda url, *_: url.endswith("-1"))
        items = list(listed(source(f"http://127.0.0.1:{port}/list"), here))
    documents = [item for item in items if isinstance(item, Document)]
    assert [(d.origin[-1], d.outlet, d.seen) for d in documents] == [
        ("0", "127.0.0.1", False),
        ("2", "127.0.0.1", False),
        ("3", "127.0.0.1", False),
        ("4", "127.0.0.1", True),
    ]
    assert next(item.message for item in items if isinstance(item, Problem)).endswith("check the address (404)")
    assert "/news/crane-number-1" not in site.paths


def test_a_list_without_links_and_one_that_is_not_there_are_told(tmp_path: Path) -> None:
    site = Site()
    site.put("/list", "<html><body>nothing</body></html>")
    with web_server(site) as port, Client(allow_hosts=[f"127.0.0.1:{port}"]) as client:
        here = replace(world(tmp_path), fetch=client)
        told = [
            item.message
            for address, more in (("list", {}), ("list", {"links": "b["}), ("gone", {}))
            for item in listed(source(f"http://127.0.0.1:{port}/{address}", **more), here)
            if isinstance(item, Problem)
        ]
    assert "no links to articles were found; name them by a CSS selector" in told[0]
    assert "is no CSS selector" in told[1]
    assert "(404)" in told[2]


def test_single_pages_are_documents(tmp_path: Path) -> None:
    site = Site()
    site.put("/a", TEXT.format(1))
    with web_server(site) as port, Client(allow_hosts=[f"127.0.0.1:{port}"]) as client:
        row = {"kind": "urls", "name": "one", "urls": f"http://127.0.0.1:{port}/a", "outlet": "The Port"}
        here = replace(world(tmp_path), fetch=client)
        [document] = single(UrlsSource.model_validate_json(json.dumps(row)), here)
    assert isinstance(document, Document)
    assert (document.outlet, document.given.url, document.row) == ("The Port", f"http://127.0.0.1:{port}/a", None)
