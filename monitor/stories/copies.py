"""Articles that carry one text: wire copy printed by several, cut, with another headline, or with lines of its own.

The measure is containment: the share of the shorter text's shingles (four words in a row) that the longer one holds.
It finds a copy that was cut to a third, which the likeness of whole sets (MinHash) does not; see Broder, "On the
resemblance and containment of documents" (1997). Two reporters in one room write down the same speech, so what is not
speech must be shared too. Candidates come from an index of one shingle in four, by hash, and each candidate is then
measured in full.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from math import inf

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from monitor.language.text.words import fold
from monitor.models import Article
from monitor.stories.texts import Texts

Hashes = NDArray[np.uint64]

WIDTH = 4  # words in a shingle
SAMPLE = 4  # one shingle in so many stands in the index
FEW = 16  # shingles; a text with fewer must be repeated nearly whole
NEARLY = 0.8  # the overlap that such a text needs, of both texts
TOLD = 0.25  # least share of what is not direct speech in the shorter text
CREDITED = 0.6  # of the overlap is enough for two texts that name the same agency
KIN = 0.2  # least share of long words that two cuts of one text have in common
LONG = 5  # letters of a long word
CROWD = 1_000  # a shingle that more texts hold is a set phrase, and finds nothing

_MIXERS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5], dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class Same:
    """Articles that carry one text, as places in the sequence that was given."""

    members: tuple[int, ...]  #: the original first, then by their order
    overlaps: tuple[float, ...]  #: of each member with the original; 1.0 for itself


@dataclass(frozen=True, slots=True)
class _Shingles:
    every: Hashes  # ascending, each once
    told: Hashes  # those without a word of direct speech


def copies(
    articles: Sequence[Article],
    texts: Texts,
    times: Sequence[datetime | None],
    *,
    overlap: float,
    apart: Collection[tuple[int, int]] = (),
) -> list[Same]:
    """All `articles`, those that carry one text together; an article without copies is alone.

    `texts` are their words, `times` the latest moments of publication. A copy shares at least `overlap` of the shorter
    text's shingles (less where both name one agency) with the original, which is the one that names an agency, else
    the earliest, else the longest, else the first of those that share enough with all the others. Two that are `apart`
    are in no group together.
    """
    shingles = list(_shingled(texts))
    twins = _twins(shingles)
    shared = {
        (one, other): share
        for one, other in _candidates([shingles[row].every for row in twins], list(twins))
        if (share := _share(shingles[one], shingles[other], overlap * _trust(articles[one], articles[other])))
        is not None
    }
    near = _Near(twins, shared)
    return sorted(_groups(articles, texts, times, near, frozenset(apart)), key=lambda same: min(same.members))


def shingles_of(numbers: NDArray[np.int32], hashes: Hashes) -> Hashes:
    """The hash of each WIDTH words in a row, in order; fewer words are filled up to one shingle."""
    if not len(numbers):
        return np.empty(0, dtype=np.uint64)
    spelled = hashes[numbers]
    if len(spelled) < WIDTH:
        spelled = np.concatenate([spelled, np.zeros(WIDTH - len(spelled), dtype=np.uint64)])
    count = len(spelled) - WIDTH + 1
    mixed = spelled[:count] * _MIXERS[0]
    for place in range(1, WIDTH):
        mixed += spelled[place : place + count] * _MIXERS[place]
    mixed ^= mixed >> np.uint64(29)
    mixed *= _MIXERS[0]
    return np.asarray(mixed ^ (mixed >> np.uint64(32)))


def hashed(vocabulary: Sequence[str]) -> Hashes:
    """A hash of each word that is the same in every process."""
    digests = b"".join(blake2b(word.encode("utf-8", "replace"), digest_size=8).digest() for word in vocabulary)
    return np.frombuffer(digests, dtype="<u8").astype(np.uint64)


def _shingled(texts: Texts) -> Iterator[_Shingles]:
    hashes = hashed(texts.vocabulary)
    for row in range(len(texts.bodies)):
        numbers, spoken = texts.body(row)
        found = shingles_of(numbers, hashes)
        every = _each(found)
        if not spoken.any() or len(numbers) < WIDTH:
            yield _Shingles(every, every)
            continue
        touched = spoken[: len(found)].copy()
        for place in range(1, WIDTH):
            touched |= spoken[place : place + len(found)]
        yield _Shingles(every, _each(found[~touched]))


def _each(found: Hashes) -> Hashes:
    """What is `found`, ascending, each once; quicker than numpy's own way for a few hundred."""
    ordered = np.sort(found)
    new = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return ordered[new]


def _twins(shingles: Sequence[_Shingles]) -> dict[int, list[int]]:
    """Texts of the same shingles, under the first of them: the index need hold only that one."""
    found: dict[bytes, list[int]] = defaultdict(list)
    for row, text in enumerate(shingles):
        mark = blake2b(text.every.tobytes(), digest_size=16).digest() if len(text.every) else b"%d" % row
        found[mark].append(row)
    return {rows[0]: rows for rows in found.values()}


