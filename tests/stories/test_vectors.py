"""Articles as weighted words."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from monitor.stories.texts import read
from monitor.stories.vectors import _beside, vectors
from tests.build import article

ARTICLES = [
    article("The ferry of Lindholm ran aground on a sandbank at dawn.", id="a", title="Ferry aground"),
    article("At dawn the Lindholm ferry sat on a sandbank, and nobody was hurt.", id="b", title="Ferry stuck"),
    article("Marta Kowal won the chess crown of Batumi.", id="c", title="Kowal wins"),
    article("", id="d", title=None),
]


def test_rows_are_of_unit_length_and_one_without_words_is_empty() -> None:
    matrix = vectors(read(ARTICLES), range(4), language="en", title_weight=8.0).matrix
    assert np.allclose(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel(), [1, 1, 1, 0])


def test_what_is_alike_is_nearer_and_the_words_as_read_are_left_as_they_are() -> None:
    texts = read(ARTICLES)
    first = vectors(texts, range(4), language="en", title_weight=8.0).matrix
    again = vectors(texts, range(4), language="en", title_weight=8.0).matrix
    assert abs(first - again).max() == 0
    alike = (first @ first.T).todense()
    assert alike[0, 1] > 0.3
    assert alike[0, 1] > 10 * alike[0, 2]


def test_a_word_of_the_title_counts_more() -> None:
    light, heavy = (
        vectors(read(ARTICLES), range(4), language="en", title_weight=weight).matrix for weight in (1.0, 8.0)
    )
    ferry = read(ARTICLES).vocabulary.index("ferry")
    assert heavy[0, ferry] > light[0, ferry]


def test_where_no_background_knows_the_language_short_words_are_the_common_ones() -> None:
    texts = read([article("der Sandbank", title=None, language="de")])
    weights = {texts.vocabulary[c]: w for c, w in vectors(texts, [0], language="de", title_weight=8.0).row(0)}
    assert weights["sandbank"] > 0.5 > weights.get("der", 0.0)


def test_two_tables_beside_each_other_are_one_to_the_byte() -> None:
    random = np.random.default_rng(3)
    left, right = (sparse.csr_array(random.random((9, width)) * (random.random((9, width)) < 0.3)) for width in (5, 8))
    expected = sparse.csr_array(sparse.hstack([left, right], format="csr"))
    made = _beside([left, right])
    assert made.shape == expected.shape
    for name in ("data", "indices", "indptr"):
        assert getattr(made, name).tolist() == getattr(expected, name).tolist()
