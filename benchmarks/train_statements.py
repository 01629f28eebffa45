"""Make the weights that tell who is said to say what: `python -m benchmarks.train_statements DATA_DIR`.

DATA_DIR holds `gold.jsonl` with {id, text, attributions: [{source, cue, content: [[start, end]]}], discard},
in English. Writes `monitor/language/statements/weights/en.json`, whose signs hold words of the lexicon, and `any.json`,
whose signs are kinds alone, for the languages without labelled texts. `statements.py` here can train in the same way on
a part of the articles, and tell the rest.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import minimize

from monitor.language.names.find import tag
from monitor.language.statements.cues import Cue
from monitor.language.statements.grammar import clauses
from monitor.language.statements.kinds import UNLISTED
from monitor.language.statements.model import (
    CONTENT,
    CUE,
    FIRST,
    FOLLOWS,
    LABELS,
    LAST,
    LOUDEST,
    NONE,
    SOURCE,
    STATES,
    TURN,
    TURNS,
    Model,
    chains,
    templates,
)  # fmt: skip
from monitor.language.statements.signs import Signs, Window, names, signs, size
from monitor.language.statements.sureness import features
from monitor.language.text.quotation_marks import marked
from monitor.language.text.tokens import Token, tokens, veiled

WEIGHTS = Path(__file__).parents[1] / "monitor" / "language" / "statements" / "weights"
SEEN = 10  # times that a value of a template must occur, or it tells of single texts
EPOCHS = 12
BATCH = 512  # windows
RATE = 0.1
L1 = 2.0  # how much weights are drawn to nought, so that the file can be read
L2 = 0.5
DIGITS = 2
LEAST = 0.03  # weights of which none is larger are left out
PARTS = 3  # of the texts, each told by a model that did not see it
RIDGE = 10.0  # how much the weights of sureness are drawn to nought
OFTEN = 8  # times that a sign of sureness must occur
LIKELY = 0.1  # reports below it say nothing of those that count
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A window of an article, and the labels of its tokens; None where its word reports nothing."""

    window: Window
    cue: Cue
    labels: Ints | None


@dataclass(frozen=True, slots=True)
class Text:
    """The windows of an article that people judged."""

    tokens: Sequence[Token]
    kinds: Sequence[int]
    rows: Sequence[Labelled]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    options = parser.parse_args()
    texts = [labelled(row) for row in articles(options.data)]
    write(made(texts, "en"), WEIGHTS / "en.json")
    plain = [replace(text, kinds=[UNLISTED[kind] for kind in text.kinds]) for text in texts]
    write(made(plain, ""), WEIGHTS / "any.json")


def articles(data: Path) -> list[dict[str, Any]]:
    """The labelled articles."""
    return [json.loads(line) for line in (data / "gold.jsonl").read_text(encoding="utf-8").split("\n") if line]


def write(model: Model, path: Path) -> None:
    """Write the weights: a line for the signs that differ in their last value only."""
    weights = {key: _rows(model.weights[key], axes, model.language) for key, axes in templates(model.language).items()}
    turns = {key: _rows(model.turns[key], axes, model.language) for key, axes in TURNS.items()}
    head = {
        "made by": "python -m benchmarks.train_statements ../shared/bench/attribution/read",
        "columns": f"weights: {', '.join(LABELS)}; turns: from each label to each, in this order",
        "sure": {name: round(weight, 2) for name, weight in model.sure.items() if abs(weight) >= LEAST},
    }
    lines = [f"{_text(key)}: {_text(value)}" for key, value in head.items()]
    lines += [f"{_text(key)}: {{\n{_tables(held)}\n}}" for key, held in (("weights", weights), ("turns", turns))]
    path.parent.mkdir(exist_ok=True)
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(f"{path.name}: {sum(len(row) for table in weights.values() for row in table.values())} signs")


def _tables(held: Mapping[str, Mapping[str, Any]]) -> str:
    tables = []
    for key, rows in held.items():
        lines = ",\n".join(f"  {_text(first)}: {_text(row)}" for first, row in rows.items())
        tables.append(f" {_text(key)}: {{\n{lines}\n }}")
    return ",\n".join(tables)


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _rows(table: NDArray[np.float32], axes: Sequence[str], language: str) -> dict[str, dict[str, list[float]]]:
    values = [names(axis, language) for axis in axes]
    rounded = np.round(table.astype(float), DIGITS)
    found: dict[str, dict[str, list[float]]] = {}
    for at in np.flatnonzero(np.abs(rounded).max(axis=1) >= LEAST):
        *first, last = [v[n] for v, n in zip(values, np.unravel_index(at, [len(v) for v in values]), strict=True)]
        found.setdefault(" ".join(first), {})[last] = [_short(x) for x in rounded[at]]
    return found


