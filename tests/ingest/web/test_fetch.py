"""The HTTP client against loopback servers and scripted connections: what it takes, what it refuses, when it stops."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpcore
import httpx
import pytest

from monitor.errors import FetchError
from monitor.ingest.web.fetch import Client, Response, Secret, Validators
from monitor.ingest.web.network import is_public
from tests.ports import unheard

PEM = Path(__file__).parents[2] / "data" / "tls" / "loopback.pem"
Answer = Callable[[socket.socket, bytes], None]


@contextmanager
def server(answer: Answer, tls: ssl.SSLContext | None = None) -> Iterator[tuple[int, list[bytes]]]:
    """A loopback server that gives each connection's request head to `answer`; yields its port and the heads it saw."""
    seen: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def run() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                with suppress(OSError), connection:
                    connection.settimeout(5)
                    stream = tls.wrap_socket(connection, server_side=True) if tls else connection
                    with stream:
                        head = b""
                        while b"\r\n\r\n" not in head:
                            piece = stream.recv(65536)
                            if not piece:
                                break
                            head += piece
                        seen.append(head)
                        answer(stream, head)

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        try:
            yield listener.getsockname()[1], seen
        finally:
            listener.shutdown(socket.SHUT_RDWR)
    thread.join(5)


def says(head: str, body: bytes = b"") -> Answer:
    data = ("HTTP/1.1 " + head.replace("\n", "\r\n") + "\r\n\r\n").encode("latin-1") + body
    return lambda connection, _: connection.sendall(data)


def ok(body: bytes, more: str = "") -> Answer:
    return says(f"200 OK\nContent-Length: {len(body)}{more}", body)


def client(port: int, **settings: Any) -> Client:
    return Client(allow_hosts=[f"127.0.0.1:{port}"], delay=0, timeout=5, **settings)


def fetch(port: int, path: str = "/", **settings: Any) -> Response:
    settings.setdefault("delay", 0)
    settings.setdefault("timeout", 5)
    with Client(allow_hosts=[f"127.0.0.1:{port}"], **settings) as client:
        return client.get(f"http://127.0.0.1:{port}{path}")


class Wire(httpcore.NetworkBackend):
    """A network without a network: notes which address is connected to and plays one answer to each connection."""

    def __init__(self, *answers: bytes) -> None:
        self.answers, self.connected = list(answers), list[str]()

    def connect_tcp(self, host: str, port: int, *_: Any, **__: Any) -> httpcore.NetworkStream:
        self.connected.append(f"{host}:{port}")
        if not self.answers:
            raise httpcore.ConnectError("nobody is there")
        return httpcore.MockStream([self.answers.pop(0)])


class Names:
    """A resolver whose answers are given; the last one stays."""

    def __init__(self, *answers: Sequence[str]) -> None:
        self.answers, self.asked = list(answers), list[str]()

    def __call__(self, host: str, port: int) -> Sequence[str]:
        self.asked.append(host)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


PAGE = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"


def moved(to: str) -> bytes:
    return f"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n".encode()


# --- what is taken ------------------------------------------------------------------------------------------------


def test_a_page_comes_with_its_type_charset_and_validators() -> None:
    more = '\nContent-Type: Text/HTML; charset="windows-1251"\nETag: "a1"\nLast-Modified: Tue, 12 Aug 2025 06:00:00 GMT'
    with server(ok(b"\xcf\xf0", more)) as (port, _):
        got = fetch(port, "/page?x=1#part")
    assert got == Response(
        f"http://127.0.0.1:{port}/page?x=1",
        200,
        "text/html",
        "windows-1251",
        b"\xcf\xf0",
        '"a1"',
        "Tue, 12 Aug 2025 06:00:00 GMT",
    )


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(b"text" * 1000, mtime=0)),
        ("x-gzip", gzip.compress(b"text" * 500, mtime=0) + gzip.compress(b"text" * 500, mtime=0)),
        ("deflate", zlib.compress(b"text" * 1000)),
        ("identity", b"text" * 1000),
    ],
)
def test_packed_bodies_are_unpacked(encoding: str, body: bytes) -> None:
    with server(ok(body, f"\nContent-Encoding: {encoding}")) as (port, _):
        assert fetch(port).body == b"text" * 1000


