"""What is counted, by one name in every language."""

from __future__ import annotations

import pytest

from monitor.language.numbers.counted_things import thing


@pytest.mark.parametrize(
    ("counted", "expected"),
    [
        ("people killed", "killed"),
        ("людей загинули", "killed"),
        ("Menschen getötet", "killed"),
        ("поранено", "wounded"),
        ("беспилотников", "drones"),
        ("Raketen", "missiles"),
        ("військовополонених", "captured"),
        ("CHILDREN WOUNDED", "wounded"),
        ("сіл", "villages"),
        ("deadlines", None),
        ("homelands", None),
        ("сельских хозяйств", None),
        ("domestic flights", None),
        ("", None),
    ],
)
def test_a_thing_has_one_name(counted: str, expected: str | None) -> None:
    assert thing(counted) == expected
