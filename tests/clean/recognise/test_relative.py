"""Relative dates are seen from a date that the page gives, and from nothing else."""

from __future__ import annotations

import pytest

from monitor.clean.recognise.relative import resolved

KNOWN = "2025-08-13T18:00:00+02:00"
ROWS = [
    ("2 hours ago", KNOWN, "2025-08-13T16:00+02:00"),
    ("an hour ago", KNOWN, "2025-08-13T17:00+02:00"),
    ("vor 3 Stunden", KNOWN, "2025-08-13T15:00+02:00"),
    ("il y a 20 minutes", KNOWN, "2025-08-13T17:40+02:00"),
    ("2 години тому", KNOWN, "2025-08-13T16:00+02:00"),
    ("5 минут назад", KNOWN, "2025-08-13T17:55+02:00"),
    ("yesterday at 14:00", KNOWN, "2025-08-12T14:00+02:00"),
    ("gestern, 14:05 Uhr", KNOWN, "2025-08-12T14:05+02:00"),
    ("вчора о 9:30", KNOWN, "2025-08-12T09:30+02:00"),
    ("hace 2 días", KNOWN, "2025-08-11"),
    ("Yesterday", "2025-08-13", "2025-08-12"),
    ("2 hours ago", "2025-08-13", None),
    ("2 hours ago", None, None),
    ("2 hours ago", "soon", None),
    ("12 August 2025", KNOWN, None),
    ("Yesterday the river rose by two metres, and today it is still rising in the north.", KNOWN, None),
]


@pytest.mark.parametrize(("text", "known", "date"), ROWS, ids=[f"{row[0][:30]} from {row[1]}" for row in ROWS])
def test_a_relative_date_is_seen_from_the_known_one(text: str, known: str | None, date: str | None) -> None:
    assert resolved(text, known) == date
