"""What a sentence adds: what many print early, in words and pairs that are not told, near the middle of the story."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.digest.passage import passages, rarity, unit
from monitor.digest.summary.candidates import Candidate
from monitor.digest.summary.merit import Taste, suits, worth
from monitor.language.reading import Reading
from monitor.language.speech.quotes import quotes
from monitor.models import Article
from tests.build import article

HERON = "The ferry Alma ran aground off Skarn on Friday.\n\nNobody was hurt.\n\nThe harbour cafe sold fish soup."
WREN = "The ferry Alma ran aground off Skarn, and a tug pulled it free.\n\nThe captain was asked to explain."
STRAY = "Use a soft brush to clean the lens of a camera.\n\nThen wipe it with a dry cloth.\n\nKeep dust away."


def pool(*articles: Article) -> list[Candidate]:
    found = [p for a in articles for p in passages(a)]
    weights = rarity([p.stems for p in found])
    return [Candidate(p, unit(p.stems, weights), p.article.id) for p in found]


def two() -> list[Candidate]:
    return pool(article(HERON, id="a"), article(WREN, id="b"))


@pytest.mark.parametrize(
    ("more", "less", "why"),
    [
        ("ferry", "tug", "two texts print it"),
        ("ferry", "cafe", "it stands at the top"),
        ("nobody", "cafe", "it stands further up"),
    ],
)
def test_a_word_is_worth_more(more: str, less: str, why: str) -> None:
    words = worth(two()).words
    assert words[more] > words[less], why


def test_a_text_unlike_the_others_counts_less() -> None:
    words = worth(pool(article(HERON, id="a"), article(WREN, id="b"), article(STRAY, id="c"))).words
    assert words["camera"] < words["tug"]


def test_a_single_text_has_a_worth_too() -> None:
    assert worth(pool(article(HERON, id="a"))).words["ferry"] > 0


def test_what_is_told_is_worth_nothing_again() -> None:
    first, *rest = two()
    before = worth([first, *rest])
    after = before.without(first)
    assert after.gain(first) == 0
    assert all(after.gain(c) <= before.gain(c) for c in rest)


def test_a_sentence_of_told_pairs_counts_by_its_words() -> None:
    told, again = pool(article("The ferry Alma ran aground.\n\nThe ferry.", id="a"))
    left = worth([told, again])
    left = replace(left, pairs={})
    assert left.gain(told) > left.gain(again) > 0


def test_the_middle_of_the_story_suits_it_better_than_its_edge() -> None:
    both = two()
    found = suits(both, Taste(brevity=0.0, speech=0.0))
    assert found["a", 0] > found["a", 2]


def test_a_sentence_that_quotes_is_liked_more_than_one_that_tells() -> None:
    text = "“The tide took us by surprise,” said Ida Holm.\n\nIda Holm said that the tide took them by surprise."
    both = pool(replace(article(text, id="a"), quotes=quotes(Reading(text, "en"))))
    found = suits(both, Taste(brevity=0.0, centre=0.0))
    assert found["a", 0] > found["a", 1] == 1.0


def test_a_quotation_and_nothing_else_is_liked_less_than_one_with_its_speaker() -> None:
    text = "“The tide took us by surprise,” said Ida Holm.\n\n“And then the whole crew went over the side.”"
    said = quotes(Reading(text, "en"))
    found = suits(pool(replace(article(text, id="a"), quotes=said)), Taste(brevity=0.0, centre=0.0))
    assert found["a", 0] > found["a", 1] > 1.0
