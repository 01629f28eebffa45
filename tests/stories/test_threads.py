"""A story's id lasts from day to day."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from monitor.models import Story
from monitor.stories.threads import names

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
    given = names(now, stories)
    assert [name if name in previous else None for name in given] == expected
    assert len(set(given)) == len(now)
    assert given == names(now, stories[::-1])


def test_a_new_story_is_named_after_its_first_article() -> None:
    (one,) = names([["a", "b"]], [])
    assert re.fullmatch(r"s[0-9a-f]{12}", one)
    assert [one] == names([["a", "z"]], [])
    assert [one] != names([["b", "a"]], [])


def test_the_part_that_leaves_does_not_take_the_name_that_stays() -> None:
    (old,) = names(["abc"], [])
    left, stayed = names(["a", "bc"], [story(old, "abc")])
    assert stayed == old
    assert left != old
