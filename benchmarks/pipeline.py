"""How long a run takes over many short texts.  usage: python benchmarks/pipeline.py [NUMBER ...]

Writes one .jsonl of made-up articles, makes an issue of it, and prints seconds and peak memory for each NUMBER
(default 2500 10000), and how the time grows between the first and the last.
"""

from __future__ import annotations

import json
import math
import random
import resource
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from monitor.config import load
from monitor.pipeline import run

SOURCES = """
newsletter: {title: Benchmark}
topics: [{id: harbours, name: Harbours, match: harbour OR port}]
sources: [{name: many, kind: files, path: many.jsonl}]
"""
END = datetime(2025, 8, 15, tzinfo=UTC)


def articles(number: int) -> list[dict[str, str]]:
    """Articles of three paragraphs about number/4 made-up events within two weeks, each event with words of its own."""
    draw = random.Random(number)  # noqa: S311  a benchmark, not a secret
    common = [word(draw) for _ in range(3000)]
    events = [[word(draw) for _ in range(25)] for _ in range(max(1, number // 4))]
    found = []
    for place in range(number):
        event = draw.randrange(len(events))
        body = "\n\n".join(paragraph(draw, events[event], common) for _ in range(3))
        moment = END - timedelta(hours=(event * 7) % 330 + draw.random() * 12)
        found.append(
            {
                "outlet": f"Outlet {place % 40}",
                "title": " ".join(draw.sample(events[event], 5)).capitalize(),
                "url": f"https://outlet-{place % 40}.example/{place}",
                "published": moment.isoformat(timespec="minutes"),
                "text": body,
            }
        )
    return found


def paragraph(draw: random.Random, event: list[str], common: list[str]) -> str:
    words = draw.choices(common, k=18) + draw.choices(event, k=12)
    draw.shuffle(words)
    name = f"{event[0].capitalize()} {event[1].capitalize()}"
    told, said = " ".join(words[:15]).capitalize(), " ".join(words[16:])
    return f"{told} {draw.randrange(2, 900)} {words[15]}. “{said},” {name} said."


def word(draw: random.Random) -> str:
    return "".join(draw.choice("bdfgklmnprst") + draw.choice("aeiou") for _ in range(draw.randrange(2, 5)))


def main() -> None:
    """Print the table."""
    numbers = [int(n) for n in sys.argv[1:]] or [2500, 10000]
    seconds = []
    print(f"{'articles':>10}{'stories':>10}{'seconds':>10}{'CPU s':>10}{'peak MB':>10}")
    for number in numbers:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "sources.yaml").write_text(SOURCES)
            (folder / "many.jsonl").write_text("\n".join(json.dumps(a) for a in articles(number)))
            start, cpu = time.perf_counter(), time.process_time()
            report = run(load(folder / "sources.yaml"), now=END)
            seconds.append(time.perf_counter() - start)
            cpu = time.process_time() - cpu
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        stories = len(report.issue.stories) if report.issue else 0
        print(f"{number:>10}{stories:>10}{seconds[-1]:>10.1f}{cpu:>10.1f}{peak:>10.0f}")
    if len(numbers) > 1:
        growth = math.log(seconds[-1] / seconds[0]) / math.log(numbers[-1] / numbers[0])
        print(f"time grows as n^{growth:.2f}")


if __name__ == "__main__":
    main()
