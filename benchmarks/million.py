"""What a morning costs on top of what is stored.  usage: python -m benchmarks.million [STORED ...] [--new NEW]
       [--kept FOLDER] [--no-search]

Makes a store of so many articles (default 10000 1000000) at 2,000 a day, four to a story, each held by the issue of
its day, and with the search index beside it. On each, in a process of its own: a run with NEW (1000) new texts, another
with nothing new, `status`, a rare word, which takes the new texts into the index, a rare and a frequent one once it is
done. Prints seconds and megabytes of memory, the size of the store and how much of it are bodies and documents; then
how often the first store's seconds the last one takes. With `--kept` the stores are made in FOLDER where they are not
there yet, and stay; what is measured is a copy, so that it can be measured again when nobody else uses the machine.
With `--no-search` no index is made, which takes longer than all else, and nothing is searched for.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.pipeline import paragraph, word
from monitor.models import Article, Issue, Paragraph, Story, Window
from monitor.store import Kept, Store

DAY, STORY = 2_000, 4  #: articles of a day, and of a story
OUTLETS = 200
NOW = datetime(2025, 8, 15, 4, tzinfo=UTC)
SOURCES = """
newsletter: {title: Benchmark}
topics: [{id: harbours, name: Harbours, match: harbour OR port}]
sources: [{name: many, kind: files, path: new.jsonl}]
"""
RARE, FREQUENT = "xqzyrarity", "common"
_RUN = ("run", "--now", NOW.isoformat())
COMMANDS = {
    "new": _RUN,
    "nothing new": _RUN,
    "status": ("status",),
    "index of new": ("search", RARE),
    "rare": ("search", RARE),
    "frequent": ("search", FREQUENT),
}


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took."""

    seconds: float
    megabytes: float  #: of memory, at most
    cpu: float = 0.0  #: seconds of CPU time


