"""SIGTERM in a real process: the schedule finishes the step in hand, a run keeps what was read, and both go on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from monitor.store import Store
from tests.golden import ROOT
from tests.test_cli import MILL

SOURCES = """
newsletter: {title: Stopped}
topics: [{id: mills, name: Mills, match: mill}]
sources:
  - {name: inbox, kind: files, path: 'inbox/*'}
  - {name: slow, kind: feed, url: 'http://127.0.0.1:PORT/feed.xml'}
fetch: {allow_hosts: ['127.0.0.1:PORT']}
schedule: {daily: "00:00"}
"""
FEED = """<rss version="2.0"><channel><title>Slow Post</title><item><title>Ferry back in service</title>
<link>https://slow.example.org/ferry</link><pubDate>DATE</pubDate>
<description>The ferry to the north bank is back in service, the harbour office said on Monday.</description>
</item></channel></rss>"""


class Slow:
    """A feed that comes only once it is let go."""

    def __init__(self) -> None:
        self.asked, self.go = threading.Event(), threading.Event()
        an_hour_ago = datetime.now(UTC) - timedelta(hours=1)  # what comes out after a run began waits for the next one
        self.feed = FEED.replace("DATE", format_datetime(an_hour_ago)).encode()

    def handler(self) -> type[BaseHTTPRequestHandler]:
        slow = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path == "/feed.xml":
                    slow.asked.set()
                    slow.go.wait(60)
                self.send_response(200 if self.path == "/feed.xml" else 404)
                self.end_headers()
                self.wfile.write(slow.feed)

            def log_message(self, *_: Any) -> None:
                pass

        return Handler


pytestmark = pytest.mark.slow


@pytest.fixture
def slow() -> Iterator[tuple[Slow, int]]:
    made = Slow()
    server = ThreadingHTTPServer(("127.0.0.1", 0), made.handler())
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield made, server.server_port
    made.go.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def folder(tmp_path: Path, slow: tuple[Slow, int]) -> Path:
    (tmp_path / "sources.yaml").write_text(SOURCES.replace("PORT", str(slow[1])), "utf-8")
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox/mill.txt").write_text(MILL)
    return tmp_path


def begun(folder: Path, *words: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "monitor.cli", *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True, env=environment)


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    said = process.communicate(timeout=90)[1]
    return process.returncode, said


def until(holds: Callable[[], object]) -> None:
    for _ in range(900):
        if holds():
            return
        time.sleep(0.1)
    raise AssertionError("it never came")


def test_the_schedule_ends_with_the_issue_in_hand_and_the_next_start_goes_on(
    folder: Path, slow: tuple[Slow, int]
) -> None:
    feed, heart = slow[0], folder / ".monitor/heartbeat.json"
    process = begun(folder, "schedule", "--log-format", "json")
    assert feed.asked.wait(60)
    assert json.loads(heart.read_text("utf-8"))["state"] == "making"
    process.send_signal(signal.SIGTERM)
    time.sleep(0.5)
    assert process.poll() is None  # the issue in hand is not given up
    feed.go.set()
    code, said = ended(process)
    lines = [json.loads(line) for line in said.splitlines()]
    assert code == 0, said
    assert "stopping; a running job is finished first" in [line["message"] for line in lines]
    slot = next(line["slot"] for line in lines if "slot" in line)
    assert json.loads(heart.read_text("utf-8"))["state"] == "stopped"
    with Store.open("sqlite:///.monitor/monitor.db", folder) as store:
        (issue,) = store.issue_ends()
        assert store.done(slot)
        assert len(store.entries()) == 2
    assert (folder / "archive" / issue / "index.html").is_file()

    again = begun(folder, "schedule")
    until(lambda: json.loads(heart.read_text("utf-8"))["state"] == "waiting")
    again.send_signal(signal.SIGTERM)
    assert ended(again)[0] == 0
    with Store.open("sqlite:///.monitor/monitor.db", folder) as store:
        assert list(store.issue_ends()) == [issue]


def test_a_run_keeps_what_was_read_and_the_next_one_goes_on(folder: Path, slow: tuple[Slow, int]) -> None:
    process = begun(folder, "run")
    assert slow[0].asked.wait(60)
    process.send_signal(signal.SIGTERM)
    assert ended(process) == (143, "stopped; what was read is kept\n")
    with Store.open("sqlite:///.monitor/monitor.db", folder) as store:
        assert len(store.entries()) == 1
        assert list(store.issue_ends()) == []
    slow[0].go.set()
    code, said = ended(begun(folder, "run"))
    assert code == 0, said
    assert "articles  2" in said


def test_the_archive_is_served_until_it_is_ended(folder: Path, slow: tuple[Slow, int]) -> None:
    slow[0].go.set()
    assert ended(begun(folder, "run"))[0] == 0
    process = begun(folder, "archive", "serve", "--port", "0")
    assert process.stderr is not None
    assert process.stderr.readline().startswith("http://127.0.0.1:")
    process.send_signal(signal.SIGTERM)
    assert ended(process) == (0, "")
