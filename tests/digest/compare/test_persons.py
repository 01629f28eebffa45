"""One person under the spellings of several outlets is one person in the story."""

from __future__ import annotations

import pytest

from monitor.digest.compare.persons import enrolled, persons
from monitor.digest.compare.utterances import utterances
from tests.build import article

SPELLINGS = [
    ("en", "President Volodymyr Zelensky spoke in Kyiv. Zelensky left early."),
    ("en", "President Volodymyr Zelenskyy spoke in Kyiv. Zelenskyy left early."),
    ("en", "President Volodymyr Zelenskiy spoke in Kyiv. Zelenskiy left early."),
    ("uk", "Президент Володимир Зеленський виступив у Києві. Зеленський поїхав рано."),
    ("ru", "Президент Владимир Зеленский выступил в Киеве. Зеленский уехал рано."),
]


def test_the_spellings_of_a_name_are_one_person() -> None:
    told = persons([article(text, id=str(n), language=language) for n, (language, text) in enumerate(SPELLINGS)])
    written = ("Zelensky", "Zelenskyy", "Zelenskiy", "Зеленський", "Зеленский", "Volodymyr Zelenskyy")
    assert len({told[name] for name in written}) == 1


@pytest.mark.parametrize("pronoun", ["he", "she", "they", "it", "I", "we"])
def test_a_bare_pronoun_is_never_a_speaker(pronoun: str) -> None:
    said = utterances([article(f'"The road is closed until Sunday evening," {pronoun} said.')], {}, {})
    assert [u.speaker for u in said] in ([], [None])


def test_an_office_is_its_holder_where_that_is_certain() -> None:
    told = article(
        'Ukrainian President Volodymyr Zelensky met the crews. "We will hold this line," the Ukrainian leader said.'
    )
    assert [u.speaker for u in utterances([told], persons([told]), {})] == ["Volodymyr Zelensky"]


FULL = "Governor Bruno Kessel came to Tarn. Kessel stayed a week. Kessel left on Friday."
BARE = "Governor Kessel spoke of the harbour. Kessel said nothing more."


def test_a_surname_means_whom_the_article_names_in_full() -> None:
    told = persons([article(FULL, id="1"), article("Singer Ida Kessel sang in Veldt. She bowed.", id="2")])
    assert told["Kessel"] == "Bruno Kessel"


def test_a_surname_of_two_persons_stays_apart() -> None:
    other = "Governor Bruno Kessel and singer Ida Kessel came. Kessel left."
    assert persons([article(other)])["Kessel"] == "Kessel"


def test_a_surname_with_an_office_is_not_the_wife_who_is_named_in_full() -> None:
    told = persons([article("President Kessel spoke. First lady Ida Kessel sat by him. Kessel was late.")])
    assert told["Kessel"] == "Kessel"


def test_one_person_has_one_name_through_the_issue() -> None:
    stories = [[article(FULL, id=str(n))] for n in range(2)] + [[article(BARE, id="9")]]
    assert persons(stories[2], roll=enrolled(stories))["Kessel"] == "Bruno Kessel"
    assert persons(stories[2])["Kessel"] == "Kessel"


@pytest.mark.parametrize(
    "others",
    [
        ["Singer Bruno Kessel sang. Kessel bowed."] * 2,  # another office
        [FULL],  # one article only
        [FULL, FULL, *["Governor Ida Kessel came. Kessel spoke."] * 2],  # two persons
    ],
)
def test_a_surname_stays_apart_where_the_issue_does_not_tell(others: list[str]) -> None:
    stories = [[article(text, id=str(n))] for n, text in enumerate(others)] + [[article(BARE, id="9")]]
    assert persons(stories[-1], roll=enrolled(stories))["Kessel"] == "Kessel"


def test_the_spellings_of_two_stories_are_one_name() -> None:
    texts = [SPELLINGS[0], SPELLINGS[1], SPELLINGS[1], SPELLINGS[3]]
    stories = [[article(text, id=str(n), language=language)] for n, (language, text) in enumerate(texts)]
    roll = enrolled(stories)
    told = persons(stories[0], roll=roll)["Zelensky"], persons(stories[3], roll=roll)["Зеленський"]
    assert set(told) == {"Volodymyr Zelenskyy"}
