"""An executor of many machines: the workers of a Dask cluster (`pip install 'monitor[dask]'`).

Documents go there as bytes, so that workers need no files of ours; they need the same version of monitor.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import suppress
from typing import Any, ParamSpec, TypeVar

from monitor import __version__
from monitor.crew.processes import AHEAD, SECONDS, DiedError
from monitor.crew.tasks import Rules
from monitor.errors import MonitorError

P = ParamSpec("P")
T = TypeVar("T")

PATIENCE = 15.0  #: seconds that a scheduler may take to answer, and to have a worker
_LOOK = 1.0  # seconds between two looks at whether the cluster is there


class GoneError(BrokenExecutor, MonitorError):
    """The cluster cannot be had, or is not there any more."""


class Cluster(Executor):
    """The workers of the scheduler at an address. A task over its time raises TimeoutError, and its worker is ended.

    Raises GoneError where the scheduler does not answer, or has no workers, or workers of another version of monitor;
    MonitorError where `distributed` is not installed.
    """

    def __init__(self, address: str, *, seconds: float = SECONDS, patience: float = PATIENCE) -> None:
        try:
            import distributed
        except ImportError:
            raise MonitorError(f"executor: {address}: Dask is not installed: pip install 'monitor[dask]'") from None
        self._address, self._seconds, self._patience = address, seconds, patience
        dask: Any = distributed  # it is typed in part only
        try:
            self._client: Any = dask.Client(address, timeout=patience, set_as_default=False)
        except (OSError, ValueError) as error:
            raise GoneError(f"executor: {address}: no Dask scheduler answers there") from error
        try:
            self.ahead = AHEAD * self._threads()  #: how much it is to be given before the first is taken back
        except BaseException:
            self._client.close()
            raise
        self._wait: Any = dask.wait

    def share(self, rules: Rules) -> Any:
        """What stands for the rules in the arguments of tasks: they are sent to each worker once.

        One worker has them of the other. Raises GoneError where they do not reach each other.
        """

        async def sent() -> Any:
            try:
                return await asyncio.wait_for(self._client.scatter(rules, broadcast=True, hash=False), self._patience)
            except TimeoutError as error:
                raise self._gone("its workers do not reach each other") from error

        return self._asked(lambda: self._client.sync(sent))

    def submit(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The task's future."""
        return _Given(self, self._asked(lambda: self._client.submit(work, *args, pure=False, **kwargs)))

    def awaited(self, given: Any) -> Any:
        """What came of a task before which none is awaited. Raises TimeoutError, DiedError, GoneError."""
        from distributed import KilledWorker

        began = time.monotonic()
        while not given.done():
            self._look(time.monotonic() - began)
            with suppress(
                Exception, asyncio.CancelledError
            ):  # such as that the time is over, or the task cancelled: then it is done
                self._wait(given, timeout=_LOOK)
        try:
            return given.result(timeout=self._patience)
        except KilledWorker as error:
            raise DiedError("the workers that had it ended") from error
        except (Exception, asyncio.CancelledError) as error:
            if given.status == "error":
                raise
            if self._client.status != "running":
                raise self._gone("the scheduler is gone") from error
            raise DiedError("what came of it is lost with its worker") from error

    def _look(self, took: float) -> None:
        """Raises an error where there is no reason to wait any longer, after so many seconds."""
        if self._client.status != "running":
            raise self._gone("the scheduler is gone")
        if took > self._patience and not self._asked(self._workers):
            raise self._gone("no worker is left")
        if took > self._seconds:
            self._end_worker()
            raise TimeoutError(f"it took longer than {self._seconds:g} seconds")

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the cluster; it stays."""
        with suppress(Exception):
            self._client.close(timeout=5)

    def _gone(self, why: str) -> GoneError:
        return GoneError(f"executor: {self._address}: {why}")

    def _asked(self, ask: Callable[[], T]) -> T:
        if self._client.status != "running":
            raise self._gone("the scheduler is gone")
        try:
            return ask()
        except GoneError:
            raise
        except Exception as error:
            raise self._gone("the cluster does not answer") from error

    def _workers(self) -> dict[str, Any]:
        found: dict[str, Any] = self._client.scheduler_info(n_workers=-1)["workers"]
        return found

    def _threads(self) -> int:
        """How many tasks are done at a time."""
        try:
            self._client.wait_for_workers(1, timeout=self._patience)
            versions: dict[str, str] = self._client.run(_version)
        except Exception as error:
            raise self._gone("it has no workers that answer, with monitor installed") from error
        if other := sorted({version for version in versions.values() if version != __version__}):
            raise self._gone(f"its workers have monitor {', '.join(other)}, and this is {__version__}")
        return sum(worker["nthreads"] for worker in self._workers().values())

    def _end_worker(self) -> None:
        """Have the workers begun anew that are at what was begun longest ago."""
        with suppress(Exception):
            busy = [worker for worker, keys in self._client.processing().items() if keys]
            self._client.restart_workers(busy, timeout=self._patience, raise_for_error=False)


class _Given(Future[T]):
    """A task that the cluster has: asked for what came of it, it looks whether the cluster is there.

    What `Client.get_executor` gives waits for ever where a result is lost with its worker.
    """

    def __init__(self, cluster: Cluster, given: Any) -> None:
        super().__init__()
        self._cluster, self._given = cluster, given

    def done(self) -> bool:
        """Whether it is done, or was given up."""
        found: bool = self._given.done()
        return found

    def result(self, timeout: float | None = None) -> T:
        """What came of it; the cluster has its own bound of time."""
        found: T = self._cluster.awaited(self._given)
        return found


def _version() -> str:
    return __version__
