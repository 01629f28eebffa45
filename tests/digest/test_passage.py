"""A passage is a sentence of the running text, with where it stands, what stands in it and the weight of its words."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt

import pytest

from monitor.digest import passage as room
from monitor.digest.passage import Readings, around, cosine, dot, leans, passages, rarity, stems, unit
from monitor.language.reading import Part
from monitor.language.text.words import words
from monitor.models import Span
from tests.build import article

TOLD = article("The pier of Skarn burned.\n\nIt took 14 men to save it. “We were lucky. It was calm,” Ada Lind said.")


def test_the_sentences_of_a_text_come_in_order_and_a_quotation_stays_whole() -> None:
    found = passages(TOLD)
    assert [p.text for p in found] == [
        "The pier of Skarn burned.",
        "It took 14 men to save it.",
        "“We were lucky. It was calm,” Ada Lind said.",
    ]
    assert [p.index for p in found] == [0, 1, 2]
    assert [p.numbers for p in found] == [frozenset(), {14}, frozenset()]
    assert [p.spoken > 0 for p in found] == [False, False, True]


def test_headings_and_list_items_are_no_sentences() -> None:
    first, second = TOLD.paragraphs
    headed = replace(TOLD, paragraphs=(replace(first, kind="heading"), second))
    assert [p.text for p in passages(headed)] == [p.text for p in passages(TOLD)][1:]


def test_a_stretch_is_in_the_sentence_that_holds_all_of_it() -> None:
    told = passages(TOLD)
    second = told[1]
    assert around(told, second.start, second.end) is second
    assert around(told, second.start + 3, second.end) is second
    assert around(told, second.start, second.end + 1) is None
    assert around([], 0, 1) is None


@pytest.mark.parametrize(
    ("sentence", "stands"),
    [
        ("The pier of Skarn burned.", True),
        ("But the pier of Skarn burned.", False),
        ("We saw the pier burn.", False),
        ("“The pier burned.", False),
        ("“The pier burned,” Ada Lind said.", True),
    ],
)
def test_a_sentence_stands_alone_where_it_leans_on_none_and_closes_its_quotations(sentence: str, stands: bool) -> None:
    (found,) = passages(article(sentence))
    assert found.stands is stands
    assert leans("However, the pier burned.")


def test_inflected_words_have_one_stem_and_the_rarest_weighs_most() -> None:
    assert stems("Territories territorial") == ["territ", "territ"]
    weights = rarity([["pier", "burn"], ["pier", "choir"], ["pier", "pier"]])
    assert weights["burn"] == weights["choir"] > weights["pier"] > 0


def test_vectors_are_of_length_one_and_likeness_is_their_product() -> None:
    assert unit({"a": 3, "b": 4}) == {"a": 0.6, "b": 0.8}
    assert unit({"a": 3, "b": 4}, {"b": 0.0})["a"] == 1
    assert unit({}) == {}
    assert dot({"a": 2.0, "b": 1.0}, {"a": 3.0}) == dot({"a": 3.0}, {"a": 2.0, "b": 1.0}) == 6
    assert cosine({"a": 1}, {"a": 1, "b": 1}) == pytest.approx(1 / sqrt(2))
    assert cosine({"a": 1}, {"b": 1}) == 0


def test_the_words_of_an_article_are_those_of_its_text() -> None:
    assert list(Readings().of(TOLD).words) == words(TOLD.text)


def test_copies_of_a_paragraph_are_cut_once(monkeypatch: pytest.MonkeyPatch) -> None:
    cut: list[str] = []

    def counted(part: Part) -> tuple[Span, ...]:
        cut.append(part.text)
        return ((0, len(part.text)),)

    monkeypatch.setattr(room, "_spoken", counted)
    readings = Readings()
    for one in (TOLD, replace(TOLD, id="copy")):
        readings.passages(one)
    assert len(cut) == len(set(cut)) > 0
