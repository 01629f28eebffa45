"""Which blocks of a page are the article: a logistic model over what the extractor kept and how the page is built.

The extractor (trafilatura) errs by whole boxes: it keeps a foreign one or drops a part of the article. So the model
asks of each block what the extractor kept of the boxes around it, of the blocks that look like it and of its
neighbours. No word of any language and no name of a class is a feature. The weights are in `content_model.txt`, made by
`python -m benchmarks.pages ../shared/bench --train`.
"""

from __future__ import annotations

import string
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from math import exp, log1p
from operator import mul

from monitor.clean.blocks.block import Block
from monitor.clean.blocks.walk import Spot
from monitor.clean.lines.signs import signs_of

KEPT = 0.6  # share of a block's shingles from which the extractor counts as having kept it
LEVELS = 3  # boxes around a block that are asked, from its own outwards
REACH = 3  # neighbours to each side
_SIZES = (2, 4, 8, 15, 25, 50, 100)

Row = dict[str, float]


class _Weights(dict[str, float]):
    """Weights by feature; one that is not listed weighs nothing."""

    def __missing__(self, name: str) -> float:
        return 0.0


@dataclass(slots=True)
class _Sum:
    """What a group of blocks holds, in words: all, running text, links, kept; and how many blocks."""

    words: float = 0.0
    prose: float = 0.0
    links: float = 0.0
    kept: float = 0.0
    blocks: int = 0

    def add(self, one: _One) -> None:
        """Count a block in."""
        self.words += one.words
        self.prose += one.words * one.good
        self.links += one.words * one.block.linked
        self.kept += one.words * one.kept
        self.blocks += 1

    def join(self, other: _Sum) -> None:
        """Count another group in."""
        self.words += other.words
        self.prose += other.prose
        self.links += other.links
        self.kept += other.kept
        self.blocks += other.blocks


@dataclass(slots=True)
class _One:
    """A block with what is known of it."""

    block: Block
    spot: Spot
    share: float  # of its shingles in the extractor's text
    words: int
    prose: bool
    stop: bool
    size: int
    parent: int
    good: bool = field(init=False)
    kept: bool = field(init=False)

    def __post_init__(self) -> None:
        self.good = self.prose and self.block.linked < 0.5
        self.kept = self.share >= KEPT


def chances(
    blocks: Sequence[Block], spots: Sequence[Spot], shares: Sequence[float], weights: Mapping[str, float] | None = None
) -> list[float]:
    """For each block of a page the probability that it is the article's.

    `shares`: of each block's 4-word shingles that stand in the text which the extractor found.
    `weights`: by feature; those that ship where none are given.
    """
    weight = _Weights(weights or trained())
    base, of = weight["always"], weight.__getitem__
    rows = features(blocks, spots, shares)
    return [0.0 if row is None else _chance(base + sum(map(mul, map(of, row), row.values()))) for row in rows]


def features(blocks: Sequence[Block], spots: Sequence[Spot], shares: Sequence[float]) -> list[Row | None]:
    """What the model sees of each block: values from 0 to 1 by name.

    None for a block far from the article: nothing was kept near it, in the boxes around it or of blocks like it.
    """
    ones = [_one(*each) for each in zip(blocks, spots, shares, strict=True)]
    boxes = _summed(ones)
    moulds: dict[tuple[str, ...], _Sum] = {}
    page = _Sum()
    for one in ones:
        moulds.setdefault(one.spot.mould, _Sum()).add(one)
        page.add(one)
    seen = Counter(one.block.text for one in ones)
    title = next((n for n, one in enumerate(ones) if one.block.title), len(ones))
    first, last = _extent(ones)
    rows: list[Row | None] = []
    near = {m for n, one in enumerate(ones) if one.kept for m in range(n - REACH, n + REACH + 1)}
    for n, one in enumerate(ones):
        outer = one.spot.path[-LEVELS:]
        if n not in near and not (outer and boxes[outer[0]].kept) and not moulds[one.spot.mould].kept:
            rows.append(None)
            continue
        row = _own(one)
        if seen[one.block.text] > 1:
            row["repeated"] = 1.0
        _boxes(row, one, boxes, page)
        _mould(row, one, moulds[one.spot.mould])
        _around(row, ones, n)
        if title < n < first:
            row["under title"] = 1.0
            row["under title prose"] = float(one.prose)
        row["before" if n < first else "after" if n > last else "among"] = 1.0
        row["page kept"] = page.kept / max(page.words, 1.0)
        row["page kept of prose"] = min(page.kept / max(page.prose, 1.0), 2.0) / 2
        rows.append(row)
    return rows


def _summed(ones: Sequence[_One]) -> dict[int, _Sum]:
    """What each box holds, with all that is in the boxes inside it."""
    boxes: dict[int, _Sum] = {}
    around: dict[int, int] = {}  # by the number of a box that of the box around it, which opened before and is less
    for one in ones:
        path = one.spot.path
        for inner in range(len(path) - 1, 0, -1):
            if path[inner] in around:
                break
            around[path[inner]] = path[inner - 1]
        if path:
            boxes.setdefault(path[-1], _Sum()).add(one)
    for inner in sorted(around, reverse=True):
        boxes.setdefault(around[inner], _Sum()).join(boxes[inner])
    return boxes


