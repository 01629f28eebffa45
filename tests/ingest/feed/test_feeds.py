"""Feeds: each file of tests/data/feeds beside what must come of it, and the pages behind the entries."""

from __future__ import annotations

import gzip
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpcore
import pytest
import yaml

from monitor.config import FeedSource
from monitor.ingest import gather
from monitor.ingest.feed import feeds
from monitor.ingest.feed.entries import Feed, parse
from monitor.ingest.feed.feeds import read
from monitor.ingest.web.fetch import Client, Response, Validators
from monitor.ingest.world import World
from monitor.models import Document, Problem
from tests.webserver import Site, web_server

DATA = Path(__file__).parents[2] / "data" / "feeds"
NOW = datetime(2025, 8, 13, 7, tzinfo=UTC)
FEED = "http://post.example/feed"


class Web(httpcore.NetworkBackend):
    """A web of two or three addresses, without a network; notes what is asked for."""

    def __init__(self, pages: dict[str, bytes]) -> None:
        self.pages, self.asked = pages, list[str]()

    def connect_tcp(self, *_: Any, **__: Any) -> httpcore.NetworkStream:
        return Wire(self)


class Wire(httpcore.NetworkStream):
    def __init__(self, web: Web) -> None:
        self.web, self.head, self.answer = web, b"", b""

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.head += buffer
        if buffer and self.head.endswith(b"\r\n\r\n"):
            path = self.head.split()[1].decode()
            self.web.asked.append(path)
            self.answer = self.web.pages.get(path, b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        piece, self.answer = self.answer[:max_bytes], self.answer[max_bytes:]
        return piece

    def close(self) -> None:
        pass


def ok(body: bytes | str, kind: str = "text/html; charset=utf-8", more: str = "") -> bytes:
    body = body.encode() if isinstance(body, str) else body
    return f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{more}Content-Length: {len(body)}\r\n\r\n".encode() + body


def client(pages: dict[str, bytes], **settings: Any) -> tuple[Client, Web]:
    web = Web(pages)
    return Client(
        network=web, resolve=lambda host, _: [host if host[0].isdigit() else "93.184.215.14"], delay=0, **settings
    ), web


def feed(*items: str) -> str:
    return f'<rss version="2.0"><channel><title>T</title>{"".join(items)}</channel></rss>'


def item(number: int, date: str = "", text: str = "The feed's own text.") -> str:
    link = f"<link>http://post.example/{number}</link>"
    return f"<item><title>N{number}</title>{link}<pubDate>{date}</pubDate><description>{text}</description></item>"


def titled(title: str, encoding: str = "utf-8") -> str:
    return f'<?xml version="1.0" encoding="{encoding}"?>' + feed(item(1)).replace("N1", title)


def response(body: bytes | str, url: str = FEED, charset: str | None = None) -> Response:
    return Response(url, 200, "", charset, body.encode() if isinstance(body, str) else body, None, None)


def reading(
    pages: dict[str, bytes], *, known: tuple[str, ...] = (), full_text: bool = True, hours: int = 48, **settings: Any
) -> tuple[list[Document], list[str], list[str], dict[str, Validators]]:
    """The documents, the problems' messages, what was asked for, and what was confirmed."""
    fetch, web = client(pages, **settings)
    world = World(Path(), NOW, fetch, lambda url, _=None: url in known, NOW - timedelta(hours=hours))
    source = FeedSource(kind="feed", name="post", url=FEED, full_text=full_text)
    items = list(read(source, world))
    assert all(found.source == "post" for found in items)
    documents = [found for found in items if isinstance(found, Document)]
    return (
        documents,
        [found.message for found in items if isinstance(found, Problem)],
        web.asked,
        fetch.confirmed(),
    )


# --- what a feed says ---------------------------------------------------------------------------------------------

CASES = sorted(path for path in DATA.iterdir() if path.suffix in {".xml", ".html"})


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_feed_becomes_the_documents_beside_it(path: Path) -> None:
    expected = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))
    documents, problems, _, _ = reading({"/feed": ok(path.read_bytes(), "text/xml")}, full_text=False)
    assert [document.origin for document in documents] == [case["origin"] for case in expected["documents"]]
    for document, case in zip(documents, expected["documents"], strict=True):
        assert document.form == "html"
        for part in case.pop("content", []):
            assert part in document.content
        assert document.outlet == case.pop("outlet", document.outlet)
        assert document.row == case.pop("row", None)
        case.pop("origin")
        said = {name: getattr(document.given, name) for name in case}
        assert said == {name: tuple(value) if isinstance(value, list) else value for name, value in case.items()}
    wanted = expected.get("problems", [])
    assert len(problems) == len(wanted)
    assert all(words in problem for words, problem in zip(wanted, problems, strict=True))


# --- over the network ---------------------------------------------------------------------------------------------

PAGE = ok("<html><body><p>The whole article.</p></body></html>")


