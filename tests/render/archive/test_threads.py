"""A story has one page over all issues that told it, and says where it went on and where it came from."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from monitor.render.archive.entries import Carried, Entry, Told, entry
from monitor.render.archive.threads import Thread, threads
from tests.render.sample import LOOK, issue


def told(story: str, day: str, outlet: str = "Wren", history: tuple[str, ...] = ()) -> Told:
    carried = (Carried(f"{story}-{outlet}", outlet, day, False),)
    return Told(story, f"{story} on {day}", None, "en", "new", (), (outlet,), carried, history)


def made(day: str, *stories: Told) -> Entry:
    moment = datetime.fromisoformat(f"{day}T04:00").replace(tzinfo=UTC)
    return replace(entry(issue()), id=day, generated_at=moment, told=stories)


NEWEST = [
    made("2025-08-14", told("ab", "2025-08-14", history=("a", "b", "ghost", "ab"))),
    made("2025-08-13", told("a", "2025-08-13", "Heron"), told("c", "2025-08-13")),
    made("2025-08-12", told("a", "2025-08-12"), told("b", "2025-08-12")),
]


def pages(fresh: set[str] | None = None) -> dict[str, Thread]:
    return dict(threads(NEWEST, LOOK, fresh))


def test_a_storys_page_has_every_issue_that_told_it_and_its_latest_headline() -> None:
    page = pages()["stories/a.html"]
    assert page.headline == "a on 2025-08-13"
    assert [i.href for i in page.items] == ["../2025-08-13/index.html#story-a", "../2025-08-12/index.html#story-a"]
    assert (page.outlets, page.articles) == (("Heron", "Wren"), 2)


def test_stories_that_became_one_keep_their_pages_and_each_names_the_other() -> None:
    found = pages()
    assert [r.href for r in found["stories/ab.html"].earlier] == ["../stories/a.html", "../stories/b.html"]
    assert [r.headline for r in found["stories/a.html"].later] == ["ab on 2025-08-14"]
    assert (found["stories/c.html"].earlier, found["stories/c.html"].later) == ((), ())
    assert "stories/ghost.html" not in found


@pytest.mark.parametrize(
    ("fresh", "made_again"),
    [
        ({"2025-08-14"}, ["a", "ab", "b"]),
        ({"2025-08-13"}, ["a", "ab", "c"]),
        (set(), []),
        (None, ["a", "ab", "b", "c"]),
    ],
)
def test_an_issue_changes_the_pages_of_its_stories_and_of_those_near_to_them(
    fresh: set[str] | None, made_again: list[str]
) -> None:
    assert list(pages(fresh)) == [f"stories/{name}.html" for name in made_again]


def test_a_story_whose_articles_were_all_taken_back_says_so() -> None:
    gone = replace(told("a", "2025-08-15"), withdrawn=True)
    page = dict(threads([made("2025-08-15", gone)], LOOK, None))["stories/a.html"]
    assert page.headline == "Withdrawn: a on 2025-08-15"
