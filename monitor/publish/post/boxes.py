"""Mail that is not sent: put into a Maildir, or as .eml files into a folder, for another program to take.

A mail has one file, named by its Message-ID, so that to put it there twice is to put it there once.
"""

from __future__ import annotations

import email
import re
import socket
from collections.abc import Callable
from pathlib import Path

from monitor.errors import DeliveryError
from monitor.publish.whole import put

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_MINE = 0o700  # addresses are nobody else's business


class Folder:
    """A folder that gets a mail as one .eml file each."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def carry(self, letter: bytes, recipient: str, sender: str, transmitting: Callable[[], None] = lambda: None) -> str:
        """Write the mail; returns where. Raises DeliveryError where it cannot be written, which concerns all mails."""
        transmitting()
        return _put(letter, self._path, self._path / f"{_name(letter)}.eml")

    def close(self) -> None:
        """Nothing is left open."""


class Maildir:
    """A Maildir (https://cr.yp.to/proto/maildir.html), made where it is missing: mails come into its `new`."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def carry(self, letter: bytes, recipient: str, sender: str, transmitting: Callable[[], None] = lambda: None) -> str:
        """Put the mail there, unless it is there already; returns where. Raises DeliveryError as `Folder` does."""
        name = f"{_name(letter)}.{_UNSAFE.sub('-', socket.gethostname())}"
        transmitting()
        try:
            for part in ("tmp", "new", "cur"):
                (self._path / part).mkdir(parents=True, exist_ok=True, mode=_MINE)
            if seen := next((self._path / "cur").glob(f"{name}*"), None):
                return f"already in {seen}"
        except OSError as error:
            raise _unwritable(self._path, error) from error
        return _put(letter, self._path / "tmp", self._path / "new" / name)

    def close(self) -> None:
        """Nothing is left open."""


def _put(letter: bytes, aside: Path, target: Path) -> str:
    """Write it aside and rename it, so that nobody finds half a mail."""
    making = aside / f".{target.name}.making"
    try:
        aside.mkdir(parents=True, exist_ok=True, mode=_MINE)
        put(target, letter, aside=making, private=True)
    except OSError as error:
        raise _unwritable(target, error) from error
    return f"written to {target}"


def _name(letter: bytes) -> str:
    local = str(email.message_from_bytes(letter.partition(b"\r\n\r\n")[0])["message-id"] or "").strip("<> ")
    return _UNSAFE.sub("-", local.partition("@")[0])[:100] or "mail"


def _unwritable(path: Path, error: OSError) -> DeliveryError:
    words = f"{path}: cannot be written ({error.strerror or error}); check delivery.path and the disk"
    return DeliveryError(words, outcome="deferred", scope="server")
