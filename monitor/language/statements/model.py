"""Which tokens around a word of saying are the source and which the content: a conditional random field.

Lafferty, McCallum and Pereira (ICML 2001). A chain of tokens beside each word that may report; its states are none,
source, content and the word itself, each before and behind the source, so that a report has one source. That the word
reports nothing weighs nothing, and all chains together stand against it. The weights are in `weights/`, a line
for the signs that differ in their last value only; `python -m benchmarks.train_statements DATA_DIR` made them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from monitor.language.statements.signs import TEMPLATES, WORDED, Signs, names, size

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
LABELS = ("none", "source", "content", "cue")
NONE, SOURCE, CONTENT, CUE = range(4)
#: The label of each state: three before the source, the source, three behind it.
STATES = np.array([NONE, CONTENT, CUE, SOURCE, NONE, CONTENT, CUE])
_BEFORE, _SOURCE, _BEHIND = (0, 1, 2), 3, (4, 5, 6)
#: For each two states the turn from label to label, as one number.
TURN = STATES[:, None] * len(LABELS) + STATES[None]
TURNS: Mapping[str, tuple[str, ...]] = {"turn to": ("side", "own"), "turn from": ("side", "left")}
FIRST = np.isin(np.arange(7), (*_BEFORE, _SOURCE))
LAST = np.isin(np.arange(7), (_SOURCE, *_BEHIND))
LOUDEST = 30.0  # no token's score counts for more
_NEVER = np.float32(-1e9)
_LEAST = 1e-300
_LIKELY = -1.0  # the logarithm of the odds that a word reports, above which it must have a source and content
_ANCHOR = np.float32(1e4)
_OFTEN = 8  # steps after which the weights are brought down, before a number has no room for them


def _follows() -> NDArray[np.bool_]:
    found = np.zeros((7, 7), dtype=bool)
    found[np.ix_(_BEFORE, (*_BEFORE, _SOURCE))] = True
    found[_SOURCE, [_SOURCE, *_BEHIND]] = True
    found[np.ix_(_BEHIND, _BEHIND)] = True
    return found


#: Which state may stand behind which.
FOLLOWS = _follows()
_BARRED = np.where(FOLLOWS.ravel(), np.float32(0), _NEVER)
_STILL = np.where(np.eye(7, dtype=bool), np.float32(0), _NEVER)


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of the labels for each value of a template, and of the turns between labels likewise."""

    language: str  #: of the words in it; "" where there are none
    weights: Mapping[str, Floats]
    turns: Mapping[str, Floats]
    sure: Mapping[str, float]  #: weights of what tells that a chain is right


@dataclass(frozen=True, slots=True)
class Chain:
    """The likeliest labels of the tokens of a window."""

    labels: Sequence[int]
    share: float  #: how likely it is that the word reports, in this way or another
    path: float  #: how likely these labels are, if it does


def templates(language: str) -> Mapping[str, tuple[str, ...]]:
    """The templates of a model with the words of a language, or with none."""
    return {**TEMPLATES, **WORDED} if language else TEMPLATES


@lru_cache(maxsize=4)
def trained(language: str) -> Model:
    """The model that ships for a language: one with its words, or the one of kinds alone."""
    if language and not worded(language):
        return trained("")
    held: Mapping[str, Any] = json.loads(_shipped(language or "any").read_text(encoding="utf-8"))
    rows = {**held["weights"], **held["turns"]}
    tables = {
        key: _table(rows.get(key, {}), axes, language, len(LABELS) ** (2 if key in TURNS else 1))
        for key, axes in {**templates(language), **TURNS}.items()
    }
    return Model(
        language, {k: v for k, v in tables.items() if k not in TURNS}, {k: tables[k] for k in TURNS}, held["sure"]
    )


@cache
def worded(language: str) -> bool:
    """Whether the words of a language were learned: a model of its own ships."""
    return bool(language) and _shipped(language).is_file()


def _shipped(name: str) -> Traversable:
    return files("monitor.language.statements").joinpath("weights", f"{name}.json")


def _table(
    rows: Mapping[str, Mapping[str, Sequence[float]]], axes: Sequence[str], language: str, columns: int
) -> Floats:
    """A row for each value of a template; what the lexicon has no longer is left out."""
    found = np.zeros((size(axes, language), columns), dtype=np.float32)
    *known, lasts = [{name: n for n, name in enumerate(names(axis, language))} for axis in axes]
    for first, row in rows.items():
        at = 0
        for places, value in zip(known, first.split(), strict=True):
            at = at * len(places) + places.get(value, found.size)
        held = [(at * len(lasts) + lasts[last], values) for last, values in row.items() if last in lasts]
        if at * len(lasts) < len(found) and held:
            found[[place for place, _ in held]] = [values for _, values in held]
    return found


