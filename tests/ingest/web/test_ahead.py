"""Many hosts at once, each of them one request at a time."""

from __future__ import annotations

import threading

import pytest

from monitor.errors import FetchError
from monitor.ingest.web.ahead import HOSTS, Ahead, Turns
from monitor.language.addresses import host_of


def test_a_silent_host_keeps_nobody_else_waiting() -> None:
    silent = threading.Event()

    def get(url: str) -> str:
        if "silent" in url:
            silent.wait(30)
        return url

    urls = ["http://silent.example/a", *(f"http://h{n}.example/a" for n in range(40))]
    ahead = Ahead(get, urls, host_of)
    assert [ahead.take(url) for url in urls[1:]] == urls[1:]  # while the first one still waits
    silent.set()
    assert ahead.take(urls[0]) == urls[0]
    assert ahead.take(urls[0]) is None


def test_a_host_is_asked_one_thing_at_a_time_and_in_order() -> None:
    asked: list[str] = []
    busy, most = set[str](), list[int]()

    def get(url: str) -> str:
        host = host_of(url) or ""
        assert host not in busy
        busy.add(host)
        most.append(len(busy))
        asked.append(url)
        busy.discard(host)
        return url

    urls = [f"http://h{n % 3}.example/{n}" for n in range(30)]
    ahead = Ahead(get, urls, host_of)
    assert [ahead.take(url) for url in urls] == urls
    assert [url for url in asked if "h1" in url] == [url for url in urls if "h1" in url]
    assert max(most) <= HOSTS


def test_what_fails_is_what_came_of_it() -> None:
    def get(url: str) -> str:
        raise FetchError(f"{url}: gone")

    found = Ahead(get, ["http://a.example/"], host_of).take("http://a.example/")
    assert isinstance(found, FetchError)


def test_a_turn_waits_for_the_one_before() -> None:
    turns, order = Turns(), list[int]()
    with turns.of("a"):
        other = threading.Thread(target=lambda: _note(turns, order))
        other.start()
        with turns.of("b"):
            order.append(1)
    other.join(30)
    assert order == [1, 2]


def _note(turns: Turns, order: list[int]) -> None:
    with turns.of("a"):
        order.append(2)


def test_what_was_stopped_is_not_begun() -> None:
    gate = threading.Event()

    def get(url: str) -> str:
        gate.wait(30)
        return url

    ahead = Ahead(get, ["http://a.example/1", "http://a.example/2"], host_of)
    ahead.stop()
    gate.set()
    with pytest.raises(FetchError, match="stopped"):
        raise _failed(ahead.take("http://a.example/2"))


def _failed(found: str | Exception | None) -> Exception:
    assert isinstance(found, Exception)
    return found
