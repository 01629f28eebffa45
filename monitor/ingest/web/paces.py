"""How long hosts take to answer, for who watches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

SLOW = 1.0  #: seconds; who answers sooner is not told


class Paces:
    """The longest that each host took, those that are being waited for among them."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._since: dict[str, float] = {}
        self._took: dict[str, float] = {}

    @contextmanager
    def of(self, host: str) -> Iterator[None]:
        """Counts the time of one request."""
        self._since[host] = start = self._clock()
        try:
            yield
        finally:
            self._since.pop(host, None)
            self._took[host] = max(self._took.get(host, 0.0), self._clock() - start)

    def slowest(self, most: int = 3) -> tuple[tuple[str, float], ...]:
        """The slowest hosts, with their seconds; those that have not answered yet come first."""
        now = self._clock()
        waiting = {host: now - since for host, since in dict(self._since).items()}
        answered = {host: took for host, took in dict(self._took).items() if waiting.get(host, 0.0) < SLOW}
        ranked = [sorted(some.items(), key=lambda pair: -pair[1]) for some in (waiting, answered)]
        return tuple(pair for some in ranked for pair in some if pair[1] >= SLOW)[:most]