def test_a_redirect_leads_to_the_page_and_its_address() -> None:
    def answer(connection: socket.socket, head: bytes) -> None:
        (ok(b"here") if head.startswith(b"GET /new ") else says("301 Moved\nLocation: new\nContent-Length: 0"))(
            connection, head
        )

    with server(answer) as (port, _):
        got = fetch(port, "/old")
    assert (got.url, got.body) == (f"http://127.0.0.1:{port}/new", b"here")


def test_known_validators_are_sent_and_nothing_changed_is_an_answer() -> None:
    with server(says("304 Not Modified")) as (port, seen):
        url = f"http://127.0.0.1:{port}/feed"
        with Client(allow_hosts=["127.0.0.1"], validators={url: Validators('"a1"', "Tue, 12 Aug 2025")}) as client:
            got = client.get(url)
            client.confirm(url)
    assert (got.status, got.body) == (304, b"")
    assert b'If-None-Match: "a1"' in seen[0]
    assert b"If-Modified-Since: Tue, 12 Aug 2025" in seen[0]
    assert client.confirmed() == {}


def test_validators_are_given_only_once_the_caller_has_read_all() -> None:
    with server(ok(b"x", '\nETag: "b2"')) as (port, _), Client(allow_hosts=["127.0.0.1"], delay=0) as client:
        url = f"http://127.0.0.1:{port}/feed"
        client.get(url)
        client.get(url + "/other")
        assert client.confirmed() == {}
        client.confirm(url)
    assert client.confirmed() == {url: Validators('"b2"', None)}


def test_one_host_is_not_asked_twice_within_the_delay_and_another_one_is() -> None:
    now, slept = [100.0], list[float]()

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    with Client(
        network=Wire(PAGE, PAGE, PAGE), resolve=Names(["93.184.215.14"]), delay=2, sleep=sleep, clock=lambda: now[0]
    ) as client:
        client.get("http://one.example/a")
        now[0] += 0.5
        client.get("http://two.example/a")
        client.get("http://one.example/b")
    assert slept == [1.5]


def test_nothing_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    with server(ok(b"direct")) as (port, seen):
        assert fetch(port, user_agent="reader/1").body == b"direct"
    assert b"User-Agent: reader/1" in seen[0]
    assert b"Cookie" not in seen[0]


# --- what is refused ----------------------------------------------------------------------------------------------

ADDRESSES = [  # address, public?
    ("93.184.215.14", True),
    ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
    ("::ffff:93.184.215.14", True),
    ("64:ff9b::5db8:d70e", True),
    ("127.0.0.1", False),
    ("0.0.0.0", False),
    ("10.1.2.3", False),
    ("172.16.0.1", False),
    ("192.168.1.1", False),
    ("100.64.0.1", False),
    ("169.254.169.254", False),
    ("168.63.129.16", False),
    ("198.18.0.1", False),
    ("224.0.0.1", False),
    ("240.0.0.1", False),
    ("255.255.255.255", False),
    ("::", False),
    ("::1", False),
    ("::7f00:1", False),
    ("fe80::1", False),
    ("fe80::1%eth0", False),
    ("fec0::1", False),
    ("fd00:ec2::254", False),
    ("ff02::1", False),
    ("2001:db8::1", False),
    ("::ffff:127.0.0.1", False),
    ("::ffff:169.254.169.254", False),
    ("64:ff9b::7f00:1", False),
    ("64:ff9b:1::7f00:1", False),
    ("2002:7f00:1::", False),
    ("2002:c0a8:101::1", False),
]


