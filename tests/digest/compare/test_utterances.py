"""Wordings of one statement come together; other statements stay apart."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from monitor.digest.compare.utterances import same_statement, utterances
from tests.build import article

PAIRS = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "data/digest/utterances.jsonl").read_text(encoding="utf-8").splitlines()
]
# Floors, a little below what was measured: half, precision, recall.
FLOORS = [(False, 0.99, 0.76), (True, 0.97, 0.78)]

SAME = [
    ("We will not leave the harbour. We cannot do that", "We will not leave the harbour, we cannot do it"),
    ("We will keep the harbour open through the winter", "We'll keep the harbour open for the whole winter"),
    ("The bridge is a lifeline for the farmers of the valley", "For farmers in the valley the bridge is a lifeline"),
    (
        "If we close the pit today — our jobs, our homes, our school — the valley will empty within years",
        "We will never sign that. If today we close the pit, with our jobs, with our homes and the school, the valley "
        "will empty within a few years.",
    ),
]
OTHER = [
    (
        "We will keep the harbour open through the winter",
        "We will not keep the harbour open through the winter",
        "negation",
    ),
    ("The strike cost the port 40 ships this month", "The strike cost the port 60 ships this month", "number"),
    ("We will keep the harbour open through the winter", "The winter was long", "too little in common"),
    ("We are ready for it", "We are ready to talk about it", "nothing rare in common"),
]


@pytest.mark.parametrize(("held", "least_precision", "least_recall"), FLOORS, ids=["open", "put aside"])
def test_the_labelled_pairs_are_told_apart_as_well_as_before(
    held: bool, least_precision: float, least_recall: float
) -> None:
    pairs = [p for p in PAIRS if p["held"] == held]
    found = [p["same"] for p in pairs if same_statement(p["one"], p["other"], language=p["language"]) > 0]
    assert sum(found) / len(found) >= least_precision
    assert sum(found) / sum(p["same"] for p in pairs) >= least_recall


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_translations_are_one_statement(one: str, other: str) -> None:
    assert same_statement(one, other) > 0
    assert same_statement(one, other) == pytest.approx(same_statement(other, one))


@pytest.mark.parametrize(("one", "other", "why"), OTHER)
def test_a_different_claim_is_another_statement(one: str, other: str, why: str) -> None:
    assert same_statement(one, other) == 0, why


def test_wordings_of_three_outlets_stand_side_by_side_under_one_speaker() -> None:
    told = [
        article(
            "“We will keep the harbour open all winter,” Mayor Ada Lind told reporters.", id="a", outlet="The Heron"
        ),
        article('Ada Lind said "We will keep the harbour open the whole winter" on Monday.', id="b", outlet="The Wren"),
        article('"We will keep the harbour open all winter," said Ada Lind.', id="c", outlet="The Kite"),
    ]
    (utterance,) = utterances(told, {}, {})
    assert utterance.speaker == "Ada Lind"
    assert [w.outlets for w in utterance.variants] == [("The Heron", "The Kite"), ("The Wren",)]


def test_the_same_words_of_two_speakers_are_two_utterances() -> None:
    told = [
        article('"We will keep the harbour open all winter," said Ada Lind.', id="a"),
        article('"We will keep the harbour open all winter," said Otto Brandt.', id="b"),
    ]
    assert len(utterances(told, {}, {})) == 2


def test_all_that_one_person_said_stands_together_what_most_outlets_print_first() -> None:
    bar = '"No ship above four metres may pass the northern bar," harbour pilot Per Voss said.'
    dredger = '"We have asked the ministry for another dredger," mayor Ada Lund said.'
    alone = '"The sand came with the storms of last winter," harbour pilot Per Voss said.'
    told = [
        article(f"{bar} {dredger} {alone}", id="a", outlet="Harbour Post"),
        article(f"{dredger} {bar}", id="b", outlet="Lindholm Daily"),
    ]
    said = utterances(told, {}, {})
    assert [(u.speaker, u.variants[0].text[:8]) for u in said] == [
        ("Per Voss", "No ship "),
        ("Per Voss", "The sand"),
        ("Ada Lund", "We have "),
    ]
