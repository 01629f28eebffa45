"""Ports of the loopback."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unheard() -> Iterator[int]:
    """A port on which nobody answers, and which nobody else is given meanwhile."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]


def free() -> int:
    """A port that nobody has at this moment, for a server that cannot choose its own."""
    with unheard() as port:
        return port
