"""An executor of several processes on this machine, each under a guard: in wall time, and in memory.

Each worker has a pipe of its own and a thread here that waits for it. So one that dies, hangs or is greedy is known by
its task, is replaced, and takes nothing with it: not the task of another, and no lock or pipe that others need.

The first worker of a few tasks is a copy of this process, made before this one has a thread: that costs milliseconds.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path
from queue import Empty, Queue
from typing import Any, NamedTuple, ParamSpec, TypeVar

from monitor.crew.here import done
from monitor.crew.tasks import Held, Rules, hold

P = ParamSpec("P")
T = TypeVar("T")

SECONDS = 60.0  #: of wall time that one task may take
MEMORY = 2_000_000_000  #: bytes that a worker may take for its tasks
LITTLE = 100  #: tasks that one worker does before it pays to start others, which cost a second each
AHEAD = 4  #: tasks that wait for each worker
TASKS = 2_000  #: after which a worker is replaced, so that none grows for ever
_SELDOM = (20_000, 20, 10)  # of Python's collector: a page makes many objects and hardly any circle
_START = 120.0  # seconds that a worker may take to load what it works with
_METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
_COPIES = sys.platform == "linux"  # elsewhere a copy of a process is not safe, and a worker of its own costs a second
_STANDARD = 2  # the last number of the streams that every process has
_STARTING = threading.Lock()  # multiprocessing counts its children in one place, without one


class DiedError(BrokenExecutor):
    """The process that had the task ended before it had done it."""


class _Task(NamedTuple):
    future: Future[Any]
    held: Rules | None
    call: tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]


class Processes(Executor):
    """So many processes; one of them does the first `little` tasks. A task over its time raises TimeoutError.

    Where processes are dear (not on Linux) the first tasks are done in this one, without a guard.
    """

    def __init__(self, workers: int, *, little: int = 0, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self.ahead = AHEAD * workers  #: how much it is to be given before the first is taken back
        self._workers, self._left, self._seconds, self._memory = workers, little, seconds, memory
        spare = _SPARE.pop() if little and _SPARE and memory == MEMORY else None
        self._copy = spare or (_copy(memory) if little else None)
        self._held: Rules | None = None
        self._tasks: Queue[_Task | None] = Queue(self.ahead)
        self._threads: list[threading.Thread] = []
        self._stopped = threading.Event()
        self._at_work = set[_Worker]()

    def share(self, rules: Rules) -> Rules:
        """The rules, which workers are given once, when they begin, and not with each task."""
        self._held = rules
        return rules

    def submit(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The task's future. Waits while as many wait as `ahead`, so that no more are in memory."""
        self._left -= 1
        if self._left >= 0 and not _COPIES:
            return done(work, *args, **kwargs)
        if self._stopped.is_set():
            raise RuntimeError("no task is taken after the shutdown")
        self._start(1 if self._left >= 0 else self._workers)
        future: Future[T] = Future()
        args_held = tuple(Held() if value is self._held else value for value in args)
        self._tasks.put(_Task(future, self._held, (work, args_held, kwargs)))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the workers: when all tasks are done, or with `cancel_futures` now, whatever they are at."""
        if cancel_futures:
            self._stopped.set()
            with suppress(Empty):
                while task := self._tasks.get_nowait():
                    task.future.cancel()
            for worker in tuple(self._at_work):
                worker.kill()
        for _ in self._threads:
            self._tasks.put(None)
        for thread in self._threads if wait else ():
            thread.join()
        self._threads.clear()
        self._stopped.set()
        if self._copy is not None:  # there was no task
            self._copy.kill()
            self._copy = None

    def _start(self, workers: int) -> None:
        while len(self._threads) < workers:
            self._threads.append(threading.Thread(target=self._serve, daemon=True))
            self._threads[-1].start()

    def _serve(self) -> None:
        """Give tasks to one worker after another, until there are none."""
        worker: _Worker | None = None
        while task := self._tasks.get():
            if not task.future.set_running_or_notify_cancel():
                continue
            if worker is not None and worker.tasks >= TASKS:
                self._end(worker)
                worker = None
            try:
                worker = worker or self._begin()
                fine, value = worker.ask(task, self._seconds)
            except (TimeoutError, DiedError) as error:
                if worker is not None:
                    self._end(worker)
                worker = None
                task.future.set_exception(error)
                continue
            except Exception as error:  # noqa: BLE001  such as arguments that cannot be sent
                fine, value = False, error
            task.future.set_result(value) if fine else task.future.set_exception(value)
        if worker is not None:
            self._end(worker)

    def _begin(self) -> _Worker:
        with _STARTING:
            worker, self._copy = self._copy, None
        worker = worker or _Worker(self._memory)
        self._at_work.add(worker)
        if self._stopped.is_set():
            worker.kill()
        return worker

    def _end(self, worker: _Worker) -> None:
        self._at_work.discard(worker)
        worker.kill()


@contextmanager
def spare() -> Iterator[None]:
    """Make the copy that does little now, since threads are to come: whoever needs one in the meantime takes it."""
    made = _copy(MEMORY)
    _SPARE[:] = [made] if made else []
    try:
        yield
    finally:
        for worker in _SPARE:
            worker.kill()
        _SPARE.clear()


def _copy(memory: int) -> _Worker | None:
    """A copy of this process; None where none is safe."""
    return _Worker(memory, "fork") if _COPIES and _has_no_threads() else None


class _Worker:
    """One process, and the pipe to it."""

    def __init__(self, memory: int, method: str = _METHOD) -> None:
        self.tasks = 0
        self._held: Rules | None = None
        context: Any = multiprocessing.get_context(method)
        self._line, far = context.Pipe()
        with _STARTING:
            if method == "forkserver":
                context.set_forkserver_preload(["monitor.crew.loaded"])
            work = _copied if method == "fork" else _work
            self._process = context.Process(target=work, args=(far, memory), daemon=True)
            with _no_ctrl_c():
                self._process.start()
        far.close()
        self._ready = False

    def ask(self, task: _Task, seconds: float) -> tuple[bool, Any]:
        """Whether the call did not fail, and what it returned or raised. Raises TimeoutError, DiedError."""
        self.tasks += 1
        try:
            if not self._ready or self._held is not task.held:
                self._line.send(task.held)
                self._answer(_START)
                self._ready, self._held = True, task.held
            self._line.send(task.call)
            fine, value = self._answer(seconds)
        except (EOFError, ConnectionError) as error:
            raise DiedError("the process that read it ended") from error
        return fine, value

    def _answer(self, seconds: float) -> Any:
        if not self._line.poll(seconds):
            raise TimeoutError(f"it took longer than {seconds:g} seconds")
        return self._line.recv()

    def kill(self) -> None:
        """End it now, whatever it is at."""
        with _STARTING:
            self._process.kill()
            self._process.join(_START)


_SPARE: list[_Worker] = []


@contextmanager
def _no_ctrl_c() -> Iterator[None]:
    """What is started inside does not hear of Ctrl-C, which is for who gave the work."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# --- in the worker -----------------------------------------------------------------------------------------------


