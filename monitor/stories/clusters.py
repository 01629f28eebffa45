"""Articles that tell of one event: likeness of words, less for each day between, joined by average link.

Pairs that are alike enough make a graph. Average link never joins two groups without such a pair between them, so it
can work on each connected part of the graph alone, and the n × n table is never made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.cluster.hierarchy import linkage
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform

Matrix = sparse.csr_array[np.float64]
Days = NDArray[np.float64]  # of publication, NaN where unknown
Rows = NDArray[np.int64]
Table = NDArray[np.float64]  # likeness of each two rows, 0 to 1
Pair = tuple[int, int]

# What is asked for between two groups, of the likeness within the looser one: where one of them is far smaller than the
# other, and where both have one size. Two large groups are two events more often than a few stray articles are one.
CONTRAST = (0.55, 0.75)
BARE = 1.0  # pairs of the least likeness that are added to a group's: its first pair is the most alike it ever has
MISSING = 0.5  # of the likeness asked for: what rows lack in the mean when they are first multiplied
_MEASURED = 20_000  # pairs that are measured at a time
_SUMMED = 1_000_000  # numbers that are summed at a time, so that what is made for it is small
_LACKING = 10_000  # rows likewise
_ALWAYS = 1e9  # likeness of what is decided: outweighs the mean over any two groups
_STEP = 1.15  # how much more likeness is asked for, each time that a part is too large


@dataclass(frozen=True, slots=True)
class Near:
    """How near two publications make two articles: exp(-days / decay), `undated` where a date is unknown.

    Less than `free` days between them count as none.
    """

    decay: float
    undated: float
    free: float = 0.0

    def __call__(self, one: Days, other: Days) -> NDArray[np.float64]:
        """The factor, 0 to 1, for days of publication that broadcast together."""
        near = np.exp(-np.maximum(np.abs(one - other) - self.free, 0.0) / self.decay)
        return np.where(np.isnan(near), self.undated, near)

    def table(self, matrix: Matrix, days: Days, rows: Rows) -> Table:
        """The likeness of each two of `rows`, 0 to 1: cosine times nearness."""
        if len(rows) == 1:
            return np.ones((1, 1))
        part = matrix[rows]
        cosine = np.asarray((part @ part.T).todense())
        return np.clip(cosine * self(days[rows][:, None], days[rows][None, :]), 0.0, 1.0)

    def known(self, table: Table, days: Days) -> Table:
        """The table without the factor where a date is unknown, to compare dated and undated groups."""
        unknown = np.isnan(days)
        return np.where(unknown[:, None] | unknown[None, :], table / self.undated, table)

    def reach(self, likeness: float) -> float:
        """Days after which even equal articles are not as alike as that."""
        return self.free + self.decay * float(np.log(1.0 / likeness))


def clusters(
    matrix: Matrix,
    days: Days,
    near: Near,
    *,
    likeness: float,
    apart: Sequence[Pair] = (),
    together: Sequence[Pair] = (),
    doubt: Callable[[Rows], Table] | None = None,
    largest: int = 2_000,
    block: int = 256,
) -> list[tuple[Rows, Table]]:
    """The rows of `matrix` in groups whose members have a mean likeness of at least `likeness`, each with its table.

    A group's rows ascend, and the groups are in the order of their first row. Two rows that are `apart` never meet,
    two that stand `together` always do; `doubt` says how much of the likeness counts of each two of some rows, 0 to 1.
    A connected part of more than `largest` rows is cut first, by asking for more likeness; `block` rows are compared at
    a time.
    """
    left, right, strength = _pairs(matrix, days, near, likeness, block)
    given = np.array(together, dtype=np.int64).reshape(-1, 2)
    left, right = np.concatenate([left, given[:, 0]]), np.concatenate([right, given[:, 1]])
    strength = np.concatenate([strength, np.full(len(given), _ALWAYS)])
    found: list[tuple[Rows, Table]] = []
    for part in _parts(np.arange(matrix.shape[0]), left, right, strength, likeness, largest):
        table = near.table(matrix, days, part)
        if doubt is not None and len(part) > 1:
            table = doubt(part) * table
        decided = _decided(table, part, apart, together)
        labels = _average_link(decided, near.known(decided, days[part]), likeness)
        for label in np.unique(labels):
            inside = np.flatnonzero(labels == label)
            found.append((part[inside], table[np.ix_(inside, inside)]))
    return sorted(found, key=lambda group: int(group[0][0]))


def _decided(table: Table, part: Rows, apart: Sequence[Pair], together: Sequence[Pair]) -> Table:
    """The table with what a person decided: such pairs are wholly alike, or as unlike as makes any mean too small."""
    if len(part) == 1 or not (apart or together):
        return table
    place = {row: n for n, row in enumerate(part.tolist())}
    table = table.copy()
    for pairs, value in ((together, 1.0), (apart, -_ALWAYS)):
        for one, other in pairs:
            if one in place and other in place:
                table[place[one], place[other]] = table[place[other], place[one]] = value
    return table


def _pairs(matrix: Matrix, days: Days, near: Near, likeness: float, block: int) -> tuple[Rows, Rows, Days]:
    """Rows, other rows, and their likeness, where it is enough; each pair once.

    Rows are taken by day, and each block is multiplied only with the days that it can reach. What is multiplied lacks
    the words that most rows have, which would cost most; where these could lift a product to what is asked for, it is
    measured in full: what has those words alone in common is no pair. After Bayardo, Ma and Srikant, "Scaling up all
    pairs similarity search" (2007).
    """
    order = np.argsort(days, kind="stable")  # NaN stands last
    dated = int(np.count_nonzero(~np.isnan(days)))
    by_day, when = matrix.astype(np.float32)[order], days[order]
    rarer, lacks = _without_frequent(by_day, likeness * MISSING)
    found = [(order[:0], order[:0], when[:0])]
    for start in range(0, len(order), block):
        stop = min(start + block, len(order))
        until = len(order)
        if stop <= dated:
            until = int(np.searchsorted(when[:dated], when[stop - 1] + near.reach(likeness), side="right"))
        for first, last in ((start, until), (max(until, dated), len(order))):
            if first < last:
                product = rarer[first:last] @ rarer[start:stop].T  # the smaller is the one to be turned
                most = lacks[start:stop][product.indices]
                most *= np.repeat(lacks[first:last], np.diff(product.indptr))
                most += product.data
                enough = np.flatnonzero(most >= likeness)
                left = product.indices[enough] + start
                right = np.searchsorted(product.indptr, enough, side="right") - 1 + first
                once = left < right
                left, right, most = left[once], right[once], most[enough[once]]
                close = near(when[left], when[right])
                may = most * close >= likeness
                left, right = left[may], right[may]
                strength = _products(by_day, left, right) * close[may]
                keep = strength >= likeness
                found.append((order[left[keep]], order[right[keep]], strength[keep]))
    left, right, strength = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return left.astype(np.int64), right.astype(np.int64), strength


def _without_frequent(
    matrix: sparse.csr_array[np.float32], missing: float
) -> tuple[sparse.csr_array[np.float32], NDArray[np.float32]]:
    """The rows without the columns that most rows have, which make up `missing` of a row's square in the mean; and the
    length of what each row lacks. No product of two rows lacks more than the product of these lengths."""
    squares, count = np.square(matrix.data), matrix.shape[0]
    weights, held = np.zeros(matrix.shape[1]), np.zeros(matrix.shape[1], np.int64)
    for start in range(0, len(squares), _SUMMED):
        columns = matrix.indices[start : start + _SUMMED]
        np.add.at(weights, columns, squares[start : start + _SUMMED].astype(np.float64))
        held += np.bincount(columns, minlength=len(held))
    order = np.argsort(-held, kind="stable")
    kept = np.ones(matrix.shape[1], dtype=np.bool_)
    kept[order[np.cumsum(weights[order]) <= missing * count]] = False
    keep = kept[matrix.indices]
    ends = np.concatenate([np.zeros(1, np.int32), np.cumsum(keep, dtype=np.int32)])[matrix.indptr]
    squares[keep] = 0.0
    lacks = np.zeros(count)
    for row in range(0, count, _LACKING):
        inside = matrix.indptr[row : row + _LACKING + 1]
        owner = np.repeat(np.arange(len(inside) - 1), np.diff(inside))
        lacks[row : row + _LACKING] = np.bincount(owner, squares[inside[0] : inside[-1]], minlength=len(inside) - 1)
    rest = sparse.csr_array((matrix.data[keep], matrix.indices[keep], ends), shape=matrix.shape)
    return rest, np.sqrt(lacks).astype(np.float32)


def _products(
    matrix: sparse.csr_array[np.float32], left: NDArray[np.integer], right: NDArray[np.integer]
) -> NDArray[np.float64]:
    """The product of each row of `left` with the one of `right`."""
    parts: list[NDArray[np.float64]] = [
        np.asarray(matrix[left[n : n + _MEASURED]].multiply(matrix[right[n : n + _MEASURED]]).sum(axis=1)).ravel()
        for n in range(0, len(left), _MEASURED)
    ]
    return np.concatenate([np.empty(0), *parts])


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


def _average_link(likeness: Table, known: Table, least: float) -> NDArray[np.int32]:
    if len(likeness) == 1:
        return np.ones(1, dtype=np.int32)
    apart = 1.0 - (likeness + likeness.T) / 2
    np.fill_diagonal(apart, 0.0)
    tree = linkage(squareform(apart, checks=False), "average")
    return _cut(tree, known, least)


def _cut(tree: NDArray[np.float64], known: Table, least: float) -> NDArray[np.int32]:
    """The label of each row of `known`: a merge of the tree holds where it is alike enough, and not loose.

    Two groups of several rows each must also be nearly as alike as the looser of them is within (see CONTRAST), by what
    is `known`. So where all articles are on one subject, and any two share its words, the events of the subject stay
    apart.
    """
    count = len(known)
    groups = {n: _Group([n], 0.0, 0) for n in range(count)}
    for step, (one, other, distance, _) in enumerate(tree.tolist()):
        left, right = groups.get(int(one)), groups.get(int(other))
        if left is None or right is None:  # one of them was not made
            continue
        between, pairs = float(known[np.ix_(left.rows, right.rows)].sum()), len(left.rows) * len(right.rows)
        if 1.0 - distance < least - 1e-12 or between / pairs < _asked(left, right, least):
            continue
        del groups[int(one)], groups[int(other)]
        groups[count + step] = _Group(
            left.rows + right.rows, left.alike + right.alike + between, left.pairs + right.pairs + pairs
        )
    labels = np.zeros(count, dtype=np.int32)
    for number, group in enumerate(groups.values(), 1):
        labels[group.rows] = number
    return labels


def _asked(one: _Group, other: _Group, least: float) -> float:
    """The mean likeness that is asked for between two groups; nothing where one of them is a single row."""
    if not (one.pairs and other.pairs):
        return 0.0
    small, large = sorted((len(one.rows), len(other.rows)))
    unequal, equal = CONTRAST
    within = min((group.alike + BARE * least) / (group.pairs + BARE) for group in (one, other))
    return (unequal + (equal - unequal) * small / large) * within


@dataclass(frozen=True, slots=True)
class _Group:
    """Rows, with the likeness of their pairs summed, and the number of these."""

    rows: list[int]
    alike: float
    pairs: int
