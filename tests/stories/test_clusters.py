"""Average link on the parts of the graph gives what average link on the whole table gives."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from monitor.stories.clusters import Near, _average_link, _pairs, clusters

NEAR = Near(decay=6.0, undated=0.5)


def corpus(seed: int, rows: int) -> tuple[sparse.csr_array[np.float64], np.ndarray]:
    random = np.random.default_rng(seed)
    table = random.random((rows, 60)) * (random.random((rows, 60)) < 0.1) + 1e-3
    table /= np.linalg.norm(table, axis=1, keepdims=True)
    days = random.integers(0, 40, rows).astype(float)
    days[random.random(rows) < 0.2] = np.nan
    return sparse.csr_array(table), days


@pytest.mark.parametrize("seed", range(6))
def test_the_blocks_and_parts_do_not_change_the_result(seed: int) -> None:
    matrix, days = corpus(seed, 80)
    found = clusters(matrix, days, NEAR, likeness=0.2, block=7)
    apart = 1 - NEAR.table(matrix, days, np.arange(80))
    np.fill_diagonal(apart, 0)
    labels = fcluster(linkage(squareform((apart + apart.T) / 2, checks=False), "average"), 0.8, "distance")
    expected = sorted(np.flatnonzero(labels == label).tolist() for label in np.unique(labels))
    assert [rows.tolist() for rows, _ in found] == expected


@pytest.mark.parametrize("seed", range(4))
def test_words_that_most_have_cost_no_pair_that_shares_another(seed: int) -> None:
    random = np.random.default_rng(seed)
    common = random.random((120, 5)) * 0.4  # all have them
    rare = random.random((120, 300)) * (random.random((120, 300)) < 0.03)
    table = np.hstack([common, rare])
    table /= np.linalg.norm(table, axis=1, keepdims=True)
    left, right, strength = _pairs(sparse.csr_array(table), np.zeros(120), NEAR, 0.1, 16)
    alike = table @ table.T
    shares = (rare > 0).astype(int) @ (rare > 0).astype(int).T > 0
    expected = {(i, j) for i, j in np.argwhere((alike >= 0.1) & shares).tolist() if i < j}
    found = {(min(pair), max(pair)) for pair in zip(left.tolist(), right.tolist(), strict=True)}
    assert expected <= found
    assert all(alike[i, j] >= 0.0999 for i, j in found)
    assert np.allclose(strength, alike[left, right], atol=1e-6)


def test_a_part_that_is_too_large_is_cut_by_asking_for_more() -> None:
    matrix, days = corpus(1, 80)
    found = clusters(matrix, days, NEAR, likeness=0.05, largest=5)
    assert sorted(row for rows, _ in found for row in rows.tolist()) == list(range(80))
    assert max(len(rows) for rows, _ in found) <= 5


def test_equal_articles_that_make_a_part_too_large_end_alone_or_together() -> None:
    matrix = sparse.csr_array(np.ones((9, 1)))
    found = clusters(matrix, np.zeros(9), NEAR, likeness=0.1, largest=5)
    assert sorted(row for rows, _ in found for row in rows.tolist()) == list(range(9))


def test_nothing_gives_nothing() -> None:
    assert clusters(sparse.csr_array((0, 0), dtype=np.float64), np.empty(0), NEAR, likeness=0.1) == []


def grouped(sizes: tuple[int, ...], within: float, between: float, known: float | None = None) -> int:
    """How many groups are made of two, of these sizes and likenesses; `known` is the one between, if it differs."""
    side = np.repeat(np.arange(len(sizes)), sizes)
    same = side[:, None] == side[None, :]
    table, sure = (np.where(same, within, other) for other in (between, between if known is None else known))
    for each in (table, sure):
        np.fill_diagonal(each, 1.0)
    return len(set(_average_link(table, sure, 0.1).tolist()))


# sizes of two groups, likeness within and between them, and what it is known to be: so many groups are made
CONTRASTS = [
    ((2, 2), 0.4, 0.15, None, 2),  # enough to join single articles, not two such groups
    ((1, 2), 0.4, 0.15, None, 1),
    ((2, 2), 0.4, 0.21, None, 1),
    ((4, 4), 0.4, 0.26, None, 2),  # two large groups are told apart better than two small ones
    ((2, 8), 0.4, 0.26, None, 1),  # and a few stray articles are no event of their own
    ((4, 4), 0.4, 0.26, 0.37, 1),  # the likeness is only so small because dates are unknown
]


@pytest.mark.parametrize(("sizes", "within", "between", "known", "groups"), CONTRASTS)
def test_events_of_one_subject_stay_apart_though_they_share_its_words(
    sizes: tuple[int, ...], within: float, between: float, known: float | None, groups: int
) -> None:
    assert grouped(sizes, within, between, known) == groups


def test_an_unknown_date_makes_two_groups_no_looser() -> None:
    days = np.array([1.0, np.nan])
    table = np.array([[1.0, 0.2], [0.2, 0.5]])
    assert NEAR.known(table, days).tolist() == [[1.0, 0.4], [0.4, 1.0]]