def _work(line: Connection, memory: int) -> None:
    """Answer calls until the other end of the line is closed. What is no call are the rules of those that follow."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who gave the work
    gc.set_threshold(*_SELDOM)
    bound = False
    with suppress(EOFError, ConnectionError):
        while True:
            asked = line.recv()
            if isinstance(asked, tuple):
                answer: object = _called(*asked)
            else:
                answer = True
                if asked is not None:
                    hold(asked)
                import monitor.crew.loaded  # noqa: F401  not before there is work

                if not bound:
                    _bound(memory)
                    bound = True
            try:
                line.send(answer)
            except (AttributeError, TypeError, ValueError) as error:
                line.send((False, RuntimeError(f"what came of it cannot be sent: {error}")))


def _copied(line: Connection, memory: int) -> None:
    """The same in a copy of a process: nothing that the other has open stays open, and nothing of it is tidied up."""
    gc.freeze()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for path in [*Path("/proc/self/fd").iterdir()]:
        if (number := int(path.name)) > _STANDARD and number != line.fileno():
            with suppress(OSError):
                os.close(number)
    _work(line, memory)


def _called(work: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[bool, Any]:
    try:
        return True, work(*args, **kwargs)
    except Exception as error:  # noqa: BLE001  it is raised where the work was given
        return False, error


def _has_no_threads() -> bool:
    """Whether this process may be copied: no thread of it, be it of Python or not, can hold a lock."""
    with suppress(OSError):
        return len([*Path("/proc/self/task").iterdir()]) == 1
    return False


def _bound(memory: int) -> None:
    """Let this process have so many bytes more than it has now; where the system knows no bound, there is none."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        pages = int(Path("/proc/self/statm").read_text().split()[0])
        most = pages * os.sysconf("SC_PAGE_SIZE") + memory
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
