"""Work that is counted: what costs too much ends at the same place on a machine of any speed."""

from __future__ import annotations

from monitor.errors import BudgetError

PAIRS = 3_000_000  # that are looked at for one part of a story: some seconds


class Work:
    """How much of its budget a comparison has spent."""

    def __init__(self, what: str, most: int = PAIRS) -> None:
        self._what, self._most, self._spent = what, most, 0

    def spend(self, pairs: int = 1) -> None:
        """Count so many pairs. Raises BudgetError where they are more than the comparison may look at."""
        self._spent += pairs
        if self._spent > self._most:
            raise BudgetError(f"the story is too long: more than {self._most:,} pairs of {self._what} are alike")
