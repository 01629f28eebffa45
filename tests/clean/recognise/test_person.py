"""What is the name of a person, what a role, and what the outlet's own account."""

from __future__ import annotations

import pytest

from monitor.clean.recognise.person import (
    are_first_names,
    has_role,
    is_called,
    is_house,
    is_one_name,
    is_person,
    is_role,
    without_place,
)


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


@pytest.mark.parametrize(
    ("name", "shaped", "called"),
    [
        ("Mara Ilves", True, True),
        ("Jean-Luc de la Tour", True, True),
        ("Ronan O'Hara", True, True),
        ("mara ilves", False, True),
        ('Mara "Mo" Ilves', False, True),
        ("김민수", False, True),
        ("王明", False, True),
        ("Mara", False, False),
        ("Staff Writer", False, False),
        ("Editorial Board", False, False),
        ("Mara Ilves" * 6, False, False),
    ],
)
def test_a_name_has_the_shape_of_one_and_mark_up_may_call_more_a_name(name: str, shaped: bool, called: bool) -> None:
    assert (is_person(name), is_called(name)) == (shaped, called)


@pytest.mark.parametrize(
    ("piece", "role"),
    [
        ("Mara Ilves Reporter", True),
        ("AP National Political Writer", True),
        ("Mara Ilves", False),
        ("Editha Aas", False),
    ],
)
def test_a_piece_that_says_what_somebody_is_has_a_role(piece: str, role: bool) -> None:
    assert has_role(piece) is role


def test_a_name_stands_without_the_place_behind_it() -> None:
    assert without_place("Mara Ilves in Port Merrow") == "Mara Ilves"
    assert without_place("Mara Ilves in hospital") == "Mara Ilves in hospital"


@pytest.mark.parametrize(
    ("name", "outlet", "house"),
    [
        ("Martin Aas", "Martin Aas", False),
        ("Martin Aas", "Martin Aas Photography", False),
        ("Harbour Aas", "Harbour Aas", True),
        ("Marie Claire", "Marie Claire", True),
        ("Martin", "Martin", True),
    ],
)
def test_a_person_after_whom_the_outlet_is_called_is_no_house(name: str, outlet: str, house: bool) -> None:
    assert is_house(name, outlet) is house


@pytest.mark.parametrize(
    ("names", "first"),
    [(["Maria"], True), (["Maria", "Martin"], True), (["MARIA"], False), (["Quay"], False), ([], False)],
)
def test_small_sites_sign_with_given_names(names: list[str], first: bool) -> None:
    assert are_first_names(names) is first


@pytest.mark.parametrize(
    ("name", "signs"),
    [("Ovi", True), ("Admin", False), ("Newsroom", False), ("ovi", False), ("OVI", False), ("Harbour", False)],
)
def test_one_word_may_be_how_somebody_signs(name: str, signs: bool) -> None:
    assert is_one_name(name, "Harbour Post") is signs


@pytest.mark.parametrize(
    ("name", "person"),
    [("Tom May", True), ("Friday May", False), ("A. J. Aas", True), ("Harbour Online", False), ("Mara Gazette", False)],
)
def test_an_initial_or_a_month_may_be_in_the_name_of_a_person(name: str, person: bool) -> None:
    assert is_person(name) is person
