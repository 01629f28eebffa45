"""What the loader of the lexicon refuses, and that the files that ship are right."""

from __future__ import annotations

from typing import Any

import pytest

from monitor.language import lexicon
from monitor.language.lexicon.faults import faults

FAULTS: list[tuple[dict[str, Any], str]] = [
    ({"verbs": {}}, "[verbs] is no section"),
    ({"voice": {"they": []}}, "[voice] they: is no key of it"),
    ({"voice": {"you": "you your"}}, "[voice] you: is written as a list"),
    ({"voice": {"you": ["you", "you"]}}, "[voice] you: 'you' stands twice"),
    ({"voice": {"you": ["you("]}}, "[voice] you: 'you(' is no pattern"),
    ({"voice": {"small": "the of mary-"}}, "[voice] small: 'mary-' ends in a hyphen"),
    ({"grammar": {"traits": "declines swims"}}, "[grammar] traits: 'swims' is none of days_in_capitals, declines"),
    ({"numbers": {"decimal": "·"}}, "[numbers] decimal: '·' is none of ,, ."),
    ({"furniture": {"share": "copy link; share; copy link"}}, "[furniture] share: 'copy link' stands twice"),
    ({"boilerplate": {"share.row": {"pattern": ["share"]}}}, "[boilerplate.share.row] yes: is missing"),
    ({"boilerplate": {"share.row": {"pattern": ["a"], "yes": ["a"], "why": "?"}}}, "why: is none of pattern, yes, no"),
]


@pytest.mark.parametrize(("held", "said"), FAULTS, ids=[said for _, said in FAULTS])
def test_a_fault_is_named_with_its_place(held: dict[str, Any], said: str) -> None:
    assert said in "; ".join(faults(held))


@pytest.mark.parametrize("code", lexicon.languages())
def test_each_file_keeps_to_the_sections_and_names_its_language(code: str) -> None:
    assert lexicon.read(code)["name"]


def test_a_language_without_a_file_has_nothing() -> None:
    assert lexicon.entries("voice", "you", "xx") == ()
    assert lexicon.either("voice", "you", "xx") == "(?:(?!))"


def test_entries_come_in_order_each_once() -> None:
    assert lexicon.entries("grammar", "he", "it") == ("lui", "egli")
    assert {"you", "vous"} <= lexicon.words("voice", "you")
