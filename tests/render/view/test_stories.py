"""A story is shown with its parts in order, and every article of it is called by a name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.errors import IssueError
from monitor.models import Change, Utterance, Withdrawal, Wording
from monitor.render.view.build import Views
from monitor.render.view.model import StoryView
from monitor.render.view.stories import Desk
from tests.build import RECEIVED
from tests.render.sample import LOOK, issue, span


def test_figures_that_differ_come_first() -> None:
    assert [f.agreement for f in Views(issue(), LOOK).whole.topics[0].stories[0].figures] == ["rounded", "agree"]


def test_an_article_without_a_title_is_called_by_its_beginning() -> None:
    view = Views(issue(), LOOK).whole
    source = view.topics[-1].stories[-1].sources[0]
    assert not source.titled
    assert source.title == "The bakery on Ferry Lane, the oldest in the town, has…"  # its headline says it already
    assert source.time is None


TRAM = issue().stories[0]
DESK = Desk(issue(), LOOK)


def shown(**parts: object) -> StoryView:
    return DESK.story(replace(TRAM, **parts), brief=False)  # type: ignore[arg-type]  # rows of this file


@pytest.mark.parametrize(
    ("independent", "ids", "said"),
    [
        (1, ("dam-1",), "1 article"),
        (1, ("dam-1", "dam-2"), "2 articles, 1 of them not copied"),
        (2, ("dam-1", "dam-2"), "2 articles"),
    ],
)
def test_origins_are_said_of_several_articles_only(independent: int, ids: tuple[str, ...], said: str) -> None:
    assert shown(independent_origins=independent, article_ids=ids, lineage=None).origins == said


def test_a_sentence_is_new_in_a_running_story_only() -> None:
    assert [line.new for line in shown().summary] == [True, True, False, False, False]
    assert not any(line.new for line in shown(status="new").summary)


def test_a_figure_of_one_value_stands_once_with_all_that_print_it() -> None:
    agreed = next(f for f in shown().figures if f.agreement == "agree")
    assert [(p.text, p.outlets) for p in agreed.printed] == [("6.5 percent", ("Harbour Post", "The Ellory Courier"))]
    assert [f.what for f in shown().single_figures] == ["cost a year"]


def test_a_change_is_called_by_what_changed_and_says_where_it_was_silent() -> None:
    first = TRAM.changes[0]
    changes = (first, replace(first, what="quotation"), replace(TRAM.changes[1], silent=True))
    assert [n.label for n in shown(changes=changes).changes] == ["Added", "New quotation", "Revised, without a note"]


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        (None, None),
        (Withdrawal(RECEIVED, "gone"), "Withdrawn, 13 August 2025: its page was taken down for good"),
        (Withdrawal(RECEIVED, "person", "a hoax"), "Withdrawn, 13 August 2025: taken out by hand (a hoax)"),
    ],
)
def test_a_source_that_was_withdrawn_says_when_and_why(lost: Withdrawal | None, said: str | None) -> None:
    held = replace(issue().articles[0], withdrawn=lost)
    assert Desk(replace(issue(), articles=(held,)), LOOK).source("harbour-1").withdrawn == said


def test_an_article_that_the_issue_does_not_hold_cannot_be_shown() -> None:
    with pytest.raises(IssueError, match="cites article ghost, which it does not hold"):
        DESK.source("ghost")


def test_a_quotation_that_stands_alone_has_no_comma_before_its_mark() -> None:
    said = Utterance(
        "Ada Lund",
        (
            Wording(
                "dam-1", "Nobody has to leave today,", (span("dam-1", "Nobody has to leave today,"),), ("Harbour Post",)
            ),
        ),
    )
    story = replace(issue().stories[1], quotes=(said,), statements=())
    view = Desk(issue(), LOOK).story(story, brief=False)
    (version,) = view.quotes[0].versions
    assert version.text == "Nobody has to leave today"
    assert "".join(piece.text for piece in version.pieces) == version.text


def test_what_changed_is_marked_in_what_was_and_in_what_is() -> None:
    change = Change(
        "revised", "The pier closes on Friday at noon.", "The pier closes on Monday at noon.", "dam-1", 0, 20
    )
    story = replace(issue().stories[1], changes=(change,))
    (news,) = Desk(issue(), LOOK).story(story, brief=False).changes
    assert [p.text for p in news.pieces if p.marked] == ["Friday"]
    assert [p.text for p in news.old if p.marked] == ["Monday"]
