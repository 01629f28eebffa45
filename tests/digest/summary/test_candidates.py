"""A sentence may stand in a summary where it is whole and of a length to be read; what repeats another is known."""

from __future__ import annotations

import pytest

from monitor.digest.passage import passages, unit
from monitor.digest.summary.candidates import Candidate, grams, repeats
from tests.build import article


def candidate(text: str) -> Candidate:
    passage = passages(article(text))[0]
    return Candidate(passage, unit(passage.stems), "a")


@pytest.mark.parametrize(
    ("text", "fit"),
    [
        ("The pier of Skarn burned on Monday.", True),
        ("The pier of Skarn burned.", False),
        ("The pier of Skarn burned on Monday", False),
        ("The pier of Skarn " + "and its wooden bridge " * 15 + "burned.", False),
        ("“The pier of Skarn burned on Monday.", False),
        ("Correction: An earlier version of this article said that the pier of Skarn burned.", False),
    ],
    ids=["whole", "short", "no end", "long", "cut from a quotation", "a correction"],
)
def test_only_a_whole_sentence_of_a_length_to_be_read_is_fit(text: str, fit: bool) -> None:
    assert candidate(text).fit is fit


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("On Monday the pier of Skarn burned down.", True),
        ("A choir sang as the pier of Skarn burned and boats from three islands came to look.", True),
        ("A choir from Norrvik won the cup of Alvik.", False),
    ],
    ids=["much the same", "a run of words", "another matter"],
)
def test_sentences_repeat_each_other_where_they_say_the_same_or_share_a_run_of_words(other: str, found: bool) -> None:
    one = candidate("The pier of Skarn burned on Monday.")
    assert repeats(one, candidate(other)) is found
    assert repeats(candidate(other), one) is found


def test_a_sentence_knows_how_much_of_it_is_speech_and_where_it_stands() -> None:
    assert candidate("The pier of Skarn burned on Monday.").speech == 0
    assert 0.5 < candidate("“The pier burned like a torch all night,” Ada Lind said.").speech < 1
    assert candidate("The pier burned.").place == ("a", 0)


def test_runs_of_four_words_come_in_order() -> None:
    assert grams("The pier of old Skarn.") == [("the", "pier", "of", "old"), ("pier", "of", "old", "skarn")]
    assert grams("The old pier.") == []
