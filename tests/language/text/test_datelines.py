"""A dateline is no part of the sentence behind it."""

from __future__ import annotations

import pytest

from monitor.language.text.datelines import past_dateline

HEADS = [
    "TARN — ",
    "PORT MERROW, Aug. 14 — ",
    "PORT MERROW (Northwire) - ",
    "PORT MERROW, New Brenna, Aug. 14 (NW) – ",
    "ST. VELDT -- ",
    "Tarn (nw) - ",
    "Tarn, 14. August (nw) – ",
    "Tarn, 14 August — ",
    "КИЇВ, 14 серпня — ",
    "ТАРН (Північ) – ",
]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(
    "sentence", ["The bakers went back.", "“We are glad,” she said.", "Пекарі повернулися.", "12 came."]
)
def test_the_sentence_begins_behind_the_dateline(head: str, sentence: str) -> None:
    assert past_dateline(head + sentence) == len(head)


@pytest.mark.parametrize(
    "text",
    [
        "Bakers in Tarn went back — The guild was glad.",
        "GUILD — the largest of five — gave in.",
        "TV — The new one is here.",
        "Ida Blom (31) walked to Tarn.",
        "Tarn - The bakers went back.",
        "",
    ],
)
def test_a_sentence_without_one_begins_at_once(text: str) -> None:
    assert past_dateline(text) == 0
