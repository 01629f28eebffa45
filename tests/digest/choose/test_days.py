"""Dates in queries, as people write them."""

from __future__ import annotations

import pytest

from monitor.digest.choose.days import dates, mark_of, marks, phrases
from monitor.digest.choose.query import All, Day, Without, Words, read
from monitor.language.search.months import months, spoken

KNOWN = months(spoken(["uk"], "de"))


@pytest.mark.parametrize(
    ("written", "year", "month", "day"),
    [
        ("2025-08-12", 2025, 8, 12),
        ("2025-08", 2025, 8, None),
        ("12.08.2025", 2025, 8, 12),
        ("12.8.", None, 8, 12),
        ("12/08/2025", 2025, 8, 12),
        ("12 August 2025", 2025, 8, 12),
        ("12. August", None, 8, 12),
        ("12th of August, 2025", 2025, 8, 12),
        ("Aug. 12", None, 8, 12),
        ("August 12, 2025", 2025, 8, 12),
        ("12 серпня 2025", 2025, 8, 12),
        ("лютий 2025", 2025, 2, None),
    ],
)
def test_a_date_is_read_as_people_write_it(written: str, year: int | None, month: int, day: int | None) -> None:
    assert read(written, dates(KNOWN)) == Day(written, year, month, day)


@pytest.mark.parametrize("query", ["12 men", "may day", "3.5", "2025-13-01", "45 August", "August", "12-08"])
def test_other_words_and_numbers_are_no_dates(query: str) -> None:
    assert not isinstance(read(query, dates(KNOWN)), Day)


def test_a_search_knows_a_sign_before_a_word_and_a_topic_does_not() -> None:
    mill, ferry = Words("mill", False, False), Words("ferry", False, False)
    assert read("mill -ferry", dates(KNOWN)) == Without(mill, (ferry,))
    assert read("mill -ferry") == All((mill, Words("-ferry", False, False)))


def test_what_a_date_asks_for_stands_in_the_index_of_its_day() -> None:
    for asked in (Day("", 2025, 8, 12), Day("", 2025, 8, None), Day("", None, 8, 12)):
        assert mark_of(asked) in set(marks("2025-08-12"))
        assert mark_of(asked) not in set(marks("2024-09-13"))


def test_texts_write_a_day_both_ways() -> None:
    assert {"12 august", "august 12", "12 серпня"} <= set(phrases(Day("", None, 8, 12), KNOWN))
    assert "august 2025" in set(phrases(Day("", 2025, 8, None), KNOWN))
