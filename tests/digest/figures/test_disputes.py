"""What two sources tell one article is shown as that, and never as a conflict between outlets."""

from __future__ import annotations

import pytest

from monitor.digest.compose import Coverage, compose
from monitor.digest.figures.disputes import disputed
from monitor.digest.figures.figure_rows import figure_rows
from monitor.digest.passage import Readings
from monitor.models import FigureRow
from tests.build import article, story
from tests.digest.test_compose import WINDOW

# language, text, the first value's source, the second's
CERTAIN = [
    ("en", "Police said 12 people were hurt, while the ministry said 17 people were hurt.", "Police", "the ministry"),
    ("en", "Police said 12 people were hurt. But Ada Lind said 17 people were hurt.", "Police", "Ada Lind"),
    ("en", "The union said 12 men marched; the company, however, said 17 men marched.", "the union", "the company"),
    ("en", "Twelve people were hurt, police said, but the council said 17 people were hurt.", "police", "the council"),
    ("de", "Die Polizei sprach von 12 Verletzten, aber Ada Lind sprach von 17 Verletzten.", "die Polizei", "Ada Lind"),
]  # fmt: skip

UNSURE = [
    ("one source", "Police said 12 people were hurt, but police said 17 people were hurt."),
    ("no source", "The list has 12 people hurt, while another list has 17 people hurt."),
    ("one has none", "Police said 12 people were hurt, but 17 people were hurt."),
    ("other things", "Police said 12 people were hurt, while the ministry said 17 houses were burnt."),
    ("other units", "Police said 12 km of road were closed, while the ministry said 17 miles of road were closed."),
    ("other places", "Police said 12 people were hurt, while the ministry said 17 people were hurt in Norrvik."),
    ("other days", "Police said on Monday 12 people were hurt, while the ministry said on Friday 17 people were hurt."),
    ("a later count", "Police said 12 people were hurt, but the ministry later said 17 people were hurt."),
    ("more of them", "Police said 12 people were hurt, while the ministry said another 17 people were hurt."),
    ("rounded", "Police said 1,980 people were hurt, while the ministry said 2,000 people were hurt."),
    ("not set against", "Police said 12 people were hurt. The ministry said 17 people were hurt."),
    (
        "far apart",
        "Police said 12 people were hurt. It rained. It was dark. But the ministry said 17 people were hurt.",
    ),
]


def found(text: str, language: str = "en") -> list[FigureRow]:
    one = article(text, language=language)
    return [
        row
        for row in disputed([one], figure_rows([one], {}, readings=Readings()), {}, Readings())
        if row.note == "sources"
    ]


@pytest.mark.parametrize(("language", "text", "first", "second"), CERTAIN)
def test_two_sources_of_one_text_stand_side_by_side(language: str, text: str, first: str, second: str) -> None:
    (row,) = found(text, language)
    assert [(v.value, v.said_by) for v in row.values] == [(12, first), (17, second)]
    assert row.agreement == "single"


@pytest.mark.parametrize(("why", "text"), UNSURE, ids=[why for why, _ in UNSURE])
def test_what_may_be_two_things_is_not_set_against_each_other(why: str, text: str) -> None:
    assert found(text) == [], why


def test_a_value_in_dispute_carries_the_article_s_own_conversion() -> None:
    (row,) = found(
        "Police said 12 km of road (7 miles) were closed, while the ministry said 17 km of road were closed."
    )
    assert [v.converted for v in row.values] == ["7 miles", None]


def test_a_value_stands_in_its_pair_and_not_again_by_itself() -> None:
    one = article(CERTAIN[0][1])
    rows = disputed([one], figure_rows([one], {}, readings=Readings()), {}, Readings())
    assert [[v.value for v in row.values] for row in rows] == [[12, 17]]


def test_in_an_issue_it_is_no_conflict_between_outlets() -> None:
    one = article(CERTAIN[0][1], id="a", outlet="The Heron")
    other = article("A fire broke out at the mill. Police said 12 people were hurt there.", id="b", outlet="The Wren")
    (told,) = compose([Coverage(story(one, other), (one, other))], id="x", title="t", window=WINDOW, topics={}).stories
    assert "differ" not in {row.agreement for row in told.figures}
    assert [row.note for row in told.figures if len({v.value for v in row.values}) > 1] == ["sources"]
