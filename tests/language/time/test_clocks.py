"""The time of day beside a date, and its zone, are read as the place writes them."""

from __future__ import annotations

import re

import pytest

from monitor.language.time.clocks import has_minutes, timed
from monitor.language.time.moments import Written
from monitor.language.time.run import run
from monitor.language.time.shapes import shapes
from monitor.language.time.written import whole

DATE = re.compile("4-2-2")


def read(text: str, place: str | None = "en") -> Written:
    """The first of the text's dates, of which the day is known, with its time."""
    parts = run(text, place)
    match = DATE.search(parts.shape)
    assert match is not None
    core = (parts.parts[match.start()].start, parts.parts[match.end() - 1].end)
    day = whole(text[slice(*core)])
    assert day is not None
    return timed(parts, Written(*core, core, day.day), match, match.start())[0]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2025-08-12 17:45", "2025-08-12T17:45"),
        ("2025-08-12, 5.45 pm", "2025-08-12T17:45"),
        ("2025-08-12 12:05 am", "2025-08-12T00:05"),
        ("17:45, 2025-08-12", "2025-08-12T17:45"),
        ("2025-08-12 24:00", "2025-08-13T00:00"),
        ("2025-08-12 17:45:10.500 UTC", "2025-08-12T17:45:10.5+00:00"),
        ("2025-08-12 17:45 GMT-3", "2025-08-12T17:45-03:00"),
        ("2025-08-12 noon", "2025-08-12T12:00"),
        ("2025-08-12 ferries", "2025-08-12"),
    ],
)
def test_a_time_stands_before_or_behind_its_date(text: str, iso: str) -> None:
    assert read(text).iso == iso


@pytest.mark.parametrize("text", ["2025-08-12 25:00", "2025-08-12 17:75", "2025-08-12 13:00:99"])
def test_a_time_that_there_is_not_is_broken(text: str) -> None:
    assert read(text).broken
    assert read(text).clock is None


def test_what_stands_between_two_times_is_no_offset() -> None:
    assert read("2025-08-12 09:30–10:30").offset is None
    assert read("2025-08-12T09:30-10:30").offset == -630


@pytest.mark.parametrize(("text", "sure"), [("9:30", True), ("9 am", True), ("noon", True), ("9 h", False)])
def test_an_hour_alone_is_not_sure_to_be_a_time(text: str, sure: bool) -> None:
    found = shapes().clock.match(run(text, "en").shape)
    assert found is not None
    assert has_minutes(found) is sure
