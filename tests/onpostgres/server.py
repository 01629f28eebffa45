"""A PostgreSQL server for the tests: of Debian's package, in a temporary folder, on a free port of loopback.

`python -m tests.onpostgres.server COMMAND …` runs a command with it and returns what that returned: MONITOR_TEST_STORE
is its address, MONITOR_STORE_PASSWORD its password. Where there is no PostgreSQL it says so and runs nothing.
"""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.ports import free

URL, PASSWORD = "MONITOR_TEST_STORE", "MONITOR_STORE_PASSWORD"
LOOPBACK = "127.0.0.1"
_USER = "postgres"  # it refuses to be run by root
_PATIENCE = 60  # seconds
_SETTINGS = {"fsync": "off", "unix_socket_directories": "", "max_connections": "200"}


def programs() -> Path | None:
    """The folder of the server's programs; None where it is not installed."""
    places = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True)]
    if found := shutil.which("initdb"):
        places.append(Path(found).resolve().parent)
    return next((place for place in places if (place / "initdb").exists() and (place / "postgres").exists()), None)


@contextmanager
def server(folder: Path, host: str = LOOPBACK) -> Iterator[dict[str, str]]:
    """The environment by which its address and its password are known. It is stopped at the end.

    Another `host` than the loopback is for a network that nobody else reaches.
    """
    found = programs()
    assert found is not None, "PostgreSQL is not installed"
    password, port, data = secrets.token_hex(12), free(), folder / "data"
    data.mkdir(mode=0o700)
    (folder / "password").write_text(password)
    _own(folder, data, folder / "password")
    log = folder / "log"
    made: list[str | Path] = [
        found / "initdb",
        "-D",
        data,
        "-U",
        "monitor",
        "-A",
        "scram-sha-256",
        f"--pwfile={folder / 'password'}",
    ]
    with log.open("wb") as out:
        subprocess.run([*made, "-E", "UTF8", "--locale=C"], stdout=out, stderr=out, check=True, **_as_user())
        if host != LOOPBACK:
            with (data / "pg_hba.conf").open("a") as rules:
                rules.write("host all all 10.0.0.0/8 scram-sha-256\n")
        given = {**_SETTINGS, "listen_addresses": host}
        settings = [part for name, value in given.items() for part in ("-c", f"{name}={value}")]
        command: list[str | Path] = [found / "postgres", "-D", data, "-p", str(port), *settings]
        process = subprocess.Popen(command, stdout=out, stderr=out, **_as_user())
    try:
        address = {URL: f"postgresql+psycopg://monitor@{host}:{port}/postgres", PASSWORD: password}
        _wait(found, host, port, process, log)
        yield address
    finally:
        process.send_signal(signal.SIGINT)  # it lets nobody finish
        process.wait(_PATIENCE)


def _version(place: Path) -> tuple[int, ...]:
    return tuple(int(part) for part in place.parent.name.split(".") if part.isdecimal())


def _as_user() -> dict[str, Any]:
    return {"user": _USER, "group": _USER, "extra_groups": [], "cwd": "/"} if os.geteuid() == 0 else {}


def _own(*paths: Path) -> None:
    if os.geteuid() == 0:
        for path in paths:
            shutil.chown(path, _USER, _USER)


def _wait(found: Path, host: str, port: int, process: subprocess.Popen[Any], log: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < end:
        asked: list[str | Path] = [found / "pg_isready", "-q", "-h", host, "-p", str(port)]
        if subprocess.run(asked, check=False).returncode == 0:
            return
        time.sleep(0.1)
    raise RuntimeError(log.read_text(errors="replace")[-2000:])


def main(command: list[str]) -> int:
    """Run a command with a server."""
    if programs() is None:
        sys.stderr.write("PostgreSQL is not installed; Debian has it in the package postgresql\n")
        return 1
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # the server ends too
    with tempfile.TemporaryDirectory(prefix="monitor-postgres-") as folder, server(Path(folder)) as address:
        return subprocess.run(command, env=os.environ | address, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