def _short(value: float) -> float | int:
    return int(value) if value == int(value) else float(value)


# --- what people labelled ----------------------------------------------------------------------------------------


def labelled(row: dict[str, Any]) -> Text:
    """The windows of an article with their labels; those that nobody could judge are left out."""
    text = row["text"]
    spelt = tokens(text)
    names = tag(text, spelt, "en")
    read = clauses(text, veiled(spelt, marked(text)), names, "en")
    found, reach = read.tokens, read.rows
    known = {window.at: n for n, (window, _) in enumerate(reach)}
    labels: list[Ints | None] = [None] * len(reach)
    open_ones = {at for at in known if _inside(found[at], row.get("discard", ()))}
    for attribution in row["attributions"]:
        at = [k for k in known if _inside(found[k], attribution["cue"])]
        if not attribution["source"]:
            open_ones.update(at)
        elif at:
            made = _labels(found, reach[known[at[0]]][0], attribution)
            if made is not None and labels[known[at[0]]] is None:
                labels[known[at[0]]] = made
            elif made is None:
                open_ones.add(at[0])
    kept = [
        Labelled(window, cue, labels[n])
        for n, (window, cue) in enumerate(reach)
        if labels[n] is not None or window.at not in open_ones
    ]
    return Text(found, read.kinds, kept)


def _labels(found: Sequence[Token], window: Window, attribution: dict[str, Any]) -> Ints | None:
    own = [
        SOURCE if _inside(t, attribution["source"]) else CONTENT if _inside(t, attribution["content"]) else NONE
        for t in found[window.start : window.end]
    ]
    own[window.at - window.start] = CUE
    labels = np.asarray(own)
    source = np.flatnonzero(labels == SOURCE)
    if not len(source) or CONTENT not in own:
        return None
    behind = np.flatnonzero(np.diff(source) > 1)
    if len(behind):
        labels[source[behind[0] + 1 :]] = NONE  # a source in two pieces: the first
    return labels


def _inside(token: Token, spans: Iterable[Sequence[int]]) -> bool:
    """Whether half of the token or more lies in the spans."""
    shared = sum(max(0, min(token.end, end) - max(token.start, start)) for start, end in spans)
    return 2 * shared >= token.end - token.start


# --- how sure it is ----------------------------------------------------------------------------------------------


def made(texts: Sequence[Text], language: str) -> Model:
    """The model of all texts; how sure it is, it learns from parts of them that other models did not see."""
    rows: list[tuple[dict[str, float], bool]] = []
    for fold in range(PARTS):
        model = train([text for n, text in enumerate(texts) if n % PARTS != fold], language)
        rows += [row for text in texts[fold::PARTS] for row in _judged(model, text)]
    return replace(train(texts, language), sure=_logistic(rows))


def _judged(model: Model, text: Text) -> Iterator[tuple[dict[str, float], bool]]:
    """What is weighed of each report that the model finds in a text, and whether it is right."""
    reach = [(row.window, row.cue) for row in text.rows]
    found = chains(model, signs(text.tokens, text.kinds, reach, model.language)) if reach else []
    for row, chain in zip(text.rows, found, strict=True):
        own = text.tokens[row.window.start : row.window.end]
        kinds = text.kinds[row.window.start : row.window.end]
        weighed = features(own, kinds, row.cue, chain, row.window.at - row.window.start, worded=bool(model.language))
        if weighed and chain.share >= LIKELY:
            yield dict(weighed), row.labels is not None and _alike(own, row.labels, np.asarray(chain.labels))


def _alike(tokens: Sequence[Token], wanted: Ints, found: Ints) -> bool:
    """Whether half of what is said, or more, is the same, and a part of the source."""
    letters = np.array([token.end - token.start for token in tokens])
    want, have = letters * (wanted == CONTENT), letters * (found == CONTENT)
    both = np.minimum(want, have).sum()
    return bool(((wanted == SOURCE) & (found == SOURCE)).any() and 2 * both >= max(want.sum(), have.sum()))


