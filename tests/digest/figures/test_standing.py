"""Two values are in conflict only where all that is told of them agrees, in every language that tells it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from monitor.digest.figures.counted import counted
from monitor.digest.figures.figure_rows import figure_rows
from monitor.digest.figures.standing import STATES, Standings
from monitor.digest.passage import Readings, passages, rarity, stems
from monitor.language import lexicon
from monitor.models import FigureRow
from tests.build import article

EXAMPLES = [
    (code, key, text) for code in lexicon.languages() for text, key in lexicon.pairs("standing", "examples", code)
]


@pytest.mark.parametrize(("language", "key", "text"), EXAMPLES, ids=[" ".join(row) for row in EXAMPLES])
def test_an_example_is_met_by_its_state(language: str, key: str, text: str) -> None:
    assert re.search(rf"(?<!\w){lexicon.either('standing', key, language)}(?!\w)", text.casefold())


def test_each_language_has_an_example_of_each_state() -> None:
    known = {(code, key) for code, key, _ in EXAMPLES}
    assert known == {(code, key) for code, _ in known for key in (*STATES, "bound")}


def told(one: str, other: str, language: str = "en", days: tuple[str, str] = ("12", "12")) -> list[FigureRow]:
    texts = [
        replace(article(text, id=key, outlet=f"The {key}", language=language), published=f"2025-08-{day}")
        for key, text, day in zip("ab", (one, other), days, strict=True)
    ]
    weights = rarity([stems(p.text) for a in texts for p in passages(a)])
    return list(figure_rows(texts, weights, readings=Readings()))


CONFLICTS = [
    (
        "en",
        "Mayor Ada Lind and her brother took in about $71 million from 2019 to 2024, her returns show.",
        "Mayor Ada Lind and her brother took in more than $73 million over six years, her returns show.",
    ),
    ("en", "The blast at the Holm mine killed 14 miners, police said.",
     "The blast at the Holm mine killed 15 miners, said the clinic."),
    ("en", "The council voted to begin work on a nearly $1.1 billion regional tramway plan after a night of talks.",
     "The council voted to advance Mayor Lind's $1.3 billion tramway package, hours after the talks."),
    ("en", "A gunman opened fire at the Holm airport on Friday, killing five people and wounding six passengers.",
     "Five people were killed and eight passengers wounded when a gunman opened fire in a hall."),
    ("de", "Bei der Explosion in Holmstadt wurden 14 Menschen getötet, teilte die Polizei mit.",
     "Bei der Explosion in Holmstadt wurden 16 Menschen getötet, teilte die Feuerwehr mit."),
    ("uk", "Унаслідок вибуху в Ізюмі загинули 14 людей, повідомила поліція.",
     "Унаслідок вибуху в Ізюмі загинули 16 людей, повідомили рятувальники."),
    ("ru", "В результате взрыва в Холмске погибли 14 человек, сообщила полиция.",
     "В результате взрыва в Холмске погибли 16 человек, сообщили спасатели."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "one", "other"), CONFLICTS, ids=[f"{r[0]} {r[1][:30]}" for r in CONFLICTS])
def test_two_values_of_one_thing_are_a_conflict(language: str, one: str, other: str) -> None:
    assert [(r.agreement, r.why) for r in told(one, other, language) if len(r.values) > 1] == [
        ("differ", "contradiction")
    ]


APART = [
    ("en", "a part", "The blast at the Holm mine killed 14 miners.",
     "The blast at the Holm mine killed another 16 miners on top."),
    ("en", "a plan", "The Holm mine sacked 140 miners in May.",
     "The Holm mine plans to sack 160 miners in May."),
    ("en", "another time", "The blast at the Holm mine killed 14 miners.",
     "Two years ago a blast at the Holm mine killed 16 miners."),
    ("en", "a range", "The Holm mine pays its miners $15 an hour.",
     "The Holm mine pays its miners between $17 and $19 an hour."),
    ("en", "both values in one text", "The blast at the Holm mine killed 14 miners.",
     "The blast at the Holm mine killed 16 miners.\n\nThe fire in the Holm mine had killed 14 miners."),
    ("en", "two persons", "In Holm Ada Lind paid a tax of 31 percent, said the clerk in the hall.",
     "In Holm Bror Falk paid a tax of 33 percent, said the clerk in the hall."),
    ("de", "a plan", "Das Werk in Holmstadt entlässt 140 Arbeiter.",
     "Das Werk in Holmstadt plant, 160 Arbeiter zu entlassen."),
    ("uk", "another time", "Унаслідок вибуху в Ізюмі загинули 14 людей.",
     "Торік унаслідок вибуху в Ізюмі загинули 16 людей."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "one", "other"), [(r[0], *r[2:]) for r in APART], ids=[f"{r[0]} {r[1]}" for r in APART]
)
def test_values_of_another_time_state_or_thing_are_no_conflict(language: str, one: str, other: str) -> None:
    assert all(row.agreement != "differ" for row in told(one, other, language))


def test_a_sum_cut_and_rounded_is_one_sum() -> None:
    texts = [
        article(f"The harbour fund of Holm lost {money} in the dock of Falk.", id=key, outlet=f"The {key}")
        for key, money in zip("abc", ("nearly $27m", "$26,914,200", "$26m"), strict=True)
    ]
    assert {(row.agreement, row.why) for row in figure_rows(texts, {}, readings=Readings())} == {
        ("rounded", "rounding")
    }


def test_two_sums_that_a_third_text_gives_exactly_are_no_conflict() -> None:
    texts = [
        article("The harbour fund of Holm lost nearly $27m in the dock of Falk.", id="a", outlet="The a"),
        article("The harbour fund of Holm lost $26m in the dock of Falk.", id="b", outlet="The b"),
        article("Holm counts its losses. They come to $26,914,200, says a report.", id="c", outlet="The c"),
    ]
    assert all(row.agreement != "differ" for row in figure_rows(texts, {}, readings=Readings()))


def test_the_years_before_a_figure_are_its_length() -> None:
    text = "Lind earned $5 million between 2019 and 2024."
    found = counted([article(text, id="a")], Readings())
    assert [Standings(found, Readings()).of(item).length for item in found] == [6.0]


def test_a_sum_is_called_by_the_words_that_the_texts_share() -> None:
    texts = [
        article("The new bridge of Holm costs $40 million.", id="a"),
        article("The bridge of Holm is open and costs $40 million.", id="b"),
    ]
    rows = figure_rows(texts, {}, readings=Readings())
    assert [(row.what, row.agreement) for row in rows] == [("bridge, costs", "agree")]


def test_a_handful_of_things_that_one_text_counts_is_no_row() -> None:
    assert told("The fair of Holm had two sorts of bread.", "The fair of Holm was wet.") == []
