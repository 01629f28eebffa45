"""The view of an issue has its stories by topic and says what is not told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.errors import IssueError
from monitor.models import IssueTopic
from monitor.render import issue_files
from monitor.render.view.build import compose
from tests.render.sample import LOOK, issue
from tests.render.shipped import shipped


def test_stories_that_no_topic_claims_come_last_under_a_name_of_their_own() -> None:
    view = compose(issue(), LOOK)
    assert [topic.name for topic in view.topics][-1] == "Also in the news"
    assert [story.id for story in view.topics[-1].stories] == ["museum", "bakery"]
    assert view.quiet == ("Schools",)
    assert [t.name for t in compose(replace(issue(), topics=()), LOOK).topics] == ["In the news"]


def test_a_topic_that_lists_an_unknown_story_fails_the_issue() -> None:
    with pytest.raises(IssueError, match="ghost"):
        issue_files(replace(issue(), topics=(IssueTopic("t", "T", ("ghost",)),)), LOOK, shipped())
