"""What the reader prefers comes first, and the reasons say so."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from monitor.digest.choose.preference import Preference
from monitor.digest.choose.ranking import reasons
from monitor.digest.compose import Coverage, compose
from monitor.models import Issue, Window
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
