"""Days that are certain stand in order; what is unsure is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from monitor.digest.compare.timeline import happenings, timeline
from monitor.digest.passage import Readings
from monitor.models import Article, Happening
from tests.build import article

HERON = (
    "The mayor of Alvik resigned on Monday after the audit.\n\n"
    "The council will choose a successor on Friday.\n\n"
    "Auditors found the missing invoices on 4 August 2025."
)


def days(*articles: Article) -> Sequence[Happening]:
    return timeline(happenings([replace(a, published="2025-08-13") for a in articles], Readings()), {})


def test_days_stand_in_order_each_with_the_phrase_that_it_was_resolved_from() -> None:
    told = days(article(HERON, id="a", outlet="The Heron"))
    assert [(h.day, h.phrase) for h in told] == [
        ("2025-08-04", "4 August 2025"),
        ("2025-08-11", "Monday"),
        ("2025-08-15", "Friday"),
    ]
    assert [HERON[h.start : h.end] for h in told] == [h.text for h in told]


def test_fewer_than_three_days_are_no_timeline() -> None:
    assert days(article("The mayor resigned on Monday. A vote will follow on Friday.")) == ()


def test_a_day_that_is_not_certain_is_left_out() -> None:
    unsure = HERON + "\n\nThe council meets every Tuesday. The talks last week failed."
    assert [h.day for h in days(article(unsure))] == ["2025-08-04", "2025-08-11", "2025-08-15"]


def test_a_day_has_two_sentences_at_most_and_none_twice() -> None:
    again = article("On Monday after the audit the mayor of Alvik resigned.", id="b", outlet="The Wren")
    more = [article(f"Workers at plant number {n} walked out on Monday.", id=f"c{n}") for n in "789"]
    monday = [h.text for h in days(article(HERON, id="a"), again, *more) if h.day == "2025-08-11"]
    assert len(monday) == 2
    assert again.text not in monday


def test_without_a_date_of_publication_only_written_days_count() -> None:
    assert happenings([article(HERON, published=None)], Readings())[0][0].phrase == "4 August 2025"
