"""Lines that credit people: who wrote, who only edited, and what merely looks like it."""

from __future__ import annotations

import pytest

from monitor.clean.recognise.credits import LONGEST, parse_credits


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("(Reporting by Mara Ilves in Riga; editing by Ulf Aas)", ["Mara Ilves"]),
        (
            "Reporting by Mara Ilves and Ida Blom, writing by Jon Vik; Editing by Ulf Aas",
            ["Mara Ilves", "Ida Blom", "Jon Vik"],
        ),
        (
            "Additional reporting by Mara Ilves in Riga and Ida Blom in Oslo; editing by Ulf Aas and Jon Vik",
            ["Mara Ilves", "Ida Blom"],
        ),
        ("Additional reporting by Mara Ilves", ["Mara Ilves"]),
        ("Mara Ilves, edited by Ulf Aas", ["Mara Ilves"]),
        ("Edited by Ulf Aas", []),
        ("By Mara Ilves Edited by Ulf Aas", ["Mara Ilves"]),
        ("Von Mara Ilves und Ida Blom, redigiert von Ulf Aas", ["Mara Ilves", "Ida Blom"]),
        ("Mara Ilves contributed reporting from Riga.", ["Mara Ilves"]),
        ("Mara Ilves reported from Riga and Ulf Aas contributed to this article.", None),
        ("Harbour Wire writers Mara Ilves in Riga and Ulf Aas contributed to this report.", ["Mara Ilves", "Ulf Aas"]),
        ("(Bericht von Mara Ilves, redigiert von Ulf Aas)", ["Mara Ilves"]),
        ("Reportage de Mara Ilves ; édité par Ulf Aas", ["Mara Ilves"]),
        ("Información de Mara Ilves; editado por Ulf Aas", ["Mara Ilves"]),
        ("Підготувала Мара Ілвес, редагував Ульф Аас", ["Мара Ілвес"]),
        ("mi/aas/kl", []),
        ("Reporting by the police fell by a third.", None),
        ("Mara Ilves contributed to the party last year, and she was glad.", None),
        ("Mara Ilves reported from her kitchen.", None),
        ("Mara Ilves said that Ulf Aas reported from Riga.", None),
        ("", None),
        ("Reporting by " + "Mara Ilves, " * LONGEST, None),
    ],
)
def test_those_who_wrote_are_told_from_those_who_edited(line: str, people: list[str] | None) -> None:
    found = parse_credits(line)
    assert (found and list(found.people)) == people