def _candidates(texts: Sequence[Hashes], rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of `rows`, which have these `texts`, that share enough of the sampled shingles to be looked at."""
    picked = [t[t % np.uint64(SAMPLE) == 0] for t in texts]
    sizes = np.array([len(p) if len(t) >= 4 * FEW else 0 for t, p in zip(texts, picked, strict=True)])
    sampled = [p if size else t for t, p, size in zip(texts, picked, sizes, strict=True)]
    held = np.concatenate([np.empty(0, dtype=np.uint64), *sampled])
    owner = np.repeat(np.arange(len(texts)), [len(t) for t in sampled])
    known, columns, counts = np.unique(held, return_inverse=True, return_counts=True)
    useful = (counts[columns] > 1) & (counts[columns] <= CROWD)
    ones = np.ones(int(useful.sum()), dtype=np.int32)
    index = sparse.csr_array((ones, (owner[useful], columns[useful])), shape=(len(texts), len(known)))
    turned = index.T.tocsr()
    place = np.asarray(rows)
    for start in range(0, len(texts), 1_000):
        product = (index[start : start + 1_000] @ turned).tocoo()
        left, right = product.row + start, product.col
        keep = (left < right) & (product.data >= np.minimum(sizes[left], sizes[right]) / 5)
        left, right = place[left[keep]], place[right[keep]]
        yield from sorted(zip(left.tolist(), right.tolist(), strict=True))


class _Near:
    """Which texts share enough with which. Twins have their neighbours in common: a thousand of them are no million."""

    def __init__(self, twins: Mapping[int, Sequence[int]], shared: Mapping[tuple[int, int], float]) -> None:
        self._twins = twins
        self.first = {row: first for first, rows in twins.items() for row in rows}
        self._shares: dict[int, dict[int, float]] = {first: {first: 1.0} for first in twins}
        for (one, other), share in shared.items():
            self._shares[one][other] = self._shares[other][one] = share

    def share(self, one: int, other: int) -> float | None:
        """What two texts share; None where it is not enough."""
        return self._shares[self.first[one]].get(self.first[other])

    def of(self, row: int) -> Iterator[int]:
        """The others that share enough with a text."""
        return (other for first in self._shares[self.first[row]] for other in self._twins[first] if other != row)

    def count(self, row: int, among: Mapping[int, int]) -> int:
        """How many do, where there are so many twins of each text, this one among them."""
        return sum(among.get(first, 0) for first in self._shares[self.first[row]]) - 1

    def parts(self) -> Iterator[list[int]]:
        """The texts that are connected with each other."""
        seen: set[int] = set()
        for start in self._shares:
            if start in seen:
                continue
            seen.add(start)
            part = [start]
            for member in part:
                fresh = [other for other in self._shares[member] if other not in seen]
                seen.update(fresh)
                part += fresh
            yield sorted(row for first in part for row in self._twins[first])


def _trust(one: Article, other: Article) -> float:
    """What two credits make of the overlap that is asked for."""
    same = one.agency is not None and other.agency is not None and fold(one.agency) == fold(other.agency)
    return CREDITED if same else 1.0


def _share(one: _Shingles, other: _Shingles, overlap: float) -> float | None:
    """Share of the shorter text that the longer one holds; None where it does not make a copy."""
    shorter, longer = sorted((one, other), key=lambda text: len(text.every))
    both = _common(shorter.every, longer.every)
    if both < overlap * len(shorter.every):
        return None
    if len(shorter.every) < FEW and both < NEARLY * len(longer.every):
        return None
    if len(shorter.told) and _common(shorter.told, longer.every) < TOLD * len(shorter.told):
        return None
    return both / len(shorter.every)


def _common(one: Hashes, other: Hashes) -> int:
    """How many of `one` stand in `other`; both ascend."""
    if not len(one) or not len(other):
        return 0
    places = np.searchsorted(other, one)
    places[places == len(other)] = 0
    return int(np.count_nonzero(other[places] == one))


def _groups(
    articles: Sequence[Article],
    texts: Texts,
    times: Sequence[datetime | None],
    near: _Near,
    apart: frozenset[tuple[int, int]],
) -> Iterator[Same]:
    """Groups around the text that shares enough with most others.

    A chain of copies is no group, and neither are the parts of a round-up: two texts that both share with a third
    and not with each other must have long words in common, as two cuts of one text have.
    """

    def rank(row: int) -> tuple[bool, float, int, int]:
        time = times[row]
        return articles[row].agency is None, time.timestamp() if time else inf, -len(articles[row].text), row

    for part in near.parts():
        if len(part) == 1:  # as most are
            yield Same((part[0],), (1.0,))
            continue
        free = set(part)
        while left := [row for row in part if row in free]:
            counts = Counter(near.first[row] for row in left)
            hub = min(left, key=lambda row: (-near.count(row, counts), rank(row)))
            others = sorted(
                (row for row in near.of(hub) if row in free), key=lambda row: (-(near.share(hub, row) or 0), rank(row))
            )
            members = [hub]
            for row in others:
                if _kin(texts, near, others[0], row) and not any(
                    (min(row, member), max(row, member)) in apart for member in (members if apart else ())
                ):
                    members.append(row)
            free.difference_update(members)
            kept = Counter(near.first[row] for row in members)
            central = [row for row in members if near.count(row, kept) == len(members) - 1]
            original = min(central or [hub], key=rank)
            rest = sorted(row for row in members if row != original)
            yield Same((original, *rest), (1.0, *(near.share(original, row) or 0.0 for row in rest)))


def _kin(texts: Texts, near: _Near, one: int, other: int) -> bool:
    """Whether two texts that share with a third are of one matter."""
    if one == other or near.share(one, other) is not None:
        return True
    long = [{n for n in texts.body(row)[0].tolist() if len(texts.vocabulary[n]) >= LONG} for row in (one, other)]
    return len(long[0] & long[1]) >= KIN * min(map(len, long))
