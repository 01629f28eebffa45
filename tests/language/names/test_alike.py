"""Two spellings of one name sound alike, two names do not."""

from __future__ import annotations

import pytest

from monitor.language.names.alike import alike, consonants, heard


def same(one: str, other: str) -> bool:
    return any(alike(a, b) for a in heard(one) for b in heard(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("zelensky", "zelenskyy"),
        ("zelensky", "selenskyj"),
        ("zelensky", "зеленський"),
        ("zelenski", "зеленськ"),
        ("kharkiv", "charkiw"),
        ("kharkiv", "харьков"),
        ("trump", "трамп"),
        ("biden", "байден"),
        ("scholz", "шольц"),
        ("yermak", "єрмак"),
        ("navalny", "навальний"),
    ],
)
def test_spellings_of_one_name_are_alike(one: str, other: str) -> None:
    assert same(one, other)
    assert same(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("porto", "proto"), ("patton", "путін"), ("norrvik", "lindholm"), ("ann", "ana"), ("", "")]
)
def test_other_names_are_not(one: str, other: str) -> None:
    assert not same(one, other)


def test_what_spellings_have_in_common_is_their_consonants() -> None:
    assert consonants(heard("zelensky")[0]) == consonants(heard("зеленський")[0]) == "slnsk"
