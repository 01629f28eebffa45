"""Articles as weighted words: TF-IDF, with a background of general English for the cold start.

Three articles cannot say which words are rare. So the share of articles that hold a word is mixed from two sources:
the articles at hand, and `background.txt`, which counts as much as `PRIOR` articles and so fades as their number grows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from monitor.language.text.scripts import HAN_ALL, HIRAGANA, KANA
from monitor.stories.texts import Numbers, Texts

PRIOR = 100.0  # articles that the background counts for
UNSEEN = 0.0005  # share of articles that hold a word which the background does not know
# Where no background knows a language, short words are taken to be its common ones: share by number of letters.
COMMON_BY_LENGTH = (0.0, 0.6, 0.5, 0.25, 0.1, 0.03)


HEAD = 100.0  # words, after which what stands at the head has lost most of its greater weight
HEADED = 0.5  # by how much more the first word counts than the last
LEAD = 200  # words of the text that make up its lead
LEADING = 0.15  # share that the lead alone has in the likeness
POWER = 0.6  # of a word's count
COMMON = 0.3  # share of articles in general; a word that more of them hold says nothing


_DATE = re.compile(r"(?:(?:19|20)\d\d|\d\d?)[^\W\d]{0,3}")  # 2025, 2025년, 12일, 12th; Hangul comes in its strokes
_UNSPACED = re.compile(f"[{HAN_ALL}{KANA}]")
_SYLLABLE = re.compile(f"[{HIRAGANA}]")  # Japanese writes its grammar with these


@dataclass(frozen=True, slots=True)
class Vectors:
    """A row of unit length for each article: a column for each of `vocabulary`, and one for each in the lead."""

    matrix: sparse.csr_array[np.float64]
    vocabulary: tuple[str, ...]

    def row(self, number: int) -> Iterator[tuple[int, float]]:
        """The columns of a row's words, ascending, each with its weight."""
        start, end = self.matrix.indptr[number], self.matrix.indptr[number + 1]
        columns = self.matrix.indices[start:end]
        words = int(np.searchsorted(columns, len(self.vocabulary)))
        return zip(columns[:words].tolist(), self.matrix.data[start : start + words].tolist(), strict=True)


def vectors(texts: Texts, rows: Sequence[int], *, language: str | None, title_weight: float) -> Vectors:
    """The words of `rows` of `texts`, each by a power of its count and the square of the log of its rarity.

    A word counts more in the title and near the beginning; the lead stands beside the whole once more. Weights: Salton
    and Buckley, "Term-weighting approaches in automatic text retrieval" (1988), with a power in place of the logarithm
    of the count. An article without words has a row of zeros.
    """
    known = _background() if language in (None, "en") else {}
    prior = np.array([known.get(w) or (UNSEEN if known else _by_form(w)) for w in texts.vocabulary], dtype=np.float64)
    place = np.arange(len(texts.words), dtype=np.int32)  # in the text; titles below 0
    place -= np.repeat(texts.bodies.astype(np.int32), np.diff(texts.starts))
    parts = [
        _weighed(_counted(texts, weights(place))[np.asarray(rows, dtype=np.int64)], prior, np.sqrt(share))
        for weights, share in ((_head(title_weight), 1.0 - LEADING), (_lead, LEADING))
    ]
    return Vectors(_beside(parts), texts.vocabulary)


def _beside(parts: list[sparse.csr_array[np.float64]]) -> sparse.csr_array[np.float64]:
    """What `hstack` makes of two tables, in half the memory; they are used up."""
    (left, right), shape = parts, (parts[0].shape[0], sum(part.shape[1] for part in parts))
    ends = left.indptr + right.indptr
    data, columns = np.empty(ends[-1], np.float64), np.empty(ends[-1], np.int32)
    befores, shifts = (right.indptr[:-1], left.indptr[1:]), (0, left.shape[1])
    del left, right
    for before, shift in zip(befores, shifts, strict=True):
        part = parts.pop(0)
        places = np.repeat(before, np.diff(part.indptr)) + np.arange(part.nnz, dtype=before.dtype)
        data[places] = part.data
        columns[places] = part.indices + np.int32(shift)
        del part, places
    return sparse.csr_array((data, columns, ends), shape=shape)


def _head(title_weight: float) -> Callable[[Numbers], NDArray[np.float64]]:
    """What a word counts by its place: more in the title, and near the beginning."""

    def weights(place: Numbers) -> NDArray[np.float64]:
        found = np.maximum(place, 0) / -HEAD
        np.exp(found, out=found)
        found *= HEADED
        found += 1.0
        found[place < 0] = title_weight
        return found

    return weights


def _lead(place: Numbers) -> NDArray[np.float64]:
    """One for a word of the title or the lead."""
    return (place < LEAD).astype(np.float64)


def _counted(texts: Texts, weights: NDArray[np.float64]) -> sparse.csr_array[np.float64]:
    """For each article the sum of the `weights` at which each word stands."""
    shape = (len(texts.bodies), len(texts.vocabulary))
    counts = sparse.csr_array((weights, texts.words.copy(), texts.starts.copy()), shape=shape)  # summed in place
    counts.sum_duplicates()
    counts.eliminate_zeros()
    return counts


def _weighed(
    counts: sparse.csr_array[np.float64], prior: NDArray[np.float64], size: float
) -> sparse.csr_array[np.float64]:
    """Rows of that length, worked out in the place of `counts`: these are the largest tables that stories need."""
    columns, total = counts.indices, counts.shape[0] + PRIOR
    held = np.bincount(columns, minlength=len(prior)) + PRIOR * prior
    rarity = np.where(prior <= COMMON, np.log((total + 1) / (held + 0.5)) ** 2, 0.0)
    np.power(counts.data, POWER, out=counts.data)
    counts.data *= rarity[columns]
    counts.eliminate_zeros()
    squares = sparse.csr_array((np.square(counts.data), counts.indices, counts.indptr), shape=counts.shape)
    length = np.sqrt(squares @ np.ones(counts.shape[1]))
    del squares
    counts.data /= np.repeat(np.where(length > 0, length, 1.0), np.diff(counts.indptr))
    counts.data *= size
    return counts


def _by_form(word: str) -> float:
    """The share of articles that hold a word of a language without a background; years and days say nothing there."""
    if _DATE.fullmatch(word) or (_UNSPACED.match(word) and (len(word) == 1 or _SYLLABLE.search(word))):
        return 1.0
    short = len(word) < len(COMMON_BY_LENGTH) and not _UNSPACED.match(word)
    return COMMON_BY_LENGTH[len(word)] if short else UNSEEN


_TABLE: dict[str, float] = {}


def _background() -> Mapping[str, float]:
    return _TABLE


def _read(text: str) -> dict[str, float]:
    """Share of articles that hold a word; the first line that is no comment says how many articles there were."""
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    total = int(lines[0])
    return {word: int(count) / total for word, count in (line.split("\t") for line in lines[1:])}


_TABLE.update(_read(resources.files("monitor.stories").joinpath("background.txt").read_text("utf-8")))
