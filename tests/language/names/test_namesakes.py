"""A name of one word means one of several people by where it stands."""

from __future__ import annotations

from monitor.language.names.gender import Gender
from monitor.language.names.namesakes import Meaning, Mention, meanings, spoke_last


def mention(
    text: str, at: int, sentence: int, *, dependent: bool = False, placed: bool = False, gender: Gender | None = None
) -> Mention:
    return Mention(text, text, at, sentence, dependent, placed, gender)


def test_a_surname_means_the_one_who_was_introduced_before_it() -> None:
    found = meanings({0: mention("Ada Lund", 0, 0), 1: mention("Lund", 9, 1), 2: mention("Olof Lund", 20, 9)})
    assert found == {1: Meaning("Ada Lund", certain=True)}


def test_a_surname_means_the_one_whose_full_name_stands_near() -> None:
    found = meanings({0: mention("Ada Lund", 0, 0), 1: mention("Olof Lund", 90, 9), 2: mention("Lund", 99, 10)})
    assert found[2] == Meaning("Olof Lund", certain=True)


def test_an_address_tells_the_woman_from_the_man() -> None:
    both = {0: mention("Anna Lund", 0, 0), 1: mention("Peter Lund", 5, 0)}
    assert meanings(both | {2: mention("Lund", 9, 1, gender="f")})[2].full == "Anna Lund"
    assert meanings(both | {2: mention("Lund", 9, 1, gender="m")})[2].full == "Peter Lund"


def test_a_surname_of_two_who_stand_together_is_open() -> None:
    found = meanings({0: mention("Ada Lund", 0, 0), 1: mention("Olof Lund", 5, 0), 2: mention("Lund", 9, 1)})
    assert not found[2].certain
    assert set(found[2].among) == {"Ada Lund", "Olof Lund"}


def test_a_first_name_means_the_only_one_who_has_it() -> None:
    found = meanings({0: mention("Ada Lund", 0, 0), 1: mention("Ada", 9, 1)})
    assert found == {1: Meaning("Ada Lund", certain=True)}
    assert meanings({0: mention("Ada Lund", 0, 0), 1: mention("Ada", 9, 1, placed=True)}) == {}


def test_of_several_the_one_who_spoke_is_meant() -> None:
    open_ = Meaning("Lund", certain=False, among=("Ada Lund", "Olof Lund"))
    assert spoke_last(open_, ["Ida Blom", "Olof Lund"]) == "Olof Lund"
    assert spoke_last(open_, ["Ada Lund", "Olof Lund"]) == "Lund"
    assert spoke_last(open_, []) == "Lund"
