"""How the wire services sign, and what is the credit of a picture."""

from __future__ import annotations

import pytest

from monitor.clean.lines.signs import Signs
from monitor.clean.recognise.agencies import agency_named, dateline_agency, is_caption


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("— Reuters", "Reuters"),
        ("(AP)", "AP"),
        ("AFP", "AFP"),
        ("Source: Ukrinform", "Ukrinform"),
        ("dpa", "dpa"),
        ("pa", None),
        ("Reuters said so", None),
        ("Укрінформ", "Ukrinform"),
    ],
)
def test_a_credit_line_names_the_wire_service(line: str, agency: str | None) -> None:
    assert agency_named(line) == agency


@pytest.mark.parametrize(
    ("head", "agency"),
    [
        ("KYIV, Aug 12 (Reuters) — The river rose.", "Reuters"),
        ("Berlin (dpa) - Der Fluss stieg.", "dpa"),
        ("МОСКВА, 12 авг — РИА Новости. Река поднялась.", "RIA Novosti"),
        ("He told Reuters (on Monday) that the river rose.", None),
        ("The river rose.", None),
    ],
)
def test_a_dateline_names_the_wire_service(head: str, agency: str | None) -> None:
    assert dateline_agency(head) == agency


CAPTIONS = [
    ("president.gov.ua", True),
    ("Photo: Ulf Aas", True),
    ("John Doe / AFP", True),
    ("Getty Images", True),
    ("Фото: Укрінформ", True),
    ("The bridge on Monday. (AP Photo/Ulf Aas)", True),
    ("Boats in the harbour. Foto: Ulf Aas", True),
    ("The photo shows a bridge, officials said.", False),
    ("The report was first published by Reuters.", False),
    ("Die elektronische Patientenakte (ePA", False),
    ("He left in 2019.", False),
]


@pytest.mark.parametrize(("line", "caption"), CAPTIONS, ids=[row[0] for row in CAPTIONS])
def test_a_caption_is_known_by_its_marks(line: str, caption: bool) -> None:
    assert is_caption(line, Signs(line).words) is caption