def test_a_feed_that_did_not_change_gives_nothing() -> None:
    known = {FEED: Validators('"1"', None)}
    documents, problems, _, confirmed = reading({"/feed": b"HTTP/1.1 304 Not Modified\r\n\r\n"}, validators=known)
    assert (documents, problems, confirmed) == ([], [], {})


def test_a_feed_that_was_read_whole_is_confirmed_and_one_with_a_fault_is_not() -> None:
    tagged = 'ETag: "2"\r\n'
    sound = {"/feed": ok(feed(item(1)), more=tagged), "/1": PAGE}
    sound_page = {"http://post.example/1": Validators(None, None)}
    assert reading(sound)[3] == {FEED: Validators('"2"', None)} | sound_page
    assert reading(sound | {"/feed": ok(feed(item(1), item(2)), more=tagged)})[3] == sound_page
    assert reading({"/feed": ok(feed(item(1)), more=tagged)})[3] == {}
    assert reading({"/feed": ok(feed(item(1))[:-9], more=tagged)}, full_text=False)[3] == {}


def test_a_feed_that_cannot_be_fetched_is_a_problem() -> None:
    assert reading({})[1] == ["http://post.example/feed: does not exist; check the address (404)"]


def test_nothing_is_fetched_where_nothing_may_be() -> None:
    source = FeedSource(kind="feed", name="post", url=FEED)
    (problem,) = read(source, World(Path(), NOW, None, lambda *_: False))
    assert problem == Problem("post", f"{FEED}: not read, since nothing is fetched in this run")


def test_the_outlet_of_the_source_beats_the_title_of_the_feed() -> None:
    fetch, _ = client({"/feed": ok(feed(item(1)))})
    source = FeedSource(kind="feed", name="post", url=FEED, outlet="The Post")
    (document,) = read(source, World(Path(), NOW, fetch, lambda *_: False))
    assert isinstance(document, Document)
    assert (document.outlet, document.given.outlet) == ("The Post", None)


def test_links_are_seen_from_where_the_feed_was_found_in_the_end() -> None:
    moved = b"HTTP/1.1 301 Moved\r\nLocation: http://other.example/deep/rss\r\nContent-Length: 0\r\n\r\n"
    text = feed("<item><title>x</title><link>a.html</link><description>Text.</description></item>")
    documents, *_ = reading({"/feed": moved, "/deep/rss": ok(text)}, full_text=False)
    assert [document.origin for document in documents] == ["http://other.example/deep/a.html"]


def test_full_text_is_the_page_behind_the_entry() -> None:
    packed = ok(
        gzip.compress("<html><body><p>Уся стаття.</p></body></html>".encode()), more="Content-Encoding: gzip\r\n"
    )
    documents, problems, asked, _ = reading({"/feed": ok(feed(item(1), item(2))), "/1": PAGE, "/2": packed})
    assert "The whole article." in documents[0].content
    assert "Уся стаття." in documents[1].content
    assert documents[0].given.title == "N1"
    assert (problems, asked) == ([], ["/feed", "/1", "/2"])


def test_pages_that_are_held_are_passed_over_and_old_ones_are_not_fetched() -> None:
    new, old = "Tue, 12 Aug 2025 20:00:00 GMT", "Fri, 08 Aug 2025 20:00:00 GMT"
    documents, problems, asked, _ = reading(
        {"/feed": ok(feed(item(1, new), item(2, old), item(3, new))), "/1": PAGE, "/3": PAGE},
        known=("http://post.example/3",),
    )
    assert asked == ["/feed", "/1"]
    assert [(d.origin, "whole" in d.content) for d in documents] == [
        ("http://post.example/1", True),
        ("http://post.example/2", False),
    ]
    assert problems == []


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (b"HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n", r"fault of its own (500)"),
        (ok(b"%PDF-1.7", "application/pdf"), "is no web page (application/pdf)"),
        (ok(bytes(range(32)) * 99, "text/html"), "is no web page"),
        (ok(" "), "is an empty page"),
        (ok("x" * 200_000), "larger than 0.1 MB"),
        (b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n", "private address"),
    ],
)
def test_an_entry_whose_page_fails_comes_with_its_own_text_and_a_problem(page: bytes, words: str) -> None:
    fetch = {"/feed": ok(feed(item(1))), "/1": page}
    documents, problems, *_ = reading(fetch, max_bytes=100_000)
    assert "The feed's own text." in documents[0].content
    assert len(problems) == 1
    assert words in problems[0]
    assert problems[0].endswith("; the feed's own text is used")


def test_after_three_failed_pages_in_a_row_the_rest_is_not_asked_for() -> None:
    documents, problems, asked, _ = reading({"/feed": ok(feed(*(item(number) for number in range(9)))), "/2": PAGE})
    assert asked == ["/feed", "/0", "/1", "/2", "/3", "/4", "/5"]
    assert len(documents) == 9
    assert len(problems) == 6
    assert problems[-1].endswith("3 pages in a row failed; 3 more were not asked for in this run")


# --- dates that cannot be right, and a first reading --------------------------------------------------------------


