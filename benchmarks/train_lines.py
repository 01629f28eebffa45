"""Make the weights that tell an article's lines from the rest: `python -m benchmarks.train_lines DATA_DIR`.

DATA_DIR holds `pasted/dev.jsonl` and `appeals/dev.jsonl` with {id, lines: [{text, label}]}; label is "content" or
"boilerplate", or another word where people could not tell. The articles of `wcxb/read` are turned into such lines
(`pasted.py`) and count for less: what their text is was settled in another way, and a feature of their own takes up
the difference. Writes `monitor/clean/lines/weights.json`. `lines.py` here trains in the same way on all sites but a
fifth, and measures on that fifth.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import minimize

from benchmarks.pasted import pasted_rows, site_of
from monitor.clean.blocks.block import squeeze
from monitor.clean.blocks.text import text_block
from monitor.clean.lines.crf import Model
from monitor.clean.lines.judge import seen
from monitor.clean.lines.line import Line

SETS = ("pasted", "appeals")
WCXB = "wcxb"
READ = 0.1  # what a page of `wcxb/read` counts for, beside one that was labelled line by line
WEIGHTS = Path(__file__).parents[1] / "monitor" / "clean" / "lines" / "weights.json"
SITES = 3  # so many sites must show a feature, or it tells of one site
L2 = 16.0  # how much weights are held back (chosen from 2, 4, 8 and 16 by cross-validation)
STEPS = 80  # of the optimiser
CROPPED = 0.3  # what a part of a page counts for, beside the whole page
PART = 8  # paragraphs of a part
BLOCK = 6  # lines of furniture in it
SPLICED = 4  # such parts of a page
ASKING = ("appeal", "subscription", "newsletter", "app", "related", "advert", "payment")
LEAST = 0.005  # weights below it are left out of the file
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Page:
    """A labelled page: None where people could not tell."""

    id: str
    set: str
    site: str
    texts: tuple[str, ...]
    labels: tuple[bool | None, ...]
    row: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sample:
    """What the trainer sees of a page or of a part of it."""

    site: str
    features: list[list[str]]
    labels: tuple[bool | None, ...]
    weight: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    options = parser.parse_args()
    held = [*pages(options.data), *more_pages(options.data)]
    samples = [sample for page in held for sample in samples_of(page)]
    model = train(samples)
    weights = {name: round(w, 3) for name, w in sorted(model.weights.items()) if abs(w) >= LEAST and name != WCXB}
    written = {
        "made by": "python -m benchmarks.train_lines ../shared/bench",
        "bias": round(model.bias, 3),
        "turns": [[round(value, 3) for value in turn] for turn in model.turns],
        "weights": weights,
    }
    WEIGHTS.write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{len(samples)} samples, {len(weights)} weights")


def pages(data: Path) -> list[Page]:
    """The labelled pages of both sets."""
    return [
        _page(name, json.loads(row))
        for name in SETS
        for row in (data / name / "dev.jsonl").read_text(encoding="utf-8").split("\n")
        if row
    ]


def more_pages(data: Path, part: str = "read") -> list[Page]:
    """The articles of a part of `wcxb` as a reader pastes them, a page of a known publisher under its name."""
    publishers = {site_of(page.row["url"]): page.site for page in pages(data)}
    found = [_page(WCXB, row) for row in pasted_rows(data / "wcxb" / part)]
    return [replace(page, site=publishers.get(page.site, page.site)) for page in found]


def _page(name: str, row: dict[str, Any]) -> Page:
    lines = [(squeeze(line["text"]), line["label"]) for line in row["lines"]]
    labels = tuple({"content": True, "boilerplate": False}.get(label) for text, label in lines if text)
    site = row.get("publisher") or site_of(row["url"])
    return Page(row["id"], name, site, tuple(text for text, _ in lines if text), labels, row)


def samples_of(page: Page) -> Iterable[Sample]:
    """A page whole, and what people clip of it: the article alone, with what surrounds it closely, or a part of it
    with a piece of the page's furniture in the middle or at the end.
    """
    if page.set == WCXB:
        yield Sample(page.site, [[*row, WCXB] for row in _features(page.texts)], page.labels, READ)
        return
    yield Sample(page.site, _features(page.texts), page.labels, 1.0)
    own = [n for n, label in enumerate(page.labels) if label]
    if not own:
        return
    clean = tuple(page.texts[n] for n in own)
    yield Sample(page.site, _features(clean), (True,) * len(clean), CROPPED)
    near = slice(max(0, own[0] - 3), own[-1] + 9)
    yield Sample(page.site, _features(page.texts[near]), page.labels[near], CROPPED)
    blocks = _blocks(page)
    for n, block in enumerate(blocks[:SPLICED]):
        start = n * PART % len(own)
        part = [page.texts[m] for m in own[start : start + PART]]
        cut = len(part) // 2 if n % 2 == 0 else len(part)
        texts = (*part[:cut], *block, *part[cut:])
        labels = (True,) * cut + (False,) * len(block) + (True,) * (len(part) - cut)
        yield Sample(page.site, _features(texts), labels, CROPPED)


def _blocks(page: Page) -> list[tuple[str, ...]]:
    """Runs of a page's furniture that ask or point elsewhere, a few lines each."""
    hits = [line.hit for line in (Line(text_block(text)) for text in page.texts)]
    found: list[tuple[str, ...]] = []
    n = 0
    while n < len(hits):
        hit = hits[n]
        end = n
        while end < len(hits) and end - n < BLOCK and page.labels[end] is False:
            end += 1
        if hit is not None and hit.reason in ASKING and end > n:
            found.append(page.texts[n:end])
            n = end
        else:
            n += 1
    return found


