"""Many hosts asked at once, and each of them one thing at a time, so that a silent one costs nobody else time."""

from __future__ import annotations

import threading
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from monitor.errors import FetchError

HOSTS = 16  #: asked at once
_LOOK = 0.2  # seconds after which who waits looks whether all was stopped

Asked = tuple[str, str]  #: an address, and what is accepted there
T = TypeVar("T")


class Turns:
    """Each host's turn is one request's at a time."""

    def __init__(self) -> None:
        self._locks: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._guard = threading.Lock()

    @contextmanager
    def of(self, host: str) -> Iterator[None]:
        """Waits for the turn of a host."""
        with self._guard:
            lock = self._locks[host]
        with lock:
            yield


@dataclass(slots=True)
class _Host:
    """What is asked of one host."""

    waiting: deque[Asked] = field(default_factory=deque)
    busy: bool = False
    failed: int = 0  #: in a row


class Ahead(Generic[T]):
    """What `get` makes of things, begun before anybody asks for it.

    The things of one host are got one after another, in their order; hosts take turns, those first that need not be
    waited for (`due`: how many seconds a host still has to rest). What comes of a thing is taken once; who takes it
    waits for it. A FetchError is such a thing too.
    """

    def __init__(
        self, get: Callable[[Asked], T], host_of: Callable[[Asked], str], due: Callable[[str], float] = lambda _: 0.0
    ) -> None:
        self._get, self._host_of, self._due = get, host_of, due
        self._found: dict[Asked, Future[T | Exception | None]] = {}
        self._hosts: dict[str, _Host] = {}
        self._patience: dict[Asked, int] = {}
        self._guard = threading.Lock()
        self._workers = 0
        self._stopped = threading.Event()

    def add(self, things: Iterable[Asked], patience: int | None = None) -> None:
        """Begin with these. After so many failures of a host in a row, the rest is left to who asks for it."""
        with self._guard:
            for thing in things:
                if thing not in self._found:
                    self._found[thing] = Future()
                    self._hosts.setdefault(self._host_of(thing), _Host()).waiting.append(thing)
                    if patience is not None:
                        self._patience[thing] = patience
            at_work = sum(host.busy or bool(host.waiting) for host in self._hosts.values())
            new = min(HOSTS, at_work) - self._workers
            self._workers += max(0, new)
        for _ in range(new):
            threading.Thread(target=self._work, daemon=True).start()

    def arrived(self, thing: Asked) -> T | Exception | None:
        """What came of a thing, which can still be taken; None where nothing has yet, or was asked for."""
        found = self._found.get(thing)
        return found.result() if found is not None and found.done() else None

    def take(self, thing: Asked, meanwhile: Callable[[], None] = lambda: None) -> T | Exception | None:
        """What came of a thing, None where it was not begun or was taken; `meanwhile` is done while it is awaited."""
        found = self._found.get(thing)
        while found is not None:
            try:
                made = found.result(timeout=0 if self._stopped.is_set() else _LOOK)
            except TimeoutError:
                if self._stopped.is_set():
                    return FetchError(f"{thing[0]}: was not asked, since the run was stopped")
                meanwhile()
                continue
            self._found.pop(thing, None)
            return made
        return None

    def stop(self) -> None:
        """Begin nothing more."""
        self._stopped.set()

    def _work(self) -> None:
        while (chosen := self._next()) is not None:
            name, thing = chosen
            made, host = self._one(thing, self._hosts[name].failed), self._hosts[name]
            with self._guard:
                host.busy = False
                host.failed = host.failed + 1 if isinstance(made, Exception) else 0 if made is not None else host.failed
            self._found[thing].set_result(made)

    def _next(self) -> tuple[str, Asked] | None:
        """The next thing of the host that is to be asked first; None where there is none, and the worker ends."""
        with self._guard:
            free = [name for name, host in self._hosts.items() if host.waiting and not host.busy]
            if not free or self._stopped.is_set():
                self._workers -= 1
                return None
            name = min(free, key=self._due)
            host = self._hosts[name] = self._hosts.pop(name)  # behind the others, for the next time
            host.busy = True
            return name, host.waiting.popleft()

    def _one(self, thing: Asked, failed: int) -> T | Exception | None:
        if failed >= self._patience.pop(thing, failed + 1):
            return None
        try:
            return self._get(thing)
        except Exception as error:  # noqa: BLE001 - it is raised again by who takes it
            return error
