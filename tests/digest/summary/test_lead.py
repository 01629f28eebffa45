"""The lead of a story: what an article opens with, whole, that says what the headline says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from monitor.digest.passage import Readings, passages, rarity, stems
from monitor.digest.summary.lead import lead
from monitor.digest.summary.novelty import Novelty
from monitor.models import Article, Sentence
from tests.build import article

FIRST = "The dam above Tolvik broke at dawn on Sunday and took two bridges with it."
HERON = (
    "What does a county do when nobody listens to its farmers for so many years?\n\n"
    f"{FIRST}\n\n"
    "“We have asked for repairs of this dam for nine years and nobody came to look,” Ann Lee said.\n\n"
    "A concert in the town of Skarn was put off until a Sunday in the spring."
)
WREN = "Two bridges are gone since the dam above Tolvik broke on Sunday.\n\nTrains run by way of Skarn."


def found(
    *articles: Article, headline: str = "Dam above Tolvik breaks", known: Sequence[Article] = (), **how: object
) -> tuple[Sentence, ...]:
    weights = rarity([stems(p.text) for a in articles for p in passages(a)])
    origins = {a.id: a.id for a in articles}
    how |= {"told": Novelty(known, weights, Readings()) if known else None}
    return lead(articles, headline, weights=weights, independent=origins, readings=Readings(), language="en", **how)  # type: ignore[arg-type]


def test_it_neither_asks_nor_quotes_and_says_what_the_headline_says() -> None:
    (first,) = found(article(HERON))
    assert (first.text, first.verbatim, first.new) == (FIRST, True, False)
    (citation,) = first.citations
    assert HERON[citation.start : citation.end] == FIRST


def test_an_opinion_leads_only_where_there_is_nothing_else() -> None:
    opinion = replace(article(f"{FIRST}\n\nIt had to come.", id="o"), genre="opinion")
    assert found(opinion, article(WREN, id="w", outlet="The Wren"))[0].citations[0].article_id == "w"
    assert found(opinion)[0].text == FIRST


def test_what_an_earlier_issue_held_is_not_new() -> None:
    before = article(f"{FIRST} Nobody was hurt.", id="old")
    assert not found(article(HERON), known=[before])[0].new
    assert not found(article(HERON), known=[article(WREN, id="old")])[0].new  # in other words
    other = article("A choir of forty sang in Skarn on Saturday and the mayor handed out medals.", id="old")
    assert found(article(HERON), known=[other])[0].new


def test_there_is_none_where_no_sentence_stands_by_itself() -> None:
    assert found(article("He said so.\n\nAnd they did it all again on the Sunday after the fair.")) == ()


def test_a_foreign_sentence_leads_only_where_no_other_does() -> None:
    german = "Der Damm oberhalb von Tolvik ist am Sonntag im Morgengrauen gebrochen und hat zwei Brücken mitgerissen."
    foreign = article(german, id="g", outlet="Die Amsel", language="de")
    assert found(foreign, article(WREN, id="w"))[0].citations[0].article_id == "w"
    assert found(foreign)[0].text == german


def test_an_article_whose_headline_reports_leads_before_one_that_asks() -> None:
    asks = article(f"{FIRST}\n\nIt had to come.", id="o", title="Why did the dam break?")
    reports = article(WREN, id="w", outlet="The Wren", title="Dam breaks above Tolvik")
    assert found(asks, reports)[0].citations[0].article_id == "w"
    assert found(asks)[0].text == FIRST


def test_what_opens_with_a_year_before_is_background() -> None:
    news = "The dam above Tolvik broke on Sunday and two bridges are gone with it."
    told = article(f"In 1987, the county built the dam above Tolvik and two bridges.\n\n{news}", published="2025-08-12")
    assert found(told)[0].text == news
