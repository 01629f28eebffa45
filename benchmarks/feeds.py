"""How fast feeds are fetched and read.  usage: python -m benchmarks.feeds [FOLDER...]

Fetched: 500 feeds of 10 entries on 200 hosts of this machine that answer in 200 ms, with the usual delay between two
requests to a host; once more with a host that never answers; and some of them by feedparser and `reader` as they come.
Parsed: these feeds and those in the folders, by us and by feedparser as it comes; of those in the folders also how many
entries each finds, and in how many of ours a letter is lost.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Event
from typing import Any

import feedparser

from monitor.config import FeedSource
from monitor.errors import ReadError
from monitor.ingest import gather
from monitor.ingest.feed.entries import parse
from monitor.ingest.web.fetch import Client, Response
from monitor.ingest.world import World
from monitor.models import Document

FEEDS, HOSTS, ENTRIES, PEERS = 500, 200, 10, 50
LATENCY, DELAY = 0.2, 1.0  # seconds
TIMES = 5


def main(folders: Sequence[str]) -> None:
    with serving() as port:
        _ours(port)
        _peers(port)
    own = [_feed(number) for number in range(50)]
    _parsed("these feeds", own)
    for folder in folders:
        files = [path.read_bytes() for path in sorted(Path(folder).rglob("*")) if path.is_file()]
        _parsed(folder, files)
        _counted(files)


# --- fetched -----------------------------------------------------------------------------------------------------


def _ours(port: int) -> None:
    sources = spread(FEEDS, port)
    summed = FEEDS * LATENCY + (FEEDS - HOSTS) * DELAY
    alone = gathered(sources, port)
    print(f"latencies and delays, summed          {summed:7.1f} s")
    print(f"{FEEDS} feeds on {HOSTS} hosts               {alone:7.1f} s   {alone / summed:.3f} of it")
    hung = gathered([("hung", f"http://hung.example:{port}/hang"), *sources], port)
    print(f"with one host that never answers      {hung:7.1f} s   (it is given up after 20)")
    print(f"most memory                           {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:7.0f} MB")
    print(f"feeds a second: ours                  {FEEDS / alone:7.1f}")


def spread(feeds: int, port: int) -> list[tuple[str, str]]:
    """Names and addresses of so many feeds on our hosts."""
    return [(f"f{n}", f"http://h{n % HOSTS}.example:{port}/{n}") for n in range(feeds)]


def gathered(sources: Sequence[tuple[str, str]], port: int) -> float:
    """Seconds until all entries of these feeds are here."""
    rows = [FeedSource(kind="feed", name=name, url=url) for name, url in sources]
    allowed = [f"h{n}.example:{port}" for n in range(HOSTS)]
    start = time.perf_counter()
    with Client(allow_hosts=[*allowed, f"hung.example:{port}"], resolve=lambda *_: ["127.0.0.1"]) as fetch:
        world = World(Path(), datetime(2025, 8, 13, tzinfo=UTC), fetch, lambda *_: False)
        documents = sum(isinstance(item, Document) for item in gather(rows, world))
    assert documents == ENTRIES * sum(name != "hung" for name, _ in sources), documents
    return time.perf_counter() - start


def _peers(port: int) -> None:
    urls = [f"http://127.0.0.1:{port}/{number}" for number in range(PEERS)]
    print(
        f"                feedparser            {PEERS / _seconds(lambda: list(map(feedparser.parse, urls)), 1):7.1f}"
    )
    if find_spec("reader") is None:
        print("                reader                is not installed")
        return
    for workers in (1, 10):
        rate = PEERS / _seconds(lambda: read_by_reader(urls, workers), 1)  # noqa: B023 - done at once
        print(f"                reader, {workers:2} workers     {rate:7.1f}")


def read_by_reader(urls: Sequence[str], workers: int) -> None:
    """Fetch and keep these feeds as `reader` does."""
    import reader

    with tempfile.TemporaryDirectory() as folder:
        made = reader.make_reader(f"{folder}/db.sqlite")
        for url in urls:
            made.add_feed(url)
        made.update_feeds(workers=workers)
        assert made.get_entry_counts().total == len(urls) * ENTRIES


# --- parsed ------------------------------------------------------------------------------------------------------


def _parsed(name: str, feeds: Sequence[bytes]) -> None:
    ours = len(feeds) / _seconds(lambda: [_entries(data) for data in feeds])
    theirs = len(feeds) / _seconds(lambda: [feedparser.parse(data) for data in feeds])
    print(f"parsed a second, {name[-20:]:20} {ours:7.1f}   feedparser {theirs:.1f}, {ours / theirs:.2f} times")


def _entries(data: bytes) -> list[Any]:
    try:
        return list(parse(Response("http://feed.example/", 200, "", None, data, None, None)).entries)
    except ReadError:
        return []


def _counted(feeds: Sequence[bytes]) -> None:
    pairs = [(_entries(data), len(feedparser.parse(data).entries)) for data in feeds]
    fewer, more = (sum(sign * (len(own) - theirs) > 0 for own, theirs in pairs) for sign in (-1, 1))
    lost = sum(any("\ufffd" in entry.html + (entry.meta.title or "") for entry in own) for own, _ in pairs)
    print(f"  of {len(pairs)} fewer entries than feedparser in {fewer}, more in {more}; a letter lost in {lost}")


def _seconds(do: Callable[[], object], times: int = TIMES) -> float:
    """The least of some times."""

    def once() -> float:
        start = time.perf_counter()
        do()
        return time.perf_counter() - start

    return min(once() for _ in range(times))


# --- the hosts ---------------------------------------------------------------------------------------------------


def _feed(number: int) -> bytes:
    text = " ".join(["The crane at the north quay was moved on Monday, and no ship could land for two days."] * 12)
    items = "".join(
        f"<item><title>Crane {number} moved to pier {n}</title>"
        f"<link>http://h{number % HOSTS}.example/{number}/{n}</link>"
        f"<guid>{number}-{n}</guid><pubDate>Tue, 12 Aug 2025 08:{n:02}:00 GMT</pubDate>"
        f"<description><![CDATA[<p>{text}</p><p>{text}</p>]]></description></item>"
        for n in range(ENTRIES)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Feed</title>{items}</channel></rss>'.encode()


@contextmanager
def serving() -> Iterator[int]:
    """A process that answers in 200 ms as whatever host it is asked, and its port."""
    here, there = multiprocessing.get_context("spawn").Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(there,), daemon=True)
    process.start()
    try:
        yield here.recv()
    finally:
        process.kill()


def _serve(pipe: Connection) -> None:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/hang":
                Event().wait()
            time.sleep(LATENCY)
            body = _feed(int(self.path.strip("/")))
            self.send_response(200)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    class Server(ThreadingHTTPServer):
        request_queue_size = 200
        daemon_threads = True

    server = Server(("127.0.0.1", 0), Handler)
    pipe.send(server.server_port)
    server.serve_forever()


if __name__ == "__main__":
    main(sys.argv[1:])
