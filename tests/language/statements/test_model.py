from __future__ import annotations

import numpy as np
import pytest

from monitor.language.statements.model import (
    CUE,
    FIRST,
    FOLLOWS,
    LABELS,
    LAST,
    SOURCE,
    STATES,
    TURNS,
    Model,
    chains,
    templates,
    trained,
)
from monitor.language.statements.signs import Signs, names, size


def blank(language: str = "") -> Model:
    weights = {key: np.zeros((size(axes, "en"), 4), np.float32) for key, axes in templates(language).items()}
    return Model(
        language, weights, {key: np.zeros((size(axes, "en"), 16), np.float32) for key, axes in TURNS.items()}, {}
    )


def window(length: int, at: int) -> Signs:
    axes = {axis: np.zeros(length, np.int64) for rows in templates("").values() for axis in rows}
    return Signs(axes, np.array([length]), np.array([at]))


def test_without_weights_all_chains_are_alike() -> None:
    # one source of one or two tokens beside the word at the end; the rest is none or content
    (chain,) = chains(blank(), window(3, 2))
    allowed = 1 + 2 * 2  # both are the source, or one is and the other is either of two
    assert chain.path == pytest.approx(1 / allowed, abs=1e-4)
    assert chain.share == pytest.approx(allowed / (allowed + 1), abs=1e-4)


def test_a_chain_has_one_source_and_one_word_of_saying() -> None:
    (chain,) = chains(blank(), window(12, 4))
    assert list(np.flatnonzero(np.asarray(chain.labels) == CUE)) == [4]
    source = np.flatnonzero(np.asarray(chain.labels) == SOURCE)
    assert len(source)
    assert np.all(np.diff(source) == 1)


def test_the_order_of_states_is_before_source_behind() -> None:
    assert [LABELS[n] for n in STATES] == ["none", "content", "cue", "source", "none", "content", "cue"]
    assert list(np.flatnonzero(FIRST)) == [0, 1, 2, 3]
    assert list(np.flatnonzero(LAST)) == [3, 4, 5, 6]
    assert not FOLLOWS[4:, :4].any()


def test_windows_do_not_touch_each_other() -> None:
    long, short = window(9, 3), window(4, 1)
    axes = {axis: np.concatenate([long.axes[axis], short.axes[axis]]) for axis in long.axes}
    both = chains(trained(""), Signs(axes, np.array([9, 4]), np.array([3, 1])))
    apart = chains(trained(""), long) + chains(trained(""), short)
    for one, other in zip(both, apart, strict=True):
        assert list(one.labels) == list(other.labels)
        assert one.share == pytest.approx(other.share, abs=1e-5)


def test_a_language_without_weights_of_its_own_has_those_of_kinds() -> None:
    assert trained("en").language == "en"
    assert trained("uk") is trained("")


def test_weights_of_words_that_the_lexicon_has_no_longer_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    from monitor.language.statements import model

    rows = {"at": {"deny": [0.0, 0.0, 0.0, 1.0], "nosuchword": [0.0, 0.0, 0.0, 2.0]}, "nowhere": {"deny": [9.0] * 4}}
    made = model._table(rows, ("side", "word"), "en", 4)
    assert made.sum() == 1.0
    assert made[len(names("word", "en")) + names("word", "en").index("deny"), CUE] == 1.0


def test_a_chain_that_likely_reports_has_a_source_and_content() -> None:
    from monitor.language.statements import model

    own = np.array([[5, 6, 0, 0], [5, 0, 0, 3], [5, 0, 0, 0], [5, 0, 1, 0]], dtype=np.float32)
    turn = np.zeros((4, 16), dtype=np.float32)
    seen = Signs({}, np.array([4]), np.array([1]))
    best, states = model._best(model._steps(own, turn, seen))
    assert model.STATES[states[:, 0]].tolist() == [1, 3, 0, 0]
    model._complete(own, turn, seen, np.array([-5.0]), best, states)
    assert model.STATES[states[:, 0]].tolist() == [1, 3, 0, 0]
    model._complete(own, turn, seen, np.array([2.0]), best, states)
    assert model.STATES[states[:, 0]].tolist() == [1, 3, 0, 2]
    assert best.tolist() == [15.0]
