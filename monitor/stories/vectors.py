"""Articles as weighted words: TF-IDF, with a background of general English for the cold start.

Three articles cannot say which words are rare. So the share of articles that hold a word is mixed from two sources:
the articles at hand, and `background.txt`, which counts as much as `PRIOR` articles and so fades as their number grows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from monitor.language.words import words
from monitor.models import Article

PRIOR = 50.0  # articles that the background counts for
UNSEEN = 0.0005  # share of articles that hold a word which the background does not know
# Where no background knows a language, short words are taken to be its common ones: share by number of letters.
COMMON_BY_LENGTH = (0.0, 0.6, 0.5, 0.25, 0.1, 0.03)


@dataclass(frozen=True, slots=True)
class Vectors:
    """A row of unit length for each article, a column for each of `vocabulary`."""

    matrix: sparse.csr_array[np.float64]
    vocabulary: tuple[str, ...]


def vectors(articles: Sequence[Article], *, language: str | None, title_weight: float) -> Vectors:
    """The words of `articles`, each by the root of its count and the log of its rarity; a title's word counts more.

    Weights: Salton and Buckley, "Term-weighting approaches in automatic text retrieval" (1988), with the root in
    place of the logarithm of the count. An article without words has a row of zeros.
    """
    counts, vocabulary = _counts(articles, title_weight)
    held = np.diff(counts.tocsc().indptr)
    known = _background() if language in (None, "en") else {}
    prior = np.array([known.get(w) or (UNSEEN if known else _by_length(w)) for w in vocabulary], dtype=np.float64)
    rarity = np.log((len(articles) + PRIOR + 1) / (held + PRIOR * prior + 0.5))
    weighted = counts.copy()
    weighted.data = np.sqrt(counts.data) * np.maximum(rarity, 0.0)[counts.indices]
    length = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    weighted.data /= np.repeat(np.where(length > 0, length, 1.0), np.diff(weighted.indptr))
    return Vectors(weighted, vocabulary)


def _counts(articles: Sequence[Article], title_weight: float) -> tuple[sparse.csr_array[np.float64], tuple[str, ...]]:
    columns: dict[str, int] = {}
    rows: list[NDArray[np.int64]] = []
    values: list[NDArray[np.float64]] = []
    for article in articles:
        title, text = words(article.title or ""), words(article.text)
        row = np.fromiter((columns.setdefault(w, len(columns)) for w in title + text), np.int64, len(title) + len(text))
        rows.append(row)
        values.append(np.repeat([title_weight, 1.0], [len(title), len(text)]))
    ends = np.cumsum([0, *(len(row) for row in rows)])
    data, indices = (np.concatenate(parts) if parts else np.empty(0) for parts in (values, rows))
    matrix = sparse.csr_array((data, indices.astype(np.int64), ends), shape=(len(articles), len(columns)))
    matrix.sum_duplicates()
    return matrix, tuple(columns)


def _by_length(word: str) -> float:
    return COMMON_BY_LENGTH[len(word)] if len(word) < len(COMMON_BY_LENGTH) else UNSEEN


_TABLE: dict[str, float] = {}


def _background() -> Mapping[str, float]:
    return _TABLE


def _read(text: str) -> dict[str, float]:
    """Share of articles that hold a word; the first line that is no comment says how many articles there were."""
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    total = int(lines[0])
    return {word: int(count) / total for word, count in (line.split("\t") for line in lines[1:])}


_TABLE.update(_read(resources.files("monitor.stories").joinpath("background.txt").read_text("utf-8")))
