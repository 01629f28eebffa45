"""Make the weights that tell an appeal to the reader from the article: `python -m benchmarks.train_asking DATA_DIR`.

A logistic regression over what a line shows by itself (`monitor.clean.lines.appeals.traits`), in which no voice speaks
against an appeal, and what is reported never for one. It learns from the lines
that DATA_DIR's `appeals/dev.jsonl` calls appeals, against the articles' own lines of `appeals`, `pasted` and
`wcxb/read`. Each appeal counts a second time without the requests that the lexicon knows (`asks`, `ours`): these were
collected from such lines, so that what other newsrooms write has fewer of them. Appeals of a single voice are left out.

Prints, with each site weighed by weights that have not seen it, which part of the appeals (with those requests, and
without them) and of the articles' lines is at or above each share; then writes `monitor/clean/lines/asking.json`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.train_lines import Page, more_pages, pages
from monitor.clean.blocks.text import text_block
from monitor.clean.lines.appeals import LEAST_WORDS, traits
from monitor.clean.lines.line import Line

WEIGHTS = Path(__file__).parents[1] / "monitor" / "clean" / "lines" / "asking.json"
FOLDS = 5
L2 = 3.0
RARE = 10.0  # what an appeal counts for beside a line of an article: there are few
UP = ("you", "we", "ours", "asks", "hints", "press", "offers", "money", "voices")  # at least 0, "reported" at most
LEAST = 0.005  # weights below it are left out of the file
HIDDEN = ("asks", "ours")
SHARES = (0.5, 0.7, 0.9)
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """A line that is an appeal, or the article's."""

    site: str
    appeal: bool
    traits: tuple[str, ...]
    bare: tuple[str, ...]  #: its traits without the requests that the lexicon knows


@dataclass(frozen=True, slots=True)
class Asking:
    """Weights of an appeal against an article's line."""

    weights: dict[str, float]
    bias: float

    def share(self, names: Sequence[str]) -> float:
        """How likely a line of these traits is an appeal."""
        return float(1 / (1 + np.exp(-self.bias - sum(self.weights.get(name, 0.0) for name in names))))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    options = parser.parse_args()
    cases = [case for page in [*pages(options.data), *more_pages(options.data)] for case in cases_of(page)]
    shares = cross_validated(cases)
    for least in SHARES:
        print(f"{least:.2f}" + "".join(f"  {name} {value:.4f}" for name, value in _above(cases, shares, least)))
    model = train(cases)
    weights = {name: round(w, 3) for name, w in sorted(model.weights.items()) if abs(w) >= LEAST}
    made = "python -m benchmarks.train_asking ../shared/bench"
    written = {"made by": made, "bias": round(model.bias, 3), "weights": weights}
    WEIGHTS.write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def cases_of(page: Page) -> list[Case]:
    """The appeals of a page and its article's lines, short lines apart."""
    kinds = [line.get("kind") for line in page.row["lines"] if line["text"].strip()]
    found = []
    for text, label, kind in zip(page.texts, page.labels, kinds, strict=True):
        signs = Line(text_block(text)).signs
        several = len(signs.voices) + signs.money > 1
        if signs.words >= LEAST_WORDS and (label or (label is False and kind == "appeal" and several)):
            row, bare = tuple(traits(signs)), tuple(traits(signs, HIDDEN))
            found.append(Case(page.site, not label, row, bare))
    return found


def cross_validated(cases: Sequence[Case]) -> list[tuple[float, float]]:
    """How likely each is an appeal, and without the known requests, by weights that have not seen its site."""
    folds = [int(sha256(case.site.encode()).hexdigest(), 16) % FOLDS for case in cases]
    models = [train([case for case, at in zip(cases, folds, strict=True) if at != fold]) for fold in range(FOLDS)]
    return [
        (models[fold].share(case.traits), models[fold].share(case.bare))
        for case, fold in zip(cases, folds, strict=True)
    ]


def train(cases: Sequence[Case], l2: float = L2) -> Asking:
    """The weights of greatest likelihood, held back by `l2`."""
    rows = [case.traits for case in cases] + [case.bare for case in cases if case.appeal]
    truth = np.array([case.appeal for case in cases] + [True for case in cases if case.appeal], dtype=float)
    counts = np.where(truth > 0, RARE, 1.0)
    names = sorted({name for row in rows for name in row})
    column = {name: n for n, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for n, row in enumerate(rows):
        x[n, [column[name] for name in row]] = 1.0

    def loss(theta: Floats) -> tuple[float, Floats]:
        scores = x @ theta[:-1] + theta[-1]
        off = (1 / (1 + np.exp(-scores)) - truth) * counts
        cost = (counts * (np.logaddexp(0, scores) - scores * truth)).sum() + l2 / 2 * (theta[:-1] @ theta[:-1])
        return float(cost), np.append(x.T @ off + l2 * theta[:-1], off.sum())

    bounds = [*map(_bounds, names), (None, None)]
    start = np.zeros(len(names) + 1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 400}).x
    return Asking({name: float(w) for name, w in zip(names, found[:-1], strict=True)}, float(found[-1]))


def _bounds(name: str) -> tuple[float | None, float | None]:
    voice = name.split()[0]
    return (0.0, None) if voice in UP else (None, 0.0) if voice == "reported" else (None, None)


def _above(cases: Sequence[Case], shares: Sequence[tuple[float, float]], least: float) -> list[tuple[str, float]]:
    """Which part of each group has at least this share."""
    groups = {
        "appeals": [full for case, (full, _) in zip(cases, shares, strict=True) if case.appeal],
        "bare": [bare for case, (_, bare) in zip(cases, shares, strict=True) if case.appeal],
        "own": [full for case, (full, _) in zip(cases, shares, strict=True) if not case.appeal],
    }
    return [(name, sum(share >= least for share in group) / len(group)) for name, group in groups.items()]


if __name__ == "__main__":
    main()
