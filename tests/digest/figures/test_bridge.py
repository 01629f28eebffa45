"""Figures of one thing in two languages are one row, and others stay apart."""

from __future__ import annotations

import pytest

from monitor.digest.figures.figure_rows import figure_rows
from monitor.digest.passage import Readings
from tests.build import article

# what, English, another language and its text, agreement of the row that both are in (None: there is none)
ROWS = [
    ("the same dead", "A shell killed 12 people in Sosnyky.", "uk", "У Сосниках загинули 12 людей.", "agree"),
    ("the same drones", "The army sent 85 drones.", "ru", "Армия запустила 85 беспилотников.", "agree"),
    ("the same missiles", "The army fired 16 missiles.", "de", "Die Armee feuerte 16 Raketen ab.", "agree"),
    ("other dead", "A shell killed 12 people in Sosnyky.", "uk", "У Сосниках загинули 14 людей.", "differ"),
    ("other dead elsewhere", "A shell killed 12 people in Sosnyky.", "uk", "У Верхнівці загинули 14 людей.", None),
    ("few, elsewhere", "A shell killed three people in Sosnyky.", "uk", "У Верхнівці загинули троє людей.", None),
    (
        "other dead, of whom a text counts two kinds",
        "A shell killed 12 people in Sosnyky. Another killed 30 people in Verkhnivka.",
        "uk",
        "У Сосниках загинули 14 людей.",
        None,
    ),
    ("a length", "Troops moved 17 kilometers near Sosnyky.", "uk", "Військо пройшло 17 км до Сосників.", "agree"),
    (
        "in other units",
        "Troops moved 10 miles near Sosnyky.",
        "uk",
        "Військо пройшло 16 км до Сосників.",
        "rounded",
    ),
    (
        "a length elsewhere",
        "Troops moved 17 kilometers near Sosnyky.",
        "uk",
        "Військо пройшло 17 км до Верхнівки.",
        None,
    ),
    ("other lengths", "Troops moved 17 kilometers near Sosnyky.", "uk", "Військо пройшло 19 км до Сосників.", None),
    ("dead and wounded", "A shell killed 12 people in Sosnyky.", "uk", "У Сосниках поранено 12 людей.", None),
    (
        "a share",
        "He said 30% of the Sosnyky region is held.",
        "de",
        "30 Prozent der Stadt Verkhnivka sind gehalten.",
        None,
    ),
]


@pytest.mark.parametrize(("english", "language", "other", "agreement"), [r[1:] for r in ROWS], ids=[r[0] for r in ROWS])
def test_figures_in_two_languages(english: str, language: str, other: str, agreement: str | None) -> None:
    told = [article(english, id="a", outlet="Harbour Post"), article(other, id="b", outlet="Вісник", language=language)]
    assert all(t.figures for t in told)
    for texts in (told, told[::-1]):
        shared = [
            row for row in figure_rows(texts, {}, readings=Readings()) if len({v.article_id for v in row.values}) == 2
        ]
        assert [row.agreement for row in shared] == ([agreement] if agreement else [])


def test_what_could_be_either_of_two_is_neither() -> None:
    told = [
        article("A storm broke 30 houses.", id="a"),
        article("Буря знищила 30 будинків.", id="b", language="uk"),
        article("Thieves took 30 homes.", id="c"),
    ]
    assert [len(row.values) for row in figure_rows(told[:2], {}, readings=Readings())] == [2]
    assert [len(row.values) for row in figure_rows(told, {}, readings=Readings())] == [1, 1, 1]


@pytest.mark.parametrize(("language", "what"), [("en", "drones"), ("ru", "беспилотников"), (None, "drones")])
def test_a_row_is_called_as_the_newsletter_speaks(language: str | None, what: str) -> None:
    told = [
        article("The army sent 85 drones.", id="a"),
        article("Армия запустила 85 беспилотников.", id="b", language="ru"),
    ]
    assert [row.what for row in figure_rows(told, {}, readings=Readings(), language=language)] == [what]
