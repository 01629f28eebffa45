"""kill -9 at any moment of a run, then run again: the issue is complete and nothing is half there."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import DEVNULL, PIPE

import pytest

from tests.golden import ROOT, files

pytestmark = pytest.mark.slow

STEP = 5  # every fifth act, the last one included; the archive's many pages are written alike
PARTS = 4  # of these acts, for as many processors
MORNING = "2025-08-12T07:00+03:00"
SOURCES = """
newsletter: {title: Killed, timezone: Europe/Kyiv}
topics: [{id: donbas, name: Donbas, match: Donbas}]
sources: [{name: clippings, kind: files, path: "examples/clippings/**/*"}]
"""
# A process that has imported everything, and for each line (folder, N) forks one that runs there and kills itself at
# its Nth act on the disk: files opened to write, renamed, made, removed, and each time it turns to the database. Audit
# events are raised by the interpreter itself, so nothing of ours is replaced. It answers with exit code and acts.
SERVER = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from monitor.config import load
from monitor.pipeline import run
import sqlalchemy as sa

import monitor.language.identify, trafilatura
monitor.language.identify.language_of("The bridge was closed on Monday, officials said.")

def live(folder, last, now):
    count = 0

    def act(*_):
        nonlocal count
        count += 1
        if count == last:
            os.kill(os.getpid(), signal.SIGKILL)

    def hook(event, args):
        if event in ("os.rename", "os.mkdir", "os.remove", "os.rmdir"):
            act()
        elif event == "open" and isinstance(args[1], str) and set(args[1]) & set("wa+x"):
            act()

    os.chdir(folder)
    sys.addaudithook(hook)
    sa.event.listen(sa.engine.Engine, "commit", act)
    sa.event.listen(sa.engine.Engine, "begin", act)
    run(load(Path("sources.yaml")), now=datetime.fromisoformat(now))
    return count

for line in sys.stdin:
    last, now, folder = line.rstrip().split(" ", 2)
    reader, writer = os.pipe()
    process = os.fork()
    if process == 0:
        count = live(folder, int(last), now)
        os.write(writer, str(count).encode())
        os._exit(0)
    os.close(writer)
    _, status = os.waitpid(process, 0)
    acts = os.read(reader, 20).decode() or "0"
    os.close(reader)
    print(os.waitstatus_to_exitcode(status), acts, flush=True)
"""


def workplace(folder: Path) -> Path:
    folder.mkdir()
    (folder / "sources.yaml").write_text(SOURCES)
    shutil.copytree(ROOT / "examples", folder / "examples")
    return folder


Child = Callable[[Path, int], tuple[int, int]]


@pytest.fixture(scope="module")
def child() -> Iterator[Child]:
    """Runs in a folder, killed at an act or (0) never; gives back the exit code and the acts."""
    with subprocess.Popen([sys.executable, "-c", SERVER], stdin=PIPE, stdout=PIPE, stderr=DEVNULL, text=True) as server:

        def run(folder: Path, last: int) -> tuple[int, int]:
            assert server.stdin is not None
            assert server.stdout is not None
            print(last, MORNING, folder, file=server.stdin, flush=True)
            code, acts = server.stdout.readline().split()
            return int(code), int(acts)

        yield run
        assert server.stdin is not None
        server.stdin.close()


@pytest.fixture(scope="module")
def whole(child: Child, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], int]:
    """The archive of an undisturbed run, and how many acts it took."""
    folder = workplace(tmp_path_factory.mktemp("whole") / "w")
    code, acts = child(folder, 0)
    assert code == 0
    return files(folder / "archive"), acts


@pytest.mark.parametrize("part", range(PARTS))
def test_killed_at_every_fifth_step_and_run_again(
    tmp_path: Path, child: Child, whole: tuple[dict[str, bytes], int], part: int
) -> None:
    archive, acts = whole
    assert acts > 20  # else the hook no longer sees what a run does
    for last in range(acts % STEP or STEP, acts + 1, STEP)[part::PARTS]:
        folder = workplace(tmp_path / str(last))
        assert child(folder, last)[0] == -signal.SIGKILL
        seen = files(folder / "archive")
        for name, data in archive.items():
            visible = {n: d for n, d in seen.items() if "/.making-" not in f"/{n}"}
            assert visible.get(name, data) == data, f"act {last}: {name} is half-written"
        assert child(folder, 0)[0] == 0, f"act {last}"
        assert files(folder / "archive") == archive, f"act {last}"
        shutil.rmtree(folder)


@pytest.mark.parametrize("attempt", range(8))
def test_killed_at_any_time_and_run_again(
    tmp_path: Path, child: Child, whole: tuple[dict[str, bytes], int], attempt: int
) -> None:
    """From outside, at moments spread over the length of a run."""
    folder = workplace(tmp_path / "w")
    command = [sys.executable, "-m", "monitor.cli", "run", "--now", MORNING]
    process = subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL)
    time.sleep(0.4 + 0.35 * attempt)
    process.kill()
    process.wait()
    assert child(folder, 0)[0] == 0
    assert files(folder / "archive") == whole[0]
