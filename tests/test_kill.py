"""kill -9 at any moment of a run, then run again: the issue is complete and nothing is half there."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.golden import ROOT, files
from tests.killing import Mornings

pytestmark = pytest.mark.slow

STEP = 5  # every fifth act, the last one included; the archive's many pages are written alike
PARTS = 4  # of these acts, for as many processors
MORNING = "2025-08-12T07:00+03:00"
SOURCES = """
newsletter: {title: Killed, timezone: Europe/Kyiv}
topics: [{id: donbas, name: Donbas, match: Donbas}]
sources: [{name: clippings, kind: files, path: "examples/clippings/**/*"}]
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
    with closing(Mornings()) as mornings:
        yield lambda folder, last: mornings.run(folder, MORNING, act=last)


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
