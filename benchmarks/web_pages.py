"""How clean the pages of the web come out, and at what cost: `python -m benchmarks.web_pages FOLDER`.

FOLDER is `wcxb/read` or `wcxb/unread`. Prints F1 of words by kind of page, ours beside trafilatura's default in one
run; the CPU seconds of both, trafilatura's with its metadata since ours finds them too, taken page by page in turn; and
the share of the pages, and of our CPU time, that second opinions took. A page that is refused counts as empty.
"""

from __future__ import annotations

import argparse
import json
import logging
import time
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean
from typing import Any, TypeVar

import trafilatura

from benchmarks.doubt import f1
from benchmarks.pages import unzipped
from benchmarks.second import counted
from monitor.clean import clean
from monitor.errors import ReadError
from monitor.models import Document

T = TypeVar("T")
NOW = datetime(2026, 12, 1, tzinfo=UTC)


class Clock:
    """CPU seconds, and how often they were taken."""

    def __init__(self) -> None:
        self.seconds, self.times = 0.0, 0

    def take(self, work: Callable[[], T]) -> T:
        """What the work gives; its seconds are added."""
        start = time.process_time()
        try:
            return work()
        finally:
            self.seconds += time.process_time() - start
            self.times += 1


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    logging.disable()
    warnings.simplefilter("ignore")
    own, theirs, meta = Clock(), Clock(), Clock()
    scores: dict[str, list[tuple[float, float]]] = defaultdict(list)
    with counted() as second:
        for gold in rows(parser.parse_args().folder):
            html = gold["html"]
            ours = own.take(lambda: text(gold["url"], html))  # noqa: B023
            peer = theirs.take(lambda: trafilatura.extract(html) or "")  # noqa: B023
            meta.take(lambda: trafilatura.bare_extraction(html, with_metadata=True))  # noqa: B023
            for kind in (gold["kind"], "all"):
                scores[kind].append((f1(gold["body"], ours), f1(gold["body"], peer)))
    print(f"{'kind':14}{'pages':>6}{'ours':>9}{'trafilatura':>13}")
    for kind, found in sorted(scores.items()):
        print(f"{kind:14}{len(found):6}{mean(a for a, _ in found):9.4f}{mean(b for _, b in found):13.4f}")
    print(f"CPU s: ours {own.seconds:.1f}, trafilatura {theirs.seconds:.1f}, with metadata {meta.seconds:.1f}")
    print(f"pages a second, as a multiple of trafilatura's with metadata: {meta.seconds / own.seconds:.2f}")
    print(
        f"second opinions: {second.asked / own.times:.3f} of the pages, {second.seconds / own.seconds:.3f} of our CPU"
    )


def rows(folder: Path) -> Iterator[dict[str, Any]]:
    """The rows of a folder's gold with the page of each."""
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").split("\n"):
        if line:
            gold: dict[str, Any] = json.loads(line)
            yield gold | {"html": unzipped(folder / gold["file"])}


def text(url: str, html: str) -> str:
    """The article's text of a page, or nothing where it is refused."""
    try:
        return clean(Document("bench", url, None, "html", html), received=NOW, zone=UTC).text
    except ReadError:
        return ""


if __name__ == "__main__":
    main()
