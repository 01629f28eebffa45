"""The archive at an address, for people who prefer one: its files and nothing else, to be read only."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

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
_SECONDS = 30  # without a word from the other side
_LONGEST = 2000  # characters of a path


def server(archive: Path, host: str, port: int) -> ThreadingHTTPServer:
    """A server of the files in `archive`, bound but not yet serving; port 0 takes a free one.

    Raises OSError where the address cannot be had.
    """
    made = _Server((host, port), partial(_Handler, archive.resolve()))
    made.daemon_threads = True
    return made


def is_local(host: str) -> bool:
    """Whether only this machine can reach `host`."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def locate(archive: Path, target: str) -> Path | None:
    """The file of `archive` that a request for `target` means; None where there is none that may be handed out.

    A folder means its index.html. Hidden files, other kinds of files, folders without a page, and whatever leads out of
    the archive, by dots or by a link, are none.
    """
    try:
        path = unquote_to_bytes(urlsplit(target).path).decode()
    except ValueError:
        return None
    parts = path.removeprefix("/").removesuffix("/").split("/")
    if len(path) > _LONGEST or not all(_is_plain(part) for part in parts if parts != [""]):
        return None
    found = archive.joinpath(*parts)
    try:
        if path.endswith("/") or not path:
            found = found / "index.html"
        real = found.resolve(strict=True)
    except OSError:
        return None
    return real if real.is_file() and real.is_relative_to(archive) and real == found and _type(real) else None


class _Server(ThreadingHTTPServer):
    allow_reuse_address = True


class _Handler(BaseHTTPRequestHandler):
    server_version, sys_version, timeout = "monitor", "", _SECONDS

    def __init__(self, archive: Path, *request: object) -> None:
        self._archive = archive
        super().__init__(*request)  # type: ignore[arg-type]  # what the server hands over

    def do_GET(self) -> None:
        """Send a file."""
        self._answer(whole=True)

    def do_HEAD(self) -> None:
        """Send what would stand before a file."""
        self._answer(whole=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class's own word
        """Say nothing: people who read are nobody's business."""

    def _answer(self, *, whole: bool) -> None:
        if self._is_folder():
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", urlsplit(self.path).path.rpartition("/")[2] + "/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        found = locate(self._archive, self.path)
        content = found.read_bytes() if found else b"There is no such page. The list of all issues is /index.html\n"
        self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", (found and _type(found)) or TYPES[".txt"])
        self.send_header("Content-Length", str(len(content)))
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("X-Frame-Options", "DENY")
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        if whole:
            self.wfile.write(content)

    def _is_folder(self) -> bool:
        """Whether the address lacks the stroke that makes a folder's links right."""
        path = urlsplit(self.path).path
        return not path.endswith("/") and locate(self._archive, path + "/") is not None


def _is_plain(part: str) -> bool:
    return bool(part) and not part.startswith(".") and not any(c in "\\:" or ord(c) < 32 for c in part)


def _type(path: Path) -> str | None:
    return TYPES.get(path.suffix.lower() or path.name)
