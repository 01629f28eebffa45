"""Whether a month of mornings stays as cheap as its second week.  usage: python -m benchmarks.soak [DAYS] [ARTICLES]

DAYS (30) simulated days of ARTICLES (2000) articles: each day's file is put beside the older ones, and `monitor run`
makes its issue, in a process of its own, over one store and one archive that grow. Of the articles of a day a quarter
go on with events of the day before, and one in ten is another's text as an agency spreads it. Prints CPU seconds,
seconds, megabytes of memory, and the sizes of store and archive by day; then what the store's megabytes are, and what
the last day takes of CPU and memory as a multiple of the first day after the first week. A single day is off by some
tenth where others use the machine, so what counts is the median of the last three days over that of the three
after the first week: exit code 1 where it is more than 1.2.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from benchmarks.million import Cost, cost
from benchmarks.pipeline import paragraph, word

FIRST = datetime(2025, 8, 1, 4, tzinfo=UTC)
WEEK, FEW = 7, 3  #: days before the first that counts, and days of a median
BOUND = 1.2  #: what the last days may take of the first ones
STORY, OUTLETS = 4, 200
GOES_ON, COPIED = 0.25, 0.1
SOURCES = """
newsletter: {title: Soak}
topics: [{id: harbours, name: Harbours, match: harbour OR port}]
sources: [{name: many, kind: files, path: in/*.jsonl}]
"""


@dataclass(frozen=True, slots=True)
class Day:
    """What the morning of a day took, and how large what it leaves is."""

    cost: Cost
    store: float  #: megabytes
    archive: float


class Days:
    """Makes the articles of one day after the other up."""

    def __init__(self) -> None:
        self._draw = random.Random(30)  # noqa: S311  a benchmark, not a secret
        self._common = [word(self._draw) for _ in range(3000)]
        self._events: list[list[str]] = []

    def rows(self, end: datetime, count: int) -> Iterator[dict[str, str]]:
        """Articles that were published in the day before `end`."""
        events = max(1, count // STORY)
        old = self._draw.sample(self._events, min(len(self._events), int(events * GOES_ON)))
        self._events = old + [[word(self._draw) for _ in range(25)] for _ in range(events - len(old))]
        text = ""
        for place in range(count):
            event = self._draw.choice(self._events)
            if not text or self._draw.random() > COPIED:
                text = "\n\n".join(paragraph(self._draw, event, self._common) for _ in range(3))
                title = " ".join(self._draw.sample(event, 5)).capitalize()
            moment = end - timedelta(minutes=1 + self._draw.randrange(1400))
            yield self._row(f"{end:%y%m%d}{place:06}", place % OUTLETS, title, moment, text)

    def _row(self, name: str, outlet: int, title: str, moment: datetime, text: str) -> dict[str, str]:
        url = f"https://outlet-{outlet}.example/{name}"
        return {"outlet": f"Outlet {outlet}", "title": title, "url": url, "published": moment.isoformat(), "text": text}


def soaked(folder: Path, days: int, count: int) -> Iterator[Day]:
    """What each morning took, as it comes."""
    (folder / "in").mkdir()
    (folder / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    make = Days()
    for n in range(days):
        now = FIRST + timedelta(days=n)
        lines = (json.dumps(row) for row in make.rows(now, count))
        (folder / "in" / f"{now:%Y-%m-%d}.jsonl").write_text("\n".join(lines), encoding="utf-8")
        took = cost(folder, ("run", "--now", now.isoformat()))
        yield Day(took, megabytes(folder / ".monitor"), megabytes(folder / "archive"))


def megabytes(folder: Path) -> float:
    """What the files below take."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def ratios(days: Sequence[Cost]) -> dict[str, tuple[float, float]]:
    """Of CPU seconds and memory: the last day over the first after the first week, and likewise of medians of three."""
    start = min(WEEK, len(days) - 1)
    found = {}
    for what in ("cpu", "megabytes"):
        took = [float(getattr(day, what)) for day in days]
        few = min(FEW, len(took) - start)
        found[what] = took[-1] / took[start], median(took[-few:]) / median(took[start : start + few])
    return found


def explained(store: Path) -> list[tuple[str, float]]:
    """The tables of a store, each with its indexes, and their megabytes; largest first."""
    with closing(sqlite3.connect(store)) as db:
        rows = db.execute(
            "SELECT m.tbl_name, sum(s.pgsize) / 1e6 FROM dbstat s JOIN sqlite_schema m ON m.name = s.name"
            " GROUP BY m.tbl_name ORDER BY 2 DESC"
        )
        return [(str(name), float(size)) for name, size in rows]


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak")
    parser.add_argument("days", type=int, nargs="?", default=30)
    parser.add_argument("articles", type=int, nargs="?", default=2_000)
    asked = parser.parse_args()
    if asked.days < 2:
        parser.error("two days are the least")
    found: list[Cost] = []
    print(f"{'day':>4}{'CPU s':>9}{'seconds':>9}{'memory MB':>11}{'store MB':>10}{'archive MB':>12}")
    with tempfile.TemporaryDirectory() as name:
        for n, day in enumerate(soaked(Path(name), asked.days, asked.articles), 1):
            took = f"{day.cost.cpu:>9.1f}{day.cost.seconds:>9.1f}{day.cost.megabytes:>11.0f}"
            print(f"{n:>4}{took}{day.store:>10.1f}{day.archive:>12.1f}", flush=True)
            found.append(day.cost)
        parts = explained(Path(name) / ".monitor/monitor.db")
    print("the store: " + ", ".join(f"{part} {size:.1f} MB" for part, size in parts if size >= 0.1))
    each = asked.days * asked.articles
    print(f"  {sum(size for _, size in parts) * 1e6 / each:,.0f} bytes an article, of {each:,}")
    return _summed(ratios(found))


def _summed(found: dict[str, tuple[float, float]]) -> int:
    for what, (last, few) in found.items():
        print(f"{what}: the last day {last:.2f} times the first after a week, by medians of three {few:.2f} times")
    return int(any(few > BOUND for _, few in found.values()))


if __name__ == "__main__":
    sys.exit(main())
