"""A budget of words or minutes ends the telling, and a story costs the words that it prints."""

from __future__ import annotations

import pytest

from monitor.digest.choose.budget import allowed, count, fitted, weighed
from tests.digest.choose.test_ranking import made
from tests.render.sample import issue


def test_a_budget_ends_the_telling_and_the_first_story_is_told_in_any_case() -> None:
    full = made()
    assert [s.brief for s in full.stories] == [False, False, False]
    short = made(budget=full.stories[0].words + 1)
    assert [s.brief for s in short.stories] == [False, True, True]
    assert [bool(s.summary) for s in made(budget=1).stories] == [True, False, False]


def test_the_words_of_a_story_are_those_that_it_prints() -> None:
    told = made().stories[0]
    assert told.words == count(told)


@pytest.mark.parametrize(
    ("words", "minutes", "bound"), [(None, None, None), (500, None, 500), (None, 2, 460), (500, 2, 460), (300, 2, 300)]
)
def test_the_less_of_words_and_minutes_counts(words: int | None, minutes: int | None, bound: int | None) -> None:
    assert allowed(words, minutes) == bound


def test_a_story_that_does_not_fit_loses_its_comparisons_first() -> None:
    whole = issue().stories[0]
    short = fitted(whole, count(whole) - 1)
    assert fitted(whole, None) == fitted(whole, count(whole)) == weighed(whole)
    assert short is not None
    assert (short.quotes, short.figures, short.only_in, short.more_only_in) == ((), (), (), 0)
    assert (short.summary, short.changes, short.words) == (whole.summary, whole.changes, count(short))
    assert fitted(whole, count(short) - 1) is None
