from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.ingest import dates

CASES: tuple[tuple[object, str | None], ...] = (
    ("2025-08-12", "2025-08-12"),
    ("2025-08-12T09:30", "2025-08-12T09:30"),
    ("2025-08-12T09:30:00+03:00", "2025-08-12T09:30:00+03:00"),
    ("2025-08-12 09:30:00 +0300", "2025-08-12T09:30:00+03:00"),
    ("2025-08-12T09:30:00.5Z", "2025-08-12T09:30:00.5+00:00"),
    ("2025-08-12T09:30:00-0500", "2025-08-12T09:30:00-05:00"),
    ("2025/08/12", "2025-08-12"),
    ("20250812", "2025-08-12"),
    ("12.08.2025", "2025-08-12"),
    ("12.08.2025, 09:30", "2025-08-12T09:30"),
    ("13/08/2025", "2025-08-13"),
    ("08/13/2025", "2025-08-13"),
    ("Tue, 12 Aug 2025 09:30:00 +0300", "2025-08-12T09:30:00+03:00"),
    ("Tue, 12 Aug 2025 09:30:00 GMT", "2025-08-12T09:30:00+00:00"),
    ("12 Aug 2025 09:30 -0000", "2025-08-12T09:30+00:00"),
    ("Tue, 12 Aug 2025 09:30:00 EDT", "2025-08-12T09:30:00-04:00"),
    ("Tue, 12 Aug 2025 09:30:00 IST", "2025-08-12T09:30:00+05:30"),
    ("12 August 2025", "2025-08-12"),
    ("August 12, 2025", "2025-08-12"),
    ("Aug. 12, 2025 at 9:30 p.m.", "2025-08-12T21:30"),
    ("Aug 12, 2025 12:05 AM", "2025-08-12T00:05"),
    ("Tuesday, 12th August 2025", "2025-08-12"),
    ("12. August 2025", "2025-08-12"),
    ("le 12 août 2025", "2025-08-12"),
    ("12 de agosto de 2025", "2025-08-12"),
    ("12 серпня 2025 р.", "2025-08-12"),
    ("12 августа 2025 года, 10:15", "2025-08-12T10:15"),
    (1755000000, "2025-08-12T12:00:00+00:00"),
    (1755000000123, "2025-08-12T12:00:00+00:00"),
    ("1755000000", "2025-08-12T12:00:00+00:00"),
    # nobody can tell for certain
    ("08/09/2025", None),
    ("August 2025", None),
    ("2025", None),
    ("yesterday", None),
    ("12 Smarch 2025", None),
    ("2025-02-30", None),
    ("2025-08-12T25:00", None),
    ("Aug 12, 2025 13:05 PM", None),
    ("0001-01-01", None),
    ("12 August 2025 and more", None),
    (True, None),
    (float("nan"), None),
    (10**30, None),
    ([], None),
    (None, None),
)


@pytest.mark.parametrize(("value", "expected"), CASES, ids=[str(value) for value, _ in CASES])
def test_a_date_is_as_precise_as_it_was_given(value: object, expected: str | None) -> None:
    assert dates.iso(value) == expected


@given(st.text(max_size=60) | st.integers() | st.floats())
def test_what_comes_out_is_iso_or_nothing(value: object) -> None:
    found = dates.iso(value)
    assert found is None or datetime.fromisoformat(found).year in dates.YEARS
