"""Many hosts at once, each of them one request at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

import pytest

from monitor.errors import FetchError
from monitor.ingest.web.ahead import HOSTS, Ahead, Asked, Turns


def host_of(thing: Asked) -> str:
    return urlsplit(thing[0]).netloc


def begun(get: Callable[[str], str], urls: Sequence[str], patience: int | None = None) -> Ahead[str]:
    ahead = Ahead(lambda thing: get(thing[0]), host_of)
    ahead.add([(url, "") for url in urls], patience)
    return ahead


def test_a_silent_host_keeps_nobody_else_waiting() -> None:
    silent = threading.Event()

    def get(url: str) -> str:
        if "silent" in url:
            silent.wait(30)
        return url

    urls = ["http://silent.example/a", *(f"http://h{n}.example/a" for n in range(40))]
    ahead = begun(get, urls)
    assert [ahead.take((url, "")) for url in urls[1:]] == urls[1:]  # while the first one still waits
    assert ahead.arrived((urls[0], "")) is None
    silent.set()
    assert ahead.take((urls[0], "")) == urls[0]
    assert ahead.take((urls[0], "")) is None


def test_a_host_is_asked_one_thing_at_a_time_and_in_order() -> None:
    asked: list[str] = []
    busy, most = set[str](), list[int]()

    def get(url: str) -> str:
        host = host_of((url, ""))
        assert host not in busy
        busy.add(host)
        most.append(len(busy))
        asked.append(url)
        busy.discard(host)
        return url

    urls = [f"http://h{n % 3}.example/{n}" for n in range(30)]
    ahead = begun(get, urls)
    assert [ahead.take((url, "")) for url in urls] == urls
    assert [url for url in asked if "h1" in url] == [url for url in urls if "h1" in url]
    assert max(most) <= HOSTS


def test_what_is_asked_for_before_its_host_has_a_turn_is_waited_for() -> None:
    gate = threading.Event()

    def get(url: str) -> str:
        gate.wait(30)
        return url

    urls = [f"http://h{n}.example/a" for n in range(HOSTS + 1)]
    ahead = begun(get, urls)
    looked: list[int] = []

    def look() -> None:
        looked.append(1)
        gate.set()

    assert ahead.take((urls[-1], ""), look) == urls[-1]
    assert looked


def test_hosts_that_need_no_rest_come_first_and_hosts_take_turns() -> None:
    asked, gate = list[str](), threading.Event()

    def get(thing: Asked) -> str:
        gate.wait(30)
        asked.append(thing[0])
        return thing[0]

    tired = {"a"}
    ahead = Ahead(get, host_of, lambda host: 1.0 if host in tired else 0.0)
    ahead._workers = 2  # of three hosts, so that one worker begins
    urls = ["http://a/1", "http://b/1", "http://b/2", "http://c/1"]
    ahead.add([(url, "") for url in urls])
    gate.set()
    assert [ahead.take((url, "")) for url in urls] == urls
    assert asked == ["http://b/1", "http://c/1", "http://b/2", "http://a/1"]


def test_of_a_host_that_fails_again_and_again_the_rest_is_left() -> None:
    asked: list[str] = []

    def get(url: str) -> str:
        asked.append(url)
        raise FetchError(f"{url}: gone")

    urls = [f"http://a.example/{n}" for n in range(5)]
    ahead = begun(get, urls, patience=2)
    found = [ahead.take((url, "")) for url in urls]
    assert [isinstance(one, FetchError) for one in found] == [True, True, False, False, False]
    assert asked == urls[:2]


def test_what_fails_is_what_came_of_it() -> None:
    def get(url: str) -> str:
        raise FetchError(f"{url}: gone")

    found = begun(get, ["http://a.example/"]).take(("http://a.example/", ""))
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

    ahead = begun(get, ["http://a.example/1", "http://a.example/2"])
    ahead.stop()
    gate.set()
    with pytest.raises(FetchError, match="stopped"):
        raise _failed(ahead.take(("http://a.example/2", "")))


def _failed(found: str | Exception | None) -> Exception:
    assert isinstance(found, Exception)
    return found
