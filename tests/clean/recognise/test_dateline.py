"""What the head of the first paragraph says of place, day and wire service."""

from __future__ import annotations

import pytest

from monitor.clean.recognise.dateline import Dateline, parse_dateline

ROWS = [
    ("PORT MERROW (Northwire) — The gate", Dateline("Port Merrow", "Northwire")),
    ("PORT MERROW, 14 August 2025 — The gate", Dateline("Port Merrow", None, "2025-08-14")),
    ("KYIV, Aug 12 (Reuters) - The city", Dateline("Kyiv", "Reuters")),
    ("NEW YORK, March 3, 2024 (AP) — The city", Dateline("New York", "AP", "2024-03-03")),
    ("Berlin (dpa) - Die Stadt", Dateline("Berlin", "dpa")),
    ("WASHINGTON — The capital", Dateline("Washington")),
    ("МОСКВА, 12 авг — РИА Новости. Город", Dateline("Москва", "RIA Novosti")),
    ("The ferry (Aurora) — late again — left", Dateline()),
    ("US-China talks go on", Dateline()),
    ("TV - the evening", Dateline()),
    ("He left the town - and came back", Dateline()),
]


@pytest.mark.parametrize(("text", "dateline"), ROWS, ids=[row[0] for row in ROWS])
def test_a_dateline_is_read_and_nothing_else_is_one(text: str, dateline: Dateline) -> None:
    assert parse_dateline(text) == dateline
