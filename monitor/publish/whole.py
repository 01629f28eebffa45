"""Files that are there whole or not at all: written aside, made to last, and renamed."""

from __future__ import annotations

import os
from pathlib import Path

_MINE = 0o600


def put(path: Path, data: bytes, *, aside: Path, private: bool = False) -> None:
    """Put `data` in the place of what is at `path`, by way of `aside`, which is on the same disk.

    With `private` its owner only may read it. Raises OSError; then nothing is left aside.
    """
    write(aside, data, private=private)
    try:
        aside.replace(path)
    except OSError:
        aside.unlink(missing_ok=True)
        raise


def write(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write a file that lasts through a power cut. Raises OSError; then no half of it is left."""
    try:
        with open(path, "wb", opener=_owner if private else None) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise


def _owner(path: str, flags: int) -> int:
    return os.open(path, flags, _MINE)
