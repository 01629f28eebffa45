"""Kill mornings while they mail, at random and at every step, and say what is wrong after they were begun again.

    python -m benchmarks.kills [RUNS [SEED]]

Against a mail server on loopback that takes, refuses, defers, hangs up before and behind a mail, answers late, greets
without end, or shows a certificate that nobody knows. Ends with code 1 where an issue is missing or there twice, a
reader has one twice, or a mail of which nobody knows is not listed.
"""

from __future__ import annotations

import sys
import tempfile
from contextlib import closing
from pathlib import Path

from tests.killing import Mornings, acts_of, every_step, played, random_cases


def main() -> int:
    runs, seed = (int(sys.argv[i]) if len(sys.argv) > i else default for i, default in ((1, 500), (2, 1)))
    with closing(Mornings()) as mornings, tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        acts = acts_of(place / "whole", mornings)
        cases = random_cases(runs, acts, seed) + every_step(acts)
        found = played(
            cases, place, mornings, lambda number: print(f"\r{number}/{len(cases)}", end="", file=sys.stderr)
        )
    print(f"{runs} mornings killed at random, {acts} at each of their acts: {len(found)} wrong")
    for line in found:
        print(line)
    return 1 if found else 0


def tell(number: int, count: int) -> None:
    if sys.stderr.isatty() or number % 50 == 0:
        print(f"{number} of {count}", end="\r" if sys.stderr.isatty() else "\n", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