def _features(texts: Sequence[str]) -> list[list[str]]:
    return seen([Line(text_block(text)) for text in texts])[0]


# --- the model ---------------------------------------------------------------------------------------------------


def train(samples: Sequence[Sample], *, l2: float = L2, steps: int = STEPS) -> Model:
    """The model of greatest likelihood, held back by `l2` (L-BFGS)."""
    sites: dict[str, set[str]] = defaultdict(set)
    for sample in samples:
        for row in sample.features:
            for name in row:
                sites[name].add(sample.site)
    names = sorted(name for name, where in sites.items() if len(where) >= SITES)
    chains = _Chains(samples, names)
    found = minimize(
        chains.loss, np.zeros(len(names) + 5), args=(l2,), jac=True, method="L-BFGS-B", options={"maxiter": steps}
    )
    weights, (bias, cc, ck, kc, kk) = found.x[: len(names)], found.x[len(names) :]
    turns = ((float(cc), float(ck)), (float(kc), float(kk)))
    return Model({name: float(w) for name, w in zip(names, weights, strict=True)}, float(bias), turns)


class _Chains:
    """All samples side by side, so that a pass over the lines goes through all of them at once."""

    def __init__(self, samples: Sequence[Sample], names: Sequence[str]) -> None:
        column = {name: n for n, name in enumerate(names)}
        rows = [[column[name] for name in row if name in column] for sample in samples for row in sample.features]
        starts = np.cumsum([0, *(len(row) for row in rows)])
        flat = np.array([n for row in rows for n in row], dtype=np.int64)
        self.x = sparse.csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(rows), len(names)))
        lengths = [len(sample.features) for sample in samples]
        self.chain = np.repeat(np.arange(len(samples)), lengths)
        self.at = np.concatenate([np.arange(length) for length in lengths])
        self.live = np.arange(max(lengths))[:, None] < np.array(lengths)[None]
        self.weight = np.array([sample.weight for sample in samples])
        labels = [label for sample in samples for label in sample.labels]
        self.may = np.ones((max(lengths), len(samples), 2), dtype=bool)
        self.may[self.at, self.chain, 0] = [label is not True for label in labels]
        self.may[self.at, self.chain, 1] = [label is not False for label in labels]

    def loss(self, theta: Floats, l2: float) -> tuple[float, Floats]:
        """What the labels cost under `theta`, and the slope."""
        count = self.x.shape[1]
        weights, bias, turns = theta[:count], theta[count], theta[count + 1 :].reshape(2, 2)
        scores = np.zeros(self.may.shape)
        scores[self.at, self.chain, 1] = np.clip(self.x @ weights + bias, -30, 30)
        free, shares, pairs = self._pass(scores, turns, np.ones_like(self.may))
        told, told_shares, told_pairs = self._pass(scores, turns, self.may)
        slope = ((shares - told_shares)[self.at, self.chain, 1]) * self.weight[self.chain]
        cost = float(((free - told) * self.weight).sum() + l2 / 2 * (weights @ weights))
        return cost, np.concatenate([self.x.T @ slope + l2 * weights, [slope.sum()], (pairs - told_pairs).ravel()])

    def _pass(self, scores: Floats, turns: Floats, may: NDArray[np.bool_]) -> tuple[Floats, Floats, Floats]:
        """Log partition of each chain, probability of each state of each line, and of each turn in all."""
        steps, chains = scores.shape[:2]
        top = scores.max(axis=2, keepdims=True)
        own = np.exp(scores - top) * may
        turn = np.exp(turns)
        forward, scale = np.empty(scores.shape), np.ones((steps, chains))
        forward[0] = own[0]
        for n in range(steps):
            live = self.live[n]
            here = (forward[n - 1] @ turn) * own[n] if n else own[0]
            scale[n] = np.where(live, here.sum(axis=1), 1.0)
            forward[n] = np.where(live[:, None], here / scale[n][:, None], forward[n - 1] if n else 1.0)
        backward = np.ones(scores.shape)
        for n in range(steps - 2, -1, -1):
            ahead = ((own[n + 1] * backward[n + 1]) @ turn.T) / scale[n + 1][:, None]
            backward[n] = np.where(self.live[n + 1][:, None], ahead, backward[n + 1])
        log = (np.log(scale) + np.where(self.live, top[:, :, 0], 0.0)).sum(axis=0)
        ahead = own[1:] * backward[1:] / scale[1:, :, None] * (self.live[1:] * self.weight)[:, :, None]
        pairs = turn * np.einsum("tni,tnj->ij", forward[:-1], ahead, optimize=True)
        return log, forward * backward, pairs


if __name__ == "__main__":
    main()
