"""How long composing takes.  usage: python -m benchmarks.compose [DATA_DIR]

Prints CPU seconds for one story of 20 articles, and for an issue over 10,000 short ones on 2,500 events, of which the
first 40 are told. Made-up texts, 30 paragraphs each for the story, every fifth with a quotation; with DATA_DIR the
first 20 real texts of `summary/dev.jsonl` as one story too. No store, no grouping, no page.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.pipeline import END, paragraph, word
from monitor.clean import clean
from monitor.digest.compose import Coverage, compose
from monitor.language.reading import Reading
from monitor.language.speech.quotes import quotes
from monitor.models import Article, Document, Meta, Story, Window

START = datetime(2025, 8, 1, tzinfo=UTC)


def main() -> None:
    draw = random.Random(20)  # noqa: S311  a benchmark, not a secret
    common = [word(draw) for _ in range(3000)]
    print(f"{'articles':>10}{'stories':>10}{'told':>8}{'CPU s':>8}")
    if len(sys.argv) > 1:
        rows = (Path(sys.argv[1]) / "summary/dev.jsonl").read_text("utf-8").splitlines()
        texts = [one["text"] for row in rows for one in json.loads(row)["articles"] if len(one["text"]) > 1000]
        show([story(0, [article(f"real-{n}", text) for n, text in enumerate(texts[:20])])])
    show([event(draw, common, 0, size=20, paragraphs=30)])
    show([event(draw, common, n, size=4, paragraphs=3) for n in range(2_500)])


def event(draw: random.Random, common: list[str], number: int, *, size: int, paragraphs: int) -> Coverage:
    """A story of so many articles that share the words of their event."""
    own = [word(draw) for _ in range(25)]
    texts = [[paragraph(draw, own, common) for _ in range(paragraphs)] for _ in range(size)]
    plain = [
        "\n\n".join(p if n % 5 == 0 else p.replace("“", "").replace("”", "") for n, p in enumerate(one))
        for one in texts
    ]
    return story(number, [article(f"{number}-{n}", text) for n, text in enumerate(plain)])


def story(number: int, told: Sequence[Article]) -> Coverage:
    ids = tuple(one.id for one in told)
    return Coverage(Story(f"s{number}", told[0].title or "", (), ids, (), START, END), tuple(told))


def article(name: str, text: str) -> Article:
    given = Meta(title=f"Event {name}", outlet=f"Outlet {name[-1]}", language="en", published="2025-08-12")
    made = clean(Document("bench", name, None, "text", text, given), received=END, zone=UTC)
    return replace(made, quotes=quotes(Reading(made.text, "en")), figures=Reading(made.text, "en").figures)


def show(coverage: Sequence[Coverage]) -> None:
    start = time.process_time()
    issue = compose(coverage, id="x", title="Benchmark", window=Window(START, END), topics={}, language="en")
    seconds = time.process_time() - start
    told = sum(bool(story.summary) for story in issue.stories)
    print(f"{len(issue.articles):>10}{len(issue.stories):>10}{told:>8}{seconds:>8.2f}", flush=True)


if __name__ == "__main__":
    main()
