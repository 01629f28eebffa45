"""How likely each line is the article: a linear-chain conditional random field over two states, kept and cut.

Lafferty, McCallum and Pereira, "Conditional Random Fields" (ICML 2001); the scaled forward-backward pass is Rabiner's
(Proc. IEEE 77, 1989). The weights stand in `weights.json`, which `python -m benchmarks.train_lines DATA_DIR` made.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import exp

LOUDEST = 30.0  # no line's score counts for more: beyond it, floating point has no room left


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of the state "kept" against "cut", and of the turns between two lines."""

    weights: Mapping[str, float]  #: by the name of the feature
    bias: float
    turns: tuple[tuple[float, float], tuple[float, float]]  #: [cut, kept] of one line by [cut, kept] of the next


@lru_cache(maxsize=1)
def trained() -> Model:
    """The model that ships."""
    held = json.loads(files("monitor.clean.lines").joinpath("weights.json").read_text(encoding="utf-8"))
    (a, b), (c, d) = held["turns"]
    return Model(held["weights"], held["bias"], ((a, b), (c, d)))


def keep(model: Model, rows: Sequence[Sequence[str]]) -> list[float]:
    """The probability that each line is kept, given its features and those of all the others."""
    if not rows:
        return []
    weight = model.weights.get
    odds = [exp(min(LOUDEST, max(-LOUDEST, model.bias + sum(weight(name, 0.0) for name in row)))) for row in rows]
    (cc, ck), (kc, kk) = ((exp(value) for value in turn) for turn in model.turns)
    forward: list[tuple[float, float]] = []
    cut, kept = 1.0, odds[0]
    for n, odd in enumerate(odds):
        if n:
            cut, kept = cut * cc + kept * kc, (cut * ck + kept * kk) * odd
        total = cut + kept
        cut, kept = cut / total, kept / total
        forward.append((cut, kept))
    shares = [0.0] * len(odds)
    cut, kept = 1.0, 1.0
    for n in range(len(odds) - 1, -1, -1):
        before, own = forward[n][0] * cut, forward[n][1] * kept
        shares[n] = own / (before + own)
        kept *= odds[n]
        cut, kept = cc * cut + ck * kept, kc * cut + kk * kept
        total = cut + kept
        cut, kept = cut / total, kept / total
    return shares
