"""Ten thousand documents from disk to an issue.  usage: python -m benchmarks.ten_thousand [NUMBER] [--data FOLDER]
       [--workers WORKERS] [--profile]

With the labelled pages in FOLDER (`html/` and `pages/`, see docs/measure.md; default ../shared/bench) it writes NUMBER
(10000) pages into a folder that goes away again: each page again and again, with a sentence changed. Then `monitor run`
makes an issue of them, and trafilatura's own command line extracts them, both as processes of their own: CPU seconds
with those of their children, seconds by the clock, memory of the largest process and of all at once, and how often the
CPU seconds of trafilatura ours are. Then the same, without a peer, of NUMBER short texts that are made up.
With `--profile` it prints instead the functions that one process takes most time in.
"""

from __future__ import annotations

import argparse
import cProfile
import gzip
import json
import os
import pstats
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path

import psutil

from benchmarks.pipeline import articles, word
from monitor.config import load
from monitor.pipeline import run

NOW = datetime(2025, 8, 15, 4, tzinfo=UTC)
SOURCES = """
newsletter: {{title: Benchmark}}
topics: [{{id: all, name: All, match: the OR a OR der OR la}}]
sources: [{{name: many, kind: files, path: "{path}"}}]
workers: {workers}
"""
_SENTENCE = re.compile(r"(?<=[.!?] )([A-ZÄÖÜÀ-Ý][^<>{}\"\n.!?]{40,200})(?=[.!?])")  # prose of a page, as good as ever


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took."""

    cpu: float  #: seconds, of all its processes
    wall: float
    largest: float  #: megabytes of its largest process
    together: float  #: megabytes of all its processes at once, what they share counted once


def main() -> int:
    asked = _asked()
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        pages, texts = base / "pages", base / "texts"
        _newsletter(pages, "in/*.html", asked.workers)
        _newsletter(texts, "in/*.jsonl", asked.workers)
        found = list(_labelled(asked.data))
        write_pages(found, pages / "in", asked.number)
        (texts / "in" / "many.jsonl").write_text("\n".join(json.dumps(a) for a in articles(asked.number)))
        if asked.profile:
            return _profiled(pages if found else texts)
        print(f"{asked.number} documents{'':>8}{'CPU s':>9}{'wall s':>9}{'largest MB':>12}{'together MB':>13}")
        if found:
            ours = _told("pages, to an issue", _run(pages))
            peer = _told("pages, trafilatura", _trafilatura(pages / "in", base / "out"))
            print(f"CPU seconds, ours a peer's: {ours.cpu / peer.cpu:.2f}")
        else:
            print(f"no pages in {asked.data}")
        _told("texts, to an issue", _run(texts))
    return 0


def write_pages(found: Sequence[str], folder: Path, number: int) -> None:
    """So many of the pages, again and again, each with a sentence of its own."""
    draw = random.Random(7)  # noqa: S311
    for n, page in enumerate(islice(cycle(found), number) if found else ()):
        sentence = " ".join(word(draw) for _ in range(12)).capitalize()
        places = list(_SENTENCE.finditer(page))
        place = places[n // len(found) % len(places)] if places else None
        changed = f"{page[: place.start()]}{sentence}{page[place.end() :]}" if place else page
        (folder / f"{n:06}.html").write_text(changed, encoding="utf-8", errors="surrogatepass")


def _labelled(data: Path) -> Iterator[str]:
    for path in sorted((*data.glob("html/*.html.gz"), *data.glob("pages/*.html.gz"))):
        yield gzip.decompress(path.read_bytes()).decode("utf-8", "replace")


def _newsletter(folder: Path, path: str, workers: str) -> None:
    (folder / "in").mkdir(parents=True)
    (folder / "sources.yaml").write_text(SOURCES.format(path=path, workers=workers))


def _run(folder: Path) -> Cost:
    code = "from monitor.cli import main; main()"
    return _cost([sys.executable, "-c", code, "run", "--now", NOW.isoformat()], folder)


def _trafilatura(pages: Path, out: Path) -> Cost:
    program = str(Path(sys.executable).with_name("trafilatura"))
    options = ["--input-dir", str(pages), "-o", str(out), "--parallel", str(os.cpu_count() or 1)]
    return _cost([program, *options], pages.parent)


def _cost(command: Sequence[str], folder: Path) -> Cost:
    """What the command takes. Raises CalledProcessError where it fails; that it names some sources is no failure.

    What the system counts for us leaves out processes that were handed on, so those that are seen are counted too.
    """
    before, began = os.times(), time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peaks, seen = [0.0, 0.0], dict[int, float]()
    watch = threading.Thread(target=_watch, args=(process, peaks, seen), daemon=True)
    watch.start()
    if (code := process.wait()) not in (0, 3):
        raise subprocess.CalledProcessError(code, command)
    watch.join()
    wall, after = time.perf_counter() - began, os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(max(spent, sum(seen.values())), wall, *peaks)


def _watch(process: subprocess.Popen[bytes], peaks: list[float], seen: dict[int, float]) -> None:
    """Note the most memory that the process and those that it started have, while it lasts, and their CPU seconds."""
    while process.poll() is None:
        try:
            one = psutil.Process(process.pid)
            together = (one, *one.children(recursive=True))
            for each in together:
                times = each.cpu_times()
                seen[each.pid] = times.user + times.system
            sizes = [_megabytes(each) for each in together]
            peaks[:] = [max(peaks[0], *(size for size, _ in sizes)), max(peaks[1], sum(share for _, share in sizes))]
        except psutil.Error:
            pass
        time.sleep(0.5)


def _megabytes(process: psutil.Process) -> tuple[float, float]:
    try:
        found = process.memory_full_info()
    except psutil.Error:
        return 0.0, 0.0
    return found.rss / 1e6, getattr(found, "pss", found.rss) / 1e6


def _told(name: str, cost: Cost) -> Cost:
    print(f"{name:<22}{cost.cpu:>9.1f}{cost.wall:>9.1f}{cost.largest:>12.0f}{cost.together:>13.0f}", flush=True)
    return cost


def _profiled(folder: Path) -> int:
    profile, config = cProfile.Profile(), load(folder / "sources.yaml")
    profile.runcall(run, config.model_copy(update={"workers": 1}), now=NOW)
    pstats.Stats(profile).sort_stats("tottime").print_stats(40)
    pstats.Stats(profile).sort_stats("cumtime").print_stats("monitor", 60)
    return 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("number", nargs="?", type=int, default=10_000)
    parser.add_argument("--data", type=Path, default=Path(__file__).resolve().parents[1].parent / "shared" / "bench")
    parser.add_argument("--workers", default="auto")
    parser.add_argument("--profile", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
