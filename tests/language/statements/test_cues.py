from __future__ import annotations

import pytest

from monitor.language.statements.cues import KINDS_OF_CUE, Cue, according, cues
from monitor.language.text.tokens import tokens

FORMS = [
    ("says", Cue("say", "say", "third")),
    ("denied", Cue("deny", "say", "past")),
    ("stressing", Cue("stress", "say", "doing")),
    ("thought", Cue("think", "think", "past")),
    ("criticism", Cue("criticism", "nouns", "base")),
    ("replies", Cue("reply", "say", "third")),
    ("testimonies", Cue("testimony", "nouns", "third")),
]


@pytest.mark.parametrize(("form", "cue"), FORMS)
def test_each_form_of_a_word_is_known_with_its_group(form: str, cue: Cue) -> None:
    assert cues("en")[form] == cue


@pytest.mark.parametrize("form", ["states", "ferry", "denyed", "replys", "testimonys"])
def test_other_words_and_forms_that_hardly_report_are_none(form: str) -> None:
    assert form not in cues("en")


def test_each_cue_has_a_number_below_their_count() -> None:
    assert all(cue.number < KINDS_OF_CUE for cue in cues("en").values())


def test_a_language_without_a_table_has_none() -> None:
    assert cues("xx") == {}


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("According to Ada Lund, it rained.", "en", {0: 2}),
        ("Дощі триватимуть, за словами мера.", "uk", {3: 5}),
        ("Nach Angaben von Ada Lund regnet es.", "de", {0: 3}),
        ("Nach Linden fuhr keiner.", "de", {}),
    ],
)
def test_what_stands_before_a_source_is_a_phrase(text: str, language: str, wanted: dict[int, int]) -> None:
    assert according(tokens(text), language) == wanted