class Maker:
    """Makes articles up, a day at a time."""

    def __init__(self) -> None:
        self._draw = random.Random(17)  # noqa: S311  a benchmark, not a secret
        self._common = [word(self._draw) for _ in range(3000)]

    def day(self, date: datetime, count: int) -> Iterator[Article]:
        """Articles of the day that ends then, the ones of a story one after the other."""
        event: list[str] = []
        for place in range(count):
            if place % STORY == 0:
                event = [word(self._draw) for _ in range(25)]
            yield self._article(place, date - timedelta(minutes=1 + place * 1400 // count), event)

    def _article(self, place: int, moment: datetime, event: Sequence[str]) -> Article:
        parts = [paragraph(self._draw, [*event], self._common) for _ in range(3)]
        parts[-1] += f" All in {FREQUENT}." if place % 3 else f" Seen by {RARE if place == 0 else FREQUENT}."
        paragraphs, at = [], 0
        for part in parts:
            paragraphs.append(Paragraph("body", part, at, at + len(part)))
            at += len(part) + 2
        name, outlet = f"{moment:%y%m%d}{place:06}", f"Outlet {place % OUTLETS}"
        title = " ".join(self._draw.sample(event, 5)).capitalize()
        return Article(
            name, "many", "old.jsonl", outlet, f"https://outlet-{place % OUTLETS}.example/{name}", title, (), None,
            moment.isoformat(), moment, "en", "\n\n".join(parts), tuple(paragraphs), (),
        )  # fmt: skip


def stored(folder: Path, count: int) -> None:
    """Make the store of `count` articles in `folder`."""
    make = Maker()
    with Store.open("sqlite:///.monitor/monitor.db", folder) as store:
        for back in range(-(-count // DAY), 0, -1):
            end = NOW - timedelta(days=back)
            articles = [*make.day(end, min(DAY, count))]
            store.keep([_kept(a) for a in articles], UTC, end)
            store.regroup([_story(articles[n : n + STORY]) for n in range(0, len(articles), STORY)], gone=())
            name = f"{end:%Y-%m-%d}"
            issue = Issue(2, name, "Benchmark", end, Window(end - timedelta(days=1), end), (), (), (), ())
            store.add_issue(issue, {a.id: 1 for a in articles}, listing=_listing(issue))
            store.mark_published(name)


def _kept(article: Article) -> Kept:
    raw = zlib.compress(article.text.encode())
    return Kept(article.id, article.id, "1", raw, article, first=True)


def _story(articles: Sequence[Article]) -> Story:
    moments = sorted(a.received for a in articles)
    return Story(
        f"s{articles[0].id}", articles[0].title or "", (), tuple(a.id for a in articles), (), moments[0], moments[-1]
    )


def _listing(issue: Issue) -> str:
    from monitor.codec import encode
    from monitor.site import listing

    return encode(listing(issue))


def new(folder: Path, count: int) -> None:
    """Put the articles of today into the folder of the source."""
    with (folder / "new.jsonl").open("w") as stream:
        for a in Maker().day(NOW, count):
            row = {"outlet": a.outlet, "title": a.title, "url": a.url, "published": a.published, "text": a.text}
            stream.write(json.dumps(row) + "\n")


def cost(folder: Path, command: Sequence[str], program: str = "monitor.cli") -> Cost:
    """What a command of a program costs, in a process of its own. Raises CalledProcessError where it fails."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", program, *command],
        cwd=folder,
        env=_env(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, code, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(code)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(time.perf_counter() - begun, used.ru_maxrss / 1024, used.ru_utime + used.ru_stime)


def _env() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}


def explained(store: Path) -> str:
    """The size of the store's file, and its largest parts."""
    with closing(sqlite3.connect(store)) as db:
        bodies = db.execute("SELECT sum(length(body)) FROM articles").fetchone()[0]
        raw = db.execute("SELECT coalesce(sum(size), 0) FROM documents").fetchone()[0]
    size = store.stat().st_size
    rest = size - bodies - raw
    return (
        f"{size / 1e6:.0f} MB: {bodies / 1e6:.0f} bodies, {raw / 1e6:.0f} documents, {rest / 1e6:.0f} keys and indexes"
    )


def made(folder: Path, count: int, *, search: bool) -> None:
    """Make a newsletter in `folder` with a store of `count` articles, with its index for `search`; say what it took."""
    folder.mkdir(parents=True)
    (folder / "sources.yaml").write_text(SOURCES)
    begun = time.perf_counter()
    stored(folder, count)
    mid = time.perf_counter()
    if search:
        cost(folder, COMMANDS["rare"])  # makes the index
    print(f"{count:,} stored in {mid - begun:.0f} s, indexed in {time.perf_counter() - mid:.0f} s")


def measured(count: int, fresh: int, kept: Path | None, *, search: bool) -> dict[str, Cost]:
    """What each command costs on a store of `count` articles."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "measured")
        whole = folder if kept is None else kept / str(count)
        if not whole.exists():
            aside = whole.with_name(f"{whole.name}.part")
            made(aside, count, search=search)
            aside.rename(whole)
        if whole != folder:
            shutil.copytree(whole, folder)
        print(f"{count:,}: {explained(folder / '.monitor/monitor.db')}")
        new(folder, fresh)
        found = {what: cost(folder, command) for what, command in COMMANDS.items() if search or "search" not in command}
    for what, one in found.items():
        print(f"  {what:12}{one.seconds:>8.2f} s{one.cpu:>8.2f} CPU s{one.megabytes:>8.0f} MB")
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.million")
    parser.add_argument("stored", type=int, nargs="*", default=[10_000, 1_000_000])
    parser.add_argument("--new", type=int, default=1_000)
    parser.add_argument("--kept", type=Path)
    parser.add_argument("--no-search", dest="search", action="store_false")
    asked = parser.parse_args()
    found = [measured(count, asked.new, asked.kept, search=asked.search) for count in asked.stored]
    if len(found) > 1:
        ratios = (f"{what} {found[-1][what].seconds / found[0][what].seconds:.2f}" for what in found[0])
        print(f"{asked.stored[-1]:,} beside {asked.stored[0]:,}: {', '.join(ratios)} times the seconds")


if __name__ == "__main__":
    main()
