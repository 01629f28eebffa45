"""Average link on the parts of the graph gives what average link on the whole table gives."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from monitor.stories.clusters import Near, _average_link, clusters

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


def test_two_events_of_one_subject_stay_apart_though_they_share_its_words() -> None:
    """Two tight groups, likeness 0.4 within and 0.15 between: enough to join single articles, not such groups."""
    table = np.full((4, 4), 0.15)
    table[:2, :2] = table[2:, 2:] = 0.4
    np.fill_diagonal(table, 1.0)
    labels = _average_link(table, 0.1)
    assert labels[0] == labels[1] != labels[2] == labels[3]
    assert len(set(_average_link(table[1:3, 1:3], 0.1))) == 1
