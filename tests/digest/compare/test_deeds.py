"""A deed is told by the first verb of its sentence, and what two texts call it may differ."""

from __future__ import annotations

import pytest

from monitor.digest.compare.deeds import deed, telling
from monitor.digest.passage import stems
from monitor.language.text.tokens import tokens

DONE = [
    ("The coast guard arrested four men near Alvik.", "Four men were detained, the coast guard said."),
    ("The council of Rostad approved the bridge on Tuesday.", "Councillors voted for the bridge."),
    ("Two sailors were killed when the mast broke.", "Both sailors died at once."),
    ("The mayor had already resigned in spring.", "The mayor stepped down in spring."),
    ("Депутати Аліва ухвалили бюджет на рік.", "За бюджет проголосували всі, його схвалено."),
    ("Полиция Алвика задержала двоих, их арестовали ночью.", "Арест прошёл спокойно."),
    ("Der Rat von Rostad verabschiedete den Haushalt.", "Der Haushalt ist beschlossen."),
]


@pytest.mark.parametrize(("one", "other"), DONE)
def test_two_verbs_of_one_deed_are_one(one: str, other: str) -> None:
    row = deed(tokens(one))
    assert row is not None
    assert telling(row, stems(other))


@pytest.mark.parametrize(
    "sentence",
    [
        "The coast guard might have arrested four men near Alvik.",
        "Nobody arrested the four men near Alvik.",
        "The men arrested near Alvik are sailors.",
        "The men who robbed the bank are sailors.",
        "Had the guard arrested them, the ferry would be afloat.",
        "If they visited Alvik, they left no trace.",
        "The council's approved plan is a bridge.",
        "We met the mayor of Alvik in the harbour.",
        "Many in Alvik visited the harbour because they had nothing else to do.",
        "Critics of the council charged that it had sold the bridge.",
        "Four of the 53 wounded are in hospital.",
        "The bridge is long and the river is wide.",
        "",
    ],
)
def test_what_is_not_said_to_be_done_is_no_deed(sentence: str) -> None:
    assert deed(tokens(sentence)) is None
