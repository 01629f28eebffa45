"""A reader of feeds on loopback, in the dialects of FreshRSS and of Miniflux, which remembers what it was asked."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal
from urllib.parse import parse_qs, urlsplit

TOKEN = "desk/0123456789abcdef"
ALL = "user/-/state/com.google/reading-list"


@dataclass(frozen=True)
class Item:
    number: int
    title: str
    text: str
    published: int  #: seconds since 1970
    feed: str = "Harbour Gazette"
    folder: str = "Harbours"
    link: str = ""
    author: str = ""


@dataclass
class Shelf:
    """What a reader holds, and which dialect it speaks."""

    dialect: Literal["freshrss", "miniflux"] = "freshrss"
    items: list[Item] = field(default_factory=list)
    password: str = "quay"
    page: int = 1_000  #: numbers on a page, whatever is asked for
    broken: frozenset[int] = frozenset()  #: numbers at which it fails
    asked: list[tuple[str, str, dict[str, list[str]]]] = field(default_factory=list)

    @property
    def base(self) -> str:
        return "/api/greader.php" if self.dialect == "freshrss" else ""

    def answer(self, method: str, path: str, fields: dict[str, list[str]], authorization: str) -> tuple[int, bytes]:
        self.asked.append((method, path, fields))
        if not path.startswith(self.base):
            return 404, b"not here"
        path = path.removeprefix(self.base)
        if path == "/accounts/ClientLogin" and method == "POST":
            right = fields.get("Email") == ["desk"] and fields.get("Passwd") == [self.password]
            return (200, f"SID={TOKEN}\nLSID=null\nAuth={TOKEN}\n".encode()) if right else (401, b"Unauthorized!")
        by_field = self.dialect == "miniflux" and method == "POST"
        if not (fields.get("T") == [TOKEN] if by_field else authorization == f"GoogleLogin auth={TOKEN}"):
            return 401, b"Unauthorized"
        if fields.get("output") != ["json"] and self.dialect == "miniflux":
            return 400, b"only json output is supported"
        found = self.found(method, path.removeprefix("/reader/api/0/"), fields)
        return (500, b"{}") if found is None else (200, json.dumps(found).encode())

    def found(self, method: str, path: str, fields: dict[str, list[str]]) -> Any:
        user = "-" if self.dialect == "freshrss" else "1"
        if path == "tag/list":
            tags = [{"id": f"user/{user}/label/{name}"} for name in sorted({item.folder for item in self.items})]
            return {"tags": [{"id": f"user/{user}/state/com.google/starred"}, *tags]}
        if path == "stream/items/ids" and method == "GET":
            return self.numbers(fields)
        if path == "stream/items/contents" and method == "POST":
            wanted = {int(name.rpartition("/")[2], 16) for name in fields["i"]}
            chosen = [item for item in self.items if item.number in wanted]
            return None if wanted & self.broken else {"items": [self.shown(item, user) for item in chosen]}
        return []

    def numbers(self, fields: dict[str, list[str]]) -> Any:
        [stream], since = fields["s"], int(fields.get("ot", ["0"])[0])
        _, label, folder = stream.partition("/label/")
        if label and self.dialect == "miniflux":
            return None
        there = [i for i in self.items if i.published > since and folder in ("", i.folder)]
        there.sort(key=lambda item: -item.number)
        start, count = int(fields.get("c", ["0"])[0]), min(self.page, int(fields["n"][0]))
        said: dict[str, Any] = {"itemRefs": [{"id": str(item.number)} for item in there[start : start + count]]}
        return said | ({"continuation": str(start + count)} if start + count < len(there) else {})

    def shown(self, item: Item, user: str) -> dict[str, Any]:
        body = {"content": item.text}
        said = {
            "id": f"tag:google.com,2005:reader/item/{item.number:016x}",
            "title": item.title,
            "published": item.published,
            "categories": [f"user/{user}/state/com.google/reading-list", f"user/{user}/label/{item.folder}"],
            "alternate": [{"href": item.link}],
            "author": item.author,
            "origin": {"streamId": "feed/7", "title": item.feed, "htmlUrl": "https://gazette.example/"},
            "summary": body,
        }
        return said | ({"content": body, "canonical": said["alternate"]} if self.dialect == "miniflux" else {})


@contextmanager
def reader_server(shelf: Shelf) -> Iterator[str]:
    """Serves `shelf` and gives its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.answered(urlsplit(self.path).query)

        def do_POST(self) -> None:
            self.answered(self.rfile.read(int(self.headers["Content-Length"])).decode())

        def answered(self, query: str) -> None:
            fields, path = parse_qs(query), urlsplit(self.path).path
            status, body = shelf.answer(self.command, path, fields, self.headers.get("Authorization", ""))
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{shelf.base}"
    finally:
        server.shutdown()
        server.server_close()
