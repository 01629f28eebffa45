"""Articles are read once as numbered words, with the title's apart and direct speech marked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.models import Article, Quote
from monitor.stories.texts import read, words_of
from tests.build import article


def told(one: Article) -> list[tuple[str, bool]]:
    """The words of its text, and whether each is speech."""
    texts = read([one])
    numbers, spoken = texts.body(0)
    return [(texts.vocabulary[n], bool(s)) for n, s in zip(numbers, spoken, strict=True)]


def test_each_article_has_its_own_stretch_of_words_and_the_title_is_not_of_the_body() -> None:
    texts = read([article("The pier burned.", title="Pier"), article("", title=None), article("The choir.", title="A")])
    assert [texts.vocabulary[n] for n in texts.words] == ["pier", "the", "pier", "burned", "a", "the", "choir"]
    assert texts.starts.tolist() == [0, 4, 4, 7]
    assert [[texts.vocabulary[n] for n in texts.body(row)[0]] for row in range(3)] == [
        ["the", "pier", "burned"],
        [],
        ["the", "choir"],
    ]
    assert read([]).starts.tolist() == [0]


@pytest.mark.parametrize("marks", ["“{}”", "„{}“", "«{}»", '"{}"'])
def test_what_stands_in_marks_is_speech(marks: str) -> None:
    one = replace(article(f"She said {marks.format('come home')} again."), quotes=())
    assert told(one) == [("she", False), ("said", False), ("come", True), ("home", True), ("again", False)]


def test_speech_without_marks_is_what_the_quotations_of_the_article_hold() -> None:
    one = replace(article("Come home, she said."), quotes=(Quote(None, "Come home", ((0, 9),)),))
    assert told(one) == [("come", True), ("home", True), ("she", False), ("said", False)]
    overlapping = replace(one, quotes=(*one.quotes, Quote(None, "home, she", ((5, 14),))))
    assert told(overlapping) == [("come", True), ("home", True), ("she", True), ("said", False)]


def test_the_words_of_texts_are_numbered_together() -> None:
    vocabulary, numbers = words_of(["Pier burned", "the pier", ""])
    assert vocabulary == ("pier", "burned", "the")
    assert [n.tolist() for n in numbers] == [[0, 1], [2, 0], []]
