"""Two schedules, a cron job and a person begin at the same moment: one issue, and each reader has it once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from monitor.config import load
from monitor.store import Store
from tests.delivery.test_sending import readers
from tests.mailserver import Inbox, mail_server

SOURCES = """\
newsletter: {{title: Harbours, timezone: UTC, from: Desk <desk@example.org>}}
sources: [{{name: clippings, kind: files, path: "inbox/*"}}]
schedule: {{daily: "{due}"}}
delivery:
  smtp: {{host: 127.0.0.1, port: {port}, security: none}}
  to: [{to}]
"""
PATIENCE = 120  # seconds


def house(folder: Path, port: int, more: str = "") -> None:
    folder.mkdir(exist_ok=True)
    (folder / "inbox").mkdir()
    (folder / "inbox/mill.txt").write_text("Mill burns\n\nFire destroyed the old mill near Norrvik on Monday.\n")
    due = datetime.now(UTC) - timedelta(minutes=1)
    to = ", ".join(readers(20))
    (folder / "sources.yaml").write_text(SOURCES.format(due=f"{due:%H:%M}", port=port, to=to) + more)


@contextmanager
def started(folder: Path, *commands: tuple[str, ...]) -> Iterator[list[subprocess.Popen[bytes]]]:
    """The commands, begun together; they are asked to end at the end."""
    log = (folder / "log").open("wb")
    processes = [
        subprocess.Popen([sys.executable, "-m", "monitor.cli", *command], cwd=folder, stdout=log, stderr=log)
        for command in commands
    ]
    try:
        yield processes
    finally:
        for process in processes:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
            process.wait(PATIENCE)
        log.close()


@pytest.mark.slow
def test_all_at_once_make_one_issue_and_one_mail_each(tmp_path: Path) -> None:
    if datetime.now(UTC).hour == 0 and datetime.now(UTC).minute < 2:
        time.sleep(120)  # a minute ago was yesterday
    inbox = Inbox()
    with mail_server(inbox) as port:
        house(tmp_path, port)
        with started(tmp_path, ("schedule",), ("schedule",), ("run", "--send"), ("run", "--send")) as processes:
            end = time.monotonic() + PATIENCE
            while len(inbox.taken) < 20 and time.monotonic() < end:
                time.sleep(0.2)
            for run in processes[2:]:
                assert run.wait(PATIENCE) in (0, 1, 3), (tmp_path / "log").read_text()
        assert [process.returncode for process in processes[:2]] == [0, 0], (tmp_path / "log").read_text()
        config = load(tmp_path / "sources.yaml")
        with Store.open(config.store, config.base, reading=True) as store:
            assert len(store.issue_ends()) == 1, (tmp_path / "log").read_text()
            assert {mail.state for mail in store.mails()} == {"accepted"}
    assert Counter(mail.rcpt_tos[0] for mail in inbox.taken) == Counter(readers(20))
    assert len(list((tmp_path / "archive").glob("*/issue.json"))) == 1


@pytest.mark.postgres
def test_machines_that_share_a_store_and_an_archive_make_one_issue_and_one_mail_each(tmp_path: Path) -> None:
    if datetime.now(UTC).hour == 0 and datetime.now(UTC).minute < 2:
        time.sleep(120)  # a minute ago was yesterday
    shared = f"{os.environ['MONITOR_TEST_STORE']}?schema=s_{sha256(str(tmp_path).encode()).hexdigest()[:20]}"
    inbox, folders = Inbox(), [tmp_path / name for name in ("heron", "tern")]
    with mail_server(inbox) as port, ExitStack() as stack:
        for folder in folders:
            house(folder, port, f"store: {shared}\narchive: {tmp_path / 'archive'}\n")
        machines = [stack.enter_context(started(folder, ("schedule",)))[0] for folder in folders]
        end = time.monotonic() + PATIENCE
        while len(inbox.taken) < 20 and time.monotonic() < end:
            time.sleep(0.2)
        time.sleep(1)  # what came twice would come now
        assert [machine.poll() for machine in machines] == [None, None]
    logs = "".join((folder / "log").read_text() for folder in folders)
    with Store.open(shared, tmp_path, reading=True) as store:
        assert len(store.issue_ends()) == 1, logs
        assert {mail.state for mail in store.mails()} == {"accepted"}, logs
        assert [slot.attempts for slot in store.slots()] == [1], logs
    assert Counter(mail.rcpt_tos[0] for mail in inbox.taken) == Counter(readers(20))
    assert len(list((tmp_path / "archive").glob("*/issue.json"))) == 1
