"""How fast each stage of a run is, beside a peer, and how its cost grows.

usage: python -m benchmarks.table [NUMBER ...] [--stage STAGE] [--pages FOLDER] [--write]

For each NUMBER of made-up documents (default 1000 10000): documents a second and peak memory of each stage, each in a
process of its own on what the stage before it left, the same of its peer in the same run, and the exponent by which its
seconds grow from the first NUMBER to the last. Seconds are of the CPU, those of `fetch` of the clock on the wall: its
hosts answer in 200 ms. What is loaded once does not count: each process first does the same on a few documents. With
--pages the pages are those of a folder (`*.html.gz`), taken in turn, a sentence of each changed; with --write the table
goes into benchmarks/RESULTS.md. Needs `pip install monitor[bench]` for the peers; one that is not there is left out.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

from benchmarks.stages import STAGES, Ready, Work, keep

RESULTS = Path(__file__).with_name("RESULTS.md")
START, END = "<!-- begin of the table -->\n", "<!-- end of the table -->\n"
PAGES = "clean pages"
HEAD = "| stage | documents | a second | memory MB | exponent | beside | a second | memory MB | times the peer |"
NUMBERS = (1_000, 10_000)
FIRST = 40  #: documents that a process does before it is measured


@dataclass(frozen=True, slots=True)
class Cost:
    """What a stage took."""

    seconds: float
    megabytes: float  #: of memory, at most, with what the stage works on


@dataclass(frozen=True, slots=True)
class Row:
    """A stage over so many documents, and its peer."""

    stage: str
    count: int
    ours: Cost
    theirs: Cost | None


# --- a process ---------------------------------------------------------------------------------------------------


def measured(
    stage: str, folder: Path, count: int, *, peer: bool = False, pages: Path | None = None, before: Path | None = None
) -> Cost:
    """What one side of a stage takes, here; what the stage made is left in the folder.

    What lies in `before`, the same of a few documents, is done first.
    """
    if before:
        with copied(before) as few:
            _work(stage, few, FIRST, peer, pages)()
    work = _work(stage, folder, count, peer, pages)
    clock = time.perf_counter if STAGES[stage].waits else _cpu
    begun = clock()
    made = work()
    took = Cost(max(clock() - begun, 1e-6), _peak(alone=STAGES[stage].waits))
    if not peer:
        keep(folder, stage, made)
    return took


def _work(stage: str, folder: Path, count: int, peer: bool, pages: Path | None) -> Work:
    ready = _ready(stage, peer=peer)
    return ready(folder, count, given=pages) if stage == PAGES else ready(folder, count)  # type: ignore[call-arg]


@contextmanager
def copied(folder: Path) -> Iterator[Path]:
    """A folder with what the stages left in that one, and nothing else."""
    with tempfile.TemporaryDirectory() as name:
        for path in folder.glob("*.pickle"):
            shutil.copy(path, name)
        yield Path(name)


def _ready(stage: str, *, peer: bool) -> Ready:
    found = STAGES[stage].theirs if peer else STAGES[stage].ours
    assert found is not None, f"{stage} has no peer"
    return found


def _cpu() -> float:
    """CPU seconds of this process and of those that it started and that have ended."""
    return sum(used.ru_utime + used.ru_stime for used in map(getrusage, (RUSAGE_SELF, RUSAGE_CHILDREN)))


def _peak(*, alone: bool) -> float:
    whom = (RUSAGE_SELF,) if alone else (RUSAGE_SELF, RUSAGE_CHILDREN)
    return max(getrusage(who).ru_maxrss for who in whom) / 1024


def apart(
    stage: str, folder: Path, count: int, *, peer: bool = False, pages: Path | None = None, before: Path | None = None
) -> Cost | None:
    """What one side of a stage takes in a process of its own; None where a peer is not installed or fails."""
    given = {"--folder": folder, "--pages": pages, "--before": before}
    options = [part for key, path in given.items() if path for part in (key, str(path))]
    command = [sys.executable, "-m", "benchmarks.table", str(count), "--one", stage, *options]
    made = subprocess.run([*command, *(["--peer"] if peer else [])], check=not peer, stdout=subprocess.PIPE, text=True)
    if made.returncode:
        print(f"{stage}: {STAGES[stage].peer} could not be measured", file=sys.stderr)
        return None
    return Cost(**json.loads(made.stdout.splitlines()[-1]))


# --- all of them -------------------------------------------------------------------------------------------------


def run(counts: Sequence[int], chosen: Collection[str] = (), pages: Path | None = None) -> Iterator[Row]:
    """The rows of these numbers of documents, in the order of a run; of `chosen` stages only, where any are."""
    wanted = set(chosen or STAGES)
    order = _with_what_they_need(wanted)
    with tempfile.TemporaryDirectory() as few:
        for stage in order:
            apart(stage, Path(few), FIRST, pages=pages)
        for count in counts:
            with tempfile.TemporaryDirectory() as name:
                for stage in order:
                    ours = apart(stage, Path(name), count, pages=pages, before=Path(few))
                    assert ours is not None
                    if stage in wanted:
                        yield Row(stage, count, ours, _theirs(stage, Path(name), count, pages, Path(few)))


def _with_what_they_need(wanted: set[str]) -> list[str]:
    found = wanted
    while more := {need for stage in found for need in STAGES[stage].needs} - found:
        found = found | more
    return [stage for stage in STAGES if stage in found]


def _theirs(stage: str, folder: Path, count: int, pages: Path | None, before: Path) -> Cost | None:
    """What the peer takes, on the same input."""
    if STAGES[stage].theirs is None:
        return None
    with copied(folder) as own:
        return apart(stage, own, count, peer=True, pages=pages, before=before)


def exponent(rows: Sequence[Row]) -> float | None:
    """The power of the number by which the seconds grow, from the first row to the last; None of a single one."""
    first, last = rows[0], rows[-1]
    if first.count == last.count:
        return None
    return math.log(last.ours.seconds / first.ours.seconds) / math.log(last.count / first.count)


def lines(rows: Sequence[Row]) -> list[str]:
    """The table, of Markdown: each stage with its rows; the exponent stands in the last one."""
    by_stage: Mapping[str, list[Row]] = {s: [row for row in rows if row.stage == s] for s in STAGES}
    held = {stage: found for stage, found in by_stage.items() if found}
    rule = "| --- |" + " ---: |" * 4 + " --- |" + " ---: |" * 3
    return [HEAD, rule, *(_line(row, found) for found in held.values() for row in found)]


def _line(row: Row, of_stage: Sequence[Row]) -> str:
    grown = exponent(of_stage) if row is of_stage[-1] else None
    cells = [row.stage, f"{row.count:,}", *_rate(row.count, row.ours), "–" if grown is None else f"{grown:.2f}"]
    if row.theirs is None:
        return f"| {' | '.join([*cells, '–', '–', '–', '–'])} |"
    times = f"{row.theirs.seconds / row.ours.seconds:.2f}"
    return f"| {' | '.join([*cells, STAGES[row.stage].peer, *_rate(row.count, row.theirs), times])} |"


def _rate(count: int, cost: Cost) -> tuple[str, str]:
    rate = count / cost.seconds
    return f"{rate:,.0f}" if rate >= 100 else f"{rate:.1f}", f"{cost.megabytes:.0f}"


# --- RESULTS.md --------------------------------------------------------------------------------------------------


def machine() -> str:
    """The kind of machine: no name of it, and nothing of its disks."""
    try:
        memory = f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GB of memory, "
    except (OSError, ValueError):
        memory = ""
    cores = f"{os.cpu_count()} cores ({platform.machine()}), {memory}"
    return f"{cores}{platform.system()}, Python {platform.python_version()}"


def written(text: str, table: Sequence[str], day: str, kind: str) -> str:
    """RESULTS.md with this table in place of the one that it has; what else it says stays."""
    before, _, rest = text.partition(START)
    _, end, after = rest.partition(END)
    if not end:
        raise ValueError(f"the file has no lines {START.strip()} and {END.strip()}")
    return f"{before}{START}\n{day}, {kind}.\n\n" + "\n".join(table) + f"\n\n{END}{after}"


def main() -> None:
    """Print the table, and write it where that is asked for."""
    asked = _asked()
    if asked.one:
        how = {"peer": asked.peer, "pages": asked.pages, "before": asked.before}
        print(json.dumps(asdict(measured(asked.one, asked.folder, asked.number[0], **how))))
        return
    rows: list[Row] = []
    for row in run(asked.number or NUMBERS, asked.stage, asked.pages):
        print(_line(row, [row]), file=sys.stderr, flush=True)
        rows.append(row)
    print("\n".join(lines(rows)))
    if asked.write:
        day = datetime.now(UTC).date().isoformat()
        RESULTS.write_text(written(RESULTS.read_text("utf-8"), lines(rows), day, machine()), encoding="utf-8")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.table", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("number", type=int, nargs="*", help="how many documents; 1000 and 10000 where none is given")
    parser.add_argument("--stage", action="append", choices=STAGES, default=[], help="only this stage")
    parser.add_argument("--pages", type=Path, help="a folder of pages, *.html.gz")
    parser.add_argument("--write", action="store_true", help="put the table into benchmarks/RESULTS.md")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--peer", action="store_true", help=argparse.SUPPRESS)
    for hidden in ("--folder", "--before"):
        parser.add_argument(hidden, type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.write and asked.stage:
        parser.error("--write takes the whole table")
    return asked


if __name__ == "__main__":
    main()