def chains(model: Model, seen: Signs) -> list[Chain]:
    """The likeliest labels of each window."""
    if not len(seen.lengths):
        return []
    own = np.clip(_scores(model.weights, templates(model.language), model.language, seen), -LOUDEST, LOUDEST)
    turn = _scores(model.turns, TURNS, model.language, seen)
    steps = _steps(own, turn, seen)
    total = _total(steps)
    best, labels = _best(steps)
    _complete(own, turn, seen, total, best, labels)
    share, path = 1 / (1 + np.exp(-total)), np.exp(np.minimum(best - total, 0.0))
    told = STATES[labels].T.tolist()
    rows = zip(told, seen.lengths.tolist(), share.tolist(), path.tolist(), strict=True)
    return [Chain(own[:length], likely, sure) for own, length, likely, sure in rows]


def _complete(
    own: Floats, turn: Floats, seen: Signs, total: NDArray[np.float64], best: Floats, states: NDArray[np.int64]
) -> None:
    """Put the likeliest chain with a source and with content where the likeliest of all lacks one"""
    told = STATES[states]
    for label in (SOURCE, CONTENT):
        lacking = np.flatnonzero(~(told == label).any(axis=0) & (total > _LIKELY))
        if len(lacking):
            again, chosen = _best(_steps(*_anchored(own, turn, seen, lacking, label)))
            best[lacking] = again - _ANCHOR
            states[: len(chosen), lacking] = chosen
            told[:, lacking] = STATES[states[:, lacking]]


def _anchored(own: Floats, turn: Floats, seen: Signs, which: Ints, label: int) -> tuple[Floats, Floats, Signs]:
    """The scores of some windows in which the token that is likeliest of a label must have it."""
    starts = np.cumsum(seen.lengths) - seen.lengths
    lengths = seen.lengths[which]
    firsts = np.cumsum(lengths) - lengths
    rows = np.repeat(starts[which] - firsts, lengths) + np.arange(lengths.sum())
    held = own[rows]
    more = held[:, label] - held[:, NONE]
    more[firsts + seen.at[which]] = _NEVER
    for first, length in zip(firsts.tolist(), lengths.tolist(), strict=True):
        held[first + int(more[first : first + length].argmax()), label] += _ANCHOR
    return held, turn[rows], Signs({}, lengths, seen.at[which])


def _scores(tables: Mapping[str, Floats], axes: Mapping[str, tuple[str, ...]], language: str, seen: Signs) -> Floats:
    rows = seen.columns(tuple(axes[key] for key in tables), language)
    first, *others = tables.values()
    found = first.take(rows[0], axis=0)
    for table, row in zip(others, rows[1:], strict=True):
        found += table.take(row, axis=0)
    return np.asarray(found)


def _steps(own: Floats, turn: Floats, seen: Signs) -> Floats:
    """Scores by place, state before, window and state: an order that numpy is quick in. Shorter windows stand still."""
    lengths, longest = seen.lengths, int(seen.lengths.max())
    window = np.repeat(np.arange(len(lengths)), lengths)
    place = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    scores = own + np.where(np.arange(len(LABELS)) == CUE, _NEVER, np.float32(0))
    scores[place == seen.at[window]] = _NEVER
    at = np.cumsum(lengths) - lengths + seen.at
    scores[at, CUE] = own[at, CUE]
    score = scores.take(STATES, axis=1)
    both = (turn.take(TURN.ravel(), axis=1) + _BARRED).reshape(-1, 7, 7) + score[:, None, :]
    both[place == 0] = _NEVER
    both[place == 0, 0] = np.where(FIRST, score[place == 0], _NEVER)
    found = np.empty((longest, 7, len(lengths), 7), dtype=np.float32)
    found[:] = _STILL[:, None]
    found[place, :, window] = both
    return found


def _total(steps: Floats) -> NDArray[np.float64]:
    """The logarithm of what all chains of each window weigh together."""
    odds = np.exp(steps)
    now, scale = odds[0, 0].astype(np.float64), np.zeros(steps.shape[2])
    for n, step in enumerate(odds[1:]):
        now = np.add.reduce(now.T[:, :, None] * step, axis=0)
        if n % _OFTEN == 0:
            heaviest = np.maximum.reduce(now, axis=1) + _LEAST
            now = now / heaviest[:, None]
            scale += np.log(heaviest)
    return np.asarray(scale + np.log((now * LAST).sum(axis=1) + _LEAST))


def _best(steps: Floats) -> tuple[Floats, NDArray[np.int64]]:
    """The score of the likeliest chain of each window, and its states by place and window."""
    rows = np.arange(steps.shape[2])
    scores = np.empty((len(steps), *steps.shape[2:]), dtype=np.float32)
    scores[0] = steps[0, 0]
    for n in range(1, len(steps)):
        np.maximum.reduce(scores[n - 1].T[:, :, None] + steps[n], axis=0, out=scores[n])
    ends = np.where(LAST, scores[-1], _NEVER)
    states = np.empty(steps.shape[:1] + steps.shape[2:3], dtype=np.int64)
    states[-1] = ends.argmax(axis=1)
    for n in range(len(steps) - 1, 0, -1):
        states[n - 1] = (steps[n][:, rows, states[n]] + scores[n - 1].T).argmax(axis=0)
    return ends.max(axis=1), states
