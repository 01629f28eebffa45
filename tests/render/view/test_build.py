"""The view of an issue has its stories by topic and says what is not told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.errors import IssueError
from monitor.models import IssueTopic, Muted, Problem
from monitor.render import issue_files
from monitor.render.view.build import Views
from tests.render.sample import LOOK, issue
from tests.render.shipped import shipped


def test_stories_that_no_topic_claims_come_last_under_a_name_of_their_own() -> None:
    view = Views(issue(), LOOK).whole
    assert [topic.name for topic in view.topics][-1] == "Also in the news"
    assert [story.id for story in view.topics[-1].stories] == ["museum", "bakery"]
    assert view.quiet == ("Schools",)
    assert [t.name for t in Views(replace(issue(), topics=()), LOOK).whole.topics] == ["In the news"]


def test_a_topic_that_lists_an_unknown_story_fails_the_issue() -> None:
    with pytest.raises(IssueError, match="ghost"):
        issue_files(replace(issue(), topics=(IssueTopic("t", "T", ("ghost",)),)), LOOK, shipped())


def test_a_view_of_some_stories_says_how_many_are_left_out() -> None:
    view, first = Views(issue(), LOOK).first(1), issue().stories[0].id
    assert [s.id for t in view.topics for s in t.stories] == [first]
    assert (view.stories, view.left_out, view.short) == (5, 4, True)
    assert view.lead is not None
    assert view.lead.id == first


def test_outlets_stand_by_their_number_of_articles_and_then_by_name() -> None:
    outlets = Views(issue(), LOOK).whole.outlets
    assert (outlets[0].name, outlets[0].articles) == ("Harbour Post", 3)
    assert [o.name for o in outlets[1:]] == sorted(o.name for o in outlets[1:])
    assert sum(o.articles for o in outlets) == len(issue().articles)


def test_a_story_that_cannot_be_told_stands_with_its_headline_and_articles_and_is_named() -> None:
    tram = issue().stories[0]
    broken = replace(tram, only_in=(replace(tram.only_in[0], article_id="ghost"),))
    told: list[Problem] = []
    view = Views(replace(issue(), stories=(broken, *issue().stories[1:])), LOOK, told.append).whole
    assert view.lead is not None
    assert (view.lead.headline, len(view.lead.sources), view.lead.summary) == (tram.headline, 6, ())
    assert [tram.headline in p.message and "ghost" in p.message for p in told] == [True]


def test_what_is_worked_out_once_is_what_each_rendering_would_work_out() -> None:
    tram, views = issue().stories[0], Views(issue(), LOOK)
    assert views.first(2) == Views(issue(), LOOK).first(2)
    assert views.whole == Views(issue(), LOOK).whole
    assert views.whole is views.whole
    assert views.story(tram, 0) is views.story(tram, 0)


def test_a_story_that_cannot_be_told_is_told_of_once_for_all_files() -> None:
    tram = issue().stories[0]
    broken = replace(tram, only_in=(replace(tram.only_in[0], article_id="ghost"),))
    told: list[Problem] = []
    issue_files(replace(issue(), stories=(broken, *issue().stories[1:])), LOOK, shipped(), told=told.append)
    assert len([p for p in told if tram.headline in p.message]) == 1


def test_what_was_muted_is_counted_in_words() -> None:
    muted = (Muted("outlet", "The Heron", 3), Muted("phrase", "herring", 1))
    assert Views(replace(issue(), muted=muted), LOOK).whole.muted == (
        "3 articles of the outlet The Heron",
        "1 article with the words herring",
    )


def test_rows_of_the_picture_and_headings_bear_their_headline() -> None:
    view = Views(issue(), LOOK).whole
    stories = [story for topic in view.topics for story in topic.stories]
    assert all(story.headline.startswith(story.again.removesuffix("…")) and story.again for story in stories)
    assert view.spread is not None
    assert all(row.headline for row in view.spread.rows)
