"""A text is taken apart into words, marks, ends of sentences and paragraphs, and quoted passages."""

from __future__ import annotations

import pytest

from monitor.language.text.quotation_marks import marked
from monitor.language.text.tokens import tokens, veiled


def test_each_piece_of_a_text_has_its_shape() -> None:
    text = "Ada Lund, mayor, left. “The ferry sank,” she said.\n\nAlvik waits!"
    found = veiled(tokens(text), marked(text))
    assert [t.shape for t in found] == [
        *("word", "word", "mark", "word", "mark", "word", "stop"),
        *("quote", "word", "word", "stop", "break", "word", "word", "stop"),
    ]
    (quote,) = [t for t in found if t.shape == "quote"]
    assert (text[quote.start : quote.end], quote.index) == ("“The ferry sank,”", 0)
    assert all(text[t.start : t.end] == t.text for t in found if t.shape != "quote")


@pytest.mark.parametrize(
    ("text", "low", "possessive"),
    [("Lund's ferry", "lund", True), ("Berg’s ferry", "berg", True), ("Jens' ferry", "jens", True),
     ("She'd sail", "she", False), ("O'Neill sails", "o'neill", False)],
)  # fmt: skip
def test_a_word_is_known_without_what_hangs_on_it(text: str, low: str, possessive: bool) -> None:
    first = tokens(text)[0]
    assert (first.low, first.possessive) == (low, possessive)


@pytest.mark.parametrize("text", ["Dr. Lund", "J. Lund", "U.S. ferries", "no. of ferries"])
def test_a_full_stop_of_an_abbreviation_belongs_to_its_word(text: str) -> None:
    found = tokens(text)
    assert found[0].text == text.split()[0]
    assert "stop" not in [t.shape for t in found]


@pytest.mark.parametrize(
    ("word", "capital"), [("Alvik", True), ("ferry", False), ("al-Majid", True), ("Jean-Luc", True), ("R-Alvik", False)]
)
def test_a_capital_tells_a_name_and_no_party(word: str, capital: bool) -> None:
    assert [t.capital for t in tokens(word)] == [capital]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("cost $3.8.", ["cost", "$", "3.8", "."]),
        ("cost $3.8 billion.", ["cost", "$", "3.8", "billion", "."]),
        ("of 2025. 8 came", ["of", "2025", ".", "8", "came"]),
        ("in 1.2.2025", ["in", "1", ".", "2", ".", "2025"]),
    ],
)
def test_a_decimal_is_one_word(text: str, words: list[str]) -> None:
    assert [token.text for token in tokens(text)] == words
