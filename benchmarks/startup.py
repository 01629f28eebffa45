"""How much CPU time commands take that have little to do.  usage: python -m benchmarks.startup [CHECKOUT...]

For this checkout and for others (an older commit beside it, run by the same Python): seconds of user and system time
of `python -c pass`, of help, and of what looks at the sample's store; the least of seven, and how often `pass` goes
into it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

HERE = Path(__file__).parents[1]
TIMES = 7
NOW = ("--now", "2025-08-14T08:00+03:00")
COMMANDS = (
    ("--version",),
    ("--help",),
    ("run", "--help"),
    ("check",),
    ("status",),
    ("search", "bridge"),
    ("run", *NOW),  # with nothing new
)


def main(others: Sequence[str]) -> None:
    nothing = _least(["-c", "pass"], HERE, HERE)
    print(f"{'python -c pass':28} {nothing:8.3f} s")
    for checkout in (HERE, *(Path(other).resolve() for other in others)):
        print(checkout.name)
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            for words in (("init",), ("run", *NOW), ("search", "bridge")):
                _seconds(["-m", "monitor.cli", *words], checkout, folder)
            for words in COMMANDS:
                least = _least(["-m", "monitor.cli", *words], checkout, folder)
                print(f"  monitor {' '.join(words[:2]):18} {least:8.3f} s {least / nothing:8.1f} x")


def _least(command: Sequence[str], checkout: Path, folder: Path) -> float:
    return min(_seconds(command, checkout, folder) for _ in range(TIMES))


def _seconds(command: Sequence[str], checkout: Path, folder: Path) -> float:
    """User and system time of one process."""
    before = getrusage(RUSAGE_CHILDREN)
    environment = {**os.environ, "PYTHONPATH": str(checkout)}
    subprocess.run([sys.executable, *command], cwd=folder, env=environment, capture_output=True, check=False)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main(sys.argv[1:])
