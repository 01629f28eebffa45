"""A list names each issue and each story by its local day, and leads to the page of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from monitor.render.archive.entries import Entry, entry
from monitor.render.archive.listing import headline, item, month_of, months, row, years
from tests.render.sample import LOOK, issue

ONE = entry(issue())


def at(moment: str) -> Entry:
    return replace(ONE, id=moment[:10], generated_at=datetime.fromisoformat(moment).replace(tzinfo=UTC))


def test_a_row_leads_to_the_issue_and_says_its_local_day() -> None:
    made = row(at("2025-08-12T22:30"), LOOK, "../")
    assert (made.day, made.weekday, made.stamp) == ("13 August 2025", "Wednesday", "2025-08-13T01:30:00+03:00")
    assert made.href == "../2025-08-12/index.html"
    assert made.edition == 1
    assert row(replace(ONE, id="2025-08-13-2"), LOOK, "").edition == 2


def test_a_headline_that_was_taken_back_is_marked_and_one_that_is_missing_is_said() -> None:
    gone = replace(ONE, told=(replace(ONE.told[0], withdrawn=True), *ONE.told[1:]))
    made = row(gone, LOOK, "")
    assert str(made.lead) == f"Withdrawn: {ONE.lead}"
    assert [h.text for h in made.headlines] == [str(made.lead), *ONE.headlines[1:]]
    assert row(replace(ONE, lead=None, headlines=()), LOOK, "").lead is None
    assert headline("", LOOK, withdrawn=False) == "Without a headline"


def test_a_headline_in_another_language_than_the_newsletters_says_so() -> None:
    foreign = replace(ONE, told=(replace(ONE.told[0], language="de"), *ONE.told[1:]))
    assert [h.lang for h in row(foreign, LOOK, "").headlines[:2]] == ["de", None]


def test_a_story_leads_to_its_place_in_the_issue_and_to_its_page_over_days() -> None:
    tram, ferry = (item(ONE, told, LOOK, "../../") for told in (ONE.told[0], ONE.told[3]))
    assert tram.href == "../../2025-08-13/index.html#story-tram"
    assert tram.thread == "../../stories/tram.html"
    assert (tram.status, tram.label, tram.articles) == ("developing", "Developing", 6)
    assert (tram.lang, ferry.lang) == (None, "ar")


@pytest.mark.parametrize(
    ("moment", "month"),
    [("2025-07-31T20:59", "2025-07"), ("2025-07-31T21:00", "2025-08"), ("2025-12-31T22:00", "2026-01")],
)
def test_a_month_begins_where_the_newsletter_is(moment: str, month: str) -> None:
    assert month_of(at(moment), LOOK) == month


def test_months_stand_newest_first_under_their_years() -> None:
    issues = [at(f"{day}T04:00") for day in ("2026-01-02", "2025-12-30", "2025-12-01", "2025-08-13")]
    made = months(issues, LOOK, "../")
    assert [(m.id, m.name, m.short, m.issues) for m in made] == [
        ("2026-01", "January 2026", "January", 1),
        ("2025-12", "December 2025", "December", 2),
        ("2025-08", "August 2025", "August", 1),
    ]
    assert made[0].href == "../months/2026-01.html"
    assert [(y.name, len(y.months)) for y in years(made)] == [("2026", 1), ("2025", 2)]
    assert months([], LOOK, "") == ()
