"""Articles that carry one text: wire copy printed by several, cut, with another headline, or with lines of its own.

The measure is containment: the share of the shorter text's shingles (four words in a row) that the longer one holds.
It finds a copy that was cut to a third, which the likeness of whole sets (MinHash) does not; see Broder, "On the
resemblance and containment of documents" (1997). What stands in quotation marks is left out, since two reporters in
one room write down the same speech. Candidates come from an index of one shingle in four, by hash, and each candidate
is then measured in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from math import inf

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from monitor.language.words import words
from monitor.models import Article

Shingles = NDArray[np.uint64]  # hashes, ascending, each once

WIDTH = 4  # words in a shingle
SAMPLE = 4  # one shingle in so many stands in the index
FEW = 16  # shingles; a text with fewer must be repeated nearly whole
NEARLY = 0.8  # the overlap that such a text needs, of both texts
CROWD = 1_000  # a shingle that more texts hold is a set phrase, and finds nothing

_QUOTED = re.compile(r"“[^“”\n]{1,2000}”|„[^„“”\n]{1,2000}[“”]|«[^«»\n]{1,2000}»|\"[^\"\n]{1,2000}\"")
_MIXERS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5], dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class Same:
    """Articles that carry one text, as places in the sequence that was given."""

    members: tuple[int, ...]  #: the original first, then by their order
    overlaps: tuple[float, ...]  #: of each member with the original; 1.0 for itself


def copies(articles: Sequence[Article], times: Sequence[datetime | None], *, overlap: float) -> list[Same]:
    """All `articles`, those that carry one text together; an article without copies is alone.

    `times` are the latest moments of publication. The original is the one that names an agency, else the earliest,
    else the longest, else the first; each copy shares at least `overlap` of the shorter text's shingles with it.
    """
    texts = [_shingles(article.text) for article in articles]
    shared = {}
    for one, other in _candidates(texts):
        if (share := _share(texts[one], texts[other], overlap)) is not None:
            shared[one, other] = share
    return sorted(_stars(articles, times, shared), key=lambda same: min(same.members))


def _shingles(text: str) -> Shingles:
    said = words(_QUOTED.sub(" … ", text))
    if len(said) - WIDTH + 1 < FEW:
        said = words(text)
    if not said:
        return np.empty(0, dtype=np.uint64)
    said += [""] * (WIDTH - len(said))
    hashes = np.array([_hash(word) for word in said], dtype=np.uint64)
    windows = np.lib.stride_tricks.sliding_window_view(hashes, WIDTH)
    mixed = (windows * _MIXERS).sum(axis=1, dtype=np.uint64)
    mixed ^= mixed >> np.uint64(29)
    mixed *= _MIXERS[0]
    return np.unique(mixed ^ (mixed >> np.uint64(32)))


class _Hashes(dict[str, int]):
    """A stable hash of each word, kept for the words of one process."""

    def __missing__(self, word: str) -> int:
        value = int.from_bytes(blake2b(word.encode("utf-8", "replace"), digest_size=8).digest(), "big")
        if len(self) < 1_000_000:
            self[word] = value
        return value


_hash = _Hashes().__getitem__


def _candidates(texts: Sequence[Shingles]) -> Iterator[tuple[int, int]]:
    """Pairs, ascending, that share a sampled shingle."""
    sampled = [t[t % np.uint64(SAMPLE) == 0] if len(t) >= 2 * FEW else t for t in texts]
    held = np.concatenate([np.empty(0, dtype=np.uint64), *sampled])
    rows = np.repeat(np.arange(len(texts)), [len(t) for t in sampled])
    known, columns, sizes = np.unique(held, return_inverse=True, return_counts=True)
    useful = (sizes[columns] > 1) & (sizes[columns] <= CROWD)
    ones = np.ones(int(useful.sum()), dtype=np.int32)
    index = sparse.csr_array((ones, (rows[useful], columns[useful])), shape=(len(texts), len(known)))
    for start in range(0, len(texts), 1_000):
        product = (index[start : start + 1_000] @ index.T).tocoo()
        left, right = product.row + start, product.col
        least = np.array([min(len(sampled[a]), len(sampled[b])) for a, b in zip(left, right, strict=True)]) / 8
        keep = (left < right) & (product.data >= least)
        yield from sorted(zip(left[keep].tolist(), right[keep].tolist(), strict=True))


def _share(one: Shingles, other: Shingles, overlap: float) -> float | None:
    """Share of the shorter text that the longer one holds; None where it does not make a copy."""
    shorter, longer = sorted((len(one), len(other)))
    both = len(np.intersect1d(one, other, assume_unique=True))
    if shorter < FEW and both < NEARLY * longer:
        return None
    return both / shorter if both >= overlap * shorter else None


def _stars(
    articles: Sequence[Article], times: Sequence[datetime | None], shared: dict[tuple[int, int], float]
) -> Iterator[Same]:
    """Each original with those that share enough with itself; a chain of copies is no group."""
    near: dict[int, dict[int, float]] = {n: {} for n in range(len(articles))}
    for (one, other), share in shared.items():
        near[one][other] = near[other][one] = share

    def rank(n: int) -> tuple[bool, float, int, int]:
        time = times[n]
        return articles[n].agency is None, time.timestamp() if time else inf, -len(articles[n].text), n

    ends: set[int] = set()
    for original in sorted(near, key=rank):
        if original in ends:
            continue
        others = sorted(n for n in near[original] if n not in ends)
        ends.update((original, *others))
        yield Same((original, *others), (1.0, *(near[original][n] for n in others)))
