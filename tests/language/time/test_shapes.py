"""Each shape of a date has an example that it alone is made for."""

from __future__ import annotations

import pytest

from monitor.language.time.shapes import DATES, UNKNOWN, letters, shapes, size
from monitor.language.time.written import line

DAY = "2025-08-12"


@pytest.mark.parametrize("number", range(len(DATES)), ids=[shape.example for shape in DATES])
def test_each_shape_has_its_example(number: int) -> None:
    example = DATES[number].example
    found = line(example, "de" if example == "12.08.25" else "hu" if example.startswith("2025. ") else None)
    assert [one.iso[:10] for one in found.dates if one.iso] == [DAY] or example in ("12/08/2025", "12/8 2025")
    assert len(found.dates) == 1
    assert len(shapes().dates) == len(DATES)


@pytest.mark.parametrize(("digits", "letter"), [(1, "1"), (4, "4"), (5, "0"), (12, "c"), (14, "C"), (40, "0")])
def test_a_number_is_written_by_how_many_digits_it_has(digits: int, letter: str) -> None:
    assert size(digits) == letter


def test_each_set_of_kinds_has_a_letter_of_its_own() -> None:
    found = letters()
    assert found[frozenset()] == UNKNOWN
    assert len(set(found.values())) == len(found)


@pytest.mark.parametrize(
    ("clock", "matches"), [("2:2", True), ("1:2:2", True), ("2.2", True), ("3:2", False), ("4", False), ("2:1", False)]
)
def test_a_clock_has_its_minutes_in_two_digits(clock: str, matches: bool) -> None:
    assert (shapes().clock.fullmatch(clock) is not None) == matches
