"""The archive at an address, for people who prefer one: its files and nothing else, to be read only."""

from __future__ import annotations

import logging
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from ipaddress import ip_address
from posixpath import splitext
from socketserver import TCPServer
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

from monitor.publish.door import LOCAL, Bounds, BusyError, Doorkeeper, TooMuchError, body, drain, is_welcome, request
from monitor.publish.places import Place
from monitor.publish.policy import headers
from monitor.seam import words as said

log = logging.getLogger(__name__)

#: What the archive's files are, by their last letters; files of other kinds are not handed out.
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".eml": "message/rfc822",
    "SHA256SUMS": "text/plain; charset=utf-8",
}
_LONGEST = 2000  # characters of a path
_STRANGE = b"""This server does not answer to that name.
`monitor archive serve --allow-host NAME` lets it, and so does the host of newsletter.archive_url.
"""
_FULL = b"HTTP/1.0 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\n\r\n"
_NOT_THERE = b"There is no such page. The list of all issues is /index.html\n"


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent for a request."""

    status: HTTPStatus
    content: bytes = b""
    kind: str = TYPES[".txt"]
    policy: str | None = None  #: Content-Security-Policy, where it is not what the page says itself
    headers: tuple[tuple[str, str], ...] = ()  #: others


#: What else there is than files: (method, path, body) -> the answer; None where it is not its business.
Beside = Callable[[str, str, bytes], Answer | None]


def server(
    archive: Place,
    host: str,
    port: int,
    *,
    names: frozenset[str] = LOCAL,
    beside: Beside | None = None,
    bounds: Bounds = Bounds(),  # noqa: B008  a frozen value
) -> ThreadingHTTPServer:
    """A server of the files in `archive`, bound but not yet serving; port 0 takes a free one.

    It answers to `names` only, and to the number at which it was reached. `beside` is asked before a file is looked
    for, and is the only one to get a POST. Raises OSError where the address cannot be had.
    """
    return _Server((host, port), partial(_Handler, archive, names, beside, bounds), bounds)


def is_local(host: str) -> bool:
    """Whether only this machine can reach `host`."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def file_of(target: str) -> str | None:
    """The name of the file that a request for `target` means; None where none such may be handed out.

    A folder means its index.html. Hidden files, other kinds of files, and what leads out by dots, are none.
    """
    try:
        path = unquote_to_bytes(urlsplit(target).path).decode()
    except ValueError:
        return None
    parts = path.removeprefix("/").removesuffix("/").split("/")
    if len(path) > _LONGEST or not all(_is_plain(part) for part in parts if parts != [""]):
        return None
    name = "/".join([*filter(None, parts), *(["index.html"] if path.endswith("/") or not path else [])])
    return name if _type(name) else None


class _AwayError(Exception):
    """The archive's place cannot be reached."""


class _Server(ThreadingHTTPServer):
    allow_reuse_address, daemon_threads, request_queue_size = True, True, 128

    def __init__(self, address: tuple[str, int], handler: Callable[..., _Handler], bounds: Bounds) -> None:
        self.door = Doorkeeper(bounds)
        self.address_family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        super().__init__(address, handler)

    def server_bind(self) -> None:
        """Bind it, without asking the network what this machine is called."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), self.server_address[1]

    def process_request(self, request: socket.socket, client_address: object) -> None:  # type: ignore[override]
        """Answer in a thread of its own, of which there are no more than may be."""
        try:
            self.door.admit(request)
        except BusyError:
            with suppress(OSError):
                request.setblocking(False)
                request.sendall(_FULL)
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def shutdown_request(self, request: socket.socket) -> None:  # type: ignore[override]
        """Close it, and have room for another."""
        self.door.left(request)
        super().shutdown_request(request)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of one who went away; a fault of ours is told without who met it."""
        error = sys.exception()
        if not isinstance(error, OSError):
            log.error("the archive's server: %s", said(error) if error else "unexpected")


