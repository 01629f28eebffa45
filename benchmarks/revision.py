"""What tells an edit of an article from another text.  usage: python -m benchmarks.revision DATA_DIR

DATA_DIR holds `stories/*.jsonl` with {id, text, cluster}. Prints the share of word pairs that is left (see
`clean.later.revision`) between texts on different events, between texts on one event, and between a text and itself
with every fifth word replaced: the least, the median, the 95th percentile and the greatest. Then how many of all
paragraphs are taken for a note that the whole article was taken back, and those, to be read.
"""

from __future__ import annotations

import json
import random
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from monitor.clean.later.revision import LEFT, remains
from monitor.language.text.retraction import retracts

PAIRS = 300  # of each kind, at most
LEAST = 600  # characters of a text


def main() -> None:
    rows = [
        row
        for path in sorted((Path(sys.argv[1]) / "stories").glob("*.jsonl"))
        for row in map(json.loads, path.read_text("utf-8").splitlines())
    ]
    texts = [row for row in rows if len(row["text"]) >= LEAST]
    draw = random.Random(3)  # noqa: S311  a benchmark, not a secret
    print(f"share of word pairs left; an edit leaves {LEFT} at least")
    print(f"{'':24}{'least':>8}{'median':>8}{'95 %':>8}{'most':>8}")
    show("other events", [remains(a["text"], b["text"]) for a, b in _others(texts, draw)])
    show("one event", [remains(a["text"], b["text"]) for a, b in _same(texts, draw)])
    show("every fifth word new", [remains(t, _edited(t)) for t in (draw.choice(texts)["text"] for _ in range(PAIRS))])
    paragraphs = [p for row in rows for p in row["text"].split("\n") if p.strip()]
    found = [p for p in paragraphs if retracts(p)]
    print(f"\n{len(paragraphs)} paragraphs, {len(found)} taken for a retraction", *found, sep="\n    ")


def show(name: str, shares: list[float]) -> None:
    """Print a line."""
    least, median, high, most = np.percentile(shares, [0, 50, 95, 100])
    print(f"{name:24}{least:8.2f}{median:8.2f}{high:8.2f}{most:8.2f}")


def _others(texts: list[dict[str, Any]], draw: random.Random) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    pairs = ((draw.choice(texts), draw.choice(texts)) for _ in range(PAIRS * 2))
    return [pair for pair in pairs if pair[0]["cluster"] != pair[1]["cluster"]][:PAIRS]


def _same(texts: list[dict[str, Any]], draw: random.Random) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    clusters: dict[str, list[dict[str, Any]]] = {}
    for row in texts:
        clusters.setdefault(row["cluster"], []).append(row)
    pairs = [pair for held in clusters.values() for pair in combinations(held[:4], 2)]
    return draw.sample(pairs, min(PAIRS, len(pairs)))


def _edited(text: str) -> str:
    return " ".join("another" if n % 5 == 4 else word for n, word in enumerate(text.split()))


if __name__ == "__main__":
    main()
