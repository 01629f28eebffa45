from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.ingest import dates
from monitor.language.time import written

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


ZONES = st.sampled_from([timezone(timedelta(minutes=m)) for m in (0, 60, 180, 345, -210, -300, 780)])
SECONDS = st.integers(0, 598 * 365 * 86_400)  # from 1600 to 2198


def moment_of(seconds: int, zone: timezone) -> datetime:
    return (datetime(1600, 1, 2, tzinfo=UTC) + timedelta(seconds=seconds)).replace(tzinfo=zone)


@given(st.builds(moment_of, SECONDS, ZONES))
def test_the_date_of_a_mail_is_what_any_date_is(moment: datetime) -> None:
    text = format_datetime(moment)
    found = written.field(text)
    assert dates.iso(text) == (found and found.iso)


def test_the_date_of_a_mail_is_read_without_the_names_of_all_months(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(written, "field", lambda *_: pytest.fail("read as any other date"))
    assert dates.iso("Tue, 12 Aug 2025 09:30:00 +0300") == "2025-08-12T09:30:00+03:00"


@pytest.mark.parametrize("text", ["Mon, 12 Aug 2025 09:30:00 +0300", "Thu, 01 Jan 1970 00:00:00 +0000"])
def test_a_mail_with_another_weekday_or_no_date_is_read_as_any_text_is(text: str) -> None:
    found = written.field(text)
    assert dates.iso(text) == (found and found.iso)
