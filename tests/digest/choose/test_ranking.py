"""What the reader prefers comes first, what the reader mutes stays out, and a budget ends the telling."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from monitor.digest.choose.budget import allowed, count
from monitor.digest.choose.preference import Preference, fits, muted, tally
from monitor.digest.choose.ranking import reasons
from monitor.digest.compose import Coverage, compose
from monitor.models import Issue, Muted, Window
from tests.build import article, story

WINDOW = Window(datetime(2025, 8, 12, 4, tzinfo=UTC), datetime(2025, 8, 13, 4, tzinfo=UTC))
SUBJECTS = {
    "s1aaa": "A dam above Tolvik broke at dawn on Sunday and the water took two bridges with it.",
    "s2bbb": "The choir of Norrvik won the song contest in Skarn with a ballad about herring.",
    "s3ccc": "Voters in Alvik chose Greta Moen as mayor on Sunday after a second count.",
}


def coverage(id_: str) -> Coverage:
    told = article(SUBJECTS[id_], id=f"a-{id_}", outlet=f"Outlet {id_}", title=f"Headline {id_}")
    return Coverage(replace(story(told), id=id_), (told,))


def made(**how: object) -> Issue:
    held = [coverage(id_) for id_ in SUBJECTS]
    return compose(held, id="x", title="t", window=WINDOW, topics={}, **how)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("priority", "first"),
    [
        (Preference(), "s1aaa"),
        (Preference(outlets=("outlet S2BBB",)), "s2bbb"),
        (Preference(phrases=("second count",)), "s3ccc"),
        (Preference(stories=("s3cc",)), "s3ccc"),
        (Preference(phrases=("count second",)), "s1aaa"),
    ],
)
def test_what_is_preferred_comes_first(priority: Preference, first: str) -> None:
    assert made(priority=priority).stories[0].id == first


def test_the_reasons_name_what_is_preferred() -> None:
    held = coverage("s1aaa")
    lines = list(reasons(held.story, held.articles, Preference(phrases=("two bridges",), stories=("s1",))))
    assert lines[0] == "priority: story s1"
    assert lines[1] == "independent newsrooms: 1"


def test_a_phrase_is_whole_words() -> None:
    told = article("The mayors met in Alvik.", title="News")
    assert fits(Preference(phrases=("mayor",)), told, None) is None
    assert fits(Preference(phrases=("MAYORS met",)), told, None) == ("phrase", "MAYORS met")


def test_what_is_muted_is_counted_by_name() -> None:
    articles = [coverage(id_).articles[0] for id_ in SUBJECTS]
    found = muted(Preference(outlets=("Outlet s1aaa",), phrases=("Sunday",)), articles, {})
    assert tally(found.values()) == (Muted("outlet", "Outlet s1aaa", 1), Muted("phrase", "Sunday", 1))


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
