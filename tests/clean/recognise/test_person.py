"""What is the name of a person, what a role, and what the outlet's own account."""

from __future__ import annotations

import pytest

from monitor.clean.recognise.person import is_house, is_role


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Contributing Writer", True),
        ("Kyiv correspondent", True),
        ("Staff reporter", True),
        ("The editor left.", False),
        ("Bill Pan", False),
    ],
)
def test_a_role_is_what_and_not_who(line: str, role: bool) -> None:
    assert is_role(line) is role


@pytest.mark.parametrize(
    ("name", "house"),
    [
        ("Harbour Post", True),
        ("HARBOUR POST", True),
        ("Harbour D", True),
        ("Harbour Newsroom", True),
        ("Mara Harbour", False),
        ("Mara Ilves", False),
        ("", False),
    ],
)
def test_an_account_of_the_house_is_no_person(name: str, house: bool) -> None:
    assert is_house(name, "Harbour Post") is house
