"""Articles that tell of one event: likeness of words, less for each day between, joined by average link.

Pairs that are alike enough make a graph. Average link never joins two groups without such a pair between them, so it
can work on each connected part of the graph alone, and the n × n table is never made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform

Matrix = sparse.csr_array[np.float64]
Days = NDArray[np.float64]  # of publication, NaN where unknown
Rows = NDArray[np.int64]

_STEP = 1.15  # how much more likeness is asked for, each time that a part is too large


@dataclass(frozen=True, slots=True)
class Near:
    """How near two publications make two articles: exp(-days / decay), `undated` where a date is unknown."""

    decay: float
    undated: float

    def __call__(self, one: Days, other: Days) -> NDArray[np.float64]:
        """The factor, 0 to 1, for days of publication that broadcast together."""
        near = np.exp(-np.abs(one - other) / self.decay)
        return np.where(np.isnan(near), self.undated, near)

    def table(self, matrix: Matrix, days: Days, rows: Rows) -> NDArray[np.float64]:
        """The likeness of each two of `rows`, 0 to 1: cosine times nearness."""
        part = matrix[rows]
        cosine = np.asarray((part @ part.T).todense())
        return np.clip(cosine * self(days[rows][:, None], days[rows][None, :]), 0.0, 1.0)

    def reach(self, likeness: float) -> float:
        """Days after which even equal articles are not as alike as that."""
        return self.decay * float(np.log(1.0 / likeness))


def clusters(
    matrix: Matrix, days: Days, near: Near, *, likeness: float, largest: int = 2_000, block: int = 512
) -> list[Rows]:
    """The rows of `matrix` in groups whose members have a mean likeness of at least `likeness`.

    A group's rows ascend, and the groups are in the order of their first row. A connected part of more than `largest`
    rows is cut first, by asking for more likeness; `block` rows are compared at a time.
    """
    left, right, strength = _pairs(matrix, days, near, likeness, block)
    found: list[Rows] = []
    for part in _parts(np.arange(matrix.shape[0]), left, right, strength, likeness, largest):
        labels = _average_link(near.table(matrix, days, part), likeness)
        found += [part[labels == label] for label in np.unique(labels)]
    return sorted(found, key=lambda rows: int(rows[0]))


def _pairs(matrix: Matrix, days: Days, near: Near, likeness: float, block: int) -> tuple[Rows, Rows, Days]:
    """Rows, other rows, and their likeness, where it is enough; each pair once.

    Rows are taken by day, and each block is multiplied only with the days that it can reach.
    """
    order = np.argsort(days, kind="stable")  # NaN stands last
    dated = int(np.count_nonzero(~np.isnan(days)))
    by_day, when = matrix[order], days[order]
    found = [(order[:0], order[:0], when[:0])]
    for start in range(0, len(order), block):
        stop = min(start + block, len(order))
        until = len(order)
        if stop <= dated:
            until = int(np.searchsorted(when[:dated], when[stop - 1] + near.reach(likeness), side="right"))
        for first, last in ((start, until), (max(until, dated), len(order))):
            if first < last:
                product = (by_day[start:stop] @ by_day[first:last].T).tocoo()
                enough = product.data >= likeness
                left, right = product.row[enough] + start, product.col[enough] + first
                strength = product.data[enough] * near(when[left], when[right])
                keep = (strength >= likeness) & (left < right)
                found.append((order[left[keep]], order[right[keep]], strength[keep]))
    left, right, strength = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return left.astype(np.int64), right.astype(np.int64), strength


def _parts(rows: Rows, left: Rows, right: Rows, strength: Days, likeness: float, largest: int) -> Iterator[Rows]:
    """The connected parts of the graph over `rows`, none larger than `largest`."""
    place = np.full(int(rows.max(initial=-1)) + 1, -1)
    place[rows] = np.arange(len(rows))
    graph = sparse.coo_array((strength, (place[left], place[right])), shape=(len(rows), len(rows)))
    _, labels = connected_components(graph, directed=False)
    inside = labels[place[left]]
    for label, size in enumerate(np.bincount(labels)):
        part = rows[labels == label]
        if size <= largest:
            yield part
            continue
        keep = (inside == label) & (strength >= likeness * _STEP)
        yield from _parts(part, left[keep], right[keep], strength[keep], likeness * _STEP, largest)


def _average_link(likeness: NDArray[np.float64], least: float) -> NDArray[np.int32]:
    if len(likeness) == 1:
        return np.ones(1, dtype=np.int32)
    apart = 1.0 - (likeness + likeness.T) / 2
    np.fill_diagonal(apart, 0.0)
    tree = linkage(squareform(apart, checks=False), "average")
    return np.asarray(fcluster(tree, 1.0 - least + 1e-12, "distance"), dtype=np.int32)
