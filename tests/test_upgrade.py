"""A newsletter that the first commit of this repository made, mailed and kept, in the hands of today's program.

It needs the history; tests/store/test_steps.py does as much with stores that lie in tests/data.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tarfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.golden import MORNINGS, ROOT
from tests.mailserver import Inbox, mail_server

pytestmark = pytest.mark.slow

DELIVERY = """
delivery:
  to: [reader@example.org]
  smtp: {{host: 127.0.0.1, port: {port}, security: none}}
"""
NEWS = "Ferry to Alvik is back\n\nThe ferry to Alvik sailed again on Friday, and 200 people were on board.\n"


def git(*words: str) -> bytes:
    """What git says of this checkout; skips where it has no history."""
    program = shutil.which("git")
    if program is None or not (ROOT / ".git").exists():
        pytest.skip("there is no history here")
    return subprocess.run([program, "-C", ROOT, *words], check=True, capture_output=True).stdout


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """The checkout of the first commit."""
    if git("rev-parse", "--is-shallow-repository").strip() == b"true":
        pytest.skip("the history here does not begin at the first commit")
    commit = git("rev-list", "--max-parents=0", "HEAD").split()[-1].decode()
    with tarfile.open(fileobj=BytesIO(git("archive", commit))) as archive:
        archive.extractall(tmp_path / "first", filter="data")
    return tmp_path / "first"


def ran(code: Path, folder: Path, typed: str) -> str:
    """What `monitor TYPED` of a checkout says."""
    command = [sys.executable, "-m", "monitor.cli", *shlex.split(typed)]
    environment = {**os.environ, "PYTHONPATH": str(code)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, f"{typed}: {done.stdout}{done.stderr}"
    return done.stdout + done.stderr


def test_a_newsletter_of_the_first_commit_goes_on_today(first: Path, tmp_path: Path) -> None:
    work = tmp_path / "work"
    shutil.copytree(first / "examples", work / "examples")
    inbox = Inbox()
    with mail_server(inbox) as port:
        sources = (first / "sources.yaml").read_text(encoding="utf-8").replace("  # from:", "  from:")
        (work / "sources.yaml").write_text(sources + DELIVERY.format(port=port), encoding="utf-8")
        for morning in MORNINGS:
            ran(first, work, f"run --send --now {morning}")
        assert len(inbox.taken) == len(MORNINGS)
        stories = ran(first, work, "export stories")

        assert "sources.yaml is right" in ran(ROOT, work, "check")
        for hour in ("08:00", "09:00"):
            assert "nothing new, no issue made" in ran(ROOT, work, f"run --send --now 2025-08-14T{hour}+03:00")
        assert len(inbox.taken) == len(MORNINGS)
        assert (work / ".monitor/monitor.db.version-1").is_file()
        assert len(ran(ROOT, work, "export stories").splitlines()) == len(stories.splitlines())

        (work / "examples/clippings/ferry.txt").write_text(NEWS, encoding="utf-8")
        ran(ROOT, work, "run --send --now 2025-08-15T07:00+03:00")
        assert len(inbox.taken) == len(MORNINGS) + 1
    told = (work / "archive/2025-08-15/email.txt").read_text(encoding="utf-8")
    assert "The ferry to Alvik sailed again" in told
    assert "1 story, 1 article, 1 outlet" in told
    ran(ROOT, work, "archive rebuild")
    assert "nothing wrong" in ran(ROOT, work, "archive verify")
