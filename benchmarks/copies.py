"""How well copies are found: `python benchmarks/copies.py DATA_DIR`.

DATA_DIR holds `copies/articles.jsonl` {id, outlet, title, text} and `copies/pairs.tsv` (id, id, 1 or 0, level).
Prints recall of the pairs that are copies, by how much was changed, and precision with the real same-story pairs that
are not; then the harder pairs of tests/data. Beside ours, MinHash at two thresholds (128 functions over 3-word
shingles, without an index), and with the index of datasketch where that is installed (`pip install monitor[bench]`).
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from monitor.language.text.words import words
from monitor.models import Article
from monitor.stories.copies import copies
from monitor.stories.texts import read

HARD = Path(__file__).parents[1] / "tests" / "data" / "stories" / "pairs.jsonl"
Pair = tuple[str, str]
Texts = dict[str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    folder = parser.parse_args().data / "copies"
    rows = read_rows(folder / "articles.jsonl")
    texts = {row["id"]: f"{row['text']}" for row in rows}
    pairs = [line.split("\t") for line in (folder / "pairs.tsv").read_text("utf-8").splitlines()]
    levels = [level for level in dict.fromkeys(level for *_, level in pairs) if level != "same-story"]
    print(f"{'method':16}{'recall':>8}{'precision':>11}" + "".join(f"{level:>9}" for level in levels) + f"{'s':>8}")
    for method, find in METHODS.items():
        start = time.process_time()
        said = find(texts, [(one, other) for one, other, *_ in pairs])
        seconds = time.process_time() - start
        right: dict[str, list[bool]] = defaultdict(list)
        for one, other, _, level in pairs:
            right[level].append((one, other) in said)
        true = sum(sum(right[level]) for level in levels)
        false = sum(right["same-story"])
        recall, precision = true / sum(len(right[level]) for level in levels), true / max(true + false, 1)
        cells = "".join(f"{np.mean(right[level]):9.3f}" for level in levels)
        print(f"{method:16}{recall:8.3f}{precision:11.3f}{cells}{seconds:8.1f}")
    _print_hard()


def _print_hard() -> None:
    """The harder pairs, each by itself as two articles: how many of each kind are called copies."""
    rows = read_rows(HARD)
    print(f"\n{len(rows)} harder pairs, written by hand: called copies (of how many)")
    print(f"{'method':16}" + "".join(f"{kind:>22}" for kind in dict.fromkeys(row["kind"] for row in rows)))
    for method, find in METHODS.items():
        said: dict[str, list[bool]] = defaultdict(list)
        for row in rows:
            one, other = row["one"]["id"], row["other"]["id"]
            texts = {one: row["one"]["text"], other: row["other"]["text"]}
            said[row["kind"]].append((one, other) in find(texts, [(one, other)]))
        right = sum((row["copy"] == call) for row, call in zip(rows, _in_order(rows, said), strict=True))
        cells = "".join(f"{f'{sum(calls)} of {len(calls)}':>22}" for calls in said.values())
        print(f"{method:16}{cells}  right: {right} of {len(rows)}")
    print("paraphrases, cut copies, releases and updated versions are copies; the other kinds are not")


def _in_order(rows: Sequence[dict[str, Any]], said: dict[str, list[bool]]) -> list[bool]:
    left = {kind: iter(calls) for kind, calls in said.items()}
    return [next(left[row["kind"]]) for row in rows]


def read_rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def ours(texts: Texts, pairs: Sequence[Pair]) -> set[Pair]:
    """Pairs in one group of copies, among all the articles at once."""
    ids = sorted(texts)
    articles = [article(i, texts[i]) for i in ids]
    found = copies(articles, read(articles), [None] * len(ids), overlap=0.5)
    where = {ids[member]: number for number, same in enumerate(found) for member in same.members}
    return {(one, other) for one, other in pairs if where[one] == where[other]}


def article(key: str, text: str) -> Article:
    at = datetime(2025, 1, 1, tzinfo=UTC)
    return Article(key, "bench", key, "", None, None, (), None, None, at, "en", text, (), ())


def minhash(least: float) -> Callable[[Texts, Sequence[Pair]], set[Pair]]:
    """Broder's estimate of the Jaccard index; only the pairs asked for are compared, so its speed is not comparable."""

    def find(texts: Texts, pairs: Sequence[Pair]) -> set[Pair]:
        signatures = {key: _signature(texts[key]) for key in {key for pair in pairs for key in pair}}
        return {(one, other) for one, other in pairs if (signatures[one] == signatures[other]).mean() >= least}

    return find


_MULTIPLIERS = np.random.default_rng(7).integers(1, 2**63, 128, dtype=np.uint64) | np.uint64(1)
_known: dict[str, int] = {}


@cache
def _signature(text: str) -> np.ndarray:
    said = words(text)
    shingles = {" ".join(said[n : n + 3]) for n in range(max(1, len(said) - 2))}
    for shingle in shingles - _known.keys():
        _known[shingle] = int.from_bytes(blake2b(shingle.encode(), digest_size=8).digest(), "big")
    hashes = np.array([_known[shingle] for shingle in shingles], dtype=np.uint64)
    mixed = hashes[:, None] * _MULTIPLIERS
    return np.asarray((mixed ^ (mixed >> np.uint64(31))).min(axis=0))


def minhash_lsh(texts: Texts, pairs: Sequence[Pair], least: float = 0.5) -> set[Pair]:
    """The pairs that the index of datasketch brings together, with the same functions and shingles."""
    from datasketch import MinHash, MinHashLSH  # of the extra `bench`

    index = MinHashLSH(threshold=least, num_perm=128)
    sketches = {}
    for key, text in sorted(texts.items()):
        said = words(text)
        sketches[key] = MinHash(num_perm=128, seed=1)
        sketches[key].update_batch([" ".join(said[n : n + 3]).encode() for n in range(max(1, len(said) - 2))])
        index.insert(key, sketches[key])
    near = {key: set(index.query(sketch)) for key, sketch in sketches.items()}
    return {(one, other) for one, other in pairs if other in near[one]}


METHODS: dict[str, Callable[[Texts, Sequence[Pair]], set[Pair]]] = {
    "ours": ours,
    "MinHash 0.3": minhash(0.3),
    "MinHash 0.7": minhash(0.7),
} | ({"MinHash-LSH 0.5": minhash_lsh} if find_spec("datasketch") else {})

if __name__ == "__main__":
    main()
