"""A date that could mean two is read where a rule tells which, and else is left open."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from monitor.language.time.rules import day_first, full_year, meant, number_order, placeholder


@pytest.mark.parametrize(
    ("number", "digits", "year"), [(25, 2, 2025), (68, 2, 2068), (69, 2, 1969), (98, 2, 1998), (25, 4, 25)]
)
def test_a_short_year_is_one_of_the_century_around_us(number: int, digits: int, year: int) -> None:
    assert full_year(number, digits) == year


@pytest.mark.parametrize(
    ("one", "two", "language", "region", "first"),
    [
        (13, 8, "en", "US", True),
        (8, 13, "en", "GB", False),
        (8, 8, None, None, True),
        (8, 9, "en", "US", False),
        (8, 9, "en", "GB", True),
        (8, 9, "en", None, None),
        (8, 9, None, None, None),
        (8, 9, "de", None, True),
    ],
)
def test_the_day_is_told_by_its_number_or_by_the_place(
    one: int, two: int, language: str | None, region: str | None, first: bool | None
) -> None:
    assert day_first(one, two, language, region) is first


def test_the_order_of_a_place_is_known_but_for_english_alone() -> None:
    assert number_order("en", "US") == "mdy"
    assert number_order("uk", None) == "dmy"
    assert number_order("en", None) is None


LISTOPADA = {11: frozenset({"pl", "cs"}), 10: frozenset({"hr"})}


def test_a_word_of_two_meanings_counts_as_the_text_or_its_neighbours_have_it() -> None:
    assert meant(LISTOPADA, "hr") == 10
    assert meant(LISTOPADA, None, frozenset({"cs"})) == 11
    assert meant(LISTOPADA, None, None, lambda month: month == 10) == 10
    assert meant(LISTOPADA, None) is None


def test_a_meaning_of_five_times_as_many_languages_counts() -> None:
    many = frozenset({"en", "de", "fr", "es", "it"})
    assert meant({1: many, 2: frozenset({"uk"})}, None) == 1
    assert meant({1: many - {"it"}, 2: frozenset({"uk"})}, None) is None


@pytest.mark.parametrize(
    ("moment", "found"),
    [
        (date(1970, 1, 1), True),
        (datetime(1900, 1, 1, 12, 0, tzinfo=UTC), True),
        (datetime(1970, 1, 1, tzinfo=UTC), True),
        (datetime(1970, 1, 1, 12, 0, tzinfo=UTC), False),
        (date(2025, 1, 1), False),
        (None, False),
    ],
)
def test_what_a_system_writes_for_no_date_is_known(moment: date | None, found: bool) -> None:
    assert placeholder(moment) is found
