"""Many hosts asked at once, and each of them one thing at a time, so that a silent one costs nobody else time."""

from __future__ import annotations

import queue
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

from monitor.errors import FetchError

HOSTS = 16  #: asked at once
_LOOK = 0.2  # seconds after which who waits looks whether all was stopped

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


class Ahead(Generic[T]):
    """What `get` makes of addresses, begun before anybody asks for it.

    The addresses of one host are got one after another, in their order. What comes of an address is taken once; who
    takes it waits for it. A FetchError is such a thing too.
    """

    def __init__(self, get: Callable[[str], T], urls: Iterable[str], host_of: Callable[[str], str | None]) -> None:
        self._get = get
        self._found: dict[str, queue.Queue[T | Exception]] = {}
        self._hosts: queue.SimpleQueue[list[str]] = queue.SimpleQueue()
        self._stopped = threading.Event()
        hosts: dict[str, list[str]] = {}
        for url in dict.fromkeys(urls):
            self._found[url] = queue.Queue()
            hosts.setdefault(host_of(url) or url, []).append(url)
        for of_host in hosts.values():
            self._hosts.put(of_host)
        for _ in range(min(HOSTS, len(hosts))):
            threading.Thread(target=self._work, daemon=True).start()

    def take(self, url: str) -> T | Exception | None:
        """What came of an address; None where it was not asked for, or was taken before."""
        found = self._found.pop(url, None)
        while found is not None:
            try:
                return found.get(timeout=_LOOK)
            except queue.Empty:
                if self._stopped.is_set():
                    return FetchError(f"{url}: was not asked, since the run was stopped")
        return None

    def stop(self) -> None:
        """Begin nothing more."""
        self._stopped.set()

    def _work(self) -> None:
        while not self._stopped.is_set():
            try:
                urls = self._hosts.get_nowait()
            except queue.Empty:
                return
            for url in urls:
                waiting = self._found.get(url)
                if waiting is not None:
                    waiting.put(self._one(url))

    def _one(self, url: str) -> T | Exception:
        if self._stopped.is_set():
            return FetchError(f"{url}: was not asked, since the run was stopped")
        try:
            return self._get(url)
        except Exception as error:  # noqa: BLE001 - it is raised again by who takes it
            return error
