"""What a person decided is never undone, whatever else is alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.stories import explain, group
from monitor.stories.decisions import joined, placed
from tests.build import article

TEXTS = {
    "a": "Fire crews fought a blaze at the Castrel sawmill for nine hours, said chief Ilsa Varn of Dunmore.",
    "b": "At the Castrel sawmill in Dunmore a blaze burned nine hours, and Ilsa Varn sent all her crews.",
    "c": "Chess: Marta Kowal beats Salome Gelashvili in Batumi after 57 moves and takes the crown.",
    "d": "The crown of chess goes to Marta Kowal, who needed 57 moves in Batumi against Gelashvili.",
    "e": "Fire crews fought a blaze at the Castrel sawmill for nine hours, said chief Ilsa Varn of Dunmore.",
}
ARTICLES = [article(text, id=key, title=None) for key, text in TEXTS.items()]
SETS = st.frozensets(st.sampled_from("abcde"), min_size=2, max_size=2)


def members(apart: Sequence[frozenset[str]] = (), together: Sequence[frozenset[str]] = ()) -> list[str]:
    stories = group(ARTICLES, zone=UTC, apart=apart, together=together)
    return sorted("".join(story.article_ids) for story in stories)


# what was decided, and the stories then
CASES = [
    ("nothing", {}, ["abe", "cd"]),
    ("alike articles apart", {"apart": ["cd"]}, ["abe", "c", "d"]),
    ("copies apart", {"apart": ["ae"]}, None),
    ("unlike articles together", {"together": ["ac"]}, ["abcde"]),
    ("apart wins over together", {"apart": ["ac"], "together": ["ac"]}, ["abe", "cd"]),
    ("an article that is not there", {"together": ["cx"]}, ["abe", "cd"]),
]


@pytest.mark.parametrize(("how", "expected"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_stories_follow_the_decision(how: dict[str, list[str]], expected: list[str] | None) -> None:
    found = members(**{name: [frozenset(ids) for ids in sets] for name, sets in how.items()})
    if expected is None:
        assert not any({"a", "e"} <= set(story) for story in found)
    else:
        assert found == expected


@settings(max_examples=40)
@given(st.sets(SETS, max_size=3), st.sets(SETS, max_size=2))
def test_no_story_holds_what_is_apart_and_what_is_together_is_one(
    apart: set[frozenset[str]], together: set[frozenset[str]]
) -> None:
    stories = group(ARTICLES, zone=UTC, apart=apart, together=together)
    assert sorted(i for story in stories for i in story.article_ids) == sorted(TEXTS)
    assert not any(pair <= set(story.article_ids) for pair in apart for story in stories)
    if not apart:
        assert all(any(pair <= set(story.article_ids) for story in stories) for pair in together)


def test_explain_tells_what_was_decided() -> None:
    apart = [frozenset("cd")]
    stories = group(ARTICLES, zone=UTC, together=[frozenset("ac")], apart=apart)
    (story,) = (s for s in stories if "c" in s.article_ids)
    text = "\n".join(explain(story, {a.id: a for a in ARTICLES}, apart=apart))
    assert "decided: The Heron [c] and The Heron [a] are one story" in text
    assert "decided: The Heron [c] and The Heron [d] are never one story" in text


def test_links_are_followed_strongest_first_and_never_across_what_is_apart() -> None:
    groups = ["ab", "c", "d"]
    links = [("a", "c"), ("c", "d")]
    assert list(joined(groups, links, [])) == [[0, 1, 2]]
    assert list(joined(groups, links, [frozenset("bd")])) == [[0, 1], [2]]


def test_places_are_pairs_of_what_is_here() -> None:
    assert placed([frozenset("abx")], {"a": 3, "b": 1}) == [(1, 3)]
