"""Each topic and each outlet has a page with its stories, and one for each of its months."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from monitor.render.archive.entries import Carried, Entry, Told, entry
from monitor.render.archive.shelves import Shelf, labels, outlet_names, outlets, topic_names, topics
from tests.render.sample import LOOK, issue


def made(day: str, topic: str, *stories: tuple[str, str]) -> Entry:
    """An issue of that day: the name of its topic "port", and its stories, each with an outlet."""
    told = tuple(
        Told(i, f"Story {i}", None, "en", "new", ("port",), (o,), (Carried(f"{i}-{day}", o, day, False),), ())
        for i, o in stories
    )
    moment = datetime.fromisoformat(f"{day}T04:00").replace(tzinfo=UTC)
    return replace(entry(issue()), id=day, generated_at=moment, topics=(("port", topic),), told=told)


NEWEST = [
    made("2025-08-13", "The port", ("a", "HARBOUR POST"), ("b", "Wren")),
    made("2025-08-12", "The port", ("a", "Harbour Post")),
    made("2025-06-30", "Harbour", ("c", "Wren")),
]


def shelves(fresh: set[str] | None = None, kind: str = "topic") -> dict[str, Shelf]:
    return dict((topics if kind == "topic" else outlets)(NEWEST, LOOK, fresh))


def test_topics_and_outlets_have_the_name_that_they_had_last() -> None:
    assert topic_names(NEWEST) == {"port": "The port"}
    assert outlet_names(NEWEST) == {"harbour-post": "HARBOUR POST", "wren": "Wren"}
    assert topic_names([replace(NEWEST[0], topics=(("port", "P"), ("never", "N")))]) == {"port": "P"}


def test_a_list_counts_each_story_once() -> None:
    by_topic, by_outlet = labels(NEWEST, "../")
    assert [(x.name, x.href, x.stories) for x in by_topic] == [("The port", "../topics/port/index.html", 3)]
    assert [(x.name, x.stories) for x in by_outlet] == [("HARBOUR POST", 1), ("Wren", 2)]


def test_a_topic_has_a_page_and_one_for_each_of_its_months() -> None:
    found = shelves()
    assert list(found) == ["topics/port/index.html", "topics/port/2025-08.html", "topics/port/2025-06.html"]
    home, august, june = found.values()
    assert [i.headline for i in home.items] == ["Story a", "Story b", "Story a", "Story c"]
    assert (home.stories, home.issues, august.issues, june.issues) == (3, 3, 2, 1)
    assert (home.name, june.name) == ("The port", "Harbour")
    assert august.earlier is not None
    assert august.earlier.href == "../../topics/port/2025-06.html"
    assert (august.later, june.earlier) == (None, None)


def test_an_outlet_is_one_however_its_capitals_are_written() -> None:
    found = shelves(kind="outlet")
    assert [i.headline for i in found["outlets/harbour-post/index.html"].items] == ["Story a", "Story a"]
    assert "outlets/wren/2025-06.html" in found


@pytest.mark.parametrize(
    ("fresh", "pages"),
    [
        ({"2025-08-13"}, ["outlets/harbour-post/index.html", "outlets/harbour-post/2025-08.html"]),
        ({"2025-06-30"}, []),
        (set(), []),
    ],
)
def test_only_the_pages_that_an_issue_changed_are_made_again(fresh: set[str], pages: list[str]) -> None:
    assert [p for p in shelves(fresh, "outlet") if "harbour" in p] == pages
