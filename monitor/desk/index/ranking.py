"""BM25 as FTS5 has it, for an index that FTS5 does not hold: what comes first is the same."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from monitor.desk.index.base import WEIGHTS

_K1, _B = 1.2, 0.75
_LEAST = 1e-6  # that a phrase weighs which nearly every text has


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens in a row."""

    tokens: tuple[str, ...]
    begins: bool  #: the last one is the beginning of a word
    dated: bool = False  #: it is the mark of a day, and stands where those are

    @property
    def text(self) -> str:
        """How they stand among the tokens of a text."""
        return f" {' '.join(self.tokens)}{'' if self.begins else ' '}"


@dataclass(frozen=True, slots=True)
class Group:
    """Phrases as a query joins them."""

    every: bool  #: all parts must stand in a text; else one of them
    parts: tuple[Phrase | Group, ...]
    without: tuple[Phrase | Group, ...] = ()  #: none of these stands in it

    def phrases(self) -> Iterator[Phrase]:
        """All that stand in it, those that stand in it twice too."""
        for part in self.parts:
            yield from part.phrases() if isinstance(part, Group) else [part]


Often = list[tuple[Phrase, float]]  # how often each phrase stands in a text, as its parts weigh


def best_first(rows: Sequence[Any], asked: Group, counts: Mapping[Phrase, int], count: int, mean: float) -> list[int]:
    """The numbers of `rows` (number, day, kind, id, tokens, length), the best first.

    `counts` says how many of all `count` texts have each phrase of what was asked; `mean` is the mean length of these.
    """
    weights = {one: max(math.log((count - n + 0.5) / (n + 0.5)), _LEAST) for one, n in counts.items()}
    found = [(_score(tokens, length / mean, asked, weights), *rest, row) for row, *rest, tokens, length in rows]
    found.sort(key=lambda one: one[2:4])
    found.sort(key=lambda one: one[1], reverse=True)
    found.sort(key=lambda one: one[0], reverse=True)
    return [one[4] for one in found]


def _score(tokens: str, length: float, asked: Group, weights: Mapping[Phrase, float]) -> float:
    parts = [f" {part.strip()} " for part in tokens.split("|")]
    met = _met(asked, parts) or []
    return sum(weights[one] * often * (_K1 + 1) / (often + _K1 * (1 - _B + _B * length)) for one, often in met)


def _met(asked: Phrase | Group, parts: Sequence[str]) -> Often | None:
    """How often the phrases of a group stand in a text; None where the text does not meet it. What is in a part that it
    does not meet does not count."""
    if isinstance(asked, Phrase):
        often = sum(_times(part, asked.text) * weight for part, weight in _looked(asked, parts))
        return [(asked, often)] if often else None
    if any(_met(part, parts) is not None for part in asked.without):
        return None
    found = [_met(part, parts) for part in asked.parts]
    met = [each for part in found if part is not None for each in part]
    return None if not met or (asked.every and None in found) else met


def _looked(asked: Phrase, parts: Sequence[str]) -> list[tuple[str, float]]:
    """The parts of a text in which a phrase counts, with what they weigh."""
    weighed = list(zip(parts, WEIGHTS, strict=True))
    return weighed[-1:] if asked.dated else weighed


def _times(part: str, text: str) -> int:
    """How often a phrase stands in a part of a text; the space behind one may be that before the next."""
    times, at = 0, part.find(text)
    while at >= 0:
        times, at = times + 1, part.find(text, at + 1)
    return times
