"""An entry keeps of an issue what the other pages of the archive need, and says what later issues took back."""

from __future__ import annotations

from monitor.codec import decode, encode
from monitor.render.archive.entries import Entry, entry
from tests.render.sample import issue


def test_an_entry_is_made_from_the_issue_and_can_be_kept_as_json() -> None:
    one = entry(issue())
    assert one.lead == one.headlines[0] == "Tram strike to end on Friday after eleven days"
    assert (one.stories, one.articles, one.outlets, one.problems) == (5, 11, 9, 2)
    assert decode(Entry, encode(one)) == one
