"""The matrix says who has a fact, who only copied it, and in whose text, as far as it is held, it is not."""

from __future__ import annotations

from monitor.digest.compare.matrix import matrix
from monitor.digest.compare.persons import named, persons
from monitor.digest.compare.timeline import happenings
from monitor.digest.compare.utterances import utterances
from monitor.digest.compose import Coverage, compose
from monitor.digest.figures.figure_rows import figure_rows
from monitor.digest.passage import Readings
from monitor.models import Article, Fact
from tests.build import article, story
from tests.digest.test_compose import WINDOW

HERON = article(
    'The ferry sank off Alvik with 31 passengers aboard.\n\n"Nobody checked the doors," captain Ada Lind said.',
    id="a",
    outlet="The Heron",
)
WREN = article(
    "A ferry went down near Alvik; engineer Otto Brandt had warned the owners in June 2024.", id="b", outlet="The Wren"
)
KITE = article(HERON.text, id="c", outlet="The Kite")


def facts(*articles: Article, independent: dict[str, str] | None = None) -> tuple[Fact, ...]:
    readings = Readings()
    names = named(articles, readings)
    people = persons(articles, names)
    return matrix(
        articles,
        independent=independent or {a.id: a.id for a in articles},
        names=names,
        persons=people,
        quotes=utterances(articles, people, {}),
        figures=figure_rows(articles, {}, readings=readings),
        events=[h for h, _ in happenings(articles, readings)],
    )


def row(told: tuple[Fact, ...], beginning: str) -> dict[str, str]:
    (found,) = [f for f in told if f.text.startswith(beginning)]
    return {cell.outlet: cell.mention for cell in found.cells}


def test_a_name_and_a_quotation_of_one_outlet_are_not_in_the_text_of_the_other() -> None:
    told = facts(HERON, WREN)
    assert row(told, "Otto Brandt") == {"The Heron": "absent", "The Wren": "reported"}
    assert row(told, "Ada Lind:") == {"The Heron": "reported", "The Wren": "absent"}
    assert row(told, "31 passengers") == {"The Heron": "reported", "The Wren": "absent"}


def test_an_outlet_that_printed_the_text_of_another_only_copied_it() -> None:
    told = facts(HERON, WREN, KITE, independent={"a": "a", "b": "b", "c": "a"})
    assert row(told, "Ada Lind:")["The Kite"] == "copied"


def test_what_all_outlets_have_is_no_row() -> None:
    assert facts(HERON, KITE) == ()


def test_one_outlet_alone_has_no_matrix() -> None:
    assert facts(HERON) == ()


def test_a_cell_cites_the_place() -> None:
    for fact in facts(HERON, WREN):
        for cell in fact.cells:
            text = {"a": HERON.text, "b": WREN.text}
            if cell.citation is not None and fact.kind == "name":
                cited = text[cell.citation.article_id][cell.citation.start : cell.citation.end]
                assert cited.split()[-1] == fact.text.split()[-1]


def test_the_issue_holds_the_matrix_of_a_story() -> None:
    (told,) = compose(
        [Coverage(story(HERON, WREN), (HERON, WREN))], id="x", title="t", window=WINDOW, topics={}
    ).stories
    assert {f.kind for f in told.matrix} == {"name", "figure", "quotation"}
