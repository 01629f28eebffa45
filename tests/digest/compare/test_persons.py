"""One person under the spellings of several outlets is one person in the story."""

from __future__ import annotations

import pytest

from monitor.digest.compare.persons import persons
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
