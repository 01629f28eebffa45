"""kill -9 at any moment of a run, then run again: the issue is complete and nothing is half there."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.golden import ROOT, files

pytestmark = pytest.mark.slow

MORNING = "2025-08-12T07:00+03:00"
SOURCES = """
newsletter: {title: Killed, timezone: Europe/Kyiv}
topics: [{id: donbas, name: Donbas, match: Donbas}]
sources: [{name: clippings, kind: files, path: "examples/clippings/**/*"}]
"""
# The run in a process that kills itself at its Nth act on the disk: files opened to write, renamed, made, removed, and
# each time it turns to the database. Audit events are raised by the interpreter itself, so nothing of ours is replaced.
CHILD = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from monitor.config import load
from monitor.pipeline import run
import sqlalchemy as sa

last, count = int(sys.argv[1]), 0

def act(*_):
    global count
    count += 1
    if count == last:
        os.kill(os.getpid(), signal.SIGKILL)

def hook(event, args):
    if event in ("os.rename", "os.mkdir", "os.remove", "os.rmdir"):
        act()
    elif event == "open" and isinstance(args[1], str) and set(args[1]) & set("wa+x"):
        act()

sys.addaudithook(hook)
sa.event.listen(sa.engine.Engine, "commit", act)
sa.event.listen(sa.engine.Engine, "begin", act)
run(load(Path("sources.yaml")), now=datetime.fromisoformat(sys.argv[2]))
print(count)
"""


def workplace(folder: Path) -> Path:
    folder.mkdir()
    (folder / "sources.yaml").write_text(SOURCES)
    shutil.copytree(ROOT / "examples", folder / "examples")
    return folder


def child(folder: Path, last: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", CHILD, str(last), MORNING], cwd=folder, capture_output=True, text=True)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], int]:
    """The archive of an undisturbed run, and how many acts it took."""
    folder = workplace(tmp_path_factory.mktemp("whole") / "w")
    done = child(folder, 0)
    assert done.returncode == 0, done.stderr
    return files(folder / "archive"), int(done.stdout)


def test_killed_at_each_step_and_run_again(tmp_path: Path, whole: tuple[dict[str, bytes], int]) -> None:
    archive, acts = whole
    assert acts > 20  # else the hook no longer sees what a run does
    for last in range(1, acts + 1):
        folder = workplace(tmp_path / str(last))
        assert child(folder, last).returncode == -signal.SIGKILL
        seen = files(folder / "archive")
        for name, data in archive.items():
            visible = {n: d for n, d in seen.items() if "/.making-" not in f"/{n}"}
            assert visible.get(name, data) == data, f"act {last}: {name} is half-written"
        again = child(folder, 0)
        assert again.returncode == 0, f"act {last}: {again.stderr}"
        assert files(folder / "archive") == archive, f"act {last}"
        shutil.rmtree(folder)


def test_killed_at_any_time_and_run_again(tmp_path: Path, whole: tuple[dict[str, bytes], int]) -> None:
    """From outside, at moments spread over the length of a run."""
    archive, _ = whole
    for attempt in range(8):
        folder = workplace(tmp_path / str(attempt))
        command = [sys.executable, "-m", "monitor.cli", "run", "--now", MORNING]
        process = subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL)
        time.sleep(0.4 + 0.35 * attempt)
        process.kill()
        process.wait()
        assert child(folder, 0).returncode == 0
        assert files(folder / "archive") == archive
        shutil.rmtree(folder)
