"""Credits below a text: who reported is a byline, who edited is not."""

from __future__ import annotations

import pytest

from monitor.clean.recognise.byline import Byline
from monitor.clean.recognise.credits import parse_credits

CREDITS = [
    ("Reporting by Mara Ilves; Editing by Ulf Aas", ("Mara Ilves",)),
    ("(Reporting by Mara Ilves in Norrvik and Ulf Aas in Tarm, writing by Ida Lund; editing by Per Holt)",
     ("Mara Ilves", "Ulf Aas", "Ida Lund")),
    ("(Bericht von Mara Ilves, redigiert von Ulf Aas.)", ("Mara Ilves",)),
    ("(Reportage de Mara Ilves, édité par Ulf Aas)", ("Mara Ilves",)),
    ("(Reporte de Mara Ilves; editado en español por Ulf Aas)", ("Mara Ilves",)),
    ("Scritto da Mara Ilves; tradotto da Ulf Aas", ("Mara Ilves",)),
    ("(Reportagem de Mara Ilves; edição de Ulf Aas)", ("Mara Ilves",)),
    ("Mara Ilves reported from Norrvik. Ulf Aas contributed reporting from Tarm.", ("Mara Ilves", "Ulf Aas")),
    ("Associated Press writers Mara Ilves in Norrvik and Ulf Aas in Tarm contributed to this report.",
     ("Mara Ilves", "Ulf Aas")),
    ("mi/ua", ()),
    ("mi-kl/ua", None),
    ("Reporting by hand is slow, said the harbour master.", None),
    ("Mara Ilves reported from Norrvik that the ferry had left with all of its lamps lit.", None),
    ("The ferry contributed to this report.", None),
    ("", None),
]  # fmt: skip


@pytest.mark.parametrize(("line", "people"), CREDITS, ids=[row[0][:40] for row in CREDITS])
def test_a_line_of_credits_names_who_reported(line: str, people: tuple[str, ...] | None) -> None:
    assert parse_credits(line) == (None if people is None else Byline(people))
