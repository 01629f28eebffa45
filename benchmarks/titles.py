"""How often the title of a pasted page is found: `python -m benchmarks.titles DATA_DIR`.

DATA_DIR holds `pasted/dev.jsonl` and `appeals/dev.jsonl` with {id, lines: [{text, label}]}; the label "title" marks the
title's lines. Prints for each set how often the title is one of them, with weights learned on other sites only
(7 folds of sites), with those that ship, and for the longest line of the eight above the body; then the weights that
all pages give, for `monitor/clean/fields/headline.py`.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.train_lines import Page, pages
from monitor.clean.blocks.text import text_blocks
from monitor.clean.fields.front import claims_of
from monitor.clean.fields.headline import WEIGHTS, best, signs
from monitor.clean.lines.judge import judge
from monitor.clean.lines.line import Line

FOLDS = 7
PENALTY = 1.0  # of the squared weights
Floats = NDArray[np.float64]
Signs = Mapping[int, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Choice:
    """A page's lines above its body, and which of them are its title."""

    set: str
    site: str
    lines: Sequence[Line]
    first: int
    weighed: Signs
    right: frozenset[int]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    options = parser.parse_args()
    choices = [choice for page in pages(options.data) if (choice := choice_of(page)) is not None]
    methods: dict[str, Callable[[Choice], int | None]] = {
        "cross-validated": cross_validated(choices),
        "shipped": lambda c: best(c.weighed, weights=WEIGHTS),
        "longest of eight": longest,
    }
    print(f"{'':18}" + "".join(f"{name:>18}" for name in methods))
    for which in sorted({choice.set for choice in choices}):
        own = [choice for choice in choices if choice.set == which]
        found = [sum(method(choice) in choice.right for choice in own) for method in methods.values()]
        print(f"{which:18}" + "".join(f"{f'{count} of {len(own)}':>18}" for count in found))
    print("\nWEIGHTS = {")
    for name, weight in learn(choices).items():
        print(f'    "{name}": {weight:.2f},')
    print("}")


def cross_validated(choices: Sequence[Choice]) -> Callable[[Choice], int | None]:
    """Finds a page's title with weights learned on other sites only."""
    learned = {fold: learn([c for c in choices if fold_of(c) != fold]) for fold in range(FOLDS)}
    return lambda choice: best(choice.weighed, weights=learned[fold_of(choice)])


def shares(choices: Sequence[Choice]) -> dict[str, float]:
    """For each set the share of pages whose title is found, cross-validated."""
    find = cross_validated(choices)
    right: dict[str, list[bool]] = {}
    for choice in choices:
        right.setdefault(choice.set, []).append(find(choice) in choice.right)
    return {which: sum(found) / len(found) for which, found in right.items()}


def choice_of(page: Page) -> Choice | None:
    """What there is to choose from; None where no line is labelled as the title."""
    gold = {" ".join(line["text"].split()) for line in page.row["lines"] if line["label"] == "title"}
    lines = [Line(block) for block in text_blocks("\n".join(page.texts))]
    if not gold:
        return None
    verdicts = judge(lines)
    first, _, claimed = claims_of(lines, verdicts)
    right = frozenset(n for n, line in enumerate(lines) if line.block.text in gold)
    return Choice(page.set, page.site, lines, first, signs(lines, verdicts, claimed, first), right)


def longest(choice: Choice) -> int | None:
    """The longest line of the eight above the body."""
    near = range(max(0, choice.first - 8), choice.first)
    return max(near, key=lambda n: (min(choice.lines[n].signs.words, 12), n), default=None)


def fold_of(choice: Choice) -> int:
    return int(sha256(choice.site.encode()).hexdigest(), 16) % FOLDS


def learn(choices: Sequence[Choice]) -> dict[str, float]:
    """The weights that make the titles likeliest."""
    names = sorted({name for choice in choices for row in choice.weighed.values() for name in row})
    data = []
    for choice in choices:
        rows = np.array([[row[name] for name in names] for row in choice.weighed.values()])
        right = np.array([n in choice.right for n in choice.weighed], dtype=np.bool_)
        if right.any():
            data.append((rows, right))

    def loss(weights: Floats) -> tuple[float, Floats]:
        total, slope = PENALTY * float(weights @ weights) / 2, PENALTY * weights
        for rows, right in data:
            scores = rows @ weights
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            found = float(shares[right].sum())
            total -= float(np.log(max(found, 1e-12)))
            slope = slope - rows.T @ (np.where(right, shares / max(found, 1e-12), 0.0) - shares)
        return total, slope

    weights = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return {name: float(weight) for name, weight in zip(names, weights, strict=True)}


if __name__ == "__main__":
    main()