@pytest.mark.parametrize("year", [1970, 1985, 2035])
def test_an_impossible_date_is_unknown_and_told(year: int) -> None:
    body = feed(item(1, f"13 Aug {year} 10:00:00 +0000"))
    [document], problems, _, confirmed = reading({"/feed": ok(body, "text/xml", 'ETag: "a"\r\n')}, full_text=False)
    assert document.given.published is None
    assert [str(year) in problem and "no date that can be right" in problem for problem in problems] == [True]
    assert set(confirmed) == {FEED}


def test_of_undated_entries_of_a_first_reading_the_newest_three_are_news() -> None:
    fetch, _ = client({"/feed": ok(feed(*(item(n) for n in range(5))), "text/xml")})
    world = World(Path(), NOW, fetch, lambda *_: False, first=lambda name: name == "post")
    items = list(read(FeedSource(kind="feed", name="post", url=FEED), world))
    assert [found.seen for found in items if isinstance(found, Document)] == [False, False, False, True, True]
    assert [found.message for found in items if isinstance(found, Problem)] == [
        f"{FEED}: 2 entries without a date in its first reading are taken as seen, not as news"
    ]


def test_feeds_that_have_come_are_parsed_while_another_is_awaited(monkeypatch: pytest.MonkeyPatch) -> None:
    site, parsed = Site(), list[str]()

    def noted(answer: Response) -> Feed:
        parsed.append(answer.url[-1])
        return parse(answer)

    monkeypatch.setattr(feeds, "parse", noted)
    for name in "bcd":
        site.put(f"/{name}", feed(item(1)) if name != "d" else "no feed")
    with web_server(site, hangs=("/a",)) as port:
        names = [f"{name}.example:{port}" for name in "abcd"]
        rows = [FeedSource(kind="feed", name=n[0], url=f"http://{n}/{n[0]}") for n in names]
        with Client(allow_hosts=names, resolve=lambda *_: ["127.0.0.1"], delay=0, timeout=2) as fetch:
            items = gather(rows, World(Path(), NOW, fetch, lambda *_: False))
            first = next(items)
            assert (first.source, sorted(parsed)) == ("a", ["b", "c", "d"])
            rest = [(one.source, isinstance(one, Document)) for one in items]
    assert rest == [("b", True), ("c", True), ("d", False)]
    assert sorted(parsed) == ["b", "c", "d", "d"]


class Meeting(dict[str, tuple[int, dict[str, str], bytes]]):
    """Pages that are answered only when as many are asked for at once."""

    def __init__(self, guests: int) -> None:
        super().__init__()
        self.barrier = threading.Barrier(guests, timeout=20)

    def get(self, path: str, default: Any = None) -> Any:
        if path.startswith("/page"):
            self.barrier.wait()
        return super().get(path, default)


def test_pages_behind_feeds_of_several_hosts_are_fetched_side_by_side() -> None:
    site = Site(Meeting(3))
    with web_server(site) as port:
        names = [f"{name}.example:{port}" for name in "abc"]
        for name in names:
            link = f"http://{name}/page-{name[0]}"
            site.put(f"/{name[0]}", feed(item(1).replace("http://post.example/1", link)))
            site.put(f"/page-{name[0]}", f"<html><body><p>The page of {name[0]}.</p></body></html>")
        rows = [{"kind": "feed", "name": n[0], "url": f"http://{n}/{n[0]}", "full_text": True} for n in names]
        with Client(allow_hosts=names, resolve=lambda *_: ["127.0.0.1"], delay=0) as fetch:
            items = list(
                gather([FeedSource.model_validate(r) for r in rows], World(Path(), NOW, fetch, lambda *_: False))
            )
    assert [(d.source, f"page of {d.source}" in d.content) for d in items if isinstance(d, Document)] == [
        ("a", True),
        ("b", True),
        ("c", True),
    ]
    assert sorted(site.paths) == ["/a", "/b", "/c", "/page-a", "/page-b", "/page-c"]


def test_pages_that_are_held_or_too_old_are_not_begun() -> None:
    site = Site()
    with web_server(site) as port:
        names = [f"{name}.example:{port}" for name in "ab"]
        old, new = "Mon, 04 Aug 2025 08:00:00 GMT", "Tue, 12 Aug 2025 08:00:00 GMT"
        entries = (item(1, new), item(2, old), item(3, new))
        for name in names:
            site.put(f"/{name[0]}", feed(*entries).replace("http://post.example", f"http://{name}"))
            site.put("/1", "<html><body><p>The page.</p></body></html>")
        rows = [{"kind": "feed", "name": n[0], "url": f"http://{n}/{n[0]}", "full_text": True} for n in names]
        with Client(allow_hosts=names, resolve=lambda *_: ["127.0.0.1"], delay=0) as fetch:
            known = lambda url, *_: url.endswith("/3")  # noqa: E731
            world = World(Path(), NOW, fetch, known, NOW - timedelta(hours=48))
            list(gather([FeedSource.model_validate(row) for row in rows], world))
    assert sorted(site.paths) == ["/1", "/1", "/a", "/b"]
