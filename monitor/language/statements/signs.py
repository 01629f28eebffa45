"""What is seen of each token beside a word that may report: signs, of which the model has a weight each.

A sign is a template and the values of its axes. They are kinds, places, and words of the lexicon (those that may report
and the small words of a clause); a text's own words are none of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import prod

import numpy as np
from numpy.typing import NDArray

from monitor.language.lexicon import SECTIONS, words
from monitor.language.statements.cues import GROUPS, SHAPES, Cue, cues
from monitor.language.statements.kinds import BOUNDS, COMMA, KINDS, LINKS, QUOTES, ROUGH, ROUGHLY, STOP, THAT, VERBAL
from monitor.language.text.tokens import Token

Ints = NDArray[np.int64]
_STEPS = np.array([0, 1, 2, 3, 4, 4, 5, 5, 5, *[6] * 5, 7])  # of places from the word of saying
_ROUGHLY = np.asarray(ROUGHLY)
_CLOSE = 3  # tokens: as far as the word of saying tells of single kinds
#: Keys of the lexicon that hold endings, or words that are too many to weigh one by one.
_AS_KINDS = frozenset(
    "past doing adverbs acts bare things qualities nouns_end persons_end adjectives_end many_end".split()
)
_NUMBERS = tuple(str(n) for n in range(8))
#: Each axis and the names of its values.
AXES: Mapping[str, tuple[str, ...]] = {
    "side": ("before", "at", "behind"),
    "far": _NUMBERS,
    **dict.fromkeys(("own", "left", "right", "after", "after2", "prior", "close"), KINDS),
    "cue": tuple(f"{group}-{shape}" for group in GROUPS for shape in SHAPES),
    "commas": _NUMBERS[:3],
    "that": _NUMBERS[:2],
    "verbs": _NUMBERS[:3],
    "links": _NUMBERS[:2],
    "marks": _NUMBERS[:2],
    "stops": _NUMBERS[:2],
    "clause": _NUMBERS[:7],
    "opens": KINDS,
    "begins": KINDS,
    "acts": _NUMBERS[:2],
    **dict.fromkeys(("rough left", "rough own", "rough right", "rough far left", "rough far right"), ROUGH),
    "rest": _NUMBERS[:6],
    "opening": _NUMBERS[:6],
    "first": _NUMBERS[:3],
    "quoted": _NUMBERS[:4],
    "reach": _NUMBERS[:4],
}
#: What is counted between a token and its word of saying.
_COUNTED: Mapping[str, frozenset[int]] = {
    "commas": frozenset({COMMA}),
    "that": frozenset({THAT}),
    "verbs": VERBAL,
    "links": LINKS,
    "marks": QUOTES,
    "stops": frozenset({STOP}),
}
_BETWEEN = tuple(_COUNTED)
TEMPLATES: Mapping[str, tuple[str, ...]] = {
    "place": ("side", "far"),
    "kind": ("side", "far", "own"),
    "pair": ("side", "left", "own"),
    "next": ("side", "own", "right"),
    "around": ("side", "left", "right"),
    "between": ("side", *_BETWEEN[:5], "own"),
    "cue": ("side", "far", "cue"),
    "cue kind": ("side", "cue", "own"),
    "cue between": ("side", *_BETWEEN[:5], "cue"),
    "behind": ("side", "far", "after"),
    "behind kind": ("side", "own", "after2"),
    "before": ("side", "far", "prior"),
    "rest": ("side", "far", "rest", "opening"),
    "rest kind": ("side", "rest", "first", "own"),
    "quotes": ("side", "quoted", "own"),
    "stops": ("side", "stops", "own"),
    "clause": ("side", "clause", "opens", "acts"),
    "clause begins": ("side", "clause", "begins"),
    "clause kind": ("side", "clause", "own"),
    "opened": ("side", "opens", "own"),
    "rough": ("side", "rough left", "rough own", "rough right"),
    "rough before": ("side", "rough far left", "rough left", "rough own"),
    "rough behind": ("side", "rough own", "rough right", "rough far right"),
}
#: Those with words of the lexicon, for languages that have labelled texts.
WORDED: Mapping[str, tuple[str, ...]] = {
    "word": ("side", "far", "word"),
    "word kind": ("side", "word", "close"),
    "word behind": ("side", "word", "after"),
    "small": ("side", "reach", "small"),
    "small before": ("side", "small left"),
    "small behind": ("side", "small right"),
    "word after": ("word", "small after"),
    "word prior": ("word", "small prior"),
}


@dataclass(frozen=True, slots=True)
class Window:
    """The tokens that a word of saying may reach: from `start` to `end`, itself at `at`."""

    start: int
    at: int
    end: int


@dataclass(frozen=True, slots=True)
class Signs:
    """The values of all tokens of all windows on each axis, one window behind the other."""

    axes: Mapping[str, Ints]
    lengths: Ints  #: of the windows
    at: Ints  #: where in each the word of saying stands

    def column(self, template: Sequence[str], language: str) -> Ints:
        """The number of the value that each token has on the axes of a template taken together."""
        return np.asarray(self.columns((tuple(template),), language)[0])

    def columns(self, templates: tuple[tuple[str, ...], ...], language: str) -> Ints:
        """The same for several templates, a row each; what their first axes share is reckoned once."""
        held: dict[tuple[str, ...], Ints] = {}
        return np.stack([self._number(template, language, held) for template in templates])

    def _number(self, template: tuple[str, ...], language: str, held: dict[tuple[str, ...], Ints]) -> Ints:
        *first, last = template
        if not first:
            return self.axes[last]
        if template not in held:
            before = self._number(tuple(first), language, held)
            held[template] = before * len(names(last, language)) + self.axes[last]
        return held[template]


@cache
def names(axis: str, language: str) -> tuple[str, ...]:
    """The names of the values of an axis."""
    if axis == "word":
        return ("-", *sorted({cue.word for cue in cues(language).values()}))
    return ("-", *sorted(_small(language))) if axis.startswith("small") else AXES[axis]


@cache
def _small(language: str) -> frozenset[str]:
    return frozenset().union(*(words("clause", key, language) for key in SECTIONS["clause"] if key not in _AS_KINDS))


@cache
def _places(axis: str, language: str) -> Mapping[str, int]:
    """The number of each value by its name; words with an apostrophe by both spellings of it."""
    found = {name: n for n, name in enumerate(names(axis, language))}
    return {name.replace("'", "’"): n for name, n in found.items()} | found


def size(template: Sequence[str], language: str) -> int:
    """How many values a template has."""
    return prod(len(names(axis, language)) for axis in template)


def signs(
    tokens: Sequence[Token], kinds: Sequence[int], windows: Sequence[tuple[Window, Cue]], worded: str = ""
) -> Signs:
    """The signs of the tokens of `windows`; with the words of a language, where one is given."""
    of = np.asarray([0, 0, *kinds, 0, 0], dtype=np.int64)
    start, at, end = (
        np.asarray([getattr(w, k) for w, _ in windows], dtype=np.int64) + 2 for k in ("start", "at", "end")
    )
    lengths = end - start
    row = np.repeat(np.arange(len(windows)), lengths)
    t = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths) + start[row]
    c, a, z = at[row], start[row], end[row]
    distance = np.abs(t - c)
    side = np.sign(t - c) + 1
    after = np.where(c + 1 < z, of[c + 1], 0)
    axes = {
        "side": side,
        "far": _STEPS[np.minimum(distance, len(_STEPS) - 1)],
        "own": of[t],
        "left": np.where(t > a, of[t - 1], 0),
        "right": np.where(t + 1 < z, of[t + 1], 0),
        "after": after,
        "after2": np.where(side == 1, np.where(c + 2 < z, of[c + 2], 0), after),
        "prior": np.where(c > a, of[c - 1], 0),
        "close": np.where(distance <= _CLOSE, of[t], 0),
        "cue": np.asarray([cue.number for _, cue in windows], dtype=np.int64)[row],
        "rest": np.digitize(z - t, (2, 3, 5, 9, 16)),
        "opening": np.digitize(t - a, (1, 2, 4, 8, 16)),
        "first": np.minimum(t - a, 2),
        "quoted": np.minimum(_count(of, QUOTES, a, c), 1) + 2 * np.minimum(_count(of, QUOTES, c, z), 1),
        "reach": np.digitize(distance, (2, 4, 10)),
        **_between(of, t, c),
        **_clauses(of, t, c),
        "rough own": _ROUGHLY[of[t]],
        "rough left": _ROUGHLY[np.where(t > a, of[t - 1], 0)],
        "rough right": _ROUGHLY[np.where(t + 1 < z, of[t + 1], 0)],
        "rough far left": _ROUGHLY[np.where(t - 1 > a, of[t - 2], 0)],
        "rough far right": _ROUGHLY[np.where(t + 2 < z, of[t + 2], 0)],
    }
    if worded:
        axes |= _worded(tokens, windows, worded, row, t, (c, a, z))
    return Signs(axes, lengths, at - start)


def _worded(
    tokens: Sequence[Token],
    windows: Sequence[tuple[Window, Cue]],
    language: str,
    row: Ints,
    t: Ints,
    bounds: tuple[Ints, Ints, Ints],
) -> dict[str, Ints]:
    c, a, z = bounds
    places = _places("small", language)
    known = [places.get(token.low, 0) for token in tokens]
    small = np.asarray([0, 0, *known, 0, 0], dtype=np.int64)
    word = _places("word", language)
    return {
        "word": np.asarray([word[cue.word] for _, cue in windows], dtype=np.int64)[row],
        "small": small[t],
        "small left": np.where(t > a, small[t - 1], 0),
        "small right": np.where(t + 1 < z, small[t + 1], 0),
        "small after": np.where((t == c) & (c + 1 < z), small[c + 1], 0),
        "small prior": np.where((t == c) & (c > a), small[c - 1], 0),
    }


def _between(of: Ints, t: Ints, c: Ints) -> dict[str, Ints]:
    """How much stands between each token and its word of saying."""
    low, high = np.minimum(t, c) + 1, np.maximum(t, c)
    low = np.minimum(low, high)
    return {axis: np.minimum(_count(of, kinds, low, high), len(AXES[axis]) - 1) for axis, kinds in _COUNTED.items()}


def _clauses(of: Ints, t: Ints, c: Ints) -> dict[str, Ints]:
    """Of the stretch between two marks or conjunctions that holds each token: how far off it is, and how it begins."""
    table = np.zeros(len(KINDS), dtype=np.int64)
    table[list(BOUNDS)] = 1
    number = np.cumsum(table[of])
    firsts = np.searchsorted(number, np.arange(number[-1] + 2))  # the mark or conjunction itself
    first, last = firsts[number[t]], firsts[number[t] + 1]
    return {
        "clause": np.clip(number[t] - number[c], -3, 3) + 3,
        "opens": of[first],
        "begins": of[np.minimum(first + 1, len(of) - 1)],
        "acts": np.minimum(_count(of, VERBAL, first, last), 1),
    }


def _count(of: Ints, kinds: frozenset[int], low: Ints, high: Ints) -> Ints:
    """How many tokens of these kinds stand from `low` to `high`."""
    table = np.zeros(len(KINDS), dtype=np.int64)
    table[list(kinds)] = 1
    sums = np.concatenate([[0], np.cumsum(table[of])])
    return np.asarray(sums[high] - sums[low])
