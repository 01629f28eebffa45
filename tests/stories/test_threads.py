"""A story's id lasts from day to day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from monitor.models import Story
from monitor.stories.threads import names, spells

DAY = datetime(2025, 8, 12, tzinfo=UTC)


def story(name: str, articles: str) -> Story:
    return Story(name, "", (), tuple(articles), (), DAY, DAY)


# what happens, previous stories, stories now, whose id each has (None: a new one)
DAYS = [
    ("an article joins", {"s1": "ab"}, ["abc"], ["s1"]),
    ("an earlier article joins", {"s1": "bc"}, ["abc"], ["s1"]),
    ("a new story begins", {"s1": "ab"}, ["ab", "c"], ["s1", None]),
    ("two stories join: the larger one goes on", {"s1": "a", "s2": "bc"}, ["abc"], ["s2"]),
    ("a story splits: the larger part goes on", {"s1": "abc"}, ["a", "bc"], [None, "s1"]),
    ("a story splits in halves: neither is it", {"s1": "ab"}, ["a", "b"], [None, None]),
    ("old articles are not at hand any more", {"s1": "abcdef"}, ["fg"], ["s1"]),
    ("nothing of it is left", {"s1": "ab"}, ["c"], [None]),
]


@pytest.mark.parametrize(("previous", "now", "expected"), [row[1:] for row in DAYS], ids=[row[0] for row in DAYS])
def test_ids_last(previous: dict[str, str], now: list[str], expected: list[str | None]) -> None:
    stories = [story(name, articles) for name, articles in previous.items()]
    given = [name for name, _ in names(now, stories)]
    assert [name if name in previous else None for name in given] == expected
    assert len(set(given)) == len(now)
    assert names(now, stories) == names(now, stories[::-1])


def test_a_new_story_is_named_after_its_first_article() -> None:
    ((one, _),) = names([["a", "b"]], [])
    assert re.fullmatch(r"s[0-9a-f]{12}", one)
    assert names([["a", "z"]], []) == [(one, ())]
    assert names([["b", "a"]], []) != [(one, ())]


def test_the_part_that_leaves_does_not_take_the_name_that_stays() -> None:
    ((old, _),) = names(["abc"], [])
    (left, _), (stayed, _) = names(["a", "bc"], [story(old, "abc")])
    assert stayed == old
    assert left != old


def test_a_story_remembers_what_went_into_it_and_what_it_came_out_of() -> None:
    ((_, joined),) = names(["abc"], [story("s1", "a"), replace(story("s2", "bc"), history=("s0",))])
    assert joined == ("s0", "s1")
    (_, left), (_, stayed) = names(["a", "bc"], [story("s1", "abc")])
    assert (left, stayed) == (("s1",), ())


NAN = float("nan")
# days, and how they part when a story ends after ten quiet ones
SPELLS = [
    ([1.0, 2.0, 3.0], [[0, 1, 2]]),
    ([1.0, 20.0, 2.0, 21.0], [[0, 2], [1, 3]]),
    ([1.0, 11.0, 21.0], [[0, 1, 2]]),
    ([30.0, NAN, 1.0], [[1, 2], [0]]),
    ([NAN, NAN], [[0, 1]]),
]


@pytest.mark.parametrize(("days", "expected"), SPELLS)
def test_a_story_ends_after_a_quiet_time(days: list[float], expected: list[list[int]]) -> None:
    alike = np.ones((len(days), len(days)))
    assert [part.tolist() for part in spells(np.array(days), alike, quiet=10.0)] == expected


# likeness of an article without a day to each of five: two early ones, three late ones; and where it goes
PLACES = [
    ([0.4, 0.4, 0.2, 0.2, 0.2], [[0, 1, 5], [2, 3, 4]]),
    ([0.2, 0.2, 0.4, 0.4, 0.4], [[0, 1], [2, 3, 4, 5]]),
    ([0.3, 0.3, 0.3, 0.3, 0.3], [[0, 1], [2, 3, 4, 5]]),
]


@pytest.mark.parametrize(("likeness", "expected"), PLACES)
def test_an_article_of_unknown_day_goes_where_it_is_most_alike(
    likeness: list[float], expected: list[list[int]]
) -> None:
    days = np.array([1.0, 2.0, 30.0, 31.0, 32.0, NAN])
    alike = np.eye(6)
    alike[5, :5] = alike[:5, 5] = likeness
    assert [part.tolist() for part in spells(days, alike, quiet=10.0)] == expected
