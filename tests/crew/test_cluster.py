"""A Dask cluster reads: three workers on loopback, of which one is killed, and a scheduler that goes away."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from monitor import pipeline
from monitor.crew import cluster as room
from monitor.crew.cluster import Cluster, GoneError
from monitor.errors import MonitorError
from tests.crew.runs import NOW, PLACES, Guilty, configured, die, hang, made_of, written

pytest.importorskip("distributed")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]  # Dask's own warnings are not ours
ROOT = Path(__file__).parents[2]


def port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        found: int = taken.getsockname()[1]
        return found


def dask(program: str, *words: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"distributed.cli.dask_{program}", *words, "--host", "127.0.0.1", "--no-dashboard"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@contextmanager
def machines(workers: int = 3) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A scheduler and its workers, each its own process as on its own machine: the address, and the scheduler."""
    number = port()
    address = f"tcp://127.0.0.1:{number}"
    scheduler = dask("scheduler", "--port", str(number))
    limits = ("--nthreads", "1", "--memory-limit", "1GB")
    started = [scheduler, *(dask("worker", address, *limits) for _ in range(workers))]
    try:
        yield address, scheduler
    finally:
        for process in reversed(started):
            process.terminate()
        for process in started:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with machines() as (found, _):
        with Cluster(found, patience=60) as cluster:
            cluster._client.wait_for_workers(3, timeout=60)
        yield found


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a run makes in this process."""
    return made_of(configured(tmp_path_factory.mktemp("alone"), "workers: 1"))


def test_a_cluster_makes_what_one_process_makes(address: str, alone: dict[str, bytes], tmp_path: Path) -> None:
    assert made_of(configured(tmp_path, f"executor: {address}")) == alone


def test_nothing_changes_where_a_worker_is_killed_in_the_middle(
    address: str, alone: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("monitor.crew.crew.read", Guilty(die, once=tmp_path / "killed"))
    config = configured(tmp_path, f"executor: {address}")
    assert made_of(config) == alone
    assert (tmp_path / "killed").exists()


@pytest.mark.parametrize(("wrong", "said"), [(die, "ended, twice"), (hang, "longer than 20 seconds")])
def test_one_that_does_no_good_to_workers_is_named_and_costs_no_other(
    wrong: Any, said: str, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("monitor.crew.crew.read", Guilty(wrong))
    with Cluster(address, seconds=20 if wrong is hang else 60, patience=60) as executor:
        report = pipeline.run(configured(tmp_path), now=NOW, executor=executor)
    assert report.issue
    assert [(p.source, p.message.partition(":")[0]) for p in report.issue.problems] == [("clips", "inbox/ferry.txt")]
    assert said in report.issue.problems[0].message
    assert len(report.issue.articles) == len(PLACES) - 1


def test_where_the_scheduler_goes_away_this_machine_reads_on_and_says_so(
    alone: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("monitor.crew.crew.read", Guilty(slowly, once=tmp_path / "begun"))
    with machines(1) as (address, scheduler), Cluster(address, patience=60) as executor:
        real = executor.awaited

        def awaited(future: Any) -> Any:
            if scheduler.poll() is None and (tmp_path / "begun").exists():
                scheduler.kill()
            return real(future)

        monkeypatch.setattr(executor, "awaited", awaited)
        config = configured(tmp_path, "workers: 1")
        report = pipeline.run(config, now=NOW, executor=executor)
    assert [p.source for p in report.problems] == ["executor"]
    assert report.problems[0].message.endswith("; the documents were read on this machine")
    assert written(config)["articles"] == alone["articles"]


def slowly() -> None:
    """Take some seconds, in which a scheduler may go away."""
    time.sleep(3)


def test_a_scheduler_that_does_not_answer_is_told_and_this_machine_reads(
    alone: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room.Cluster.__init__, "__kwdefaults__", {"seconds": 60, "patience": 1})
    config = configured(tmp_path, f"workers: 1\nexecutor: tcp://127.0.0.1:{port()}")
    report = pipeline.run(config, now=NOW)
    assert [p.source for p in report.problems] == ["executor"]
    assert "no Dask scheduler answers there; the documents were read on this machine" in report.problems[0].message
    assert written(config)["articles"] == alone["articles"]


def test_workers_of_another_version_are_told(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "__version__", "9.9")
    with pytest.raises(GoneError, match=r"its workers have monitor .*, and this is 9.9"):
        Cluster(address, patience=60)


def test_without_dask_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MonitorError, match=r"pip install 'monitor\[dask\]'"):
        Cluster("tcp://127.0.0.1:8786")
