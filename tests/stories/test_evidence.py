"""Why articles are one story is told in lines that name each article, its tie and what it shares."""

from __future__ import annotations

from dataclasses import replace
from math import nan

import numpy as np
import pytest

from monitor.models import Copies, Evidence
from monitor.stories.evidence import HEADLINE, between, explain, headline, origins, similar
from monitor.stories.texts import read
from monitor.stories.vectors import vectors
from tests.build import article, story

ONE = article("The ferry of Lindholm ran aground on a sandbank at dawn.", id="a", title="Ferry aground")
TWO = article("At dawn the ferry of Lindholm sat on a sandbank.", id="b", title="Ferry stuck", outlet="The Wren")
THREE = article("Marta Kowal won the chess crown.", id="c", title="Kowal wins", outlet="The Lark")
HELD = {a.id: a for a in (ONE, TWO, THREE)}
PLAIN = replace(story(ONE, TWO), copies=(), evidence=())


@pytest.mark.parametrize(("one", "other", "days"), [(3, 1, 2), (1, 3.256, 2.26), (nan, 1, None), (2, 2, 0)])
def test_days_lie_between_two_publications_that_are_both_known(one: float, other: float, days: float | None) -> None:
    assert between(one, other) == days


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pier burned. Nobody was hurt.", "The pier burned."),
        ("The pier of J. Brandt burned. So it was.", "The pier of J. Brandt burned."),
        ("No end\nof a line", "No end"),
        ("HOLMVIK, Norrvik |\n\nThe pier burned on Monday. So it was.", "The pier burned on Monday."),
        (
            "The pier burned on Monday, " + "and so did the shed " * 4 + "that held the nets, " + "rope " * 20,
            "The pier burned on Monday, " + "and so did the shed " * 4 + "that held the nets…",
        ),
        ("pier " * 80, ("pier " * (HEADLINE // 5)).rstrip() + "…"),
    ],
)
def test_without_a_title_the_first_sentence_is_the_headline(text: str, expected: str) -> None:
    assert headline([article(text, title=None)], np.ones((1, 1))) == expected


def test_the_headline_is_the_title_most_like_the_others() -> None:
    likeness = np.array([[1.0, 0.2, 0.1], [0.2, 1.0, 0.6], [0.1, 0.6, 1.0]])
    assert headline([ONE, TWO, THREE], likeness) == "Ferry stuck"
    assert headline([ONE, replace(TWO, title=" "), THREE], likeness) == "Kowal wins"


def test_each_article_is_tied_to_the_one_nearest_to_it_by_the_words_they_share() -> None:
    made = vectors(read([ONE, TWO, THREE]), range(3), language="en", title_weight=8.0)
    rows = np.arange(3)
    likeness = np.asarray((made.matrix @ made.matrix.T).todense(), dtype=np.float64)
    ties = list(similar("abc", rows, likeness, made, np.array([1.0, 1.5, nan])))
    assert [(t.article_id, t.other_id, t.kind, t.days) for t in ties[:2]] == [
        ("a", "b", "similar", 0.5),
        ("b", "a", "similar", 0.5),
    ]
    assert "ferry" in ties[0].shared
    assert "stuck" not in ties[0].shared
    assert ties[2].days is None
    assert list(similar("a", rows[:1], likeness[:1, :1], made, np.array([1.0]))) == []


def test_copies_count_once_among_the_origins() -> None:
    three = replace(PLAIN, article_ids=("a", "b", "c"), copies=(Copies(("a", "b"), None, 0.9),))
    assert origins(three) == 2
    assert origins(PLAIN) == 2


@pytest.mark.parametrize(
    ("tie", "line"),
    [
        (Evidence("a", "b", "similar", 0.61, ("sandbank",), 2.0), "The Heron [a] is like The Wren [b]: 0.61, 2 days"),
        (Evidence("a", "b", "similar", 0.61, ("sandbank",), None), "time between unknown"),
        (
            Evidence("a", "b", "similar", 0.61, ("sandbank",), 1.0),
            "names: Lindholm; shared rare words: sandbank",
        ),
        (Evidence("a", "b", "translation", 3, ("lindholm",), 1.0), "tells in another language what The Wren [b] tells"),
        (Evidence("a", "b", "decision", 1, (), None), "decided: The Heron [a] and The Wren [b] are one story"),
        (Evidence("a", "z", "decision", 1, (), None), "decided: The Heron [a] and z are one story"),
    ],
)
def test_each_tie_has_its_line(tie: Evidence, line: str) -> None:
    lines = explain(replace(PLAIN, evidence=(tie,)), HELD)
    assert lines[1] == "2 articles, 2 independent origins"
    assert line in lines[2]


def test_copies_decisions_and_the_past_of_a_story_are_told() -> None:
    copied = replace(PLAIN, copies=(Copies(("a", "b"), "Northwire", 0.87),), history=("s9",))
    text = "\n".join(explain(copied, HELD, apart=[frozenset("ac"), frozenset("yz")]))
    assert "it holds articles that were in s9" in text
    assert "a text of Northwire in 2 articles; the original: The Heron [a]" in text
    assert "copied by The Wren [b] (87% of the shorter text)" in text
    assert "decided: The Heron [a] and The Lark [c] are never one story" in text
    assert "y and z" not in text
    assert explain(story(THREE), HELD)[-1] == "The Lark [c]: nothing else was alike enough"
