"""Figures of one thing are compared; figures of different things are not."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace

import pytest

from monitor.digest.compare.persons import persons
from monitor.digest.figures.figure_rows import figure_rows
from monitor.digest.passage import Readings, passages, rarity, stems
from monitor.models import Article, FigureRow
from tests.build import article


def rows(articles: Sequence[Article]) -> dict[str, list[float]]:
    weights = rarity([stems(p.text) for a in articles for p in passages(a)])
    return {row.agreement: [v.value for v in row.values] for row in figure_rows(articles, weights, readings=Readings())}


def test_the_wounded_of_one_fire_differ_between_two_outlets() -> None:
    told = [
        article("The fire at the Lindholm mill wounded 12 workers on Monday.", id="a", outlet="The Heron"),
        article("On Monday the fire at the Lindholm mill wounded 15 workers.", id="b", outlet="The Wren"),
    ]
    assert rows(told) == {"differ": [12, 15]}


def test_workers_of_two_places_are_not_compared() -> None:
    told = [
        article("The fire at the Lindholm mill wounded 12 workers on Monday.", id="a", outlet="The Heron"),
        article("The shipyard in Norrvik will hire 300 workers before the autumn.", id="b", outlet="The Wren"),
    ]
    assert set(rows(told)) == {"single"}


def told(*texts: str, days: Sequence[str] = ("2025-08-12", "2025-08-12")) -> tuple[FigureRow, ...]:
    articles = [
        replace(article(text, id=name, outlet=f"The {name}"), published=day)
        for name, text, day in zip("ab", texts, days, strict=True)
    ]
    weights = rarity([stems(p.text) for a in articles for p in passages(a)])
    return figure_rows(articles, weights, {"Lind": "Ada Lind"}, readings=Readings())


COMPARED = [
    (
        "lengths in two units",
        "The spill in Norrvik Sound stretched 16 kilometres along the shore.",
        "The spill in Norrvik Sound stretched 10 miles along the shore.",
        ("rounded", None),
    ),
    (
        "a lower bound and what keeps it",
        "The fire at the Lindholm mill wounded at least 12 workers on Monday.",
        "On Monday the fire at the Lindholm mill wounded 15 workers.",
        ("rounded", None),
    ),
    (
        "two lower bounds",
        "The fire at the Lindholm mill wounded at least 12 workers on Monday.",
        "On Monday the fire at the Lindholm mill wounded at least 15 workers.",
        ("differ", None),
    ),
    (
        "sums in two currencies",
        "The repair of the Lindholm bridge costs $40 million, the county said.",
        "The repair of the Lindholm bridge costs €35 million, the county said.",
        ("single", "incomparable"),
    ),
    (
        "acres and hectares that do not fit",
        "The Lindholm fire burned 500 acres of pine forest on Monday.",
        "The Lindholm fire burned 500 hectares of pine forest on Monday.",
        ("differ", None),
    ),
]


@pytest.mark.parametrize(("one", "other", "expected"), [c[1:] for c in COMPARED], ids=[c[0] for c in COMPARED])
def test_values_are_compared_across_units_bounds_and_currencies(
    one: str, other: str, expected: tuple[str, str | None]
) -> None:
    (row,) = [r for r in told(one, other) if len(r.values) > 1]
    assert (row.agreement, row.note) == expected


def test_a_figure_of_an_older_text_is_noted_as_such() -> None:
    (row,) = told(
        "The fire at the Lindholm mill wounded 12 workers.",
        "The fire at the Lindholm mill wounded 15 workers.",
        days=("2025-08-12", "2025-08-13"),
    )
    assert (row.agreement, row.note, row.why) == ("single", "older", "revision")
    assert [v.as_of for v in row.values] == ["2025-08-12", "2025-08-13"]


def test_a_value_says_who_gives_it_and_carries_the_article_s_own_conversion() -> None:
    row, *_ = told("The slick is 16 kilometres (10 miles) long, Lind said.", "The slick is long.")
    (value,) = row.values
    assert (value.text, value.converted, value.said_by) == ("16 kilometres", "10 miles", "Ada Lind")


def test_work_grows_with_the_figures_and_not_with_their_square_where_each_counts_something_else() -> None:
    def calls(size: int) -> int:
        nouns = ["".join("bcdfghklmn"[int(d)] + "a" for d in f"{n:03}") for n in range(size)]
        text = "\n\n".join(
            f"The yard in Norrvik sold {n + 20} {noun} before the autumn." for n, noun in enumerate(nouns)
        )
        one = article(text)
        weights = rarity([stems(p.text) for p in passages(one)])
        figure_rows([one], weights, readings=Readings())  # so that what is kept between calls is there
        count = 0

        def counted(_frame: object, event: str, _value: object) -> None:
            nonlocal count
            count += event == "call"

        sys.setprofile(counted)
        try:
            found = figure_rows([one], weights, readings=Readings())
        finally:
            sys.setprofile(None)
        assert len(found) == size
        return count

    assert calls(400) < 2.5 * calls(200)


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("Leaders of 26 states said so.", None),
        ("Rescuers said 26 people were hurt.", None),
        ("UNHCR said 26 people were hurt.", "UNHCR"),
        ("Lind said 26 people were hurt. A doctor agreed with Lind.", "Lind"),
        ("Lind said 26 people were hurt. The mayor, Ada Lind, was on the quay.", "Ada Lind"),
        ("On Monday, Norrvik police said 26 people were hurt.", "Norrvik police"),
    ],
)
def test_a_capital_of_the_sentence_makes_nobody(text: str, said_by: str | None) -> None:
    told = [article(text)]
    (row,) = figure_rows(told, {}, persons(told), readings=Readings())
    assert row.values[0].said_by == said_by
