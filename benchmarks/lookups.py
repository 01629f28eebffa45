"""How long a store is asked for what it holds.  usage: python -m benchmarks.lookups [NUMBER NUMBER]

Makes a store of so many made-up articles (default 1000 4000), and prints CPU seconds of each question at both sizes,
and the exponent between them: 1 for what prints all of it, near 0 for what prints one thing.
"""

from __future__ import annotations

import json
import math
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.pipeline import END, SOURCES, articles
from monitor import record
from monitor.config import Config, load
from monitor.models import Entry
from monitor.pipeline import run
from monitor.store import Store

Question = Callable[[Config, Store, Entry], object]
LEAST = 0.001  # seconds; what is shorter is taken for that

QUESTIONS: dict[str, Question] = {
    "export articles": lambda c, s, _: sum(1 for _ in record.articles(c, s, None, None)),
    "export stories": lambda c, s, _: sum(1 for _ in record.stories(c, s, None, None)),
    "explain an article": lambda c, s, e: list(record.explain(c, s, e.id)),
    "explain a story": lambda c, s, e: list(record.explain(c, s, e.story_id or "")),
    "status": lambda c, s, _: list(record.status(c, s, END)),
    "search, the first time": lambda c, s, _: record.search(c, s, "harbour"),
    "search": lambda c, s, _: record.search(c, s, "harbour"),
}


def main() -> None:
    sizes = [int(a) for a in sys.argv[1:]] or [1_000, 4_000]
    took = [asked(size) for size in sizes]
    for name in QUESTIONS:
        row = [max(LEAST, one[name]) for one in took]
        exponent = math.log(row[-1] / row[0]) / math.log(sizes[-1] / sizes[0])
        print(f"{name:<24}", *(f"{seconds:9.3f}" for seconds in row), f"{exponent:7.2f}")


def asked(size: int) -> dict[str, float]:
    """CPU seconds of each question to a store of so many articles."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        (base / "sources.yaml").write_text(SOURCES, "utf-8")
        (base / "many.jsonl").write_text("\n".join(json.dumps(a) for a in articles(size)), "utf-8")
        config = load(base / "sources.yaml")
        run(config, now=END)
        with Store.open(config.store, config.base) as store:
            return {name: seconds(config, store, question) for name, question in QUESTIONS.items()}


def seconds(config: Config, store: Store, question: Question) -> float:
    entry = store.entries()[5]
    started = time.process_time()
    question(config, store, entry)
    return time.process_time() - started


if __name__ == "__main__":
    main()
