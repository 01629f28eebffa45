"""Work that must grow with its input's length, told from work that grows with its square, on a machine of any speed."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

Input = TypeVar("Input")

TIMES = 4  #: how much larger the second input is
SQUARE = TIMES**2
STEEP = SQUARE * 0.7  #: what is asked of work that should be linear; nearly linear (n log n) stays well under it
RUNS = 4


def growth(work: Callable[[Input], object], small: Input, large: Input) -> float:
    """How many times the CPU time of work(small) work(large) takes, where `large` is `TIMES` as long as `small`.

    Both are done up to `RUNS` times and the least times count, since other work on the machine only adds to them; it
    ends early when the answer is under `STEEP`.
    """
    least = [float("inf"), float("inf")]
    for _ in range(RUNS):
        for place, given in enumerate((small, large)):
            started = time.process_time()
            work(given)
            least[place] = min(least[place], time.process_time() - started)
        if least[1] < STEEP * least[0]:
            break
    return least[1] / least[0]
