"""Whether an issue opens with what an editor would.  usage: python -m benchmarks.mornings DATA [--sheet N] [--apart]

Thirty mornings are made of the articles in DATA/stories/*.jsonl, whole stories each and no story in two mornings, their
dates moved onto two days. `mornings.txt` holds five stories a morning that an editor of a general news desk picked from
one headline and the first words of a lead, blind to outlets, to numbers and to any order of ours. Each morning goes
through `run` as a folder of one file; printed is the share of the picks that the first five stories of its issue.json
tell, for the mornings that weights may be trained on and for those kept apart (the last ten; `--apart` prints their sum
only). `--sheet` prints what was picked from.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha1
from pathlib import Path
from typing import Any

from monitor.config import load
from monitor.models import Issue, IssueStory
from monitor.pipeline import run

MORNINGS, APART = 30, 10  #: in all, and of these the last that nothing is tuned on
PICKS = Path(__file__).with_name("mornings.txt")
FIRST = 5
END = datetime(2025, 8, 14, 4, tzinfo=UTC)
_DAYS = timedelta(hours=44)
_LEAD = 26  # words of a lead on the sheet
_SOURCES = """
newsletter: {title: Benchmark, language: en}
sources: [{name: morning, kind: files, path: articles.jsonl}]
"""
Row = dict[str, Any]


@dataclass(frozen=True)
class Morning:
    """The stories of a morning, each with its articles, by the story's name."""

    number: int  #: from 1
    stories: dict[str, tuple[Row, ...]]

    @property
    def apart(self) -> bool:
        """Whether it is kept back from whatever is tuned."""
        return self.number > MORNINGS - APART


@dataclass(frozen=True)
class Told:
    """How many of a morning's picks its first stories tell."""

    morning: Morning
    found: int
    picks: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--sheet", type=int, nargs="+")
    parser.add_argument("--apart", action="store_true", help="only the mornings kept apart")
    options = parser.parse_args()
    made = mornings(options.data)
    if options.sheet:
        print("\n".join(line for n in options.sheet for line in sheet(made[n - 1])))
        return
    held = picks()
    for name, part in (("open", False), ("apart", True)):
        if part or not options.apart:
            rows = [told(m, held[m.number]) for m in made if m.apart == part]
            print(
                f"{name:6} mornings {len(rows):3}  picks {sum(t.picks for t in rows):4}  told first {share(rows):6.1%}"
            )


def mornings(data: Path) -> list[Morning]:
    """The mornings, the same ones each time: stories in the order of their hash, dealt like cards."""
    held: dict[str, list[Row]] = {}
    for path in sorted((data / "stories").glob("*.jsonl")):
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            held.setdefault(f"{path.stem}/{row['cluster']}", []).append(row)
    order = sorted(held, key=lambda name: (-len(held[name]) // 4, _hash(name)))
    dealt = [order[n::MORNINGS] for n in range(MORNINGS)]
    return [Morning(n, {name: tuple(held[name]) for name in names}) for n, names in enumerate(dealt, 1)]


def sheet(morning: Morning) -> Iterator[str]:
    """What picks are made from: a headline and the first words below it, the stories in no order."""
    yield f"== {morning.number}"
    for name in sorted(morning.stories, key=lambda name: _hash(name + "?")):
        row = min(morning.stories[name], key=lambda row: _hash(row["id"]))
        title, _, text = (row["title"] or "").strip(), "", row["text"]
        first, _, rest = text.partition("\n")
        title, text = (title, text) if title else (first, rest)
        yield f"{name.partition('/')[2]} | {title} | {' '.join(text.split()[:_LEAD])}"


def picks(path: Path = PICKS) -> dict[int, tuple[str, ...]]:
    """The stories that were picked, by the number of the morning."""
    rows = (line.partition(":") for line in path.read_text("utf-8").splitlines() if line and line[0] != "#")
    return {int(number): tuple(names.split()) for number, _, names in rows}


def told(morning: Morning, picked: Sequence[str]) -> Told:
    """How many of the picks the first stories of its issue tell."""
    first = _first(issue(morning), morning)
    return Told(morning, len(first & set(picked)), len(picked))


def issue(morning: Morning) -> Issue:
    """The issue that `run` makes of the morning."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "sources.yaml").write_text(_SOURCES)
        (folder / "articles.jsonl").write_text("\n".join(json.dumps(row) for row in articles(morning)))
        made = run(load(folder / "sources.yaml"), now=END).issue
    assert made is not None
    return made


def articles(morning: Morning) -> Iterator[Row]:
    """The articles as a file of records holds them, each published within the two days before the morning."""
    for name, rows in morning.stories.items():
        begin = _spread(name, _DAYS * 0.75)
        for row in rows:
            at = END - _DAYS + begin + _spread(row["id"], _DAYS * 0.25)
            address = f"{_address(name)}{row['id']}"
            given = {key: row[key] for key in ("outlet", "title", "text") if row[key]}
            yield {**given, "url": address, "published": at.isoformat(timespec="minutes")}


def _first(made: Issue, morning: Morning) -> set[str]:
    """The stories of the morning that the issue's first ones tell."""
    return {cluster(story, made, morning) for story in made.stories[:FIRST]}


def cluster(story: IssueStory, made: Issue, morning: Morning) -> str:
    """The story of the morning that most of the articles of an issue's story are of."""
    address = {a.id: a.url or "" for a in made.articles}
    named = {name.partition("/")[2]: _address(name) for name in morning.stories}
    counts = Counter(n for i in story.article_ids for n, start in named.items() if address[i].startswith(start))
    return counts.most_common(1)[0][0]


def _address(name: str) -> str:
    return f"https://bench.example/{name}/"


def share(rows: Iterable[Told]) -> float:
    """The share of the picks that are told first."""
    held = list(rows)
    return sum(t.found for t in held) / max(1, sum(t.picks for t in held))


def _hash(text: str) -> str:
    return sha1(text.encode(), usedforsecurity=False).hexdigest()


def _spread(text: str, span: timedelta) -> timedelta:
    """A part of the span, by the hash of a text."""
    return span * (int(_hash(text)[:6], 16) / 0x1000000)


if __name__ == "__main__":
    main()
