"""Work that is counted: what costs too much ends at the same place on a machine of any speed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from monitor.errors import BudgetError

T = TypeVar("T")

PAIRS = 3_000_000  # that are looked at for one part of a story: some seconds
SENTENCES = 60_000  # of a story, those that issues before held among them


def bounded(sentences: Iterable[T], most: int = SENTENCES) -> Iterator[T]:
    """The sentences of a story, as they are. Raises BudgetError where they are more than are read."""
    for number, sentence in enumerate(sentences):
        if number == most:
            raise BudgetError(f"the story is too long: its articles have more than {most:,} sentences")
        yield sentence


class Work:
    """How much of its budget a comparison has spent."""

    def __init__(self, what: str, most: int | None = None) -> None:
        self._what, self._most, self._spent = what, PAIRS if most is None else most, 0

    def spend(self, pairs: int = 1) -> None:
        """Count so many pairs. Raises BudgetError where they are more than the comparison may look at."""
        self._spent += pairs
        if self._spent > self._most:
            raise BudgetError(f"the story is too long: more than {self._most:,} pairs of {self._what} are alike")
