"""Which lines are date lines, and which of their dates is the publication's."""

from __future__ import annotations

import pytest

from monitor.clean.recognise.date_lines import date_in, is_change, is_date_line, is_time, iso, untold

LINES = [
    ("Published 11 August 2025 09:00 GMT. Updated 12 August 2025 10:15 GMT", "2025-08-11T09:00+00:00"),
    ("Updated August 13, 2025 | Published August 12, 2025", "2025-08-12"),
    ("August 12, 2025 | Updated: August 13, 2025", "2025-08-12"),
    ("Publié le 12 août 2025 à 17h45, mis à jour le 13 août 2025 à 06h10", "2025-08-12T17:45"),
    ("12.08.2025 - 17:45 | Son Güncelleme: 12.08.2025 - 18:10", "2025-08-12T17:45"),
    ("입력 2025.08.12. 오후 5:45 수정 2025.08.12. 오후 6:10", "2025-08-12T17:45"),
    ("Opublikowano: 12.08.2025, 17:45 Aktualizacja: 13.08.2025, 08:00", "2025-08-12T17:45"),
    ("Veröffentlicht am 12. August 2025, Lesezeit 3 Min.", "2025-08-12"),
    ("12. august 2025 kl. 17.45 (oppdatert)", "2025-08-12T17:45"),
    ("Published in print on August 12, 2025, Section B, Page 4", "2025-08-12"),
    ("Aug 12, 2025 · 5 min read", "2025-08-12"),
    ("terça-feira, 12 de agosto de 2025", "2025-08-12"),
    ("Thứ ba, 12/8/2025, 17:45 (GMT+7)", "2025-08-12T17:45+07:00"),
]


@pytest.mark.parametrize(("text", "expected"), LINES, ids=[text for text, _ in LINES])
def test_a_date_line_tells_the_publication(text: str, expected: str) -> None:
    assert is_date_line(text)
    assert date_in(text) == expected


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Updated 12 August 2025", True),
        ("12.08.2025 更新", True),
        ("Оновлено: 12 серпня 2025, 10:00", True),
        ("Published 12 August 2025, updated 13 August 2025", False),
        ("12 August 2025", False),
        ("nothing", False),
    ],
)
def test_a_line_that_tells_of_a_change_only_is_known(text: str, change: bool) -> None:
    assert is_change(text) is change


@pytest.mark.parametrize(
    ("text", "time"),
    [("14:30", True), ("10:35 AM EDT", True), ("17h45", True), ("12 August 2025, 14:30", True), ("2 hours", False),
     ("12 August 2025", False), ("14:30 the river rose", False), ("3 h", False)],
)  # fmt: skip
def test_a_line_that_is_a_time_is_known(text: str, time: bool) -> None:
    assert is_time(text) is time


def test_a_region_tells_the_order_of_numbers() -> None:
    assert iso("07/04/2025", "en-US") == "2025-07-04"
    assert iso("07/04/2025", "en") is None
    assert untold("07/04/2025", "en")
    assert not untold("07/14/2025", "en")


def test_numbers_and_placeholders_of_markup() -> None:
    assert iso(1755020710000) == iso("1755020710") == "2025-08-12T17:45:10+00:00"
    assert iso("1970-01-01T00:00:00Z") is None
    assert iso("0001-01-01T00:00:00") is None


DATES = [
    ("Aug. 12, 2025", "2025-08-12"),
    ("12 серпня 2025", "2025-08-12"),
    ("12.08.2025 14:30", "2025-08-12T14:30"),
    ("12 August 2025, 9:05 a.m. EDT", "2025-08-12T09:05-04:00"),
    ("12. August 2025 um 14:30 Uhr", "2025-08-12T14:30"),
    ("le 3 février 2025 à 18h05", "2025-02-03T18:05"),
    ("12 de agosto de 2025", "2025-08-12"),
    ("12 августа 2025, 21:40", "2025-08-12T21:40"),
    ("2025年8月12日", "2025-08-12"),
    ("13/08/2025", "2025-08-13"),
    ("03/08/2025", None),
    ("31.02.2025", None),
    ("May 2025", None),
]


@pytest.mark.parametrize(("line", "date"), DATES, ids=[row[0] for row in DATES])
def test_a_date_is_as_precise_as_it_is_written(line: str, date: str | None) -> None:
    assert date_in(line) == date


@pytest.mark.parametrize(
    ("line", "is_date"),
    [
        ("Published: 12 August 2025 14:30", True),
        ("Tue, Aug 12, 2025", True),
        ("On 12 August 2025 the river rose.", False),
        ("Updated 12.08.2025", True),
        ("12 monkeys", False),
    ],
)
def test_a_date_line_holds_a_date_and_nothing_else(line: str, is_date: bool) -> None:
    assert is_date_line(line) is is_date


@pytest.mark.parametrize(
    ("given", "date"),
    [
        ("2025-08-12T16:20:00Z", "2025-08-12T16:20:00Z"),
        ("2025-08-12 16:20:00+0300", "2025-08-12T16:20:00+03:00"),
        ("2025-08-12", "2025-08-12"),
        ("soon", None),
        (None, None),
    ],
)
def test_a_date_of_markup_keeps_its_own_offset(given: str | None, date: str | None) -> None:
    assert iso(given) == date
