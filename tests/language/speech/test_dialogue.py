"""Speech that dashes set apart comes apart into what is said and who says it."""

from __future__ import annotations

import pytest

from monitor.language.speech.dialogue import Turn, turns
from monitor.language.text.quotation_marks import marked


def said(text: str, language: str | None) -> list[list[str]]:
    return [[text[slice(*p.inside)] for p in turn.passages] for turn in turns(text, language, marked(text))]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("uk", "— Ми лишаємось, — сказала Ганна Лис.", [["Ми лишаємось,"]]),
        ("uk", "— Ми лишаємось, — сказала Ганна Лис. — Пором тут.", [["Ми лишаємось,", "Пором тут."]]),
        ("ru", "— Паром ушёл, — сказал Седов.\n— Он вернётся, — сказала Белова.", [["Паром ушёл,"], ["Он вернётся,"]]),
        ("uk", "«Ми тут, — сказала Ганна Лис, — і чекаємо».", [["Ми тут,", "і чекаємо"]]),
        ("uk", "— Пором, міст і причал.", []),
        ("en", "“We stay,” said Lund.", [["We stay,"]]),
        ("en", "— We stay, — said Lund.", []),
    ],
)
def test_what_is_said_stands_apart_from_who_says_it(language: str, text: str, found: list[list[str]]) -> None:
    assert said(text, language) == found


def test_a_turn_tells_whether_dashes_set_it_apart() -> None:
    dashed, marks = "— Ми тут, — сказала Ганна Лис.", "«Ми тут», — сказала Ганна Лис."
    assert [turn.dashed for turn in turns(dashed, "uk", ())] == [True]
    assert turns(marks, "uk", marked(marks)) == [Turn(marked(marks), False)]
