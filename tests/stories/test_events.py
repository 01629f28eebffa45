"""The day and the score that an article gives as its event's."""

from __future__ import annotations

from datetime import date
from math import isnan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.stories.events import OtherDays, OtherScores, day_of
from tests.build import article

# language, the beginning of a text published on 12 August 2025, the day that it names (None: none, or not one)
LEADS = [
    ("en", "The summit on 15 August will be held in Lindholm.", "2025-08-15"),
    ("en", "The summit on August 15 will be held in Lindholm.", "2025-08-15"),
    ("en", "The flood of 12 August 2015 took the lower bridge.", "2015-08-12"),
    ("de", "Der Gipfel am 15. August findet in Lindholm statt.", "2025-08-15"),
    ("uk", "Диспетчери оголосили страйк на 14 серпня.", "2025-08-14"),
    ("ru", "Диспетчеры проведут забастовку 14 августа.", "2025-08-14"),
    ("en", "LINDHOLM, Aug. 11 (Norwire) - A ferry was freed from a sandbank.", None),
    ("en", "The ferry that sank on 3 August sails again on 15 August.", None),
    ("en", "The board met on Tuesday and will meet again on Friday.", None),
    ("en", "In May, 20 people were hurt, and 31 million crowns were lost.", None),
    ("en", "The summit will be held on 31 February.", None),
    ("en", "", None),
]


@pytest.mark.parametrize(("language", "text", "expected"), LEADS, ids=[row[1][:40] for row in LEADS])
def test_a_written_day_is_the_events_day(language: str, text: str, expected: str | None) -> None:
    found = day_of(article(text, title=None, published="2025-08-12", language=language))
    assert (None if isnan(found) else date.fromordinal(int(found)).isoformat()) == expected


def test_where_the_publication_is_unknown_a_written_day_says_nothing() -> None:
    assert isnan(day_of(article("The flood of 12 August 2015 took the lower bridge.", published=None)))


def test_reports_of_one_night_may_name_either_day_and_an_unknown_day_parts_nothing() -> None:
    days = ("3 August", "4 August", "9 August", "some day")
    other = OtherDays([article(f"The raid of {day} was the first.", published="2025-08-12") for day in days])
    assert other(np.arange(4)).tolist() == [
        [False, False, True, False],
        [False, False, True, False],
        [True, True, False, False],
        [False, False, False, False],
    ]


GAME = ("Kestrels win late", "Lindholm beat Sorel 3-2 in the last minute of Saturday's match.")
# title and text of another report, and whether it must be of another match
MATCHES = [
    ("Falcons freeze Brannfoss", "Brannfoss lost 0–4 at home on Saturday.", True),
    ("Adler schlagen Wendtal", "Wendtal unterlag am Samstag mit 1:4.", True),
    ("Sorel lose again", "Sorel lost 2-3, their fifth defeat in a row.", False),  # the same score, told by the loser
    ("Kestrels stun Sorel", "After a 1-1 draw at half time the hosts won.", False),  # the titles share a name
    ("Falcons freeze Brannfoss", "Brannfoss lost by four goals on Saturday.", False),
    ("Falcons freeze Brannfoss", "The tickets of 2025-08-16, row 9-11-13, cost $3-4 or 5-10%.", False),
    ("OT", "Brannfoss lost 0–4 at home on Saturday.", False),  # a title that says nothing
    (None, "Brannfoss lost 0–4 at home on Saturday.", False),
]


@pytest.mark.parametrize(("title", "text", "other"), MATCHES, ids=[row[1][:40] for row in MATCHES])
def test_other_scores_under_other_titles_are_other_matches(title: str | None, text: str, other: bool) -> None:
    told = OtherScores([article(GAME[1], title=GAME[0]), article(text, title=title)])
    assert told(np.arange(2)).tolist() == [[False, other], [other, False]]


@settings(max_examples=60)
@given(
    st.text(alphabet="0123456789 .-/AugustMayмая\n", max_size=80), st.sampled_from(["2024-02-29", "9999-12-31", None])
)
def test_any_text_has_a_day_or_none(text: str, published: str | None) -> None:
    found = day_of(article(text, title=None, published=published))
    assert isnan(found) or found >= 1
