"""The servers of a newsletter that several machines make: PostgreSQL, S3 and mail, on one address.

`python -m tests.network.servers ADDRESS` says in a line of JSON by which environment they are known, and what port
takes mail; then, for each line that it reads, to whom mail came by then. It ends with its input.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.mailserver import Inbox, mail_server
from tests.network.machines import Machine
from tests.onpostgres.server import PASSWORD, URL, server
from tests.s3server import BUCKET, s3_server

ROOT = Path(__file__).parents[2]
_KEYS = (URL, PASSWORD, "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_DEFAULT_REGION", "AWS_ENDPOINT_URL")


class Servers:
    """Those that run on a machine."""

    def __init__(self, process: Any) -> None:
        self._process = process
        said = json.loads(process.stdout.readline())
        self.environment: dict[str, str] = said["environment"]
        self.mail_port: int = said["mail"]
        self.bucket: str = said["bucket"]

    def mailed(self) -> list[str]:
        """The recipient of each mail that was taken by now."""
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        found: list[str] = json.loads(self._process.stdout.readline())
        return found


@contextmanager
def servers(machine: Machine) -> Iterator[Servers]:
    """The servers on that machine, until the end."""
    command = [sys.executable, "-m", "tests.network.servers", machine.address]
    with machine.begin(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Servers(process)


def main(address: str) -> None:
    """Serve, and answer."""
    inbox = Inbox()
    with (
        tempfile.TemporaryDirectory(prefix="monitor-postgres-") as folder,
        server(Path(folder), address) as known,
        pytest.MonkeyPatch.context() as patch,
        s3_server(patch, address),
        mail_server(inbox, host=address) as port,
    ):
        found = {key: value for key, value in (os.environ | known).items() if key in _KEYS}
        _say({"environment": found, "mail": port, "bucket": BUCKET})
        for _ in sys.stdin:
            _say([mail.rcpt_tos[0] for mail in inbox.taken])


def _say(what: object) -> None:
    sys.stdout.write(f"{json.dumps(what)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
