"""An archive never shows half of anything."""

from __future__ import annotations

from datetime import date

from monitor.publish.archive import free_id

FILES = {"index.html": b"<p>one", "issue.json": b"{}"}


def test_a_second_issue_of_a_day_ends_in_2() -> None:
    day = date(2025, 8, 13)
    assert free_id(day, []) == "2025-08-13"
    assert free_id(day, ["2025-08-13"]) == "2025-08-13-2"
    assert free_id(day, ["2025-08-13-2", "index.html", "2025-08-13"]) == "2025-08-13-3"