class _Handler(BaseHTTPRequestHandler):
    server_version, sys_version = "monitor", ""

    def __init__(
        self, archive: Place, names: frozenset[str], beside: Beside | None, bounds: Bounds, *request: Any
    ) -> None:
        self._archive, self._names, self._beside, self._bounds = archive, names, beside, bounds
        super().__init__(*request)

    def handle_one_request(self) -> None:
        """Read one request, whole and in time, and answer it."""
        connection: socket.socket = self.connection
        try:
            head, self._begun = request(connection, self._bounds)
        except TooMuchError:
            self.requestline, self.request_version, self.command = "", "HTTP/1.0", ""
            self._send(_refused(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE), whole=True)
            drain(connection)
            return
        except OSError:
            return
        self.rfile.close()
        self.rfile = BytesIO(head)
        self.server.door.heard(connection)  # type: ignore[attr-defined]
        connection.settimeout(self._bounds.answering)
        super().handle_one_request()

    def do_GET(self) -> None:
        """Send a file."""
        self._send(self._answer(), whole=True)

    def do_HEAD(self) -> None:
        """Send what would stand before a file."""
        self._send(self._answer(), whole=False)

    def do_POST(self) -> None:
        """Send what there is beside the files."""
        self._send(self._answer(), whole=True)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse, in the same form as all else."""
        self._send(_refused(HTTPStatus(code)), whole=self.command != "HEAD")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class's own word
        """Say nothing: people who read are nobody's business."""

    def _answer(self) -> Answer:
        asked = self.headers.get_all("Host") or []
        reached = str(self.connection.getsockname()[0])
        if len(asked) != 1 or not self.path.startswith("/"):
            return _refused(HTTPStatus.BAD_REQUEST)
        if not is_welcome(asked[0], self._names, reached):
            return Answer(HTTPStatus.MISDIRECTED_REQUEST, _STRANGE)
        try:
            return self._asked_beside() or self._file()
        except _AwayError:
            return _refused(HTTPStatus.SERVICE_UNAVAILABLE)
        except TooMuchError:
            return _refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)

    def _there(self, name: str) -> bytes | None:
        """A file of the archive. Raises _AwayError where its place cannot be reached: that is no missing page."""
        try:
            return self._archive.served(name)
        except OSError as error:
            log.warning("%s: %s", self._archive.name, said(error))
            raise _AwayError from error

    def _asked_beside(self) -> Answer | None:
        if self._beside is None:
            return None
        length = self.headers.get("Content-Length", "0") if self.command == "POST" else "0"
        sent = body(self.connection, self._begun, int(length) if _is_count(length) else -1, self._bounds)
        return self._beside("GET" if self.command == "HEAD" else self.command, self.path, sent)

    def _file(self) -> Answer:
        if self.command == "POST":
            return replace(_refused(HTTPStatus.METHOD_NOT_ALLOWED), headers=(("Allow", "GET, HEAD"),))
        if self._is_folder():
            to = urlsplit(self.path).path.rpartition("/")[2] + "/"
            return Answer(HTTPStatus.MOVED_PERMANENTLY, headers=(("Location", to),))
        name = file_of(self.path)
        found = self._there(name) if name else None
        if name is None or found is None:
            return Answer(HTTPStatus.NOT_FOUND, _NOT_THERE)
        return Answer(HTTPStatus.OK, found, _type(name) or TYPES[".txt"])

    def _send(self, answer: Answer, *, whole: bool) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.content)))
        for name, value in (*headers(answer.kind, answer.content, answer.policy), *answer.headers):
            self.send_header(name, value)
        self.end_headers()
        if whole:
            self.wfile.write(answer.content)

    def _is_folder(self) -> bool:
        """Whether the address lacks the stroke that makes a folder's links right."""
        path = urlsplit(self.path).path
        name = None if path.endswith("/") or file_of(path) else file_of(path + "/")
        return name is not None and self._there(name) is not None


def _refused(status: HTTPStatus) -> Answer:
    return Answer(status, f"{status.phrase}\n".encode())


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10


def _is_plain(part: str) -> bool:
    return bool(part) and not part.startswith(".") and not any(c in "\\:" or ord(c) < 32 for c in part)


def _type(name: str) -> str | None:
    last = name.rpartition("/")[2]
    return TYPES.get(splitext(last)[1].lower() or last)
