from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from monitor.models import Window
from monitor.render.base import dates

KYIV = ZoneInfo("Europe/Kyiv")

PUBLISHED = [
    ("2025-08-12", "12 August 2025", "2025-08-12"),
    ("2025-08-12T21:40:00+02:00", "12 August 2025, 22:40", "2025-08-12T22:40+03:00"),
    ("2025-08-12T22:30:00Z", "13 August 2025, 01:30", "2025-08-13T01:30+03:00"),
    ("2025-01-12T09:05", "12 January 2025, 09:05", "2025-01-12T09:05+02:00"),
    ("2025-08", "August 2025", "2025-08"),
    ("2025", "2025", None),
    ("last week", "last week", None),
    ("9999-12-31T23:59:59-12:00", "9999-12-31T23:59:59-12:00", None),
    (None, None, None),
    ("", None, None),
]


@pytest.mark.parametrize(("text", "shown", "stamp"), PUBLISHED)
def test_a_publication_is_shown_as_precisely_as_it_is_known(
    text: str | None, shown: str | None, stamp: str | None
) -> None:
    assert dates.published(text, KYIV) == shown
    assert dates.machine(text, KYIV) == stamp


def test_a_window_is_shown_in_the_newsletters_zone() -> None:
    window = Window(datetime(2025, 8, 11, 22, tzinfo=UTC), datetime(2025, 8, 13, 4, tzinfo=UTC))
    assert dates.span(window, KYIV) == "12 August 2025, 01:00, to 13 August 2025, 07:00"


def test_a_zone_is_called_by_its_name() -> None:
    assert dates.zone_name(KYIV) == "Europe/Kyiv"
    assert dates.zone_name(UTC) == "UTC"
