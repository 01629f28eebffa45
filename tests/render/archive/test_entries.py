"""An entry keeps of an issue what the other pages of the archive need, and says what later issues took back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.codec import decode, encode
from monitor.models import Change
from monitor.render.archive.entries import Entry, Notice, corrections, entry, neighbours, newest_first, slim, touched
from tests.render.sample import issue


def test_an_entry_is_made_from_the_issue_and_can_be_kept_as_json() -> None:
    one = entry(issue())
    assert one.lead == one.headlines[0] == "Tram strike to end on Friday after eleven days"
    assert (one.stories, one.articles, one.outlets, one.problems) == (5, 11, 9, 2)
    assert decode(Entry, encode(one)) == one


def day(number: int, *notices: Notice) -> Entry:
    """The sample's entry as of that day of August."""
    moment = issue().generated_at.replace(day=number)
    return replace(entry(issue()), id=moment.date().isoformat(), generated_at=moment, notices=notices)


FIXED = Notice("harbour-1", "Harbour Post", "correction", "The deal covers 4,100 drivers.", "tram")


def test_issues_stand_newest_first_and_each_has_its_neighbours() -> None:
    one, two, three = (day(n) for n in (11, 12, 13))
    assert newest_first([two, three, one]) == [three, two, one]
    assert neighbours([two, three, one], two.id) == (one, three)
    assert neighbours([two, three, one], one.id) == (None, two)
    assert neighbours([three], three.id) == (None, None)


@pytest.mark.parametrize(
    ("later", "told"),
    [
        ([day(14, FIXED)], ["2025-08-14"]),
        ([day(15, FIXED), day(14, FIXED)], ["2025-08-14"]),
        ([day(12, FIXED)], []),
        ([day(12, FIXED), day(14, FIXED)], []),
        ([day(14, replace(FIXED, article_id="ghost"))], []),
        ([day(14, replace(FIXED, whole=True)), day(15, replace(FIXED, whole=True))], ["2025-08-14", "2025-08-15"]),
    ],
    ids=["after it", "twice", "before it", "known before it", "of another article", "a whole article each time"],
)
def test_what_later_issues_took_back_of_an_issue_is_told_once(later: list[Entry], told: list[str]) -> None:
    assert [e.id for e, _ in corrections([day(13), *later], "2025-08-13")] == told


def test_an_issue_touches_its_neighbours_and_those_that_it_corrects() -> None:
    unlike = replace(day(9), cited=("ghost",))
    entries = [unlike, day(10), day(11), day(12), day(13, FIXED)]
    assert touched(entries, "2025-08-13") == ["2025-08-12", "2025-08-11", "2025-08-10"]
    assert touched(entries, "2025-08-10") == ["2025-08-11", "2025-08-09"]


def test_a_story_keeps_its_first_sentence_its_topics_and_who_copied() -> None:
    tram, *_, bakery = entry(issue()).told
    assert (tram.gist or "").startswith("The tram strike in Port Ellory")
    assert tram.topics == ("transport", "labour")
    assert [c.id for c in tram.carried if c.copied] == ["wire-copy-1", "wire-copy-2"]
    assert [c.day for c in bakery.carried] == ["2025-08-13"]  # of its receipt: it has no date


def test_a_notice_of_a_whole_article_gives_its_title_and_one_of_a_passage_its_words() -> None:
    tram = issue().stories[0]
    changes = (
        Change("withdrawn", "", "Title of old", "harbour-1", 0, 0, what="article"),
        Change("withdrawn", "", "Nobody was hurt.", "courier-1", 0, 0),
        *tram.changes,
    )
    made = entry(replace(issue(), stories=(replace(tram, changes=changes),)))
    assert made.notices == (
        Notice("harbour-1", "Harbour Post", "withdrawn", "Title of old", "tram", whole=True),
        Notice("courier-1", "The Ellory Courier", "withdrawn", "Nobody was hurt.", "tram"),
    )


def test_a_headline_is_in_memory_once() -> None:
    known = entry(issue())
    long = replace(known.told[0], headline="A tram stood still " * 9)
    one = replace(known, lead=long.headline, headlines=(long.headline, "B"), told=(long, known.told[1]))
    read = decode(Entry, encode(one))
    assert read.lead is not read.told[0].headline
    assert slim(read) == one
    assert slim(read).lead is slim(read).headlines[0] is read.told[0].headline
