"""A note that takes an article back is told from news about something that was withdrawn."""

from __future__ import annotations

import re
from itertools import product
from time import process_time

import pytest

from monitor.language.lexicon import languages, pairs
from monitor.language.text.retraction import LONGEST, WAYS, Way, retracted, retracts

NOTES = [
    "This article has been retracted.",
    "This story was withdrawn on 3 May after questions about its source.",
    "Editor’s note: This report has been withdrawn because its figures could not be confirmed.",
    "EDITOR'S NOTE — This post has been removed at the request of its author.",
    "Retraction: This article was retracted on 3 May.",
    "The editors have withdrawn this article.",
    "This story was removed from our website on 3 May.",
    "  This op-ed has now been taken down.",
    "Editors’ note (3 May): This piece has been unpublished.",
    "Примітка редакції: цю публікацію відкликано.",
    "Этот материал удалён: источник отказался от своих слов.",
    "Wir haben diesen Beitrag zurückgezogen.",
    "Nous avons retiré cet article.",
]
NEWS = [
    "“This article has been retracted,” the journal wrote.",
    "This article has been removed from the list of banned books.",
    "This article was corrected on Monday.",
    "This article was first published in May.",
    "This post has been removed.",  # what stands where somebody's post was shown
    "This content is no longer available.",
    "This report was withdrawn in May, a week after the ministry had published it.",
    "The minister withdrew this report's conclusions.",
    "The university has withdrawn this article, a study of birds, from its shelves.",
    "Withdrawn troops return home, and this story has been told before.",
    "Editor’s note: an earlier version of this article named the wrong town.",
    "Эта публикация удалена.",
    "Cet article a été retiré de la vente en mai.",
    "Diese Meldung wurde am Montag zurückgezogen.",  # an agency's, as news
    "This article " + "x" * LONGEST + " has been retracted.",
]


HELD = {(code, name): text for code in languages() for text, name in pairs("retraction", "examples", code)}
EXAMPLES = [(way, HELD[way.language, way.id]) for way in WAYS]


@pytest.mark.parametrize(("way", "example"), EXAMPLES, ids=[way.id for way, _ in EXAMPLES])
def test_each_way_finds_its_own_example_alone(way: Way, example: str) -> None:
    assert retracts(example)
    assert [other for other in WAYS if re.match(other.pattern(labelled=False), example, re.I)] == [way]


def test_each_way_has_an_example_and_says_why() -> None:
    told = {(code, name) for code in languages() for _, name in pairs("retraction", "why", code)}
    assert told == set(HELD) == {(way.language, way.id) for way in WAYS}


@pytest.mark.parametrize("note", NOTES)
def test_a_note_that_takes_its_article_back_is_seen(note: str) -> None:
    assert retracts(note)


@pytest.mark.parametrize("text", NEWS)
def test_news_of_what_was_withdrawn_is_no_such_note(text: str) -> None:
    assert not retracts(text)


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("RETRACTED: Ships sink off Alvik", True),
        ("[WITHDRAWN] Ships sink off Alvik", True),
        ("ВІДКЛИКАНО: Кораблі затонули", True),
        ("Withdrawn: 3,000 troops leave Norrvik", False),
        ("WITHDRAWN: 3,000 TROOPS LEAVE", False),
        ("RETRACTED claims haunt the council", False),
        ("", False),
    ],
)
def test_a_headline_is_marked_in_capitals(title: str, found: bool) -> None:
    assert retracted(title) is found


def test_long_hostile_paragraphs_take_no_time() -> None:
    openings = (
        "this article that ",
        "editor's note: ",
        "an article published here ",
        "dieser artikel wurde ",
        "RETRACTED: ",
    )
    start = process_time()
    for opening, filling in product(openings, ("is ", "a ", "(", "from ", "\u0301", ": ", "editor's note: ")):
        retracts((opening + filling * LONGEST)[:LONGEST])
        retracted(opening + filling * 50_000)
    assert process_time() - start < 5
