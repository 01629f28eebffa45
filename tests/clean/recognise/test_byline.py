"""A byline names people, and the wire service apart."""

from __future__ import annotations

import pytest

from monitor.clean.recognise.byline import Byline, once, parse_byline, read_names, split_names

BYLINES = [
    ("By Bill Pan", ("Bill Pan",), None),
    ("By Mara Ilves and Ulf Aas", ("Mara Ilves", "Ulf Aas"), None),
    ("By Mara Ilves, Ulf Aas and Reuters", ("Mara Ilves", "Ulf Aas"), "Reuters"),
    ("By Mara Ilves, Staff Writer", ("Mara Ilves",), None),
    ("By Mara Ilves in Kyiv", ("Mara Ilves",), None),
    ("By AFP", (), "AFP"),
    ("Von Klara Wendt", ("Klara Wendt",), None),
    ("Par Élise Garnier", ("Élise Garnier",), None),
    ("Автор: Олена Рудь", ("Олена Рудь",), None),
    ("By Jean-Luc de la Tour", ("Jean-Luc de la Tour",), None),
    ("By Ronan O'Hara", ("Ronan O'Hara",), None),
]


@pytest.mark.parametrize(("line", "people", "agency"), BYLINES, ids=[row[0] for row in BYLINES])
def test_a_byline_names_people_and_the_agency_apart(line: str, people: tuple[str, ...], agency: str | None) -> None:
    assert parse_byline(line) == Byline(people, agency)


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday evening the troops had left.",
        "By the river",
        "By Monday",
        "Von der Leyen reist nach Kiew",
        "By Mara Ilves the town was quiet.",
    ],
)
def test_a_line_that_only_opens_like_a_byline_is_none(line: str) -> None:
    assert parse_byline(line) is None


@pytest.mark.parametrize(
    ("line", "lead", "byline"),
    [
        ("Mara Ilves", False, Byline(("Mara Ilves",))),
        ("Mara Ilves", True, None),
        ("By Staff Writer", True, Byline()),
        ("김민수 기자", True, Byline(("김민수",))),
    ],
)
def test_a_plain_name_is_a_byline_only_where_none_must_open_it(line: str, lead: bool, byline: Byline | None) -> None:
    assert parse_byline(line, lead=lead) == byline


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ("Mara Ilves, Harbour Post", Byline(("Mara Ilves",))),
        ("Mara Ilves | Harbour Desk", Byline(("Mara Ilves",))),
        ("mara ilves", Byline(("mara ilves",))),
        ("Ulf Aas (AFP)", Byline(("Ulf Aas",), "AFP")),
        ("Reuters", Byline((), "Reuters")),
        ("Harbour Post", Byline()),
        ("Web Desk", Byline()),
    ],
)
def test_of_what_mark_up_calls_the_author_only_people_and_agencies_are_read(author: str, byline: Byline) -> None:
    assert read_names(author, "Harbour Post") == byline


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mara Ilves and Ulf Aas, Riga", ["Mara Ilves", "Ulf Aas", "Riga"]),
        ("Mara Ilves, Jr. / Ulf Aas", ["Mara Ilves Jr.", "Ulf Aas"]),
        ("Juan Ilves y Pedro Aas", ["Juan Ilves", "Pedro Aas"]),
        ("Juan Ilves y Aas", ["Juan Ilves y Aas"]),
    ],
)
def test_a_list_of_names_is_parted_between_people_and_not_inside_a_name(text: str, names: list[str]) -> None:
    assert split_names(text) == names


def test_a_name_that_stands_twice_is_named_once_as_it_first_stood() -> None:
    assert once(["Mara Ilves", "Ulf Aas", "MARA ILVES"]) == ("Mara Ilves", "Ulf Aas")
