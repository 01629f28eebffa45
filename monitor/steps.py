"""Long work: whoever does it tells each step, whoever shows it listens; and what Ctrl-C must not cut in two."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sized
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Step:
    """What is being done now."""

    doing: str  #: in a few words: "reading clippings"
    item: str = ""  #: what is at hand: a file, an address, a headline; as its maker wrote it
    done: int = 0  #: how many are done, this one among them
    total: int | None = None  #: of how many, where that is known
    problems: int = 0  #: so far
    sources: tuple[int, int] | None = None  #: how many are read, and of how many
    articles: int = 0  #: so far
    slow: tuple[tuple[str, float], ...] = ()  #: the slowest hosts, with their seconds


Tell = Callable[[Step], None]


def silent(step: Step) -> None:
    """Tell nobody."""


def each(tell: Tell, doing: str, items: Iterable[T], name: Callable[[T], str] = str) -> Iterator[T]:
    """Each of `items`, told when its turn comes; of how many, where that is known."""
    total = len(items) if isinstance(items, Sized) else None
    for number, item in enumerate(items, 1):
        tell(Step(doing, name(item), number, total))
        yield item


def counting(tell: Tell, problems: Sized) -> Tell:
    """As `tell`, with how many `problems` there are by then."""
    return lambda step: tell(replace(step, problems=len(problems)))


@contextmanager
def unstopped() -> Iterator[None]:
    """What is done inside is done whole: Ctrl-C and SIGTERM count once it has ended."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    stops: list[int] = []
    before = {
        number: signal.signal(number, lambda number, frame: stops.append(number))
        for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if stops:
        signal.raise_signal(stops[0])
