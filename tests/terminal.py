"""A command under a pseudo-terminal: what a person would see, and what a pipe would get."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PATIENCE = 120.0  # seconds for a command that hangs; no test depends on it

# The terminal becomes the child's own, so that ^C on it reaches the child as it would a person's command.
_OWN = "import fcntl, os, sys, termios; fcntl.ioctl(2, termios.TIOCSCTTY, 0); os.execv(sys.argv[1], sys.argv[1:])"


@dataclass(frozen=True, slots=True)
class Seen:
    """What came of a command."""

    code: int
    screen: str  #: what the terminal got
    data: str  #: what went to stdout, where that was a pipe


def on_terminal(
    words: Sequence[str],
    folder: Path,
    *,
    columns: int = 80,
    env: Mapping[str, str] | None = None,
    stop: Callable[[str], bool] | None = None,
    piped: bool = True,
) -> Seen:
    """Run `monitor WORDS` in `folder` with stderr on a terminal, and stdout too unless it is `piped`.

    ^C is typed as soon as `stop` is true of what the screen shows.
    """
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    command = [sys.executable, "-c", _OWN, sys.executable, "-m", "monitor.cli", *words]
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdin=theirs,
        stdout=subprocess.PIPE if piped else theirs,
        stderr=theirs,
        env={
            **os.environ,
            "TERM": "xterm-256color",
            "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
            **(env or {}),
        },
        start_new_session=True,
    )
    os.close(theirs)
    data: list[bytes] = []
    reader = threading.Thread(target=_drain, args=(process, data))
    reader.start()
    try:
        screen = _watch(ours, process, stop)
    finally:
        if process.poll() is None:
            process.kill()
        reader.join()
        os.close(ours)
    return Seen(process.wait(), screen, b"".join(data).decode())


def _drain(process: subprocess.Popen[bytes], data: list[bytes]) -> None:
    if process.stdout is not None:
        with process.stdout:
            data.append(process.stdout.read())


def _watch(ours: int, process: subprocess.Popen[bytes], stop: Callable[[str], bool] | None) -> str:
    """All that the terminal gets until the command has ended."""
    seen = b""
    while select.select([ours], [], [], PATIENCE)[0]:
        try:
            got = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not got:
            break
        seen += got
        if stop is not None and stop(seen.decode(errors="replace")):
            os.write(ours, b"\x03")
            stop = None
    with suppress(subprocess.TimeoutExpired):
        process.wait(PATIENCE)
    return seen.decode(errors="replace")
