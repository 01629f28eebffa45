"""Counters of readers and answers are no part of what a text says."""

from __future__ import annotations

import pytest

from monitor.language.text.counters import one_text


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("The quay is open. Points: 17. Comments: 5.", "The quay is open. Points: 34. Comments: 12."),
        ("The quay is open.\n\n5 comments", "The quay is open.\n\n1,205 comments"),
        ("Набережна відкрита. Перегляди: 5", "Набережна відкрита. Перегляди: 57"),
        ("Der Kai ist offen. Kommentare (5)", "Der Kai ist offen. Kommentare (6)"),
    ],
)
def test_a_counter_that_moves_is_no_other_text(before: str, now: str) -> None:
    assert one_text(before, now)


@pytest.mark.parametrize(
    ("before", "now"),
    [("Dead: 5. Wounded: 17.", "Dead: 6. Wounded: 17."), ("Nine ships came.", "Ten ships came.")],
)
def test_other_numbers_are(before: str, now: str) -> None:
    assert not one_text(before, now)
