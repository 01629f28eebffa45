"""Who comes in to the archive's server: under which names, how many at once, and how long each may take to ask."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address
from time import monotonic
from urllib.parse import urlsplit

LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
_END = re.compile(rb"\n\r?\n")  # of a request's head
_PART = 4096  # bytes read at once
_LINGER, _DRAINED = 0.2, 16  # seconds and parts of what is too much


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much a server takes upon itself."""

    connections: int = 64  #: at once
    head: int = 16_384  #: bytes of a request without its body
    body: int = 4_096  #: bytes of a body
    asking: float = 10.0  #: seconds from connecting to the last byte of the request
    answering: float = 120.0  #: seconds for sending an answer


class BusyError(Exception):
    """As many requests are being answered as may be."""


class TooMuchError(Exception):
    """A request is larger than it may be."""


def hosts(listening: str, archive_url: str | None = None, more: Iterable[str] = ()) -> frozenset[str]:
    """The names under which the archive is shown: this machine's own, the address it listens on, those of the owner."""
    public = urlsplit(archive_url).hostname if archive_url else None
    named = {_plain(name) for name in (listening, public or "", *more)}
    return (LOCAL | named) - {"", "0.0.0.0", "::"}  # noqa: S104  which are no names


def is_welcome(host: str, names: frozenset[str], reached: str) -> bool:
    """Whether the Host header of a request is one of `names`, or the very number at which it `reached` us.

    A page elsewhere can have its own name lead here (DNS rebinding); it cannot have a browser say another one.
    """
    try:
        asked = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    return _plain(asked) in names or _number(asked) == _number(reached) != ""


def request(connection: socket.socket, bounds: Bounds) -> tuple[bytes, bytes]:
    """The head of a request and what came of its body, within the time that asking may take.

    Raises TooMuchError, and OSError where it did not come in time or not at all.
    """
    until, got = monotonic() + bounds.asking, b""
    while (end := _END.search(got, max(0, len(got) - _PART - 3))) is None:
        if len(got) > bounds.head:
            raise TooMuchError
        got += _more(connection, until)
    if end.end() > bounds.head:
        raise TooMuchError
    return got[: end.end()], got[end.end() :]


def body(connection: socket.socket, begun: bytes, length: int, bounds: Bounds) -> bytes:
    """The body of a request, of which `begun` has come. Raises as `request` does."""
    if not 0 <= length <= bounds.body:
        raise TooMuchError
    until = monotonic() + bounds.asking
    while len(begun) < length:
        begun += _more(connection, until)
    return begun[:length]


def drain(connection: socket.socket) -> None:
    """Take a little of what still comes: closed before, the answer to it might be lost on the way."""
    with suppress(OSError):
        connection.settimeout(_LINGER)
        for _ in range(_DRAINED):
            if not connection.recv(_PART):
                return


class Doorkeeper:
    """Counts who is in. Where the house is full, who waits longest without asking makes room, or who takes too long."""

    def __init__(self, bounds: Bounds) -> None:
        self._most, self._patience = bounds.connections, bounds.asking
        self._lock = threading.Lock()
        self._asking: dict[socket.socket, None] = {}  # in the order in which they came
        self._answered: dict[socket.socket, float] = {}  # since when

    def admit(self, connection: socket.socket) -> None:
        """Let it in. Raises BusyError where nobody can be sent away."""
        with self._lock:
            if len(self._asking) + len(self._answered) >= self._most:
                self._make_room()
            self._asking[connection] = None

    def heard(self, connection: socket.socket) -> None:
        """It has asked, and is answered. Raises OSError where it was sent away meanwhile."""
        with self._lock:
            if connection not in self._asking:
                raise ConnectionAbortedError
            del self._asking[connection]
            self._answered[connection] = monotonic()

    def left(self, connection: socket.socket) -> None:
        """It is gone."""
        with self._lock:
            self._asking.pop(connection, None)
            self._answered.pop(connection, None)

    def _make_room(self) -> None:
        oldest = next(iter(self._asking), None) or self._slowest()
        self._asking.pop(oldest, None)
        self._answered.pop(oldest, None)
        with suppress(OSError):
            oldest.shutdown(socket.SHUT_RDWR)  # its own thread closes it

    def _slowest(self) -> socket.socket:
        """Who takes an answer for longer than asking may last. Raises BusyError where nobody does."""
        found = next(iter(self._answered.items()), None)
        if found is None or monotonic() - found[1] < self._patience:
            raise BusyError
        return found[0]


def _more(connection: socket.socket, until: float) -> bytes:
    """What comes next, until then. Raises OSError where nothing does."""
    if (left := until - monotonic()) <= 0:
        raise TimeoutError
    connection.settimeout(left)
    if not (got := connection.recv(_PART)):
        raise ConnectionAbortedError
    return got


def _plain(name: str) -> str:
    return name.strip("[] ").rstrip(".").lower()


def _number(host: str) -> str:
    try:
        found = ip_address(host.partition("%")[0])
    except ValueError:
        return ""
    return str(getattr(found, "ipv4_mapped", None) or found)
