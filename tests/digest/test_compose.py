"""The issue says only what its articles hold, tells a story once, and knows what is new."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from monitor.digest.check.proof import prove
from monitor.digest.compose import Coverage, compose
from monitor.models import Citation, Exclusive, Issue, Window
from tests.build import article, story

WINDOW = Window(datetime(2025, 8, 12, 4, tzinfo=UTC), datetime(2025, 8, 13, 4, tzinfo=UTC))
MILL = (
    "The Lindholm mill burned for six hours on Monday, and 12 workers were taken to hospital in Norrvik.\n\n"
    '"Nobody was left inside the building," fire chief Ada Lind told reporters at the gate.\n\n'
    "The owners said that the sprinklers had been tested in June."
)
OTHER = (
    "Fire destroyed the old Lindholm mill near Norrvik on Monday; hospitals took in 15 workers.\n\n"
    'Fire chief Ada Lind said: "Nobody was left inside the building."\n\n'
    "Production will move to a sister plant until spring, according to the union."
)


def issue_of(*coverage: Coverage) -> Issue:
    return compose(coverage, id="2025-08-13", title="Morning", window=WINDOW, topics={"fires": "Fires"})


def two() -> Coverage:
    articles = (article(MILL, id="a", outlet="The Heron"), article(OTHER, id="b", outlet="The Wren"))
    return Coverage(story(*articles), articles)


def test_every_citation_is_the_text_it_cites() -> None:
    (told,) = issue_of(two()).stories
    texts = {"a": MILL, "b": OTHER}
    assert told.summary
    for sentence in told.summary:
        for cited in sentence.citations:
            assert texts[cited.article_id][cited.start : cited.end] == sentence.text


def test_a_sentence_that_cites_what_is_not_there_goes_and_is_on_record() -> None:
    issue = issue_of(two())
    told = issue.stories[0]
    moved = replace(told.summary[0], citations=(Citation("a", 5, 25),))
    proven = prove(replace(issue, stories=(replace(told, summary=(moved,)),)))
    assert proven.stories == (replace(told, summary=()),)
    assert [(p.source, "is not at its place in a" in p.message) for p in proven.problems] == [("digest", True)]


def test_both_newsrooms_count_and_differ() -> None:
    (told,) = issue_of(two()).stories
    assert told.independent_origins == 2
    assert (told.figures[0].agreement, [v.value for v in told.figures[0].values]) == ("differ", [12, 15])
    assert [len(u.variants[0].outlets) for u in told.quotes] == [2]


def test_copies_count_as_one_origin() -> None:
    articles = (article(MILL, id="a", outlet="The Heron"), article(MILL, id="b", outlet="The Wren"))
    (told,) = issue_of(Coverage(story(*articles), articles)).stories
    assert told.independent_origins == 1
    assert told.summary[0].outlets == ("The Heron",)


def test_a_story_that_was_told_before_is_developing_and_only_its_new_sentences_are_new() -> None:
    old, new = (
        article(MILL, id="a"),
        article(MILL + "\n\nPolice arrested the night watchman on Tuesday evening.", id="b"),
    )
    (told,) = issue_of(Coverage(story(old, new), (replace(new, text=new.text),), earlier=(old,))).stories
    fresh = [s.text for s in told.summary if s.new]
    assert fresh == ["Police arrested the night watchman on Tuesday evening."]


def test_what_an_earlier_issue_held_in_another_story_is_not_new() -> None:
    old = article(MILL, id="a")
    now = article(MILL + "\n\nPolice arrested the night watchman on Tuesday evening.", id="b")
    other = article("On Tuesday evening the night watchman was arrested by police.", id="c")
    coverage = Coverage(story(old, now), (now,), earlier=(old,))
    (alone,) = issue_of(coverage).stories
    (told,) = issue_of(replace(coverage, beside=(other,))).stories
    assert [any(s.new for s in one.summary) for one in (alone, told)] == [True, False]


def test_a_revised_article_shows_what_it_said_and_says() -> None:
    before = article(MILL, id="a")
    now = article(MILL.replace("12 workers", "14 workers"), id="a")
    (told,) = issue_of(Coverage(story(now), (now,), earlier=(before,))).stories
    assert told.status == "developing"
    (change,) = told.changes
    assert (change.kind, "14 workers" in change.text, "12 workers" in (change.before or "")) == ("revised", True, True)


def test_the_same_articles_again_are_unchanged() -> None:
    c = two()
    (told,) = issue_of(replace(c, earlier=c.articles)).stories
    assert told.status == "unchanged"


def test_stories_beyond_the_budget_keep_their_headline_and_articles() -> None:
    first, second = two(), article("A quiet day in Alvik, where nothing burned and nobody came.", id="z", title="Quiet")
    alone = Coverage(replace(story(second), id="s2"), (second,))
    issue = compose([first, alone], id="x", title="t", window=WINDOW, topics={}, told=1)
    assert [bool(s.summary) for s in issue.stories] == [True, False]
    assert issue.stories[1].headline == "Quiet"


def test_the_order_of_stories_does_not_depend_on_the_order_given() -> None:
    second = article("A quiet day in Alvik, where nothing burned and nobody came.", id="z", title="Quiet")
    alone = Coverage(replace(story(second), id="s2"), (second,))
    assert issue_of(two(), alone) == issue_of(alone, two())


QUOTED = (
    "“We are not going to give up that pier,” {who} said on Tuesday in an interview with Radio Norrvik. “Let them "
    "build a pier of their own. They have the wood.”"
)


@pytest.mark.parametrize(
    ("other", "cited"),
    [
        ("Falk", {"a"}),  # the second outlet does not print the name that stands in brackets
        ("Ivar Falck", {"a"}),  # nor this one, which spells it otherwise
        ("Ivar Falk", {"a", "b"}),
    ],
)
def test_a_name_in_brackets_comes_from_each_article_that_is_cited(other: str, cited: set[str]) -> None:
    first = article(QUOTED.format(who="Ivar Falk"), id="a", outlet="The Heron")
    second = article("Ivars from Norrvik met.\n\n" + QUOTED.format(who=other), id="b", outlet="The Wren")
    issue = issue_of(Coverage(story(first, second), (first, second)))
    (told,) = issue.stories
    named = [s for s in told.summary if s.text.startswith("[Ivar Falk:]")]
    assert [{c.article_id for c in s.citations} for s in named] in ([cited], [])
    assert issue.problems == ()
    assert any("a pier of their own" in w.text for u in told.quotes for w in u.variants)


def test_a_sentence_keeps_the_citations_that_hold() -> None:
    issue = issue_of(two())
    told = issue.stories[0]
    good = told.summary[0]
    lame = replace(good, citations=(*good.citations, Citation("b", 0, 4)), outlets=("The Heron", "The Wren"))
    proven = prove(replace(issue, stories=(replace(told, summary=(lame,)),)))
    (kept,) = proven.stories[0].summary
    assert kept.citations == good.citations
    assert [p.source for p in proven.problems] == ["digest"]


BAD: dict[str, Callable[[Any], Any]] = {  # a part of a story, and one of its things that no article holds
    "summary": lambda s: replace(s, citations=(Citation("zz", 0, 4),)),
    "quotes": lambda u: replace(u, variants=tuple(replace(v, text="Nobody said it.") for v in u.variants)),
    "figures": lambda r: replace(r, values=(replace(r.values[0], start=0, end=1), *r.values[1:])),
    "only_in": lambda o: replace(o, start=o.start + 1),
    "matrix": lambda f: replace(
        f, cells=tuple(replace(c, citation=Citation("a", 0, 99_999)) if c.citation else c for c in f.cells)
    ),
}


@pytest.mark.parametrize("part", sorted(BAD))
def test_what_does_not_hold_goes_from_every_part_and_leaves_the_rest(part: str) -> None:
    issue = issue_of(two())
    told = issue.stories[0]
    told = replace(told, only_in=told.only_in or (Exclusive("The Heron", MILL[:20], "a", 0, 20),))
    things = getattr(told, part)
    assert things
    bad: dict[str, Any] = {part: (BAD[part](things[0]), *things[1:])}
    good: dict[str, Any] = {part: things[1:]}
    proven = prove(replace(issue, stories=(replace(told, **bad),)))
    assert proven.stories == (replace(told, **good),)
    assert proven.problems
    assert prove(proven) == proven


def test_a_story_of_articles_that_the_issue_does_not_hold_goes() -> None:
    issue = issue_of(two())
    proven = prove(replace(issue, articles=()))
    assert (proven.stories, {t.story_ids for t in proven.topics}) == ((), {()})
