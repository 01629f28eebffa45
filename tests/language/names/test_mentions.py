"""What stands beside a name tells how it is mentioned."""

from __future__ import annotations

import pytest

from monitor.language.names.find import tag
from monitor.language.names.mentions import Mentions
from monitor.language.text.tokens import tokens


def read(text: str, language: str = "en") -> Mentions:
    found = tokens(text)
    return Mentions(found, tag(text, found, language), language)


def last(text: str) -> tuple[Mentions, int]:
    """The mentions of a text, and the number of its last name."""
    found = read(text)
    return found, len(found.names) - 1


def test_a_name_is_the_tokens_from_its_first_to_its_end() -> None:
    found = read("The ferry of Ada Lund met Ida Blom.")
    assert [n.text for n in found.names] == ["Ada Lund", "Ida Blom"]
    assert [(found.first[n], found.end(n)) for n in (0, 1)] == [(3, 5), (6, 8)]


@pytest.mark.parametrize(
    ("text", "hangs"),
    [
        ("They sailed with Ada Lund.", True),
        ("They sailed with the Captain Ada Lund.", True),
        ("Then came Ada Lund.", False),
        ("It sank after Ada Lund signed the order.", False),
    ],
)
def test_a_name_behind_a_preposition_hangs_on_it(text: str, hangs: bool) -> None:
    found, number = last(text)
    assert found.hangs(number) is hangs


@pytest.mark.parametrize(
    ("text", "related"),
    [
        ("He left his wife, Ada Lund.", "kin"),
        ("He wept for his wife, Ada Lund.", "placed"),
        ("Then came Ada Lund.", ""),
    ],
)
def test_kinship_makes_a_name_depend_on_another(text: str, related: str) -> None:
    found, number = last(text)
    assert found.related(number) == related


@pytest.mark.parametrize(
    ("text", "owned", "listens"),
    [
        ("It was her sailing partner Ada Lund.", True, False),
        ("She told Ada Lund.", False, True),
        ("She saw Ada Lund.", False, False),
    ],
)
def test_a_name_may_be_owned_or_told(text: str, owned: bool, listens: bool) -> None:
    found, number = last(text)
    assert (found.owned(number), found.listens(number)) == (owned, listens)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mayor Ada Lund left.", {"mayor"}),
        ("Ada Lund, 61, left.", {"aged"}),
        ("Ada Lund, the mayor, left.", {"mayor"}),
        ("President Ada Lund of France left.", {"president", "french"}),
    ],
)
def test_offices_nations_and_ages_describe_a_name(text: str, words: set[str]) -> None:
    assert words <= read(text).described(0)


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("Ada Lund said it sank.", True),
        ("Ada Lund, a guard in the harbour, said it sank.", True),
        ("Ada Lund sailed.", False),
        ("Ada Lund's said it.", False),
    ],
)
def test_a_verb_of_speech_behind_a_name_is_its_own(text: str, speaks: bool) -> None:
    assert read(text).speaks(0, certainly=True) is speaks
