from __future__ import annotations

from tests.floors import fallen

FLOORS = {"title": 0.85, "pages en": 0.95}


def test_a_figure_under_its_floor_is_named_with_both() -> None:
    assert fallen({"title": 0.9, "pages en": 0.94}, FLOORS, lowered="") == {"pages en": (0.94, 0.95)}


def test_a_floor_is_lowered_by_its_name_alone() -> None:
    found = {"title": 0.8, "pages en": 0.94}
    assert fallen(found, FLOORS, lowered="pages en=0.93, title = 0.79") == {}
    assert fallen(found, FLOORS, lowered="pages=0.93").keys() == {"title", "pages en"}