@pytest.mark.parametrize(("address", "public"), ADDRESSES)
def test_an_address_is_public_or_not(address: str, *, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize("address", [address for address, public in ADDRESSES if not public])
def test_a_name_with_one_private_address_is_not_connected_to(address: str) -> None:
    wire = Wire(PAGE)
    client = Client(network=wire, resolve=Names(["93.184.215.14", address]))
    with client, pytest.raises(FetchError, match=r"add news\.example:80 to fetch\.allow_hosts"):
        client.get("http://news.example/")
    assert wire.connected == []


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("ftp://news.example/", "begin with http"),
        ("file:///etc/passwd", "begin with http"),
        ("//news.example/x", "begin with http"),
        ("news", "begin with http"),
        ("http:///path", "begin with http"),
        ("http://[broken/", "not a web address"),
        ("http://a b/", "not a web address"),
        ("http://user:secret@news.example/", "user name or password"),
        ("http://news.example:22/", "port 22"),
        ("http://localhost/", "a local name"),
        ("http://LOCALHOST./", "a local name"),
        ("http://app.localhost/", "a local name"),
        ("http://printer.local/", "a local name"),
        ("http://metadata.google.internal/", "a local name"),
        ("http://127.0.0.1/", "private address"),
        ("http://127.1/", "private address"),
        ("http://2130706433/", "private address"),
        ("http://0x7f.0.0.1/", "private address"),
        ("http://[::1]/", "private address"),
        ("http://[::ffff:127.0.0.1]/", "private address"),
        ("http://169.254.169.254/latest/meta-data/", "private address"),
    ],
)
def test_what_is_no_public_web_address_is_refused(url: str, words: str) -> None:
    wire = Wire(PAGE)
    with Client(network=wire) as client, pytest.raises(FetchError, match=words) as caught:
        client.get(url)
    assert wire.connected == []
    assert "secret" not in str(caught.value)


def test_the_connection_goes_to_the_address_that_was_checked_though_the_name_changes() -> None:
    wire, names = Wire(PAGE), Names(["93.184.215.14"], ["127.0.0.1"])
    with Client(network=wire, resolve=names, delay=0) as client:
        client.get("http://rebinding.example/")
        with pytest.raises(FetchError, match="private address"):
            client.get("http://rebinding.example/")
    assert wire.connected == ["93.184.215.14:80"]
    assert names.asked == ["rebinding.example"] * 2


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("http://10.0.0.1/", "private address"),
        ("http://localhost:8080/", "a local name"),
        ("http://news.example:6379/", "port 6379"),
        ("gopher://news.example/", "begin with http"),
        ("http://me@news.example/", "user name or password"),
        ("http://[", "not a web address"),
        ("/start", "in a circle"),
    ],
)
def test_a_redirect_is_checked_like_the_first_address(target: str, words: str) -> None:
    wire = Wire(moved(target), PAGE)

    def resolve(host: str, port: int) -> Sequence[str]:
        return ["93.184.215.14" if host == "news.example" else host]

    with Client(network=wire, resolve=resolve, delay=0) as client, pytest.raises(FetchError, match=words):
        client.get("http://news.example/start")
    assert wire.connected == ["93.184.215.14:80"]


def test_an_allowed_port_of_a_host_does_not_open_its_other_ports() -> None:
    refused = pytest.raises(FetchError, match="allow_hosts")
    with server(ok(b"x")) as (port, _), Client(allow_hosts=["127.0.0.1:1"]) as client, refused:
        client.get(f"http://127.0.0.1:{port}/")


def test_too_many_redirects_end() -> None:
    wire = Wire(*(moved(f"/{number}") for number in range(9)))
    with (
        Client(network=wire, resolve=Names(["93.184.215.14"]), delay=0, max_redirects=3) as client,
        pytest.raises(FetchError, match="more than 3 redirects"),
    ):
        client.get("http://news.example/")
    assert len(wire.connected) == 4


def test_the_next_address_is_tried_where_one_does_not_answer() -> None:
    class Half(Wire):
        def connect_tcp(self, host: str, port: int, *_: Any, **__: Any) -> httpcore.NetworkStream:
            if ":" in host:
                raise httpcore.ConnectError("no route")
            return super().connect_tcp(host, port)

    wire = Half(PAGE)
    names = Names(["2606:2800:21f:cb07:6820:80da:af6b:8b2c", "93.184.215.14"])
    with Client(network=wire, resolve=names) as client:
        assert client.get("http://news.example/").body == b"hi"


# --- limits -------------------------------------------------------------------------------------------------------


