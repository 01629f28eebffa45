"""Several processes: a worker that dies, hangs or is greedy is replaced, and takes no other task with it."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future, wait
from pathlib import Path

import pytest

from monitor.crew.processes import DiedError, Processes


@pytest.fixture
def pool() -> Iterator[Processes]:
    with Processes(2, seconds=2, memory=500_000_000) as made:
        yield made
        made.shutdown(cancel_futures=True)


def twice(number: int) -> int:
    return 2 * number


def dying() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def greedy() -> int:
    return len(bytearray(2_000_000_000))


def failing() -> None:
    raise LookupError("no such ferry")


def unsendable() -> object:
    return lambda: None


def around(pool: Processes, guilty: Future[object]) -> list[int]:
    """What came of other tasks, given before and after the guilty one was done."""
    tasks = [pool.submit(twice, n) for n in range(6)]
    wait([guilty])
    tasks += [pool.submit(twice, n) for n in range(6, 12)]
    return [task.result(timeout=20) for task in tasks]


def test_each_task_has_its_own_result(pool: Processes) -> None:
    tasks = [pool.submit(twice, n) for n in range(40)]
    assert [task.result(timeout=20) for task in tasks] == [2 * n for n in range(40)]


def test_it_is_another_process(pool: Processes) -> None:
    assert pool.submit(os.getpid).result(timeout=20) != os.getpid()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere processes are dear")
def test_its_collector_of_circles_comes_seldom(pool: Processes) -> None:
    assert pool.submit(gc.get_threshold).result()[0] > 10 * gc.get_threshold()[0]


def test_little_is_done_by_one() -> None:
    with Processes(3, little=4) as pool:
        pids = [pool.submit(os.getpid).result(timeout=20) for _ in range(4)]
    assert len({*pids, os.getpid()}) == 2


def test_where_processes_are_dear_little_is_done_in_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("monitor.crew.processes._COPIES", False)
    with Processes(1, little=2) as pool:
        pids = [pool.submit(os.getpid).result(timeout=20) for _ in range(3)]
    assert [pid == os.getpid() for pid in pids] == [True, True, False]


#: in a process without threads: the first worker is a copy of it, which has nothing open that it had
COPIED = """
import os, sys, time
from concurrent.futures import BrokenExecutor
from monitor.crew.processes import Processes
from tests.crew.test_processes import dying, open_files, twice

def failed(future):
    try:
        return future.result(timeout=60)
    except (BrokenExecutor, TimeoutError) as error:
        return type(error).__name__

if __name__ == "__main__":
    with Processes(2, little=100) as pool:
        idle = pool._copy._process
    assert idle.exitcode is not None  # one that has nothing to do ends too
    held = open(sys.argv[1], "a+")
    pool = Processes(2, little=100, seconds=3)
    assert pool._copy is not None
    with pool:
        opened = pool.submit(open_files).result(timeout=60)
        assert sys.argv[1] not in opened, opened
        assert pool.submit(os.getppid).result(timeout=60) == os.getpid()
        tasks = [pool.submit(twice, 1), pool.submit(WRONG), pool.submit(twice, 2), pool.submit(twice, 3)]
        print([failed(task) for task in tasks])
"""


def open_files() -> list[str]:
    return [str(path.readlink()) for path in Path("/proc/self/fd").iterdir() if path.exists()]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no copy is made")
@pytest.mark.parametrize(("wrong", "said"), [("time.sleep, 3600", "TimeoutError"), ("dying", "DiedError")])
def test_the_copy_that_does_little_is_under_guard_too(wrong: str, said: str, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(COPIED.replace("WRONG", wrong))
    done = subprocess.run(
        [sys.executable, program, tmp_path / "store"],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stdout.strip()) == (0, f"[2, '{said}', 4, 6]"), done.stderr


def test_one_that_dies_takes_no_other_with_it(pool: Processes) -> None:
    guilty: Future[object] = pool.submit(dying)
    assert around(pool, guilty) == [2 * n for n in range(12)]
    with pytest.raises(DiedError):
        guilty.result()


def test_one_that_hangs_is_ended(pool: Processes) -> None:
    guilty: Future[object] = pool.submit(time.sleep, 3600)
    assert around(pool, guilty) == [2 * n for n in range(12)]
    with pytest.raises(TimeoutError, match="longer than 2 seconds"):
        guilty.result()


def test_one_that_is_greedy_is_refused_its_memory(pool: Processes) -> None:
    guilty: Future[object] = pool.submit(greedy)
    assert around(pool, guilty) == [2 * n for n in range(12)]
    with pytest.raises(MemoryError):
        guilty.result()


def test_what_fails_is_raised_where_it_is_taken(pool: Processes) -> None:
    with pytest.raises(LookupError, match="no such ferry"):
        pool.submit(failing).result(timeout=20)


def test_what_cannot_be_sent_is_said(pool: Processes) -> None:
    with pytest.raises(RuntimeError, match="cannot be sent"):
        pool.submit(unsendable).result(timeout=20)
    assert pool.submit(twice, 4).result(timeout=20) == 8


def test_more_than_may_wait_are_not_taken_ahead() -> None:
    pool = Processes(1, seconds=30)
    started = time.monotonic()
    for _ in range(pool.ahead + 2):
        pool.submit(time.sleep, 0.3)
    assert time.monotonic() - started > 0.25
    pool.shutdown(cancel_futures=True)


def test_a_shutdown_ends_what_hangs() -> None:
    pool = Processes(2)
    hanging = [pool.submit(time.sleep, 3600) for _ in range(4)]
    while not hanging[0].running():
        time.sleep(0.01)
    started = time.monotonic()
    pool.shutdown(cancel_futures=True)
    assert time.monotonic() - started < 20
    assert all(task.done() for task in hanging)
    with pytest.raises(RuntimeError):
        pool.submit(twice, 1)
