"""A summary tells the story without repeats, cites every text it has room for, and reads as a text."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from monitor.digest.passage import Readings, passages, rarity, stems
from monitor.digest.summary.candidates import grams
from monitor.digest.summary.extract import summarize
from monitor.digest.summary.novelty import Novelty
from monitor.models import Article, Sentence
from tests.build import article

HERON = (
    "A dam above Tolvik broke at dawn on Sunday and the water took two bridges with it.\n\n"
    "Nobody was hurt, the county said, because the valley road had been closed since Friday.\n\n"
    "Farmers had asked for repairs of the dam for nine years.\n\n"
    "The county will vote on a new bridge in November."
)
WREN = (
    "A dam above Tolvik broke at dawn on Sunday and the water took two bridges with it, the county said.\n\n"
    "Trains to the coast will run by way of Skarn until the spring.\n\n"
    "The company that owns the dam said that its last inspection found no fault."
)
LARK = "Schools in Tolvik stay shut on Monday, since the water works have no power.\n\nA concert was put off."


def summary(*articles: Article, known: Sequence[Article] = (), **how: object) -> tuple[Sentence, ...]:
    weights = rarity([stems(p.text) for a in (*articles, *known) for p in passages(a)])
    origins = {a.id: a.id for a in articles}
    how |= {"told": Novelty(known, weights, Readings()) if known else None}
    return summarize(articles, readings=Readings(), weights=weights, independent=origins, **how)  # type: ignore[arg-type]


def three() -> tuple[Article, ...]:
    return article(HERON, id="a"), article(WREN, id="b", outlet="The Wren"), article(LARK, id="c", outlet="The Lark")


def test_the_lead_comes_first_and_says_who_reports_the_same() -> None:
    first = summary(*three())[0]
    assert first.text.startswith("A dam above Tolvik broke at dawn")
    assert set(first.outlets) == {"The Heron", "The Wren"}


def test_no_sentence_stands_twice_in_other_words() -> None:
    told = summary(*three(), length=20)
    runs = [gram for sentence in told for gram in set(grams(sentence.text))]
    assert len(runs) == len(set(runs))


def test_every_text_is_cited_where_there_is_room() -> None:
    told = summary(*three(), length=3)
    assert {c.article_id for s in told for c in s.citations} == {"a", "b", "c"}


def test_the_words_are_a_limit_too() -> None:
    lengths = [len(s.text.split()) for s in summary(*three(), length=20, limit=30)]
    assert sum(lengths[:-1]) < 30


def test_a_figure_that_differs_is_not_the_same_report() -> None:
    one = article("The fire at the Lindholm mill in Norrvik hurt 12 workers on Monday evening.", id="a")
    two = article("The fire at the Lindholm mill in Norrvik hurt 15 workers on Monday evening.", id="b", outlet="Wren")
    assert [s.outlets for s in summary(one, two)] == [("The Heron",)]


def test_what_was_told_is_not_told_again() -> None:
    old = article(HERON, id="a")
    new = article(HERON + "\n\nDivers found a crack in the second dam on Monday morning.", id="b")
    told = summary(new, known=(old,))
    assert [(s.text, s.new) for s in told] == [("Divers found a crack in the second dam on Monday morning.", True)]


def test_a_figure_that_changed_is_told_again() -> None:
    old = article("The fire at the Lindholm mill in Norrvik hurt 12 workers on Monday evening.", id="a")
    new = article("The fire at the Lindholm mill in Norrvik hurt 15 workers on Monday evening.", id="b")
    assert [s.new for s in summary(new, known=(old,))] == [True]


def test_other_languages_come_last() -> None:
    german = article("Bei Tolvik ist am Sonntag ein Damm gebrochen, niemand wurde verletzt.", id="0", language="de")
    told = summary(german, article(HERON, id="a"), language="en", length=3)
    assert [s.citations[0].article_id for s in told] == ["a", "a", "0"]


def test_neighbours_in_an_article_stay_together() -> None:
    told = [s.text for s in summary(*three(), length=20)]
    places = [told.index(text) for text in told if text.startswith(("Nobody was", "Farmers had", "The county will"))]
    assert places == list(range(places[0], places[0] + 3))


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
def test_the_order_of_the_articles_does_not_count(order: tuple[int, ...]) -> None:
    texts = three()
    assert {s.text for s in summary(*(texts[n] for n in order))} == {s.text for s in summary(*texts)}


def test_a_sentence_stands_without_its_dateline_and_its_citation_begins_behind_it() -> None:
    told = article("TARN, Aug. 12 (NW) — The bakers of Tarn went back to work on Tuesday, their guild said.")
    (sentence,) = summary(told)
    (cited,) = sentence.citations
    assert sentence.verbatim
    assert sentence.text == told.text[cited.start : cited.end]
    assert sentence.text.startswith("The bakers of Tarn")
