"""Tables that carry facts: a name and its number are one line."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.clean import clean
from monitor.models import Article, Document

NOW = datetime(2025, 8, 15, 6, 0, tzinfo=UTC)
LEAD = "Alvik kept the lead with a late goal on Saturday, and Norrvik fell to third place after a loss at home."
LAST = "The next round is played on 23 August, when Alvik go to Calder, the league said on Sunday morning."


def read(table: str) -> Article:
    page = (
        "<html lang=en><head><title>Harbour League: results of Saturday</title></head><body><article>"
        f"<h1>Harbour League: results of Saturday</h1><p>{LEAD}</p>{table}<p>{LAST}</p></article></body></html>"
    )
    return clean(Document("post", "https://post.example/results", None, "html", page), received=NOW, zone=UTC)


RESULTS = [("Alvik", "2"), ("Norrvik", "1"), ("Tarn", "0"), ("Veldt", "0")]
ROWS = "".join(f"<tr><td>{name}</td><td>{goals}</td></tr>" for name, goals in RESULTS)
NESTED = "".join(f"<tr><th><p>{name}</p></th><td><p>{goals}</p></td></tr>" for name, goals in RESULTS)


@pytest.mark.parametrize("rows", [ROWS, NESTED], ids=["bare", "with paragraphs"])
def test_a_row_of_short_cells_is_one_line_with_its_numbers(rows: str) -> None:
    article = read(f"<table>{rows}</table>")
    assert article.text == "\n\n".join([LEAD, *(" ".join(row) for row in RESULTS), LAST])
    assert [article.text[p.start : p.end] for p in article.paragraphs] == [p.text for p in article.paragraphs]


def test_the_letters_of_the_document_stand_in_the_row() -> None:
    article = read("<table><tr><td>Dom Ilves</td><td>“12”</td></tr><tr><td>Ida Moe</td><td>“9”</td></tr></table>")
    assert "Dom Ilves “12”" in [p.text for p in article.paragraphs]


def test_cells_that_hold_text_stay_apart() -> None:
    article = read(f"<table><tr><td>{LAST}</td><td>{LEAD}</td></tr></table>")
    assert [p.text for p in article.paragraphs].count(LAST) == 2
