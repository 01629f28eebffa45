"""What each alternative of a boilerplate rule meets on real lines: `python -m benchmarks.rules DATA_DIR`.

DATA_DIR holds the labelled sets that may be read: `pasted/dev.jsonl`, `appeals/dev.jsonl`, and `wcxb/read` with its
pages (see docs/measure.md); every one that is there is used. Prints a row for each alternative: how many lines it
meets, on how many hosts, and how many of these lines are the article's own; then how many real lines each language
has, and how many alternatives meet none. With `--unmet` only those that meet none.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.train_lines import pages
from monitor.clean.blocks.block import squeeze
from monitor.clean.blocks.html import parse_page
from monitor.clean.blocks.walk import Walk
from monitor.clean.lines.rules import opened
from monitor.language.identify import language_of
from monitor.language.lexicon.rules import rules
from monitor.language.text.fold import fold

LONGEST = 60  # words of a line that a rule may speak of; longer ones are prose


@dataclass(frozen=True, slots=True)
class Line:
    """A line that somebody labelled."""

    host: str
    text: str
    content: bool | None  #: None where people could not tell
    language: str | None  #: of its page


@dataclass(slots=True)
class Met:
    """What an alternative meets."""

    lines: int = 0
    content: int = 0
    hosts: set[str] = field(default_factory=set)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--unmet", action="store_true", help="Only the alternatives that meet no line.")
    options = parser.parse_args()
    lines = list(real_lines(options.data))
    found = met(lines)
    print(f"{len(lines):,} lines of {len({line.host for line in lines}):,} hosts\n")
    print(f"{'rule':24}{'lines':>8}{'hosts':>8}{'content':>9}  alternative")
    for (rule, pattern), row in found.items():
        if not (options.unmet and row.lines):
            print(f"{rule:24}{row.lines:8}{len(row.hosts):8}{row.content:9}  {pattern[:100]}")
    counts = Counter(line.language for line in lines)
    print(
        "\nlines by language: " + ", ".join(f"{language or 'unknown'} {n:,}" for language, n in counts.most_common(20))
    )
    print(f"{sum(not row.lines for row in found.values())} of {len(found)} alternatives meet no line")


def real_lines(data: Path) -> Iterator[Line]:
    """Every line of the labelled pages, once a host: what came round on a site counts once."""
    seen = set[tuple[str, str]]()
    for line in (*_labelled(data), *_paged(data / "wcxb" / "read")):
        key = (line.host, line.text)
        if key not in seen and len(line.text.split()) <= LONGEST:
            seen.add(key)
            yield line


def met(lines: list[Line]) -> dict[tuple[str, str], Met]:
    """What each alternative meets, whatever other rules say of the line, by rule and pattern, in their order."""
    rows = [
        (rule, pattern, re.compile(pattern)) for rule in rules() if rule.where == "line" for pattern in rule.patterns
    ]
    found = {(rule.id, pattern): Met() for rule, pattern, _ in rows}
    for line in lines:
        text, length = opened(line.text), len(line.text.split())
        for rule, pattern, compiled in rows:
            if length <= rule.words and compiled.match(text):
                row = found[rule.id, pattern]
                row.lines += 1
                row.content += line.content is True
                row.hosts.add(line.host)
    return found


def _labelled(data: Path) -> Iterator[Line]:
    if (data / "pasted").is_dir():
        for page in pages(data):
            language = language_of("\n".join(page.texts))
            for text, label in zip(page.texts, page.labels, strict=True):
                yield Line(page.site, text, label, language)


def _paged(folder: Path) -> Iterator[Line]:
    """The blocks of pages whose text is known; a block is content where the text holds it."""
    gold = folder / "gold.jsonl"
    for row in gold.read_text(encoding="utf-8").split("\n") if gold.is_file() else ():
        if row:
            yield from _blocks(folder, json.loads(row))


def _blocks(folder: Path, row: dict[str, str]) -> Iterator[Line]:
    tree = parse_page(gzip.decompress((folder / row["file"]).read_bytes()).decode("utf-8", "replace"))
    host, body = (urlsplit(row["url"]).hostname or "").removeprefix("www."), fold(squeeze(row["body"]))
    language = language_of(row["body"])
    for block in Walk(tree).blocks if tree is not None else ():
        yield Line(host, block.text, fold(block.text) in body, language)


if __name__ == "__main__":
    main()
