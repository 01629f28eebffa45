"""A byline names people, and the wire service apart."""

from __future__ import annotations

import pytest

from monitor.clean.recognise.byline import Byline, parse_byline

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
