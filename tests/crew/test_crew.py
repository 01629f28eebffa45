"""What a run makes does not depend on who reads the documents; one that cannot be read is named, and costs no other."""

from __future__ import annotations

import sys
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from monitor import pipeline
from monitor.config import Config
from monitor.crew.crew import cores, local
from monitor.crew.here import Here
from monitor.crew.processes import DiedError, Processes
from monitor.crew.tasks import OtherVersionError
from monitor.intake import reclean
from monitor.pipeline import Report
from monitor.steps import silent
from monitor.store import Store
from tests.crew.runs import PLACES, Guilty, Wrong, configured, die, gorge, hang, made_of, written

NOW = datetime(2025, 8, 13, 4, tzinfo=UTC)


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a run makes in this process."""
    return made_of(configured(tmp_path_factory.mktemp("alone"), "workers: 1"))


@pytest.mark.parametrize("workers", ["workers: 2", "workers: 3", "workers: auto", ""])
def test_nothing_depends_on_how_many_read(workers: str, alone: dict[str, bytes], tmp_path: Path) -> None:
    assert made_of(configured(tmp_path, workers)) == alone


def test_any_executor_will_do(alone: dict[str, bytes], tmp_path: Path) -> None:
    with ThreadPoolExecutor(3) as threads:
        assert made_of(configured(tmp_path), executor=threads) == alone


def test_many_start_processes_and_few_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[int] = []
    start = Processes._start

    def counted(self: Processes, workers: int) -> None:
        started.append(workers)
        start(self, workers)

    monkeypatch.setattr(Processes, "_start", counted)
    config = configured(tmp_path, "workers: auto")
    made_of(config)
    assert set(started) <= {1}
    assert cores() >= 1
    assert isinstance(local(config.model_copy(update={"workers": 1})), Here)


# --- workers that fail -------------------------------------------------------------------------------------------


def run(config: Config, wrong: Guilty, monkeypatch: pytest.MonkeyPatch) -> Report:
    """A run by two processes, each document of which has six seconds and half a gigabyte."""
    monkeypatch.setattr("monitor.crew.crew.read", wrong)
    with Processes(2, seconds=6, memory=500_000_000) as pool:
        return pipeline.run(config, now=NOW, executor=pool)


@pytest.mark.parametrize(
    ("wrong", "said"), [(hang, "longer than 6 seconds"), (die, "ended, twice"), (gorge, "more memory")]
)
def test_one_that_does_no_good_to_a_worker_is_named_and_costs_no_other(
    wrong: Wrong, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = run(configured(tmp_path), Guilty(wrong), monkeypatch)
    assert report.issue
    assert [(p.source, p.message.partition(":")[0]) for p in report.issue.problems] == [("clips", "inbox/ferry.txt")]
    assert said in report.issue.problems[0].message
    assert {a.origin for a in report.issue.articles} == {f"inbox/{name}.txt" for name in PLACES} - {"inbox/ferry.txt"}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the first documents are read without a guard")
@pytest.mark.parametrize(("wrong", "said"), [(hang, "longer than 6 seconds"), (die, "ended, twice")])
def test_the_few_documents_of_a_small_morning_are_under_guard(
    wrong: Wrong, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = configured(tmp_path, "workers: auto")
    for path in sorted((tmp_path / "inbox").iterdir()):
        if path.stem not in ("dorn", "ferry", "lund"):
            path.unlink()
    monkeypatch.setattr("monitor.crew.crew.read", Guilty(wrong))
    monkeypatch.setattr("monitor.crew.crew.Processes", partial(Processes, seconds=6))
    report = pipeline.run(config, now=NOW)
    assert report.issue
    assert [p.message.partition(":")[0] for p in report.issue.problems] == ["inbox/ferry.txt"]
    assert said in report.issue.problems[0].message
    assert {a.origin for a in report.issue.articles} == {"inbox/dorn.txt", "inbox/lund.txt"}


def test_a_worker_that_is_killed_is_replaced_and_nothing_tells_of_it(
    alone: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = configured(tmp_path)
    run(config, Guilty(die, once=tmp_path / "killed"), monkeypatch)
    assert (tmp_path / "killed").exists()
    assert written(config) == alone


class Lost(Here):
    """An executor that is lost after some documents."""

    ahead = 3

    def __init__(self, error: Exception, after: int) -> None:
        self.error, self.after = error, after

    def submit(self, work: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """As every executor."""
        self.after -= 1
        if self.after >= 0:
            return super().submit(work, *args, **kwargs)
        future: Future[Any] = Future()
        future.set_exception(self.error)
        return future


@pytest.mark.parametrize("error", [OtherVersionError("a worker has monitor 0.1"), BrokenExecutor("gone")])
def test_where_the_executor_is_lost_this_machine_goes_on_and_says_so(
    error: Exception, alone: dict[str, bytes], tmp_path: Path
) -> None:
    config = configured(tmp_path, "workers: 1")
    report = pipeline.run(config, now=NOW, executor=Lost(error, after=4))
    assert [p.source for p in report.problems] == ["executor"]
    assert report.problems[0].message.endswith("; the documents were read on this machine")
    assert written(config)["articles"] == alone["articles"]


def test_one_that_dies_once_is_given_out_again(alone: dict[str, bytes], tmp_path: Path) -> None:
    class Dying(Lost):
        def submit(self, work: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
            self.after = 100 if self.after < 0 else self.after
            return super().submit(work, *args, **kwargs)

    config = configured(tmp_path)
    executor = Dying(DiedError("killed"), after=4)
    pipeline.run(config, now=NOW, executor=executor)
    assert executor.after > 50
    assert written(config) == alone


def test_ctrl_c_keeps_what_was_read(tmp_path: Path) -> None:
    class Stopped(Here):
        count = 0

        def submit(self, work: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
            self.count += 1
            if self.count > 5:
                raise KeyboardInterrupt
            return super().submit(work, *args, **kwargs)

    config = configured(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        pipeline.run(config, now=NOW, executor=Stopped())
    assert len(written(config)["articles"].splitlines()) == 5


def test_what_was_given_out_and_is_not_back_is_read_the_next_time(tmp_path: Path, alone: dict[str, bytes]) -> None:
    class Slow(Executor):
        ahead = 100
        count = 0

        def submit(self, work: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
            self.count += 1
            if self.count == 6:
                raise KeyboardInterrupt
            return Here().submit(work, *args, **kwargs) if self.count < 4 else Future()

    config = configured(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        pipeline.run(config, now=NOW, executor=Slow())
    assert len(written(config)["articles"].splitlines()) == 3
    assert made_of(config)["articles"] == alone["articles"]


def test_cleaning_again_takes_the_processes_too(tmp_path: Path) -> None:
    config = configured(tmp_path, "workers: 2")
    made_of(config)
    with Store.open(config.store, config.base) as store:
        assert reclean(config, store, silent) == (len(PLACES), 0, ())
