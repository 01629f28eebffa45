"""A surname, a pronoun or an office stands for the one person of the article who can be meant."""

from __future__ import annotations

import pytest

from monitor.language.names.find import tag
from monitor.language.names.people import People
from monitor.language.text.tokens import Token, tokens


def read(text: str, language: str = "en") -> tuple[People, list[Token]]:
    found = tokens(text)
    return People(found, tag(text, found, language), language), found


def at(found: list[Token], low: str) -> int:
    """The last token with that word."""
    return max(k for k, token in enumerate(found) if token.low == low)


def test_a_surname_is_the_full_name_that_was_given_before() -> None:
    people, found = read("Anna Lund said the ferry sank. Later Lund left.")
    assert people.full(found[at(found, "lund")].name) == "Anna Lund"
    assert people.speaker(found[at(found, "lund")].name) == "Anna Lund"


@pytest.mark.parametrize(("pronoun", "person"), [("she", "Anna Lund"), ("he", "Peter Berg"), ("they", None)])
def test_a_pronoun_means_the_one_whom_it_fits(pronoun: str, person: str | None) -> None:
    people, found = read(f"Anna Lund said the ferry sank. Peter Berg said it floats. Then {pronoun} left.")
    assert people.pronoun(pronoun, at(found, pronoun)) == person


def test_an_office_means_the_one_who_holds_it() -> None:
    people, found = read("The mayor Anna Lund came. The coach Peter Berg said it sank. The mayor left.")
    assert people.office(("the", "mayor"), at(found, "mayor")) == "Anna Lund"
    assert people.office(("the", "harbourmaster"), at(found, "mayor")) is None


def test_who_was_told_to_speak_is_a_person_and_heard() -> None:
    people, _ = read("The ferry sank. Nobody drowned.")
    assert not people.human("Anna Lund")
    assert not people.heard(0)
    people.tell(0, "Anna Lund")
    people.hear(1)
    assert people.human("Anna Lund")
    assert (people.heard(0), people.heard(1), people.heard(2)) == (True, True, False)


def test_a_sentence_has_its_number_and_its_first_token() -> None:
    people, found = read("The ferry sank. Nobody drowned.")
    nobody = at(found, "nobody")
    assert (people.sentence(0), people.sentence(nobody)) == (0, 1)
    assert people.start_of(1) == nobody
    assert people.start_of(7) == -1


def test_a_thing_is_no_person() -> None:
    people, _ = read("The ferry sank.")
    assert people.is_it("it")
    assert not people.is_it("she")


def test_a_surname_in_the_genitive_is_the_one_who_bears_it() -> None:
    people, _ = read("Орест Вільха сказав, що пором затонув.", "uk")
    assert people.surnamed("Вільхи", "Вільха") == "Орест Вільха"
    assert people.surnamed("Липи", "Липа") is None
