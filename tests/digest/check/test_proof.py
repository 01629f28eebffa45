"""What its articles do not hold is taken out of an issue and told as a problem; the rest of it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.digest.check.proof import faults, prove
from monitor.models import Citation, Copies, IssueStory, Utterance
from tests.digest.check.test_gates import sentence, with_summary
from tests.render import sample


def test_an_adapted_sentence_must_be_what_its_article_says() -> None:
    good = sentence("[…] 12 workers were taken to hospital in Norrvik.", verbatim=False)
    assert prove(with_summary(good)) == with_summary(good)
    bad = sentence("[…] 12 workers were killed in Norrvik.", verbatim=False)
    made = prove(with_summary(good, bad))
    assert made.stories == with_summary(good).stories
    (told,) = made.problems
    assert "is not what a0 says" in told.message


WHOLE = replace(prove(sample.issue()), problems=())


def proven(**parts: object) -> tuple[IssueStory, list[str]]:
    """The first story of the sample with other parts, as the gate leaves it, and what the gate says."""
    told = replace(WHOLE.stories[0], **parts)  # type: ignore[arg-type]  # rows of this file
    made = prove(replace(WHOLE, stories=(told, *WHOLE.stories[1:])))
    return made.stories[0], [p.message for p in made.problems]


def test_an_issue_whose_articles_hold_it_passes_as_it_is() -> None:
    assert prove(WHOLE) == WHOLE
    assert list(faults(WHOLE)) == []


TRAM = WHOLE.stories[0]
ONLY, QUOTE, ROW, CHANGE = TRAM.only_in[0], TRAM.quotes[1], TRAM.figures[0], TRAM.changes[0]


@pytest.mark.parametrize(
    ("part", "bad", "fault"),
    [
        ("summary", replace(TRAM.summary[2], citations=()), "cites no article"),
        ("only_in", replace(ONLY, start=ONLY.start + 1), "is not at its place in harbour-1"),
        ("only_in", replace(ONLY, marks=((0, 1),)), "does not stand in it"),
        ("only_in", replace(ONLY, end=99_999), "lies outside of the text of harbour-1"),
        ("quotes", Utterance("Ivo Brandt", (replace(QUOTE.variants[0], text="on the table"),)), "quotation"),
        ("figures", replace(ROW, values=(replace(ROW.values[0], value=7), ROW.values[1])), "said to agree and do not"),
        ("changes", replace(CHANGE, article_id="ghost"), "cites article ghost, which the issue does not hold"),
        ("copies", Copies(("wire-1", "ghost"), None, 0.9), "cites article ghost"),
    ],
)
def test_what_an_article_does_not_hold_is_taken_out_and_told(part: str, bad: object, fault: str) -> None:
    whole = getattr(TRAM, part)
    told, (problem,) = proven(**{part: (*whole, bad)})
    assert told == TRAM
    assert fault in problem
    assert problem.endswith("it was taken out")


def test_a_sentence_loses_the_citation_that_does_not_hold_and_the_outlet_with_it() -> None:
    first = TRAM.summary[2]
    both = replace(
        first,
        citations=(*first.citations, Citation("courier-1", 0, 4)),
        outlets=("Northwire", "The Ellory Courier"),
    )
    told, problems = proven(summary=(both,))
    assert told.summary == (first,)
    assert len(problems) == 1


def test_a_topic_does_not_list_a_story_that_the_issue_does_not_hold() -> None:
    made = prove(replace(WHOLE, topics=(replace(WHOLE.topics[0], story_ids=("tram", "ghost")),)))
    assert made.topics[0].story_ids == ("tram",)
    assert "topic transport" in made.problems[-1].message
