"""What a site asks of programs is heeded for pages: by the rules of RFC 9309, once a run."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from monitor.errors import FetchError
from monitor.ingest.web.fetch import Client
from monitor.ingest.web.robots import PAGE_TYPES, Robots
from tests.ingest.web.test_fetch import PAGE, Names, Wire

PUBLIC = ["93.184.215.14"]


def rules(text: str) -> Callable[[str], bytes]:
    return lambda url: text.encode()


def failing(status: int | None) -> Callable[[str], bytes]:
    def read(url: str) -> bytes:
        raise FetchError("no", status=status)

    return read


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("", True),
        ("User-agent: *\nDisallow: /search", True),
        ("User-agent: *\nDisallow: /news/", False),
        ("User-agent: *\nDisallow: /\nAllow: /news/2026/", True),
        ("User-agent: *\nDisallow:\n\nUser-agent: monitor\nDisallow: /", False),
        ("User-agent: other\nDisallow: /", True),
        ("<html>not found</html>", True),
    ],
)
def test_a_page_is_left_alone_where_the_rules_for_us_or_for_all_say_so(text: str, allowed: bool) -> None:
    robots = Robots(rules(text))
    if allowed:
        robots.check("https://news.example/news/2026/mill")
    else:
        with pytest.raises(FetchError, match="asks programs to leave it alone"):
            robots.check("https://news.example/news/2026/mill")


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (503, False)])
def test_no_file_allows_all_and_a_fault_of_the_server_nothing(status: int, allowed: bool) -> None:
    robots = Robots(failing(status))
    if allowed:
        robots.check("https://news.example/mill")
    else:
        with pytest.raises(FetchError, match="leave it alone"):
            robots.check("https://news.example/mill")


def test_where_nobody_is_there_that_is_said() -> None:
    with pytest.raises(FetchError, match=r"^no$"):
        Robots(failing(None)).check("https://news.example/mill")


def test_the_rules_are_asked_for_once_a_site_and_its_pause_is_known() -> None:
    asked: list[str] = []

    def read(url: str) -> bytes:
        asked.append(url)
        return b"User-agent: *\nCrawl-delay: 600"

    robots = Robots(read)
    for address in ("https://a.example/1", "https://a.example/2", "http://a.example/3"):
        robots.check(address)
    assert asked == ["https://a.example/robots.txt", "http://a.example/robots.txt"]
    assert (robots.delay("a.example"), robots.delay("b.example")) == (10.0, 0.0)


def answer(body: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)


def test_the_client_asks_before_a_page_and_not_before_a_feed() -> None:
    wire = Wire(PAGE, answer(b"User-agent: *\nDisallow: /closed"), PAGE)
    with Client(network=wire, resolve=Names(PUBLIC), delay=0, robots=True) as client:
        assert client.get("http://news.example/feed").body == b"hi"
        assert client.get("http://news.example/open", accept=PAGE_TYPES).body == b"hi"
        with pytest.raises(FetchError, match=r"robots\.txt"):
            client.get("http://news.example/closed", accept=PAGE_TYPES)
    assert len(wire.connected) == 3


def test_a_host_that_the_user_allows_is_not_asked_for_rules() -> None:
    wire = Wire(PAGE)
    with Client(network=wire, resolve=Names(PUBLIC), allow_hosts=["news.example"], delay=0, robots=True) as client:
        assert client.get("http://news.example/page", accept=PAGE_TYPES).body == b"hi"
