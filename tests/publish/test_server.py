"""Only the archive's own files are handed out."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from monitor.publish.places import Disk
from monitor.publish.server import file_of, is_local, server


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    root = tmp_path / "archive"
    (root / "2025-08-13").mkdir(parents=True)
    (root / "index.html").write_text("<p>all issues")
    (root / "2025-08-13/index.html").write_text("<p>one")
    (root / "search").mkdir()
    (root / "search/directory.js").write_text("monitor()")
    (root / ".making-index.html").write_text("half")
    (root / "notes.md").write_text("mine")
    (tmp_path / "secret.html").write_text("secret")
    (root / "out.html").symlink_to(tmp_path / "secret.html")
    (root / "away").symlink_to(tmp_path)
    return root.resolve()


@pytest.mark.parametrize(
    ("target", "file"),
    [
        ("/", "index.html"),
        ("/index.html?x=1", "index.html"),
        ("/2025-08-13/", "2025-08-13/index.html"),
        ("/2025-08-13/index.html", "2025-08-13/index.html"),
        ("/search/directory.js", "search/directory.js"),
        ("/2025-08-13", None),
        ("/search/", None),
        ("/index.html/", None),
        ("/../secret.html", None),
        ("/%2e%2e/secret.html", None),
        ("/..%2fsecret.html", None),
        ("/2025-08-13/../../secret.html", None),
        ("//etc/passwd", None),
        ("/.making-index.html", None),
        ("/notes.md", None),
        ("/out.html", None),
        ("/away/secret.html", None),
        ("/nothing.html", None),
        ("/x\x00.html", None),
        ("/%00", None),
        ("/%ff", None),
        ("/C:%5cwindows%5cwin.ini", None),
        ("/" + "x" * 5000, None),
        ("/" + "x/" * 900, None),
    ],
)
def test_a_request_gets_a_file_of_the_archive_or_nothing(archive: Path, target: str, file: str | None) -> None:
    name = file_of(target)
    found = Disk(archive).served(name) if name else None
    assert found == ((archive / file).read_bytes() if file else None)


@pytest.fixture
def connection(archive: Path) -> Iterator[HTTPConnection]:
    with server(Disk(archive), "127.0.0.1", 0) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        made = HTTPConnection("127.0.0.1", running.server_port, timeout=10)
        yield made
        made.close()
        running.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("method", "target", "status", "kind", "body"),
    [
        ("GET", "/", 200, "text/html; charset=utf-8", b"<p>all issues"),
        ("HEAD", "/", 200, "text/html; charset=utf-8", b""),
        ("GET", "/search/directory.js", 200, "text/javascript; charset=utf-8", b"monitor()"),
        ("GET", "/away/secret.html", 404, "text/plain; charset=utf-8", None),
        ("POST", "/", 405, "text/plain; charset=utf-8", b"Method Not Allowed\n"),
        ("PUT", "/", 501, "text/plain; charset=utf-8", None),
    ],
)
def test_an_answer_has_its_kind(
    connection: HTTPConnection, method: str, target: str, status: int, kind: str, body: bytes | None
) -> None:
    connection.request(method, target)
    answer = connection.getresponse()
    said = answer.read()
    assert (answer.status, answer.headers["Content-Type"]) == (status, kind)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert body is None or said == body


def test_a_folder_without_its_stroke_is_named_with_it(connection: HTTPConnection) -> None:
    connection.request("GET", "/2025-08-13")
    answer = connection.getresponse()
    answer.read()
    assert (answer.status, answer.headers["Location"]) == (301, "2025-08-13/")


@pytest.mark.parametrize(
    ("host", "local"), [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("", False)]
)
def test_what_others_can_reach_is_known(host: str, local: bool) -> None:
    assert is_local(host) is local


def test_the_command_ends_cleanly_with_control_c(archive: Path) -> None:
    (archive.parent / "sources.yaml").write_text("sources: [{name: a, kind: files, path: 'inbox/*'}]")
    command = [sys.executable, "-m", "monitor.cli", "archive", "serve", "--port", "0", "--host", "127.0.0.1"]
    where = os.pathsep.join(p for p in sys.path if p)
    with subprocess.Popen(
        command, cwd=archive.parent, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": where}
    ) as process:
        assert process.stderr is not None
        assert process.stderr.readline().startswith("http://127.0.0.1:")
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
        assert process.stderr.read() == ""
