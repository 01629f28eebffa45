"""An executor that works in this process, at once: for little work, where to start others would cost more."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def done(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
    """What came of the work. Ctrl-C ends it and is raised here."""
    future: Future[T] = Future()
    try:
        future.set_result(work(*args, **kwargs))
    except Exception as error:  # noqa: BLE001  it is the future's, as with every executor
        future.set_exception(error)
    return future


class Here(Executor):
    """Does what it is given when it is given it."""

    ahead = 0  #: how much it is to be given before the first is taken back

    def submit(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """What came of the work."""
        return done(work, *args, **kwargs)
