"""What an outlet usually has in an issue."""

from __future__ import annotations

from monitor.digest.choose.usual import usual
from monitor.models import Usual


def test_it_is_the_mean_over_the_issues_with_the_sources_that_it_came_from() -> None:
    monday = [("The Heron", "heron"), ("The Heron", "clippings"), ("The Wren", "wren")]
    tuesday = [("The Heron", "heron")]
    assert usual([monday, tuesday]) == (
        Usual("The Heron", 1.5, 2, ("clippings", "heron")),
        Usual("The Wren", 0.5, 2, ("wren",)),
    )


def test_nobody_has_a_habit_before_the_first_issue() -> None:
    assert usual([]) == ()
