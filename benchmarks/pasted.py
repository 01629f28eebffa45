"""Pages as a reader pastes them: the visible lines around an article, labelled by its text as people read it.

`python -m benchmarks.pasted DATA_DIR` prints how many lines that makes of the pages in `wcxb/read`. `train_lines.py`
learns from them beside the sets that were labelled line by line; `lines.py` prints the sums of `wcxb/unread`, of which
nobody looks at a page.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from monitor.clean.blocks.block import squeeze
from monitor.clean.blocks.html import parse_page

BEFORE, AFTER = 25, 40  # lines around the article that are pasted with it
GRAM = 3  # words of a run that is looked for in the article
OWN, FOREIGN = 0.9, 0.1  # so much of a line's runs stands in the article, or so little; between, nobody can tell
FEW = 4  # words; a shorter line is the article's where it is a line of it
COVERED = 0.7  # of the article's words must be in such lines, or the page is left out

_WORD = re.compile(r"\w+")
_SILENT = frozenset(
    "script style template noscript head svg iframe select option textarea button audio video object".split()
)
_BREAKING = frozenset(
    "address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr "
    "ul".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
Row = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    options = parser.parse_args()
    rows = list(pasted_rows(options.data / "wcxb" / "read"))
    count = Counter(line["label"] for row in rows for line in row["lines"])
    print(f"{len(rows)} pages", dict(count))


def pasted_rows(folder: Path, kinds: Sequence[str] = ("article",)) -> Iterator[Row]:
    """A row for each page of a folder whose article was found in its visible lines: {id, url, lines}."""
    for raw in (folder / "gold.jsonl").read_text(encoding="utf-8").split("\n"):
        gold: Row = json.loads(raw) if raw else {"kind": None}
        if gold["kind"] in kinds:
            html = gzip.decompress((folder / gold["file"]).read_bytes()).decode("utf-8", "replace")
            lines = labelled(visible_lines(html), gold["body"], gold["title"] or "")
            if lines:
                yield {"id": gold["id"], "url": gold["url"], "lines": lines}


def visible_lines(html: str) -> list[str]:
    """What a browser shows of a page, a line for each block."""
    tree = parse_page(html)
    pieces: list[str] = []
    if tree is not None:
        _collect(tree, pieces)
    return [line for raw in "".join(pieces).split("\n") if (line := squeeze(raw))]


def _collect(tree: HtmlElement, pieces: list[str]) -> None:
    stack: list[HtmlElement | str] = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            pieces.append(node)
            continue
        tag = node.tag if isinstance(node.tag, str) else ""
        if node.tail:
            stack.append(" ".join(node.tail.split("\n")))
        if tag in _SILENT or _HIDDEN.search(node.get("style") or "") or node.get("hidden") is not None:
            continue
        if tag in _BREAKING:
            pieces.append("\n")
            stack.append("\n")
        stack += reversed(node)
        if node.text:
            pieces.append(" ".join(node.text.split("\n")))


def labelled(lines: Sequence[str], body: str, title: str) -> list[dict[str, str]]:
    """The lines around the article with their labels; none where too little of the article is in them."""
    runs = Counter(_runs(_words(body)))
    whole = {tuple(_words(line)) for line in body.split("\n")}
    named = _words(title)
    labels = [_label(_words(line), runs, whole, named) for line in lines]
    own = [n for n, label in enumerate(labels) if label == "content" and len(_words(lines[n])) > FEW]
    if not own or sum(len(_words(lines[n])) for n in own) < COVERED * len(_words(body)):
        return []
    chosen = range(max(0, own[0] - BEFORE), min(len(lines), own[-1] + 1 + AFTER))
    return [{"text": lines[n], "label": labels[n]} for n in chosen]


def _label(words: list[str], runs: Counter[tuple[str, ...]], whole: set[tuple[str, ...]], named: list[str]) -> str:
    if words and words == named:
        return "title"
    if len(words) < FEW:
        return "content" if words and tuple(words) in whole else "boilerplate"
    own = _runs(words)
    share = sum(1 for run in own if run in runs) / len(own)
    return "content" if share >= OWN else "boilerplate" if share <= FOREIGN else "ambiguous"


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[n : n + GRAM]) for n in range(len(words) - GRAM + 1)]


def site_of(url: str) -> str:
    """The host of an address, without "www."."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


if __name__ == "__main__":
    main()
