"""States, editions and headlines are called by words that say enough alone."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from monitor.models import Article, Loss, Part, Withdrawal
from monitor.render.base.gettext import ENGLISH
from monitor.render.view.labels import (
    LOST,
    PARTS,
    edition,
    headed,
    lacking,
    linked_headline,
    linked_outlet,
    withdrawn,
)
from tests.build import RECEIVED
from tests.render.sample import issue

DAM = issue().stories[1]
HELD = {a.id: a for a in issue().articles}


def gone(*ids: str) -> dict[str, Article]:
    return HELD | {i: replace(HELD[i], withdrawn=Withdrawal(RECEIVED, "gone")) for i in ids}


@pytest.mark.parametrize(
    ("articles", "expected"),
    [(HELD, False), (gone("dam-1"), False), (gone("dam-1", "dam-2"), True), (gone("harbour-1"), False), ({}, False)],
)
def test_a_story_is_withdrawn_with_the_last_of_its_articles(articles: dict[str, Article], expected: bool) -> None:
    assert withdrawn(DAM, articles) is expected
    assert not withdrawn(replace(DAM, article_ids=()), articles)


def test_a_headline_that_was_taken_back_says_so() -> None:
    assert headed("Pier closed", ENGLISH, withdrawn=True) == "Withdrawn: Pier closed"
    assert headed("Pier closed", ENGLISH, withdrawn=False) == "Pier closed"


@pytest.mark.parametrize(
    ("lacks", "said"),
    [
        ((), None),
        (("summary",), "Of this story could not be made: Summary."),
        (("quotes", "matrix"), "Of this story could not be made: Who said what; Who has what."),
        (("all",), "This story could not be told: only its headline and its articles stand here."),
    ],
)
def test_what_a_story_lacks_is_a_sentence(lacks: tuple[Part, ...], said: str | None) -> None:
    assert lacking(replace(DAM, lacks=lacks), ENGLISH) == said


def test_a_link_says_where_it_goes_even_where_its_name_does_not() -> None:
    assert linked_outlet("Harbour Post", ENGLISH) == "Harbour Post"
    assert linked_outlet("More", ENGLISH) == "Outlet: More"
    assert linked_headline("Pier closed", ENGLISH) == "Pier closed"
    assert linked_headline("…", ENGLISH) == "Story: …"


@pytest.mark.parametrize(
    ("issue_id", "number"), [("2025-08-13", 1), ("2025-08-13-2", 2), ("2025-08-13-12", 12), ("2025-08-13-x", 1)]
)
def test_the_id_of_an_issue_says_which_of_its_day_it_is(issue_id: str, number: int) -> None:
    assert edition(issue_id) == number


def test_every_part_and_every_loss_has_a_name() -> None:
    assert set(PARTS) | {"all"} == set(get_args(Part))
    assert set(LOST) == set(get_args(Loss))
