"""The line model and its guards: what it reckons, what it must never cut, and the words that it hears."""

from __future__ import annotations

from itertools import pairwise, product
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.clean.blocks.text import text_block
from monitor.clean.lines.crf import Model, keep, trained
from monitor.clean.lines.guards import ends, guarded
from monitor.clean.lines.judge import judge
from monitor.clean.lines.line import Line
from monitor.clean.lines.signs import Signs
from monitor.clean.lines.voices import VOICES, hear
from monitor.language.lexicon import by_language
from monitor.language.text.fold import fold

NAMES = st.sampled_from(["a", "b", "c", "unknown"])
MODEL = Model({"a": 1.5, "b": -2.0, "c": 0.25}, -0.5, ((0.5, -1.0), (-0.75, 1.25)))
STORY = "The river rose by two metres on Monday, officials said, and it is still rising in the north."


def lines(*texts: str) -> list[Line]:
    return [Line(text_block(text)) for text in texts]


def by_hand(rows: list[list[str]]) -> list[float]:
    """Every way to keep and cut the lines, weighed one by one."""
    shares, total = [0.0] * len(rows), 0.0
    for states in product((0, 1), repeat=len(rows)):
        score = sum(
            (MODEL.bias + sum(MODEL.weights.get(name, 0.0) for name in row)) * s
            for row, s in zip(rows, states, strict=True)
        )
        score += sum(MODEL.turns[one][other] for one, other in pairwise(states))
        total += exp(score)
        shares = [share + exp(score) * s for share, s in zip(shares, states, strict=True)]
    return [share / total for share in shares]


@given(st.lists(st.lists(NAMES, max_size=4), min_size=1, max_size=6))
def test_the_chain_gives_each_line_the_probability_that_all_ways_of_cutting_give_it(rows: list[list[str]]) -> None:
    assert keep(MODEL, rows) == pytest.approx(by_hand(rows))


def test_a_text_without_lines_has_no_probabilities() -> None:
    assert keep(MODEL, []) == []


def test_no_sum_of_weights_is_too_great() -> None:
    loud = Model({"a": 1e6, "b": -1e6}, 0.0, MODEL.turns)
    assert all(0 <= share <= 1 for share in keep(loud, [["a"], ["b"]] * 400))


def test_the_model_that_ships_has_weights_of_every_family() -> None:
    families = {name.split()[0] for name in trained().weights}
    assert {"place", "topic", "share", "gap", "prose", "prev", "next", "asks", "hit", "tag"} <= families


ITEMS = ("1. The old bridge", "2. The mill", "3. The lock", "4. The ferry")


def test_the_items_of_a_numbered_list_stay() -> None:
    texts = lines(STORY, *ITEMS, STORY)
    assert guarded(texts, [None] * len(texts), (0, 5)) == {1, 2, 3, 4}


def test_numbers_out_of_order_are_no_list() -> None:
    texts = lines(STORY, "7. The old bridge", "3. The mill", "12. The lock", STORY)
    assert guarded(texts, [None] * len(texts), (0, 4)) == set()


def test_what_a_colon_announces_stays() -> None:
    texts = lines("The council named three places for the new school:", "The old brewery", "The station yard", STORY)
    assert guarded(texts, [None] * len(texts), (0, 3)) == {1, 2}


def test_the_ends_of_an_article_are_its_first_and_last_likely_paragraphs() -> None:
    texts = lines("Menu", STORY, "Share", STORY, "Terms")
    assert ends(texts, [None] * 5, [0.1, 0.9, 0.2, 0.8, 0.9]) == (1, 3)


@pytest.mark.parametrize(
    ("sentence", "voice"),
    [
        ("If you value what we do, become a member.", "asks"),
        ("Якщо ви цінуєте нашу роботу, станьте учасником.", "asks"),
        ("Подпишитесь на канал", "asks"),
        ("Werden Sie jetzt Mitglied", "asks"),
        ("Faites un don", "asks"),
        ("Hazte socia", "asks"),
        ("Independent journalism has a price.", "ours"),
        ("Unser unabhängiger Journalismus", "ours"),
        ("she said", "reported"),
        ("d'après lui", "reported"),
        ("according to the mayor", "reported"),
    ],
)
def test_a_voice_is_heard_in_its_language(sentence: str, voice: str) -> None:
    assert voice in Signs(sentence).voices


def test_a_quoted_appeal_is_not_the_newsrooms_voice() -> None:
    assert "asks" not in Signs("The letter read: “Please support our journalism today.”").voices


@given(st.text(max_size=200))
def test_hearing_takes_any_text(text: str) -> None:
    assert all(count > 0 for count in hear(fold(text), frozenset(fold(text).split())).values())


def test_every_voice_speaks_the_six_languages() -> None:
    assert all({"en", "uk", "ru", "de", "fr", "es"} <= dict(by_language("voice", v)).keys() for v in VOICES)


KEPT = [
    "“Subscribe to the fund or we close,” the director told parents in March.",
    "„Ohne Spenden geht es nicht“, sagte die Leiterin des Tierheims.",
    "«Без ваших донатів нас би не було», — сказав командир бригади.",
    "Readers of the paper gave £40,000 in a week, its editor said.",
    "What happened next",
]


@pytest.mark.parametrize("line", KEPT)
def test_news_about_giving_stays_between_an_appeal_and_the_article(line: str) -> None:
    appeal = "Please support our journalism with a small donation today."
    verdicts = judge(lines(STORY, STORY, appeal, line, STORY, STORY))
    assert [verdict.kind is None for verdict in verdicts] == [False, False, True, False, False, False]
