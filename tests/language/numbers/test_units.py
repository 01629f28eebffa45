"""A unit behind a number has one name in every spelling."""

from __future__ import annotations

import pytest

from monitor.language.numbers.units import CURRENCY, MONEY, PERSONS, TIMES, unit_at


@pytest.mark.parametrize(
    ("behind", "unit"),
    [
        (" km of quay", "km"),
        (" kilometres of quay", "km"),
        ("-kilometre quay", "km"),
        (" км набережної", "km"),
        (" square miles", "sq mi"),
        ("% of the boats", "%"),
        (" Prozent der Boote", "%"),
        (" tonnes of salt", "t"),
        (" Euro", "EUR"),
        (" hryvnias", "UAH"),
        ("°C in the harbour", "°C"),
        (" ferries", None),
        (" kmart boats", None),
        ("-in ferries", None),
        ("", None),
    ],
)
def test_a_unit_is_read_right_behind_its_number(behind: str, unit: str | None) -> None:
    found = unit_at("12" + behind, 2)
    assert (found and found[0]) == unit


def test_a_unit_ends_where_its_word_ends() -> None:
    assert unit_at("a 12 kilometres quay", 4) == ("km", len("a 12 kilometres"))


@pytest.mark.parametrize("sign", MONEY)
def test_a_sign_of_money_is_seen_before_a_sum(sign: str) -> None:
    found = CURRENCY.search(f"It cost {sign}")
    assert found is not None
    assert found[1] == sign


def test_times_and_persons_are_told_from_other_units() -> None:
    assert {"hours", "years"} <= TIMES
    assert "km" not in TIMES
    assert {"people", "boys", "людей"} <= PERSONS
    assert "ferries" not in PERSONS
