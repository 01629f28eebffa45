"""How servers behave, row by row: what they send, and the one line that a feed there must come to ("": it is whole)."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import brotli
import zstandard

from tests.ingest.feed.test_feeds import feed, item

LIMIT = 200_000  #: bytes of an answer
SECONDS = 5.0  #: for one
FEED = feed(item(1, "Tue, 12 Aug 2025 08:00:00 GMT")).encode()
CYRILLIC = feed(item(1, text="Кран на північному причалі переміщено.")).encode("windows-1251")
_raw = zlib.compressobj(wbits=-15)
RAW_DEFLATE = _raw.compress(FEED) + _raw.flush()

Play = Callable[[socket.socket, str], None]  #: takes the connection and the path that was asked for


@dataclass(frozen=True)
class Row:
    told: str  #: a pattern of the problem; "" where the feed is whole, without one
    play: Play
    documents: int = 0  #: where something is told


def says(head: str, body: bytes = b"") -> Play:
    """An answer as it stands."""
    data = ("HTTP/1.1 " + head.replace("\n", "\r\n") + "\r\n\r\n").encode("latin-1") + body
    return lambda wire, _: wire.sendall(data)


def ok(body: bytes = FEED, more: str = "") -> Play:
    return says(f"200 OK\nContent-Length: {len(body)}{more}", body)


def packed(name: str, body: bytes) -> Play:
    return ok(body, f"\nContent-Encoding: {name}")


def moved(status: int, to: str = "/there") -> Play:
    """Leads from the first address to another one, where the feed is."""
    away = says(f"{status} Moved\nLocation: {to}\nContent-Length: 0")
    return lambda wire, path: (ok() if path != "/" else away)(wire, path)


def chunks(*parts: bytes, end: bytes = b"0\r\n\r\n") -> Play:
    body = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts)
    return says("200 OK\nTransfer-Encoding: chunked", body + end)


def _steps(wire: socket.socket, path: str) -> None:
    """Five redirects, one behind the other."""
    at = int(path.strip("/") or 0)
    (ok() if at == 5 else says(f"302 Found\nLocation: /{at + 1}\nContent-Length: 0"))(wire, path)


def _endless(wire: socket.socket, path: str) -> None:
    at = int(path.strip("/") or 0)
    says(f"302 Found\nLocation: /{at + 1}\nContent-Length: 0")(wire, path)


def _slow(wire: socket.socket, _: str) -> None:
    """Piece by piece, and in time."""
    data = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(FEED), FEED)
    for start in range(0, len(data), 100):
        wire.sendall(data[start : start + 100])
        time.sleep(0.01)


def _silent(wire: socket.socket, _: str) -> None:
    wire.settimeout(60)
    with suppress(OSError):
        wire.recv(1)  # until the other side hangs up


def _stalls(wire: socket.socket, path: str) -> None:
    wire.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n" + FEED[:50])
    _silent(wire, path)


def _trickles(wire: socket.socket, _: str) -> None:
    """A byte now and then, for ever: no single wait is long."""
    wire.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n")
    with suppress(OSError):
        while True:
            wire.sendall(b" ")
            time.sleep(0.1)


def _floods(wire: socket.socket, _: str) -> None:
    wire.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    with suppress(OSError):
        while True:
            wire.sendall(b" " * 65536)


def _heads(wire: socket.socket, _: str) -> None:
    """Headers without end."""
    wire.sendall(b"HTTP/1.1 200 OK\r\n")
    with suppress(OSError):
        while True:
            wire.sendall(b"X-More: " + b"x" * 8_000 + b"\r\n")


def _raw_bytes(data: bytes) -> Play:
    return lambda wire, _: wire.sendall(data)


BOMB = gzip.compress(b" " * 50_000_000)

ROWS: Mapping[str, Row] = {
    # what browsers take, and so do we
    "plain": Row("", ok()),
    "in chunks": Row("", chunks(FEED[:30], FEED[30:])),
    "chunks with a trailer": Row("", chunks(FEED, end=b"0\r\nX-Sum: 1\r\n\r\n")),
    "until the end of the connection": Row("", says("200 OK", FEED)),
    "of the old protocol": Row("", _raw_bytes(b"HTTP/1.0 200 OK\r\n\r\n" + FEED)),
    "gzip": Row("", packed("gzip", gzip.compress(FEED))),
    "gzip that nobody names": Row("", ok(gzip.compress(FEED))),
    "gzip in two members": Row("", packed("gzip", gzip.compress(FEED[:40]) + gzip.compress(FEED[40:]))),
    "deflate": Row("", packed("deflate", zlib.compress(FEED))),
    "raw deflate": Row("", packed("deflate", RAW_DEFLATE)),
    "brotli": Row("", packed("br", brotli.compress(FEED))),
    "zstd": Row("", packed("zstd", zstandard.compress(FEED))),
    "packed as none": Row("", packed("none", FEED)),
    "packed as utf-8": Row("", packed("UTF-8", FEED)),
    "by way of somebody": Row("", says(f"203 Copied\nContent-Length: {len(FEED)}", FEED)),
    "shorter than it says, and whole": Row("", says(f"200 OK\nContent-Length: {len(FEED) + 99}", FEED)),
    "moved for good": Row("", moved(301)),
    "found elsewhere": Row("", moved(302)),
    "see elsewhere": Row("", moved(303)),
    "moved for now": Row("", moved(307)),
    "moved for good, and so asked": Row("", moved(308)),
    "moved beside": Row("", moved(302, "there?a=1#part")),
    "five steps away": Row("", _steps),
    "as a page": Row("", ok(FEED, "\nContent-Type: text/html")),
    "as bytes": Row("", ok(FEED, "\nContent-Type: application/octet-stream")),
    "with a mark of order": Row("", ok(b"\xef\xbb\xbf" + FEED)),
    "behind blank lines": Row("", ok(b"\n\n  " + FEED)),
    "in another alphabet": Row("", ok(CYRILLIC, "\nContent-Type: text/xml; charset=windows-1251")),
    "with a hundred headers": Row("", ok(FEED, "".join(f"\nX-{n}: y" for n in range(90)))),
    "with cookies": Row("", ok(FEED, "\nSet-Cookie: a=b; Secure\nSet-Cookie: c=d")),
    "hints first": Row("", _raw_bytes(b"HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\nHTTP/1.1 200 OK\r\n\r\n" + FEED)),
    "its length twice": Row("", ok(FEED, f"\nContent-Length: {len(FEED)}")),
    "without a reason": Row("", _raw_bytes(b"HTTP/1.1 200\r\n\r\n" + FEED)),
    "slow, and in time": Row("", _slow),
    # refusals
    "needs a log-in": Row(r"needs a login; .* \(401\)", says("401 No\nContent-Length: 0")),
    "asks for payment": Row(r"asks for payment; .* \(402\)", says("402 No\nContent-Length: 0")),
    "refuses programs": Row(r"refuses to be read by programs; .* \(403\)", says("403 No\nContent-Length: 0")),
    "does not exist": Row(r"does not exist; check the address \(404\)", says("404 No\nContent-Length: 0")),
    "is gone": Row(r"is gone for good; .* \(410\)", says("410 No\nContent-Length: 0")),
    "is a teapot": Row(r"gives no page \(418\)", says("418 No\nContent-Length: 0")),
    "asked too often": Row(r"asked too often \(429\); it asks to come back in 99 sec", says("429 No\nRetry-After: 99")),
    "withheld": Row(r"is withheld for legal reasons \(451\)", says("451 No\nContent-Length: 0")),
    "has a fault": Row(r"has a fault of its own \(500\)", says("500 No\nContent-Length: 0")),
    "no way through": Row(r"has a fault of its own \(502\)", says("502 No\nContent-Length: 0")),
    "not now": Row(r"is not available at the moment \(503\)", says("503 No\nContent-Length: 0")),
    "not before a day": Row(
        r"\(503\); it asks to come back after Wed, 20", says("503 No\nRetry-After: Wed, 20 Aug 2025")
    ),
    "nothing": Row(r"gives no page \(204\)", says("204 None")),
    "a part": Row(r"gives no page \(206\)", says(f"206 Part\nContent-Length: {len(FEED)}", FEED)),
    "unchanged, unasked": Row(r"gives no page \(304\)", says("304 Same")),
    # ways that lead nowhere
    "a circle": Row("go round in a circle", says("302 Found\nLocation: /\nContent-Length: 0")),
    "steps without end": Row("more than 5 redirects", _endless),
    "moved to nowhere": Row("without saying where to", says("302 Found\nContent-Length: 0")),
    "moved to a file": Row("only addresses that begin with http", says("302 Found\nLocation: file:///etc/hosts")),
    "moved into our network": Row(r"192\.168\.0\.1", says("302 Found\nLocation: http://192.168.0.1/")),
    "moved with a password": Row("has a user name or password", says("302 Found\nLocation: http://a:b@c.example/")),
    "moved to no address": Row("Invalid URL in location header", says("302 Found\nLocation: http://[::1/")),
    # broken answers
    "hangs up": Row("answer is broken", lambda *_: None),
    "hangs up within its head": Row("answer is broken", _raw_bytes(b"HTTP/1.1 200 OK\r\nContent-")),
    "another tongue": Row("answer is broken", _raw_bytes(b"SSH-2.0-OpenSSH_9.6\r\n")),
    "breaks off": Row("answer is broken", says(f"200 OK\nContent-Length: {len(FEED)}", FEED[:60])),
    "breaks off within a chunk": Row("answer is broken", chunks(FEED[:60], end=b"ff\r\nabc")),
    "two lengths": Row("answer is broken", says("200 OK\nContent-Length: 5\nContent-Length: 7", FEED)),
    "broken gzip": Row("is packed wrongly", packed("gzip", b"\x1f\x8b\x08\x00" + b"x" * 60)),
    "half a gzip": Row("broke off in the middle of its packed text", packed("gzip", gzip.compress(FEED)[:-30])),
    "packed in an unknown way": Row("which was not asked for", packed("lzma", FEED)),
    # too much, too long
    "says it is too large": Row("is larger than 0.2 MB", says("200 OK\nContent-Length: 999999999")),
    "too large": Row("is larger than 0.2 MB", ok(b" " * (LIMIT + 1))),
    "without end": Row("is larger than 0.2 MB", _floods),
    "a bomb": Row("is larger than 0.2 MB", packed("gzip", BOMB)),
    "heads without end": Row("answer is broken|larger than", _heads),
    "silent": Row("within 5 seconds", _silent),
    "stalls": Row("within 5 seconds", _stalls),
    "trickles for ever": Row("within 5 seconds", _trickles),
    # no feed
    "a page": Row("a web page, not a feed", ok(b"<html><head></head><body>Welcome</body></html>")),
    "a challenge": Row("a challenge for browsers", ok(b"<html><script src='/cdn-cgi/challenge'></script></html>")),
    "empty": Row("is empty", ok(b"")),
    "a picture": Row("no text and so no feed", ok(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))),
    "half a feed": Row("not well-formed", says("200 OK", FEED.removesuffix(b"</channel></rss>")), documents=1),
}


@contextmanager
def servers(rows: Mapping[str, Row]) -> Iterator[int]:
    """Plays the row whose name, with - for blanks, is the host that is asked for, and gives the port."""
    hosts = {host(name): row for name, row in rows.items()}
    with socket.create_server(("127.0.0.1", 0), backlog=200) as listener:
        threading.Thread(target=_listen, args=(listener, hosts), daemon=True).start()
        try:
            yield listener.getsockname()[1]
        finally:
            listener.shutdown(socket.SHUT_RDWR)


def host(name: str) -> str:
    """The host at which a row is played."""
    return "".join(c if c.isalnum() else "-" for c in name.lower()) + ".example"


def _listen(listener: socket.socket, hosts: Mapping[str, Row]) -> None:
    with suppress(OSError):
        while True:
            wire, _ = listener.accept()
            threading.Thread(target=_answer, args=(wire, hosts), daemon=True).start()


def _answer(wire: socket.socket, hosts: Mapping[str, Row]) -> None:
    with suppress(OSError), wire:
        wire.settimeout(60)
        head = b""
        while b"\r\n\r\n" not in head and (piece := wire.recv(65536)):
            head += piece
        lines = head.decode("latin-1").split("\r\n")
        asked = next((line.split(": ")[1] for line in lines if line.lower().startswith("host: ")), "")
        hosts[asked.partition(":")[0]].play(wire, lines[0].split(" ")[1])