def _logistic(rows: Sequence[tuple[dict[str, float], bool]]) -> dict[str, float]:
    """Weights of least cost, drawn to nought."""
    counts = Counter(name for weighed, _ in rows for name in weighed)
    keys = sorted(name for name, count in counts.items() if count >= OFTEN)
    number = {name: n for n, name in enumerate(keys)}
    cells = [(n, number[k], v) for n, (weighed, _) in enumerate(rows) for k, v in weighed.items() if k in number]
    at, column, value = (np.array(part) for part in zip(*cells, strict=True))
    x = sparse.csr_matrix((value, (at, column)), shape=(len(rows), len(keys)))
    side = np.where([right for _, right in rows], 1.0, -1.0)

    def cost(weights: Floats) -> tuple[float, Floats]:
        margin = side * (x @ weights)
        pull = -side / (1 + np.exp(margin))
        return float(np.logaddexp(0, -margin).sum() + RIDGE / 2 * weights @ weights), x.T @ pull + RIDGE * weights

    weights = minimize(cost, np.zeros(len(keys)), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    return dict(zip(keys, weights.tolist(), strict=True))


# --- the model ---------------------------------------------------------------------------------------------------


def train(texts: Sequence[Text], language: str) -> Model:
    """The model of greatest likelihood, with the words of `language` or with none (AdaGrad, drawn to nought by L1)."""
    data = _Data([text for text in texts if text.rows], language)
    learner = _Learner(data)
    draw = np.random.default_rng(1)
    for epoch in range(EPOCHS):
        order = np.argsort(data.lengths * draw.uniform(0.85, 1.15, len(data.lengths)))
        batches = [order[n : n + BATCH] for n in range(0, len(order), BATCH)]
        draw.shuffle(batches)
        loss = sum(learner.learn(batch, 1 if epoch < EPOCHS - 2 else 0.3) for batch in batches)
        print(f"epoch {epoch}: {loss / len(data.lengths):.3f}", file=sys.stderr, flush=True)
    return learner.model()


class _Data:
    """All windows one behind the other, as rows of a sparse matrix of signs."""

    def __init__(self, texts: Sequence[Text], language: str) -> None:
        self.language = language
        found = [
            signs(text.tokens, text.kinds, [(row.window, row.cue) for row in text.rows], language) for text in texts
        ]
        self.lengths = np.concatenate([seen.lengths for seen in found])
        self.starts = np.cumsum(self.lengths) - self.lengths
        self.at = np.concatenate([seen.at for seen in found])
        self.sizes = {key: size(axes, language or "en") for key, axes in {**templates(language), **TURNS}.items()}
        self.signs = self._matrix(found, templates(language))
        self.turns = self._matrix(found, TURNS)
        labels = [row.labels for text in texts for row in text.rows]
        self.tells = np.array([made is not None for made in labels])
        self.labels = np.concatenate(
            [np.full(n, -1) if made is None else made for made, n in zip(labels, self.lengths, strict=True)]
        )

    def _matrix(self, found: Sequence[Signs], axes: Mapping[str, tuple[str, ...]]) -> sparse.csr_matrix:
        columns, shift = [], 0
        for key, own in axes.items():
            columns.append(np.concatenate([seen.column(own, self.language or "en") for seen in found]) + shift)
            shift += self.sizes[key]
        rows, width = len(columns[0]), len(columns)
        ones = np.ones(rows * width, dtype=np.float32)
        return sparse.csr_matrix(
            (ones, np.stack(columns, axis=1).ravel(), np.arange(0, rows * width + 1, width)), shape=(rows, shift)
        )


class _Learner:
    """Weights on their way."""

    def __init__(self, data: _Data) -> None:
        self.data = data
        counts = np.asarray(data.signs.sum(axis=0)).ravel()
        self.often = np.flatnonzero(counts >= SEEN)
        self.signs = data.signs[:, self.often].tocsr()
        self.weights = np.zeros((len(self.often), len(LABELS)), dtype=np.float32)
        self.turns = np.zeros((data.turns.shape[1], len(LABELS) ** 2), dtype=np.float32)
        self.slopes = (np.full_like(self.weights, 0.1), np.full_like(self.turns, 0.1))

    def learn(self, batch: Ints, rate: float) -> float:
        """Take one step on some windows; what their labels cost before it."""
        data, lengths = self.data, self.data.lengths[batch]
        rows = np.repeat(data.starts[batch] - (np.cumsum(lengths) - lengths), lengths) + np.arange(lengths.sum())
        own, turn = self.signs[rows], data.turns[rows]
        cost, of_own, of_turn = _slope(
            np.clip(own @ self.weights, -LOUDEST, LOUDEST), turn @ self.turns, lengths, data.at[batch],
            data.labels[rows], data.tells[batch],
        )  # fmt: skip
        share = len(batch) / len(data.lengths)
        self._step(0, self.weights, own.T @ of_own, share, RATE * rate)
        self._step(1, self.turns, turn.T @ of_turn, share, RATE * rate)
        return cost

    def _step(self, which: int, held: NDArray[np.float32], slope: Floats, share: float, rate: float) -> None:
        moved = slope + L2 * share * held
        self.slopes[which][:] += moved**2
        pace = rate / np.sqrt(self.slopes[which])
        held -= pace * moved
        held[:] = np.sign(held) * np.maximum(np.abs(held) - pace * L1 * share, 0)

    def model(self) -> Model:
        data = self.data
        full = np.zeros((data.signs.shape[1], len(LABELS)), dtype=np.float32)
        full[self.often] = self.weights
        return Model(data.language, _split(full, templates(data.language), data), _split(self.turns, TURNS, data), {})


def _split(table: NDArray[np.float32], axes: Iterable[str], data: _Data) -> dict[str, NDArray[np.float32]]:
    found, shift = {}, 0
    for key in axes:
        found[key] = table[shift : shift + data.sizes[key]]
        shift += data.sizes[key]
    return found


def _slope(
    own: Floats, turn: Floats, lengths: Ints, at: Ints, labels: Ints, tells: NDArray[np.bool_]
) -> tuple[float, NDArray[np.float32], NDArray[np.float32]]:
    """What the labels cost under these scores, and the slopes of both kinds of scores."""
    count, longest = len(lengths), int(lengths.max())
    window = np.repeat(np.arange(count), lengths)
    place = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    may = np.where((place == at[window])[:, None], STATES == CUE, STATES != CUE)
    odds = np.exp(own[:, STATES].astype(float)) * may
    both = np.exp(turn[:, TURN].astype(float)) * FOLLOWS * odds[:, None, :]
    opening = np.zeros_like(both)
    opening[:, 0, :] = odds * FIRST
    steps = np.zeros((longest, count, 7, 7))
    steps[:, :, np.arange(7), np.arange(7)] = 1.0
    steps[place, window] = np.where((place == 0)[:, None, None], opening, both)
    forward, scale = np.zeros((longest, count, 7)), np.ones((longest, count))
    now = np.zeros((count, 7))
    now[:, 0] = 1.0
    for n in range(longest):
        now = np.matmul(now[:, None, :], steps[n])[:, 0, :]
        scale[n] = now.sum(axis=1)
        now = forward[n] = now / scale[n][:, None]
    ends = (now * LAST).sum(axis=1)
    total = np.log(scale).sum(axis=0) + np.log(ends)
    backward = np.zeros((longest, count, 7))
    backward[-1] = LAST / ends[:, None]
    for n in range(longest - 1, 0, -1):
        backward[n - 1] = np.matmul(steps[n], backward[n][:, :, None])[:, :, 0] / scale[n][:, None]
    reports = 1 / (1 + np.exp(-total))
    shares = forward * backward * reports[None, :, None]
    to_label = np.zeros((7, len(LABELS)))
    to_label[np.arange(7), STATES] = 1
    of_own = shares[place, window] @ to_label
    pairs = np.zeros_like(steps)
    pairs[1:] = forward[:-1, :, :, None] * steps[1:] * (backward[1:] / scale[1:, :, None])[:, :, None, :]
    to_turn = np.zeros((49, len(LABELS) ** 2))
    to_turn[np.arange(49), TURN.ravel()] = 1
    of_turn = (pairs[place, window] * reports[window][:, None, None] * (place > 0)[:, None, None]).reshape(
        -1, 49
    ) @ to_turn
    told = np.flatnonzero(labels >= 0)
    later = told[place[told] > 0]
    turns = labels[later - 1] * len(LABELS) + labels[later]
    cost = float(np.logaddexp(0, total).sum() - own[told, labels[told]].sum() - turn[later, turns].sum())
    of_own[told, labels[told]] -= 1
    of_turn[later, turns] -= 1
    return cost, of_own.astype(np.float32), of_turn.astype(np.float32)


if __name__ == "__main__":
    main()
