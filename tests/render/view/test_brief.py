"""What stands before the depth: a line a story, every story in a list, nothing told twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.models import Issue
from monitor.render.base.look import Look
from monitor.render.view.brief import above
from monitor.render.view.build import Views
from monitor.render.view.model import Brief
from tests.render.sample import LOOK, issue


def made(of: Issue | None = None, look: Look = LOOK) -> Brief:
    brief = Views(of or issue(), look).whole.brief
    assert brief is not None
    return brief


def test_each_line_is_one_story_word_for_word_in_twenty_five_words() -> None:
    points = made().points
    assert len({p.story.id for p in points}) == len(points) == 5
    for point in points:
        held = [line.text for line in point.story.summary]
        assert any(point.line.text.removesuffix("…") in text for text in held)
        assert len(point.line.text.split()) <= 25


def test_a_long_sentence_is_cut_at_a_mark_and_says_so() -> None:
    long = " ".join(["The board of the harbour has put off its vote on the new crane,", *["again and again"] * 9]) + "."
    story = issue().stories[1]
    only = replace(story, summary=(replace(story.summary[0], text=long),))
    (point,) = made(replace(issue(), stories=(only,), topics=())).points
    assert point.line.text == "The board of the harbour has put off its vote on the new crane…"


def test_the_place_in_capitals_before_a_dash_is_no_part_of_a_line() -> None:
    story = issue().stories[1]
    dated = replace(story.summary[0], text="LOWER VERRIN, Aug. 12 (Northwire) — Engineers lowered the reservoir again.")
    only = replace(story, summary=(dated,))
    assert made(replace(issue(), stories=(only,), topics=())).points[0].line.text == (
        "Engineers lowered the reservoir again."
    )
    kept = replace(dated, text="The reservoir — the largest of the valley — was lowered again.")
    assert (
        made(replace(issue(), stories=(replace(story, summary=(kept,)),), topics=())).points[0].line.text == kept.text
    )


def test_the_story_that_changed_comes_first_and_the_one_that_stands_still_last() -> None:
    assert [p.story.id for p in made().points][:2] == ["tram", "dam"]
    quiet = replace(issue().stories[1], status="unchanged")
    assert made(replace(issue(), stories=(quiet, *issue().stories[3:]), topics=())).points[-1].story.id == "dam"


def test_every_story_is_in_the_list_in_at_most_twenty_words() -> None:
    items = made().items
    assert [i.story.id for i in items] == [s.id for s in issue().stories]
    for item in items:
        shown = [item.headline, item.state, *item.outlets, "and 4 more" if item.more else item.rest]
        assert sum(len(text.split()) for text in shown) <= 20
    assert items[0].state == "Revised"
    assert items[-1].headline.endswith("…")


@pytest.mark.parametrize("most", [30, 90])
def test_a_told_story_repeats_nothing_and_keeps_to_its_words(most: int) -> None:
    brief = made(look=replace(LOOK, told_words=most))
    said = {p.line.text for p in brief.points}
    for told in brief.told:
        assert said.isdisjoint(line.text for line in told.lines)
        assert sum(len(line.text.split()) for line in told.lines) <= most
        assert max(len(line.text.split()) for line in told.lines) <= 40
        assert all(line.lang is None for line in told.lines)


def test_a_sentence_alike_to_one_that_stands_above_is_not_told() -> None:
    story = issue().stories[1]
    again = replace(
        story.summary[0], text="Overnight engineers lowered the Verrin reservoir by another forty centimetres."
    )
    twice = replace(story, summary=(story.summary[0], again, story.summary[2]))
    (told,) = made(replace(issue(), stories=(twice,), topics=())).told
    assert [line.text for line in told.lines] == [story.summary[2].text]


def test_an_article_alone_is_told_in_its_lead_and_two_sentences() -> None:
    museum = issue().stories[2]
    lines = [
        "It shows the old fish market.",
        "The museum will show it soon.",
        "Children draw there on Mondays.",
        "A guard found the paper behind a stove.",
    ]
    long = replace(museum, status="new", summary=tuple(replace(museum.summary[0], text=text) for text in lines))
    brief = made(replace(issue(), stories=(long,), topics=()))
    assert [p.line.text for p in brief.points] == lines[:1]
    assert [line.text for line in brief.told[0].lines] == lines[1:3]


def test_the_figure_that_differs_and_the_words_most_outlets_print_have_a_line() -> None:
    brief = made()
    assert brief.differing is not None
    assert brief.differing.count.what == "length of the crack in the spillway"
    assert brief.said is not None
    assert (brief.said.speaker, brief.said.outlets) == ("Mara Olsen", 4)
    assert brief.said.version.text.endswith("hours again")


def test_what_is_missing_is_counted() -> None:
    assert made().gaps == (
        "2 things could not be read or made",
        "2 articles are not translated (Arabic, Ukrainian)",
    )


def test_a_quiet_day_says_why() -> None:
    assert made(replace(issue(), stories=(), topics=(), articles=())).nothing is not None
    still = tuple(replace(s, status="unchanged", changes=()) for s in issue().stories)
    assert made(replace(issue(), stories=still)).nothing == "All that was published stands in the last issue already."
    assert made().nothing is None


def test_what_stands_above_is_not_printed_again_below() -> None:
    view = Views(issue(), LOOK).whole
    assert view.brief is not None
    below = [line.text for topic in view.topics for story in topic.stories for line in story.below]
    assert above(view.brief).isdisjoint(below)


def test_who_spoke_is_counted_by_outlets() -> None:
    first = made().voices[0]
    assert (first.name, first.times, first.outlets) == ("Mara Olsen", 1, 4)


def told(*texts: str, lead: str | None = None, headline: str = "Board puts off the vote on a crane") -> str:
    """The line of a story with these sentences."""
    story = issue().stories[1]
    lines = tuple(replace(story.summary[0], text=text) for text in texts)
    first = (replace(story.summary[0], text=lead),) if lead else ()
    only = replace(story, headline=headline, summary=lines, lead=first)
    return made(replace(issue(), stories=(only,), topics=())).points[0].line.text


LONG = "The board of the harbour of Verrin has put off its vote on the new crane until the autumn"


def test_the_lead_is_the_line_of_a_story() -> None:
    assert told("A crane stands in the harbour of Verrin.", lead=f"{LONG}.") == f"{LONG}."


@pytest.mark.parametrize(
    ("rest", "shown"),
    [
        (", since two of its seven members were away and a third had not read the plan.", f"{LONG}…"),
        (", the chair of the council of the valley, Ann Lee, said in a letter to all the towns.", f"{LONG}…"),
        (" at the wish of two of its seven members who had not read the plan of the firm.", None),
    ],
)
def test_a_long_lead_is_cut_where_a_clause_ends_or_another_phrase_begins(rest: str, shown: str | None) -> None:
    line = told("It rained all day in the valley of Verrin.", lead=LONG + rest)
    assert line == (shown or f"{LONG} at the wish of two…")


def test_what_stands_between_two_commas_is_no_end_of_a_clause() -> None:
    aside = "which has met in the old mill by the bridge since the flood"
    lead = f"The board of the harbour, {aside}, has put off its vote on the crane."
    assert not told("A crane is dear, and the board of the harbour knows.", lead=lead).endswith("flood…")


def test_a_sentence_that_says_what_the_headline_says_stands_for_a_lead_without_an_end() -> None:
    lead = " ".join(["Nobody"] + ["slowly"] * 30) + "."
    line = "The board puts off its vote on the crane again."
    assert told("Rain fell on all the roofs of the town.", line, lead=lead) == line


def test_the_outlet_in_brackets_is_no_part_of_a_line() -> None:
    text = "Verrin (GAZETTE) The board of the harbour has put off its vote again."
    assert told(text) == text
    story = issue().stories[1]
    outlet = made(replace(issue(), stories=(story,), topics=())).points[0].line.evidence[0].source.outlet.split()[-1]
    assert told(f"Verrin ({outlet}) The board has put off its vote.") == "The board has put off its vote."


def test_a_told_story_has_no_questions_and_no_cut_openings() -> None:
    story = issue().stories[1]
    texts = [
        "The board met on Sunday at the mill.",
        "Will it ever meet again on a Monday?",
        "[…] the crane was dear, said the firm.",
    ]
    only = replace(
        story, summary=tuple(replace(story.summary[0], text=text) for text in [*texts, "Two members of it slept."])
    )
    (found,) = made(replace(issue(), stories=(only,), topics=())).told
    assert [line.text for line in found.lines] == ["Two members of it slept."]


def test_of_a_story_that_went_on_the_line_is_new() -> None:
    tram = issue().stories[0]
    old = replace(tram.summary[0], text="The tram drivers walked out of the depot on a Monday.", new=False)
    new = replace(tram.summary[0], text="The drivers go back to work on Friday.", new=True)
    only = replace(tram, summary=(new, *tram.summary[1:]), lead=(old,))
    assert made(replace(issue(), stories=(only,), topics=())).points[0].line.text == new.text
