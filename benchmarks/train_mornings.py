"""The weights of signs, from what is judged and from mornings.  usage: python -m benchmarks.train_mornings DATA

Prints for each strength of the pull towards the judged weights how many of the picks are among the first five of the
mornings that the weights were not made from (each left out in turn), and how often a pick stands before another story;
then the weights of the strength that stands in `monitor/digest/choose/signs.py`. The mornings kept apart
(`benchmarks/mornings.py`) are not looked at. A pairwise logistic model (Joachims 2002), its pull a ridge.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from math import log2
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.mornings import FIRST, Morning, cluster, issue, mornings, picks
from monitor.digest.choose.signs import told

JUDGED = {
    "death": 0.8, "violence": 0.7, "disaster": 0.9, "law": 0.7, "court": 0.5, "vote": 0.6, "office": 0.6,
    "treaty": 0.5, "health": 0.4, "economy": 0.4, "crime": 0.2, "nations": 0.3, "scale": 0.4, "gravest": 0.5,
    "done": 0.8, "said": -0.5, "open": -0.3, "opinion": -1.0, "asks": -0.6, "quotes": -0.4, "light": -1.0,
    "contest": -0.6, "newsrooms": 0.4,
}  # fmt: skip
PULLS = (1.0, 3.0, 10.0, 30.0, 1e6)  # the last leaves what is judged
CHOSEN = 10.0
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Sheet:
    """A morning's stories as signs, and which of them were picked."""

    values: Floats
    picked: NDArray[np.bool_]
    names: tuple[str, ...]  #: of the stories, as labelled


def main() -> None:
    held = picks()
    sheets = [sheet(m, held[m.number]) for m in mornings(Path(sys.argv[1])) if not m.apart]
    for pull in PULLS:
        left = [trained(sheets[:n] + sheets[n + 1 :], pull) for n in range(len(sheets))]
        found = float(np.mean([share(s, w) for s, w in zip(sheets, left, strict=True)]))
        before = float(np.mean([order(s, w) for s, w in zip(sheets, left, strict=True)]))
        print(f"pull {pull:<9g} told first {found:.1%}  before the others {before:.3f}")
    print({name: round(float(w), 2) for name, w in zip(JUDGED, trained(sheets, CHOSEN), strict=True)})


def sheet(morning: Morning, picked: Sequence[str]) -> Sheet:
    """The morning as the ranking sees it."""
    made = issue(morning)
    articles = {a.id: a for a in made.articles}
    rows, names = [], []
    for story in made.stories:
        newsrooms = log2(min(story.independent_origins, 4)) / 2
        found = told([articles[i] for i in story.article_ids]) | {"newsrooms": newsrooms}
        rows.append([found.get(name, 0.0) for name in JUDGED])
        names.append(cluster(story, made, morning))
    return Sheet(np.array(rows), np.array([name in picked for name in names]), tuple(names))


def trained(sheets: Sequence[Sheet], pull: float) -> Floats:
    """The weights under which a morning's picks stand before its other stories, pulled towards the judged ones."""
    judged = np.array(list(JUDGED.values()))
    pairs = [(s.values[s.picked][:, None] - s.values[~s.picked][None]).reshape(-1, len(judged)) for s in sheets]
    apart = np.vstack(pairs)
    each = np.concatenate([np.full(len(rows), FIRST / max(1, len(rows))) for rows in pairs])

    def loss(weights: Floats) -> tuple[float, Floats]:
        margin, off = apart @ weights, weights - judged
        wrong = each / (1 + np.exp(margin))
        return float(each @ np.logaddexp(0, -margin) + pull * off @ off), 2 * pull * off - apart.T @ wrong

    return np.asarray(minimize(loss, judged, jac=True, method="L-BFGS-B").x)


def share(sheet: Sheet, weights: Floats) -> float:
    """The share of the picks among the first stories."""
    first = np.argsort(-(sheet.values @ weights), kind="stable")[:FIRST]
    return len({sheet.names[n] for n in first if sheet.picked[n]}) / FIRST


def order(sheet: Sheet, weights: Floats) -> float:
    """How often a pick weighs more than a story that is none."""
    weight = sheet.values @ weights
    return float((weight[sheet.picked][:, None] > weight[~sheet.picked][None]).mean())


if __name__ == "__main__":
    main()
