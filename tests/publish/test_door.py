"""The server against those who rebind names, hold connections open, drip bytes or send too much."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http import HTTPStatus
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from monitor.publish.door import LOCAL, Bounds, hosts, is_welcome
from monitor.publish.places import Disk
from monitor.publish.server import Answer, Beside, server


@contextmanager
def serving(archive: Path, bounds: Bounds, beside: Beside | None = None) -> Iterator[int]:
    (archive / "index.html").write_text("<p>all issues")
    with server(
        Disk(archive), "127.0.0.1", 0, names=LOCAL | {"news.example.org"}, bounds=bounds, beside=beside
    ) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield running.server_port
        running.shutdown()
        thread.join()


def raw(port: int, sent: bytes) -> bytes:
    """What comes back for these bytes, until the server closes."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as made:
        made.sendall(sent)
        return b"".join(iter(lambda: made.recv(65536), b""))


def got(port: int, path: str = "/index.html", **more: str) -> HTTPResponse:
    made = HTTPConnection("127.0.0.1", port, timeout=20)
    made.request("GET", path, headers=more)
    answer = made.getresponse()
    answer.read()
    return answer


@pytest.mark.parametrize(
    ("listening", "url", "more", "names"),
    [
        ("127.0.0.1", None, (), LOCAL),
        ("0.0.0.0", "https://News.example.org:8443/monitor", (), LOCAL | {"news.example.org"}),
        ("::", None, ("desk.local", "DESK2"), LOCAL | {"desk.local", "desk2"}),
        ("192.0.2.7", None, (), LOCAL | {"192.0.2.7"}),
    ],
)
def test_the_names_are_its_own_those_of_the_archive_and_those_that_are_given(
    listening: str, url: str | None, more: tuple[str, ...], names: frozenset[str]
) -> None:
    assert hosts(listening, url, more) == names


@pytest.mark.parametrize(
    ("host", "welcome"),
    [
        ("localhost:8000", True),
        ("LOCALHOST.", True),
        ("127.0.0.1", True),
        ("[::1]:8000", True),
        ("192.0.2.7:8000", True),
        ("192.0.2.8:8000", False),
        ("rebound.example.net", False),
        ("localhost.example.net", False),
        ("localhost@example.net", False),
        ("", False),
        ("[::1", False),
    ],
)
def test_a_name_that_is_led_here_by_others_is_not_welcome(host: str, welcome: bool) -> None:
    assert is_welcome(host, LOCAL, "192.0.2.7") is welcome


@pytest.mark.parametrize(
    ("head", "status"),
    [
        ("GET /index.html HTTP/1.1\r\nHost: news.example.org", 200),
        ("GET /index.html HTTP/1.1\r\nHost: rebound.example.net", 421),
        ("HEAD /index.html HTTP/1.1\r\nHost: rebound.example.net", 421),
        ("GET /index.html HTTP/1.1", 400),
        ("GET /index.html HTTP/1.1\r\nHost: localhost\r\nHost: rebound.example.net", 400),
        ("GET http://rebound.example.net/index.html HTTP/1.1\r\nHost: localhost", 400),
        ("GET /index.html HTTP/1.1\r\nHost: localhost\r\nX: " + "x" * 20_000, 431),
        ("DELETE /index.html HTTP/1.1\r\nHost: localhost", 501),
        ("POST /index.html HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999", 405),
    ],
)
def test_a_request_is_answered_by_its_host_and_size(tmp_path: Path, head: str, status: int) -> None:
    with serving(tmp_path, Bounds()) as port:
        said = raw(port, head.encode() + b"\r\n\r\n")
    assert int(said.split()[1]) == status
    assert b"all issues" not in said or (status == 200 and said.endswith(b"<p>all issues"))
    assert b"frame-ancestors 'none'" in said


def answering() -> int:
    return sum("process_request" in thread.name for thread in threading.enumerate())


def test_two_hundred_idle_connections_do_not_keep_a_reader_out(tmp_path: Path) -> None:
    with serving(tmp_path, Bounds()) as port, ExitStack() as stack:
        for number in range(200):
            idle = stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=20))
            if number % 2:
                idle.sendall(b"GET /index.html HTTP/1.1\r\n")  # and never ends
        begun = time.monotonic()
        assert got(port).status == HTTPStatus.OK
        assert time.monotonic() - begun < Bounds().asking
        while answering() > Bounds().connections:  # those that made room are on their way out
            assert time.monotonic() - begun < Bounds().asking
            time.sleep(0.05)


def test_who_drips_bytes_is_ended_by_the_time_for_the_whole_request(tmp_path: Path) -> None:
    def drip(slow: socket.socket) -> None:
        for _ in range(100):
            slow.sendall(b"x")
            time.sleep(0.1)

    with serving(tmp_path, Bounds(asking=0.5)) as port:
        with socket.create_connection(("127.0.0.1", port), timeout=20) as slow, pytest.raises(ConnectionError):
            drip(slow)
        assert got(port).status == HTTPStatus.OK


def test_where_all_are_being_answered_another_is_told_to_come_later(tmp_path: Path) -> None:
    held, go = threading.Event(), threading.Event()

    def slow(_method: str, path: str, _body: bytes) -> Answer | None:
        if path == "/slow":
            held.set()
            go.wait(20)
        return None

    with serving(tmp_path, Bounds(connections=1), slow) as port:
        first = threading.Thread(target=got, args=(port, "/slow"))
        first.start()
        assert held.wait(20)
        assert b" 503 " in raw(port, b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").partition(b"\r\n")[0]
        go.set()
        first.join()
        assert got(port).status == HTTPStatus.OK


def test_who_takes_an_answer_too_slowly_makes_room_for_another(tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_bytes(b"x" * 30_000_000)  # more than lies between two sockets
    with serving(tmp_path, Bounds(connections=1, asking=0.3)) as port, ExitStack() as stack:
        slow = stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=20))
        slow.sendall(b"GET /large.txt HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert slow.recv(10)
        time.sleep(0.4)
        assert got(port).status == HTTPStatus.OK


def test_what_stands_beside_the_files_is_asked_first_and_gets_the_body(tmp_path: Path) -> None:
    heard: list[tuple[str, str, bytes]] = []

    def beside(method: str, path: str, body: bytes) -> Answer | None:
        heard.append((method, path, body))
        return Answer(HTTPStatus.OK, b"gone", policy="form-action 'self'") if path.startswith("/leave/") else None

    head = b"POST /leave/abc HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
    with serving(tmp_path, Bounds(asking=1), beside) as port:
        said = raw(port, head + b"5\r\n\r\na=b&c and more")
        assert said.endswith(b"\r\n\r\ngone")
        assert b"Content-Security-Policy: form-action 'self'; frame-ancestors 'none'" in said
        assert b" 413 " in raw(port, head + b"5000\r\n\r\n")
        assert b" 413 " in raw(port, head + b"-1\r\n\r\n")
        assert raw(port, head + b"9\r\n\r\nshort") == b""  # the rest never comes
        assert got(port).status == HTTPStatus.OK
        assert b" 405 " in raw(port, head.replace(b"/leave/abc", b"/index.html") + b"0\r\n\r\n")
    assert heard[0] == ("POST", "/leave/abc", b"a=b&c")
