"""Articles and statements as CSV."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from monitor.desk.tables import ARTICLES, STATEMENTS, articles, statements
from monitor.models import Statement
from tests.render.sample import issue


def read(lines: list[str]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("\n".join(lines))))


def test_each_article_is_a_row() -> None:
    found = read(list(articles(issue().articles)))
    assert [row["id"] for row in found] == [a.id for a in issue().articles]
    assert tuple(found[0]) == ARTICLES
    assert (found[0]["withdrawn"], found[0]["outlet"]) == ("false", issue().articles[0].outlet)


def test_each_statement_is_a_row_with_its_place() -> None:
    said = Statement("Ada Lund", None, "direct", None, ((0, 4),), "Tram", "affirmed")
    row = read(list(statements([replace(issue().articles[0], statements=(said,))])))[0]
    assert (row["speaker"], row["text"], row["start"], row["end"]) == ("Ada Lund", "Tram", "0", "4")
    assert list(statements([])) == [",".join(STATEMENTS)]


def test_no_cell_is_a_formula_and_commas_and_lines_stay() -> None:
    odd = replace(issue().articles[0], title='=HYPERLINK("x")', outlet="A, B\nC")
    row = read(list(articles([odd])))[0]
    assert row["title"] == '\'=HYPERLINK("x")'
    assert row["outlet"] == "A, B\nC"
