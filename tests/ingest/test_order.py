"""Whether the day or the month comes first in the dates of one file."""

from __future__ import annotations

import pytest

from monitor.ingest import meta, order


@pytest.mark.parametrize(
    ("values", "place"),
    [
        (["03/09/2025", "17/09/2025"], "en-GB"),
        (["03.09.2025", "17.09.2025 08:15", None], "en-GB"),
        (["03/09/2025", "09/17/2025"], "en-US"),
        (["17/09/2025", "09/17/2025"], None),
        (["03/09/2025", "2025-09-17", "17 September 2025"], None),
    ],
)
def test_a_date_that_can_be_but_one_tells_it_of_all(values: list[object], place: str | None) -> None:
    assert order.told(values) == place


def test_the_order_counts_for_dates_of_numbers() -> None:
    assert meta.read({"date": "03/09/2025", "lang": "en-US"}, order="en-GB")[0].published == "2025-09-03"
    assert meta.read({"date": "3 вересня 2025", "lang": "uk"}, order="en-US")[0].published == "2025-09-03"
