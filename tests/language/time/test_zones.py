"""A zone's name means an offset of its place and season."""

from __future__ import annotations

from datetime import date

import pytest

from monitor.language.time.written import whole
from monitor.language.time.zones import NAMES, OFFSETS, UNSURE, offset

TIME = "2025-08-12T17:45"


# a zone's name, where, the offset
ZONES = [
    ("IST", None, "+05:30"),
    ("IST", "he", "+02:00"),
    ("IST", "en-IL", "+02:00"),
    ("IST", "en-IE", "+01:00"),
    ("BST", None, "+01:00"),
    ("BST", "bn", "+06:00"),
    ("CST", None, "-06:00"),
    ("CST", "zh", "+08:00"),
    ("AST", None, ""),
    ("PT", None, "-07:00"),
    ("MSK", None, "+03:00"),
    ("GMT+5:30", None, "+05:30"),
    ("UTC-3", None, "-03:00"),
    ("(GMT +2)", None, "+02:00"),
    ("Z", None, "+00:00"),
    ("+15:00", None, ""),
]


@pytest.mark.parametrize(("zone", "place", "offset"), ZONES, ids=[f"{zone} {place}" for zone, place, _ in ZONES])
def test_a_zones_name_means_what_it_means_there(zone: str, place: str | None, offset: str) -> None:
    found = whole(f"12 Aug 2025 17:45 {zone}", place)
    assert found is not None
    assert found.iso == TIME + offset


@pytest.mark.parametrize(
    ("day", "minutes"),
    [
        (date(2025, 3, 8), -300),
        (date(2025, 3, 9), -240),
        (date(2025, 11, 1), -240),
        (date(2025, 11, 2), -300),
        (date(1999, 7, 1), None),
    ],
)
def test_an_american_name_without_its_season_takes_that_of_the_day(day: date, minutes: int | None) -> None:
    assert offset("et", day, "en", None) == minutes


def test_the_region_counts_before_the_language() -> None:
    assert offset("ist", date(2025, 8, 12), "he", "IE") == 60


def test_a_name_of_several_places_is_known_as_a_name_without_an_offset() -> None:
    assert set(UNSURE) <= NAMES
    assert not set(UNSURE) & set(OFFSETS)
    assert [offset(name, date(2025, 8, 12), None, None) for name in UNSURE] == [None] * len(UNSURE)
