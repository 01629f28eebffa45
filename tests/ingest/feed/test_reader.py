"""What another reader has collected: both dialects, what is new only, each item with its feed's name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal, get_args

import pytest

from monitor.config import ReaderSource
from monitor.ingest.feed import account, reader
from monitor.ingest.feed.reader import collected, read
from monitor.ingest.web.fetch import Client, Validators
from monitor.models import Document, Problem
from tests.ingest.feed.readerserver import Item, Shelf, reader_server
from tests.ingest.folder import world
from tests.test_cli import monitor
from tests.webserver import Site, web_server

Dialect = Literal["freshrss", "miniflux"]
NOW = datetime(2025, 8, 13, tzinfo=UTC)
YESTERDAY = int((NOW - timedelta(hours=20)).timestamp())
TEXT = "<p>The crane at the north quay was moved on Monday, the harbour master said.</p>"

both = pytest.mark.parametrize("dialect", get_args(Dialect))


@pytest.fixture(autouse=True)
def _password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONITOR_READER_PASSWORD", "quay")


def item(number: int, **more: Any) -> Item:
    return replace(
        Item(number, f"Crane {number} moved", TEXT, YESTERDAY + number, link=f"https://gazette.example/{number}"),
        **more,
    )


def source(url: str, **more: Any) -> ReaderSource:
    return ReaderSource.model_validate({"kind": "reader", "name": "shelf", "url": url, "username": "desk"} | more)


def ran(
    base: Path,
    shelf: Shelf,
    noted: dict[str, Validators] | None = None,
    known: Callable[..., bool] = lambda *_: False,
    **more: Any,
) -> tuple[list[Document], list[str], dict[str, Validators]]:
    """The documents of one reading, the problems, and what is kept for the next."""
    with reader_server(shelf) as url:
        host = url.split("/")[2]
        kept = {re.sub(r":\d+", f":{host.rpartition(':')[2]}", name): value for name, value in (noted or {}).items()}
        with Client(allow_hosts=["127.0.0.1"], validators=kept) as client:
            here = replace(world(base), fetch=client, now=NOW, since=NOW - timedelta(hours=48), known=known)
            items = list(read(source(url, **more), here))
            return (
                [one for one in items if isinstance(one, Document)],
                [one.message for one in items if isinstance(one, Problem)],
                client.confirmed(),
            )


@both
def test_each_item_is_a_document_of_its_own_feed(dialect: Dialect, tmp_path: Path) -> None:
    odd = item(2, feed="Quay News", title="Crane moved - Quay News", author="Ann Lee; Bo Ray")
    documents, problems, _ = ran(tmp_path, Shelf(dialect, [item(1), odd]))
    assert not problems
    assert [(d.origin, d.given.outlet, d.given.title, d.given.byline) for d in documents] == [
        ("https://gazette.example/1", "Harbour Gazette", "Crane 1 moved", ()),
        ("https://gazette.example/2", "Quay News", "Crane moved", ("Ann Lee", "Bo Ray")),
    ]
    assert documents[0].given.published == (NOW - timedelta(hours=20) + timedelta(seconds=1)).isoformat()
    assert "north quay" in documents[0].content


@both
def test_only_what_came_since_the_last_reading_is_asked_for(dialect: Dialect, tmp_path: Path) -> None:
    shelf = Shelf(dialect, [item(n) for n in range(1, 4)])
    _, _, noted = ran(tmp_path, shelf)
    shelf.items += [item(4), item(5, published=YESTERDAY - 60)]  # what comes late bears an earlier time
    shelf.asked.clear()
    documents, problems, later = ran(tmp_path, shelf, noted)
    assert ([d.given.title for d in documents], problems) == (["Crane 4 moved", "Crane 5 moved"], [])
    assert sum(path.endswith("/contents") for _, path, _ in shelf.asked) == 1
    shelf.asked.clear()
    assert ran(tmp_path, shelf, later) == ([], [], {})
    assert not [path for _, path, _ in shelf.asked if path.endswith("/contents")]


@both
def test_pages_of_numbers_are_followed_and_items_asked_for_some_at_a_time(dialect: Dialect, tmp_path: Path) -> None:
    shelf = Shelf(dialect, [item(n) for n in range(1, 121)], page=50)
    documents, problems, _ = ran(tmp_path, shelf)
    assert (len(documents), problems) == (120, [])
    asked = [path.rpartition("/")[2] for _, path, _ in shelf.asked]
    assert (asked.count("ids"), asked.count("contents")) == (3, 3)


@both
def test_a_folder_is_read_alone_and_one_that_is_not_there_is_told(dialect: Dialect, tmp_path: Path) -> None:
    shelf = Shelf(dialect, [item(1), item(2, folder="Sport & Spiel")])
    documents, problems, _ = ran(tmp_path, shelf, folder="Sport & Spiel")
    assert ([d.given.title for d in documents], problems) == (["Crane 2 moved"], [])
    _, [problem], _ = ran(tmp_path, shelf, folder="Ports")
    assert "there is no folder or label 'Ports'; there is Harbours, Sport & Spiel" in problem


@both
def test_nothing_is_changed_at_the_reader(dialect: Dialect, tmp_path: Path) -> None:
    shelf = Shelf(dialect, [item(1)])
    ran(tmp_path, shelf, folder="Harbours")
    assert {path.removeprefix(shelf.base) for method, path, _ in shelf.asked if method == "POST"} == {
        "/accounts/ClientLogin",
        "/reader/api/0/stream/items/contents",
    }
    assert not [fields for _, _, fields in shelf.asked if fields.keys() & {"a", "r", "ac", "ts"}]
    assert not [path for _, path, _ in shelf.asked if "quay" in path]


@both
def test_what_failed_is_asked_for_again(dialect: Dialect, tmp_path: Path) -> None:
    shelf = Shelf(dialect, [item(1), item(2)], broken=frozenset({2}))
    documents, [problem], noted = ran(tmp_path, shelf)
    assert (documents, noted) == ([], {})
    assert "has a fault of its own (500)" in problem
    shelf.broken = frozenset()
    documents, _, noted = ran(tmp_path, shelf, noted)
    assert (len(documents), [v.etag for v in noted.values()]) == (2, ["2"])


def test_more_than_one_reading_takes_is_read_on_with_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST", 3)
    shelf = Shelf(items=[item(n) for n in range(1, 6)])
    documents, [problem], noted = ran(tmp_path, shelf)
    assert [d.origin[-1] for d in documents] == ["1", "2", "3"]
    assert "2 items more than 3; the next run reads on" in problem
    documents, problems, _ = ran(tmp_path, shelf, noted)
    assert ([d.origin[-1] for d in documents], problems) == (["4", "5"], [])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"username": "nobody"}, "refuses the log-in; check username and password"),
        ({"password_env": "NOT_THERE"}, "the environment variable NOT_THERE is not set"),
    ],
)
def test_a_log_in_that_fails_is_told(change: dict[str, Any], told: str, tmp_path: Path) -> None:
    documents, [problem], noted = ran(tmp_path, Shelf(items=[item(1)]), **change)
    assert (documents, noted) == ([], {})
    assert told in problem


@pytest.mark.parametrize("body", ["<html>Welcome</html>", "[1, 2]"])
def test_an_address_without_the_interface_is_told(body: str, tmp_path: Path) -> None:
    site = Site()
    with web_server(site) as port, Client(allow_hosts=["127.0.0.1"]) as client:
        [problem] = read(source(f"http://127.0.0.1:{port}"), replace(world(tmp_path), fetch=client))
    assert isinstance(problem, Problem)
    assert "(501)" in problem.message or "has no Google Reader API" in problem.message


def test_a_password_is_not_told_in_the_clear_nor_to_another_address(tmp_path: Path) -> None:
    with Client(resolve=lambda *_: ["93.184.215.14"]) as client:
        [problem] = read(source("http://reader.example"), replace(world(tmp_path), fetch=client))
    assert isinstance(problem, Problem)
    assert "its password would be there for all to read" in problem.message


def test_a_reader_that_lists_without_end_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(account, "PAGES", 2)
    _, [problem], _ = ran(tmp_path, Shelf(items=[item(n) for n in range(9)], page=3))
    assert "name a folder, or shorten digest.lookback" in problem


def test_pages_behind_items_are_read_where_full_text_is_wanted(tmp_path: Path) -> None:
    site = Site()
    site.put("/1", f"<html><body><article><h1>Crane 1 moved</h1>{TEXT}<p>It had stood there.</p></article></body>")
    with web_server(site) as port:
        short = [item(n, text="Short.", link=f"http://127.0.0.1:{port}/{n}") for n in (1, 2)]
        known = lambda url, *_: url.endswith("/2")  # noqa: E731
        [document], problems, _ = ran(tmp_path, Shelf(items=short), known=known, full_text=True)
    assert ("It had stood there" in document.content, site.paths, problems) == (True, ["/1"], [])


def test_items_of_odd_shapes_do_no_harm_and_signs_are_put_back() -> None:
    odd: list[dict[str, Any]] = [
        {},
        {"origin": None, "title": 7, "content": [], "published": "x", "alternate": ["y"]},
        {"published": 1e30, "id": "a", "summary": {"content": "<p>Rain.</p>"}, "title": "Rain ＆ wind"},
        {"id": "b", "summary": {"content": "<p>雨が降った。</p>"}, "title": "雨＆風、嵐？"},
    ]
    feed = collected(odd, "https://reader.example")
    assert [entry.meta.title for entry in feed.entries if entry.html] == ["Rain & wind", "雨＆風、嵐？"]
    assert not [entry for entry in feed.entries if entry.meta.published]


def test_a_page_that_two_feeds_have_is_one_document(tmp_path: Path) -> None:
    twice = [item(1, feed="Gazette"), item(2, title="Crane 1 moved", link="https://gazette.example/1", feed="Search")]
    documents, _, _ = ran(tmp_path, Shelf(items=twice))
    assert [d.given.outlet for d in documents] == ["Gazette"]


def test_a_run_reads_a_reader_and_the_next_one_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shelf = Shelf("miniflux", [item(1), item(2, folder="Sport")])
    with reader_server(shelf) as url:
        row = f'{{name: shelf, kind: reader, url: "{url}", username: desk, folder: Harbours}}'
        Path("sources.yaml").write_text(f'fetch: {{allow_hosts: ["127.0.0.1"]}}\nsources:\n  - {row}\n')
        tried = monitor("check", "--fetch")
        assert "shelf: lets us in; 2 folders and labels" in tried.output
        first = monitor("run", "--now", "2025-08-13T00:00Z")
        assert "1 documents, 1 new or changed" in first.stderr, first.output
        shelf.items.append(item(3, title="Ferry back at the pier", text=TEXT.replace("crane", "ferry")))
        shelf.asked.clear()
        second = monitor("run", "--now", "2025-08-13T06:00Z")
        assert "1 documents, 1 new or changed" in second.stderr, second.output
        shelf.password = "other"
        assert "refuses the log-in" in monitor("check", "--fetch").output
    assert [fields["i"] for _, path, fields in shelf.asked if path.endswith("/contents")] == [
        ["tag:google.com,2005:reader/item/0000000000000003"]
    ]