class Clock:
    """Seconds that pass only where something is said to take some."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


class Drip(httpcore.NetworkStream):
    """An answer of which each piece takes `seconds`; whoever will not wait so long has waited in vain."""

    def __init__(self, clock: Clock, seconds: float, pieces: Sequence[bytes]) -> None:
        self.clock, self.seconds, self.pieces = clock, seconds, list(pieces)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        assert timeout is not None
        self.clock.now += min(timeout, self.seconds)
        if timeout < self.seconds:
            raise httpcore.ReadTimeout
        return self.pieces.pop(0) if self.pieces else b""

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        pass

    def close(self) -> None:
        pass

    def get_extra_info(self, info: str) -> Any:
        return None


class Slow(Wire):
    """A network on which each piece of an answer takes `seconds` of the clock; a piece has `size` bytes, or is all."""

    def __init__(self, clock: Clock, seconds: float, *answers: bytes, size: int | None = None) -> None:
        super().__init__(*answers)
        self.clock, self.seconds, self.size = clock, seconds, size

    def connect_tcp(self, host: str, port: int, *_: Any, **__: Any) -> httpcore.NetworkStream:
        self.connected.append(f"{host}:{port}")
        answer = self.answers.pop(0)
        size = self.size or len(answer)
        return Drip(self.clock, self.seconds, [answer[at : at + size] for at in range(0, len(answer), size)])


def slowly(wire: Slow, timeout: float, **settings: Any) -> Response:
    """What comes over `wire` within `timeout` seconds of its clock."""
    clock = wire.clock
    names = Names(["93.184.215.14"])
    with Client(network=wire, resolve=names, timeout=timeout, clock=clock, sleep=clock.sleep, **settings) as client:
        return client.get("http://news.example/")


HEAD = b"HTTP/1.1 200 OK\r\nX-A: " + b"a" * 60
BODY = b"HTTP/1.1 200 OK\r\nContent-Length: 60\r\n\r\n" + b"a" * 60
SLOW = [("drips its head", HEAD, 1), ("drips its body", BODY, 1), ("comes in gulps", BODY, 20)]


@pytest.mark.parametrize(("answer", "size"), [row[1:] for row in SLOW], ids=[row[0] for row in SLOW])
def test_a_slow_server_is_left_at_the_deadline(answer: bytes, size: int) -> None:
    clock = Clock()
    wire = Slow(clock, 0.25, answer, size=size)
    with pytest.raises(FetchError, match=r"news\.example: did not answer in full within 0\.6 seconds"):
        slowly(wire, 0.6)
    assert clock.now == pytest.approx(100.6)


def test_a_slow_server_is_heard_out_until_the_deadline() -> None:
    clock = Clock()
    assert slowly(Slow(clock, 0.25, BODY, size=40), 0.8).body == b"a" * 60
    assert clock.now == pytest.approx(100.75)


def test_a_server_that_never_answers_is_left_at_the_deadline() -> None:
    over = threading.Event()  # the server waits for the client's giving up, however long that takes

    def answer(connection: socket.socket, head: bytes) -> None:
        over.wait()

    with server(answer) as (port, _):
        with pytest.raises(FetchError, match=r"within 0\.1 seconds"):
            fetch(port, timeout=0.1)
        over.set()


def test_a_resolver_that_hangs_is_left_at_the_deadline() -> None:
    over = threading.Event()

    def resolve(host: str, port: int) -> Sequence[str]:
        over.wait()
        return ["93.184.215.14"]

    left = pytest.raises(FetchError, match=r"within 0\.1 seconds")
    with Client(resolve=resolve, network=Wire(PAGE), timeout=0.1) as client, left:
        client.get("http://news.example/")
    over.set()


def test_redirects_share_one_deadline() -> None:
    clock = Clock()
    wire = Slow(clock, 0.25, *(moved(f"/{number}") for number in range(9)))
    with pytest.raises(FetchError, match=r"within 0\.6 seconds"):
        slowly(wire, 0.6, delay=0, max_redirects=20)
    assert len(wire.connected) == 3
    assert clock.now == pytest.approx(100.6)


def test_pauses_between_redirects_do_not_count() -> None:
    clock = Clock()
    wire = Slow(clock, 0.25, moved("/a"), PAGE)
    assert slowly(wire, 0.6, delay=30).body == b"hi"
    assert clock.now == pytest.approx(130.25)  # asked again 30 seconds after it was asked


@pytest.mark.parametrize("host", ["127.0.0.1", "127.3.2.1", "localhost", "[::1]"])
def test_this_machine_is_asked_without_a_pause(host: str) -> None:
    clock = Clock()
    wire = Wire(PAGE, PAGE)
    settings: dict[str, Any] = {"allow_hosts": [host], "network": wire, "resolve": Names(["127.0.0.1"])}
    with Client(**settings, delay=30, clock=clock, sleep=clock.sleep) as client:
        client.get(f"http://{host}/a")
        client.get(f"http://{host}/b")
    assert (len(wire.connected), clock.now) == (2, 100.0)


def bomb(megabytes: int) -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    return b"".join(packer.compress(bytes(1_000_000)) for _ in range(megabytes)) + packer.flush()


TOO_MUCH: list[tuple[str, Answer, str]] = [
    ("says so", says("200 OK\nContent-Length: 50000000"), "larger than 0.1 MB"),
    ("without a length", says("200 OK", b"a" * 200_000), "larger than 0.1 MB"),
    ("gzip bomb", ok(bomb(100), "\nContent-Encoding: gzip"), "larger than 0.1 MB"),
    ("many members", ok(gzip.compress(b"", mtime=0) * 500, "\nContent-Encoding: gzip"), "more than 64 parts"),
    ("packed twice", ok(gzip.compress(bomb(1), mtime=0), "\nContent-Encoding: gzip, gzip"), "was not asked for"),
    ("packed strangely", ok(b"x", "\nContent-Encoding: compress"), "was not asked for"),
    ("no brotli", ok(b"xxxx", "\nContent-Encoding: br"), "is packed"),
    ("not packed at all", ok(b"plain text", "\nContent-Encoding: gzip"), "packed wrongly"),
    ("packed, then cut", ok(gzip.compress(b"text" * 99, mtime=0)[:-20], "\nContent-Encoding: gzip"), "broke off"),
    ("cut", says("200 OK\nContent-Length: 99", b"half"), "broken"),
    ("endless head", says("200 OK\nX-A: " + "a" * 300_000), "broken"),
    ("no HTTP", lambda connection, _: connection.sendall(b"220 mail.example ESMTP\r\n\r\n"), "broken"),
    ("hangs up", lambda connection, _: None, "broken"),
]


@pytest.mark.parametrize(("answer", "words"), [row[1:] for row in TOO_MUCH], ids=[row[0] for row in TOO_MUCH])
def test_a_body_that_is_too_large_or_broken_is_refused(answer: Answer, words: str) -> None:
    with server(answer) as (port, _), pytest.raises(FetchError, match=words):
        fetch(port, max_bytes=100_000)


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("404 Not Found", "does not exist; check the address"),
        ("410 Gone", "gone for good"),
        ("403 Forbidden", "refuses"),
        ("401 Unauthorized", "login"),
        ("500 Oops", r"fault of its own \(500\)"),
        ("204 No Content", r"gives no page \(204\)"),
        ("304 Not Modified", r"gives no page \(304\)"),
        ("302 Found", "without saying where to"),
        ("429 Too Many\nRetry-After: 120", r"asked too often \(429\); it asks to come back in 120 seconds"),
        ("503 Busy\nRetry-After: Wed, 13 Aug 2025 07:10:00 GMT", "come back after Wed, 13 Aug 2025 07:10:00 GMT"),
    ],
)
def test_a_refusal_is_told_in_words(head: str, words: str) -> None:
    answer = says(f"{head}\nContent-Length: 0" if "304" not in head else head)
    with server(answer) as (port, _), pytest.raises(FetchError, match=words):
        fetch(port)


def test_a_host_that_asks_to_wait_is_not_asked_again() -> None:
    answer = says("429 Slow down\nRetry-After: 60\nContent-Length: 0")
    with server(answer) as (port, seen), Client(allow_hosts=["127.0.0.1"], delay=0) as client:
        for path in ("/a", "/b"):
            with pytest.raises(FetchError, match="in 60 seconds"):
                client.get(f"http://127.0.0.1:{port}{path}")
    assert len(seen) == 1


def test_nobody_at_the_address_is_told() -> None:
    with unheard() as port, pytest.raises(FetchError, match="cannot be reached"):
        fetch(port)


def test_a_name_without_an_address_is_told() -> None:
    def resolve(host: str, port: int) -> Sequence[str]:
        raise socket.gaierror(-2, "Name or service not known")

    with Client(resolve=resolve) as client, pytest.raises(FetchError, match="no address is known"):
        client.get("http://nowhere.example/")


# --- TLS ----------------------------------------------------------------------------------------------------------


def server_context() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(PEM)
    return context


def test_tls_is_checked_against_the_name_though_the_connection_goes_to_an_address() -> None:
    context = server_context()
    named = list[str | None]()
    context.sni_callback = lambda _, name, __: named.append(name)
    trusting = ssl.create_default_context(cafile=str(PEM))

    def get(host: str, tls: ssl.SSLContext) -> bytes:
        names = Names(["127.0.0.1"])
        with Client(allow_hosts=[f"{host}:{port}"], resolve=names, tls=tls, timeout=5) as client:
            return client.get(f"https://{host}:{port}/").body

    with server(ok(b"sealed"), context) as (port, seen):
        assert get("news.example", trusting) == b"sealed"
        assert f"Host: news.example:{port}".encode() in seen[0]
        with pytest.raises(FetchError, match="certificate"):
            get("other.example", trusting)
        with pytest.raises(FetchError, match="certificate"):
            get("news.example", httpx.create_ssl_context())
        assert named == ["news.example", "other.example", "news.example"]


def test_a_step_down_from_https_to_http_is_refused() -> None:
    context = server_context()
    answer = says("302 Found\nLocation: http://news.example/plain\nContent-Length: 0")
    with server(answer, context) as (port, _):
        tls = ssl.create_default_context(cafile=str(PEM))
        refused = pytest.raises(FetchError, match="from https to http")
        with Client(allow_hosts=["news.example"], resolve=Names(["127.0.0.1"]), tls=tls) as client, refused:
            client.get(f"https://news.example:{port}/")


def test_a_page_by_way_of_somebody_between_is_the_page() -> None:
    with server(says("203 Non-Authoritative Information\nContent-Length: 4", b"here")) as (port, _):
        got = fetch(port)
    assert (got.status, got.body) == (200, b"here")


def test_a_body_that_ends_before_its_time_is_whole_where_its_syntax_says_so() -> None:
    with server(says("200 OK\nContent-Length: 99", b"<rss><channel/></rss>\n")) as (port, _):
        assert fetch(port).body == b"<rss><channel/></rss>\n"


def test_a_host_that_asked_for_days_is_left_alone_for_days() -> None:
    now = datetime(2025, 9, 1, tzinfo=UTC)
    with server(says("429 Too Many\nRetry-After: 172800\nContent-Length: 0")) as (port, seen):
        with client(port, now=now) as first, pytest.raises(FetchError, match="too often"):
            first.get(f"http://127.0.0.1:{port}/")
        rests = first.rests()
        assert rests == {"127.0.0.1": now + timedelta(days=2)}
        later = client(port, now=now + timedelta(days=1), rests=rests)
        with later, pytest.raises(FetchError, match="left alone until 2025-09-03 00:00 UTC"):
            later.get(f"http://127.0.0.1:{port}/")
        assert later.rests() == rests
        assert client(port, now=now + timedelta(days=3), rests=rests).rests() == {}
    assert len(seen) == 1


def test_what_is_secret_is_posted_to_one_host_and_follows_no_redirect() -> None:
    secret = Secret("Token abc", (("user", "a&b"),))
    moved = says("302 Found\nLocation: http://other.example/\nContent-Length: 0")
    for answer, told in ((ok(b"in"), ""), (moved, "where its password is not sent")):
        with server(answer) as (port, heads), client(port) as web:
            try:
                assert (web.ask(f"http://127.0.0.1:{port}/login", secret).body, told) == (b"in", "")
            except FetchError as error:
                assert told in str(error)  # noqa: PT017 - one of the two
        [head] = heads
        assert head.startswith(b"POST /login HTTP/1.1\r\n")
        assert b"Authorization: Token abc" in head
    with Client(resolve=lambda *_: ["93.184.215.14"]) as web, pytest.raises(FetchError, match="for all to read"):
        web.ask("http://reader.example/login", secret)


def test_how_far_something_was_read_is_kept_for_the_next_run() -> None:
    with Client() as first:
        assert first.noted("shelf") is None
        first.note("shelf", "17")
    with Client(validators=first.confirmed()) as second:
        assert second.noted("shelf") == "17"