def _one(block: Block, spot: Spot, share: float) -> _One:
    signs = signs_of(block.text)
    path = spot.path
    parent = path[-2] if len(path) > 1 else 0
    size = bisect_right(_SIZES, signs.words)
    return _One(block, spot, share, signs.words, signs.prose, signs.stop, size, parent)


def _extent(ones: Sequence[_One]) -> tuple[int, int]:
    """The first and the last block of some length that the extractor kept."""
    kept = [n for n, one in enumerate(ones) if one.kept and one.words >= 8]
    return (kept[0], kept[-1]) if kept else (0, len(ones) - 1)


def _own(one: _One) -> Row:
    text, block = one.block.text, one.block
    length = len(text)
    row: Row = {
        f"size {one.size}": 1.0,
        "length": log1p(min(one.words, 200)) / 5,
        "linked": block.linked,
        f"is {block.tag}": 1.0,
        f"shape {one.spot.shape or 'none'}": 1.0,
        f"tag {one.spot.tag}": 1.0,
        "bold": one.spot.bold,
        "digits": _count(text, str.isdigit, _DIGITS) / length,
        "capitals": _count(text, str.isupper, _CAPITALS) / length,
        "commas": min(text.count(","), 5) / 5,
        "share": one.share,
    }
    if one.stop:
        row["stop"] = 1.0
    else:
        row["bold without stop"] = one.spot.bold
    if one.prose:
        row["prose"] = 1.0
        row["prose linked"] = block.linked
    if block.linked > 0.5:
        row["linked most"] = 1.0
    if block.linked > 0.9:
        row["linked all"] = 1.0
    if block.title:
        row["title"] = 1.0
    if one.kept:
        row["kept"] = 1.0
        row[f"kept size {one.size}"] = 1.0
    elif one.share < 0.05:
        row["dropped"] = 1.0
    return row


_DIGITS = string.digits.encode()
_CAPITALS = string.ascii_uppercase.encode()


def _count(text: str, what: Callable[[str], bool], plain: bytes) -> int:
    """How many characters are `what`; of ASCII those that are `plain` are."""
    return len(text) - len(text.encode().translate(None, plain)) if text.isascii() else sum(map(what, text))


def _boxes(row: Row, one: _One, boxes: Mapping[int, _Sum], page: _Sum) -> None:
    own = one.words if one.kept else 0
    for names, number in zip(_BOXES, reversed(one.spot.path[-LEVELS:]), strict=False):
        box = boxes[number]
        words, kept = max(box.words, 1.0), box.kept - own
        row.update(
            zip(
                names,
                (
                    box.kept / words,
                    box.prose / words,
                    box.links / words,
                    box.kept / max(page.kept, 1.0),
                    box.prose / max(page.prose, 1.0),
                    log1p(box.words) / 8,
                    log1p(box.blocks) / 5,
                    kept / max(box.words - one.words, 1.0),
                    kept / max(page.kept, 1.0),
                ),
                strict=True,
            )
        )


_BOXES = tuple(
    tuple(
        f"box {level} {what}"
        for what in (
            "kept",
            "prose",
            "links",
            "of kept",
            "of prose",
            "words",
            "blocks",
            "others kept",
            "others of kept",
        )
    )
    for level in range(1, LEVELS + 1)
)


def _mould(row: Row, one: _One, alike: _Sum) -> None:
    row["alike kept"] = (alike.kept - one.words * one.kept) / max(alike.words - one.words, 1.0)
    row["alike words"] = log1p(alike.words - one.words) / 8
    row["alike blocks"] = log1p(alike.blocks - 1) / 4


def _around(row: Row, ones: Sequence[_One], n: int) -> None:
    for step, edge, share, linked, tags, prose, same in _STEPS:
        if not 0 <= n + step < len(ones):
            row[edge] = 1.0
            continue
        other = ones[n + step]
        row[share] = other.share
        row[linked] = other.block.linked
        row[tags[other.block.tag]] = 1.0
        if other.prose:
            row[prose] = 1.0
        if other.parent == ones[n].parent:
            row[same] = 1.0


_TAGS = ("p", "heading", "list", "quote", "caption")
_STEPS = tuple(
    (
        step,
        f"{step:+} edge",
        f"{step:+} share",
        f"{step:+} linked",
        {tag: f"{step:+} {tag}" for tag in _TAGS},
        f"{step:+} prose",
        f"{step:+} same box",
    )
    for step in (*range(-REACH, 0), *range(1, REACH + 1))
)


def _chance(score: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))


@cache
def trained() -> Mapping[str, float]:
    """The weights by feature; a line of the file is a weight, a space and a feature's name."""
    text = resources.files("monitor.clean.page").joinpath("content_model.txt").read_text("utf-8")
    rows = (line.split(" ", 1) for line in text.splitlines() if line and not line.startswith("#"))
    return {name: float(weight) for weight, name in rows}
