from __future__ import annotations

from collections.abc import Mapping

import pytest

from monitor.language.statements.cues import Cue
from monitor.language.statements.kinds import number
from monitor.language.statements.model import Chain
from monitor.language.statements.sureness import features, runs, sureness
from monitor.language.text.quotation_marks import marked
from monitor.language.text.tokens import tokens, veiled

SAY = Cue("say", "say", "past")
TEXT = "She said “we go” now"
FOUND = veiled(tokens(TEXT), marked(TEXT))
KINDS = [number(kind) for kind in ("he", "say", "quote", "word")]


def weighed(labels: Chain) -> Mapping[str, float]:
    return features(FOUND, KINDS, SAY, labels, 1)


def chain(*labels: int, share: float = 0.9) -> Chain:
    return Chain(labels, share, 0.5)


def test_a_report_without_source_or_content_is_weighed_by_nothing() -> None:
    assert weighed(chain(0, 3, 2, 2)) == {}
    assert weighed(chain(1, 3, 0, 0)) == {}


def test_the_form_is_told_by_the_marks() -> None:
    assert weighed(chain(1, 3, 2, 0))["direct"] == 1.0
    assert weighed(chain(1, 3, 2, 2))["mixed"] == 1.0


def test_it_is_weighed_which_kinds_stand_where_and_the_word_where_the_model_has_words() -> None:
    found = weighed(chain(1, 3, 2, 0))
    assert {"source ends he", "behind content word", "behind cue quote", "order 011", "gap 1", "word say"} <= set(found)
    assert "word say" not in features(FOUND, KINDS, SAY, chain(1, 3, 2, 0), 1, worded=False)


def test_sureness_is_a_probability_that_grows_with_the_share() -> None:
    weights = {"share": 1.0}
    low, high = (sureness(weights, weighed(chain(1, 3, 2, 2, share=s))) for s in (0.2, 0.9))
    assert 0 < low < high < 1
    assert sureness({}, {}) == pytest.approx(0.5)


def test_runs_are_first_and_last_of_numbers_without_a_gap() -> None:
    assert list(runs([1, 2, 3, 7, 9, 10])) == [(1, 3), (7, 7), (9, 10)]
