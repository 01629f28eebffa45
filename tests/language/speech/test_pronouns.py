"""A pronoun means the one whom the text before it is about, or nobody for certain."""

from __future__ import annotations

import pytest

from monitor.language.reading import Reading
from monitor.language.speech.attribution import clauses
from monitor.language.speech.pronouns import Pronouns
from monitor.language.speech.quotes import quotes

ROWS = [
    ("Anna Lund runs the ferry.", "She wants a second one.", "she", "Anna Lund"),
    ("Anna Lund met Paul Holm.", "Then his boat sank.", "his", "Paul Holm"),
    ("“We want a second one,” said Anna Lund.", "Ida Blom was there. She wants nets.", "she", "Ida Blom"),
    ("Paul Holm came. “We lost nets,” said Otto Brandt.", "“She” is what he calls the boat.", "he", "Otto Brandt"),
    ("The boat sank.", "She was old.", "she", None),
    ("Anna Lund runs the ferry.", "It sank.", "she", None),
    ("Anna Lund runs the ferry. “We want nets,” said Ida Blom.", "“Has she gone?” asked the mayor.", "she", None),
]


@pytest.mark.parametrize(("before", "sentence", "low", "meant"), ROWS)
def test_a_pronoun_means_somebody_named_or_quoted_before(
    before: str, sentence: str, low: str, meant: str | None
) -> None:
    text = f"{before} {sentence}"
    read = Reading(text, "en")
    assert Pronouns(read, clauses(read), quotes(read)).first(low, len(before) + 1, len(text)) == meant


def test_the_place_of_a_pronoun_is_that_in_the_text_as_given() -> None:
    text = "Ána Lund runs the fe\xadrry. She wants one.".replace("Á", "A\u0301")
    read = Reading(text, "en")
    assert Pronouns(read, clauses(read)).first("she", text.index("She"), len(text)) == "Ána Lund"
