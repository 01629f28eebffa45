"""Documents given out ahead and taken back in the order they were given, so that nothing depends on who read them."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import TypeVar

from monitor.config import Config
from monitor.crew.here import Here
from monitor.crew.processes import LITTLE, DiedError, Processes
from monitor.crew.tasks import Made, OtherVersionError, Rules, read
from monitor.models import Problem
from monitor.seam import Told, words

T = TypeVar("T")

SOURCE = "executor"  #: under which is told that whoever was to read the documents cannot
_AHEAD = 8  # documents given out ahead to an executor that does not say how many


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def executor_of(config: Config, told: Told) -> Executor:
    """Who reads the documents, as the configuration says; `told` hears where a cluster cannot be had.

    Raises MonitorError where a cluster is asked for and what talks to it is not installed.
    """
    if config.executor is not None:
        from monitor.crew.cluster import Cluster, GoneError

        try:
            return Cluster(config.executor)
        except GoneError as error:
            told(Problem(SOURCE, _instead(error)))
    return local(config)


@contextmanager
def hired(config: Config, told: Told) -> Iterator[Executor]:
    """The same, as long as they are needed; what stops their work ends them at once."""
    executor = executor_of(config, told)
    try:
        yield executor
    except BaseException:
        executor.shutdown(cancel_futures=True)
        raise
    executor.shutdown()


def local(config: Config) -> Executor:
    """Who reads the documents on this machine."""
    if config.workers == 1:
        return Here()
    if config.workers == "auto":
        return Processes(cores(), little=LITTLE)
    return Processes(config.workers)


def _instead(error: BaseException) -> str:
    return f"{words(error)}; the documents were read on this machine"


@dataclass(slots=True)
class Job:
    """A document that was given out."""

    source: str
    place: str  #: of the document, for messages
    raw: bytes
    received: datetime
    pack: bool
    by: Executor
    future: Future[Made]


class Crew:
    """Reads documents by `rules`; where its executor is lost, this machine goes on, and `told` hears of it."""

    def __init__(self, executor: Executor, rules: Rules, told: Told, instead: Callable[[], Executor] = Here) -> None:
        self._executor, self._rules, self._told, self._instead = executor, rules, told, instead
        self._past: Executor | None = None  # what was given, and is lost
        self._own: Executor | None = None  # what was made since
        try:
            self._shared = self._share()
        except BrokenExecutor as error:
            self._lost(executor, error)

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._own is not None:
            self._own.shutdown(cancel_futures=kind is not None)

    @property
    def ahead(self) -> int:
        """How many documents are to be given out before the first is taken back."""
        found: int = getattr(self._executor, "ahead", _AHEAD)
        return found

    def begin(self, source: str, place: str, raw: bytes, received: datetime, *, pack: bool = True) -> Job:
        """Give a document out, as the store keeps it."""
        job = Job(source, place, raw, received, pack, self._executor, Future())
        self._give(job)
        return job

    def each(self, items: Iterable[T], begin: Callable[[T], Job]) -> Iterator[tuple[T, Job, Made]]:
        """What came of each of the items, in their order, when it is back; `begin` gives one out."""
        waiting: deque[tuple[T, Job]] = deque()
        for item in items:
            waiting.append((item, begin(item)))
            while len(waiting) > self.ahead:
                item, job = waiting.popleft()
                yield item, job, self.end(job)
        for item, job in waiting:
            yield item, job, self.end(job)

    def end(self, job: Job) -> Made:
        """What came of the document; without an article where nothing did, and with the problem that says why."""
        try:
            return self._taken(job)
        except DiedError:  # by whomever: somebody else may have ended it, or another document that was there too
            return self._alone(job)

    def _alone(self, job: Job) -> Made:
        """What came of a document that has a process of this machine for itself."""
        with Processes(1) as process:
            process.share(self._rules)
            job.by, job.future = process, process.submit(read, self._rules, job.raw, job.received, pack=job.pack)
            try:
                return self._taken(job)
            except DiedError:
                return _failed(job, "the process that read it ended, twice: it may need more memory than there is")

    def _taken(self, job: Job) -> Made:
        try:
            return self._awaited(job)
        except DiedError:
            raise
        except TimeoutError as error:
            return _failed(job, f"{error} and was given up")
        except MemoryError:
            return _failed(job, "it takes more memory than a worker may have")
        except (BrokenExecutor, OtherVersionError) as error:
            self._lost(job.by, error)
            self._give(job)
            return self._taken(job)
        except Exception as error:  # noqa: BLE001  such as what cannot be sent; one document never ends a run
            return _failed(job, words(error))

    def _awaited(self, job: Job) -> Made:
        if job.by is self._past and not job.future.done():
            self._give(job)
        return job.future.result()

    def _give(self, job: Job) -> None:
        job.by = self._executor
        try:
            job.future = job.by.submit(read, self._shared, job.raw, job.received, pack=job.pack)
        except (BrokenExecutor, RuntimeError) as error:
            self._lost(job.by, error)
            self._give(job)

    def _lost(self, executor: Executor, error: BaseException) -> None:
        """Go on without an executor that is lost."""
        if executor is not self._executor:
            return
        if executor is self._own:
            raise error
        self._told(Problem(SOURCE, _instead(error)))
        with suppress(Exception):
            executor.shutdown(wait=False, cancel_futures=True)
        self._past, self._executor = executor, self._instead()
        self._own = self._executor
        self._shared = self._share()

    def _share(self) -> Rules:
        share: Callable[[Rules], Rules] | None = getattr(self._executor, "share", None)
        return share(self._rules) if share else self._rules


def _failed(job: Job, why: str) -> Made:
    return Made(problems=(Problem(job.source, f"{job.place}: {why}"),))
