"""What is said to stand in one outlet only, to be read by eye: `python -m benchmarks.exclusives DATA_DIR [--seed N]`.

DATA_DIR holds `stories/allsides_full.jsonl` and `stories/basil.jsonl` with {id, outlet, title, text, published,
cluster}, and `summary/dev.jsonl` with {id, articles: [{title, text}]}. Of stories drawn from those whose name hashes to
an odd number, which nothing was tuned on (with `--open` the others), it prints how many entries of each kind the issue
shows, and 60 sampled names and events, each with what the other texts say nearest to it; of a name also whether its
last word stands anywhere in them.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from benchmarks.stories import article as bare
from benchmarks.stories import as_run
from monitor.digest.compose import Coverage, compose
from monitor.digest.passage import passages, stems
from monitor.language.reading import Reading
from monitor.language.speech.quotes import quotes
from monitor.models import Article, Exclusive, IssueStory, Story, Window

SAMPLE = 60


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--stories", type=int, default=20)
    parser.add_argument("--open", action="store_true")
    options = parser.parse_args()
    draw = random.Random(options.seed)  # noqa: S311 - to read
    known = sorted(_stories(options.data, odd=not options.open), key=lambda row: row[0])
    told = [
        (name, told, articles)
        for name, rows in draw.sample(known, min(options.stories, len(known)))
        for told, articles in [_told(name, rows)]
    ]
    kinds = Counter(entry.kind for _, story, _ in told for entry in story.only_in)
    print(
        f"{len(told)} stories: {dict(sorted(kinds.items(), key=str))}, {sum(s.more_only_in for _, s, _ in told)} more"
    )
    found = [(n, e, a) for n, story, a in told for e in story.only_in if e.kind in ("name", "event")]
    for name, entry, articles in draw.sample(found, min(SAMPLE, len(found))):
        _print(name, entry, articles)


def _stories(data: Path, *, odd: bool) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The stories of at least two outlets, each article as a row."""
    found: dict[str, list[dict[str, Any]]] = {}
    for name in ("allsides_full", "basil"):
        for line in (data / "stories" / f"{name}.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            found.setdefault(row["cluster"], []).append(row)
    for line in (data / "summary" / "dev.jsonl").read_text("utf-8").splitlines():
        cluster = json.loads(line)
        found[cluster["id"]] = [
            {
                "id": f"{cluster['id']}-{n}",
                "outlet": f"Outlet {n}",
                "title": row["title"] or None,
                "text": "\n\n".join(row["text"].split("\n")),
            }
            for n, row in enumerate(cluster["articles"])
        ]
    for name, rows in found.items():
        if len({row["outlet"] for row in rows}) > 1 and (int(sha256(name.encode()).hexdigest(), 16) % 2 == 1) == odd:
            yield name, rows


def _told(name: str, rows: Sequence[dict[str, Any]]) -> tuple[IssueStory, tuple[Article, ...]]:
    readings = [(a, Reading(a.text, "en")) for a in map(as_run, rows)]
    articles = tuple(replace(a, language="en", quotes=quotes(r), figures=r.figures) for a, r in readings)
    when = bare(rows[0]).received
    story = Story(name, articles[0].title or "", (), tuple(a.id for a in articles), (), when, when)
    issue = compose([Coverage(story, articles)], id="x", title="", window=Window(when, when), topics={}, language="en")
    return issue.stories[0], articles


def _print(name: str, entry: Exclusive, articles: Sequence[Article]) -> None:
    (text,) = [a.text for a in articles if a.id == entry.article_id]
    marked = [text[start:end] for start, end in entry.marks]
    print(f"\n{entry.kind} {marked} in {entry.outlet} ({name})\n    {' '.join(entry.text.split())}")
    mine = set(stems(entry.text))
    others = [a for a in articles if a.outlet != entry.outlet]
    near = sorted(
        ((len(mine & set(p.stems)), a.outlet, " ".join(p.text.split())) for a in others for p in passages(a)),
        reverse=True,
    )
    for count, outlet, told in near[:2]:
        print(f"    {count:3} {outlet}: {told[:300]}")
    every = " ".join(f"{a.title} {a.text}" for a in others).lower()
    print(f"    elsewhere: {[m for m in marked if m.split()[-1].lower() in every]}")


if __name__ == "__main__":
    main()
