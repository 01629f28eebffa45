"""Where a failure ends: what is done at a seam comes back, or is told as a Problem, and nothing else is lost by it.

Whoever calls decides what takes the place of what failed. Nothing is silent: a mistake of ours is told with its type
and its line, and logged with its traceback (level debug). Only an error of the store passes, for all else stands on it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from traceback import walk_tb
from typing import TypeVar

from monitor.errors import MonitorError, StoreError
from monitor.models import Problem

T = TypeVar("T")
U = TypeVar("U")
Told = Callable[[Problem], None]  #: hears of what failed

log = logging.getLogger(__name__)

_LONGEST = 500  # characters of an error's own words
_OURS = "monitor."


def reraise(problem: Problem) -> None:
    """The `told` of who wants no seam: what fails is raised."""


@contextmanager
def seam(source: str, what: str, told: Told) -> Iterator[None]:
    """What is done inside may fail: then `told` hears of it, under `source`, in words that begin with `what`."""
    try:
        yield
    except StoreError:
        raise
    except Exception as error:
        if told is reraise:
            raise
        log.debug("%s: %s", source, what, exc_info=True)
        told(Problem(source, f"{what}: {words(error)}" if what else words(error)))


def attempt(make: Callable[[], T], instead: U, source: str, what: str, told: Told) -> T | U:
    """What `make` makes; `instead` where it fails, and `told` hears of it as `seam` says."""
    found: T | U = instead
    with seam(source, what, told):
        found = make()
    return found  # noqa: RET504  # it is not made where the seam ends a failure


def words(error: BaseException) -> str:
    """An error in a line: one that is for the user as it is; any other with its type and the place in our code."""
    said = " ".join(str(error).split())[:_LONGEST]
    if isinstance(error, MonitorError) and said:
        return said
    if isinstance(error, OSError) and error.strerror:
        return error.strerror + (f" ({error.filename})" if error.filename else "")
    return f"{type(error).__name__}{f': {said}' if said else ''} ({_place(error)})"


def _place(error: BaseException) -> str:
    """The innermost line of ours that the error went through, else the innermost of all."""
    frames = [(frame.f_globals.get("__name__", "?"), line) for frame, line in walk_tb(error.__traceback__)]
    ours = [f"{name}:{line}" for name, line in frames if name.startswith(_OURS) and name != __name__]
    return (ours or [f"{name}:{line}" for name, line in frames] or ["nowhere"])[-1]
