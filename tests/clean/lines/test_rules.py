"""A line that nearly meets a rule, again and again, is judged in time by its length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.clean.blocks.block import Block
from monitor.clean.lines.line import Line
from monitor.clean.lines.mail_frame import mail_marks
from monitor.clean.lines.rules import _WHOLE, _row, _row_of, key, match
from monitor.language.lexicon.rules import rules
from tests.effort import STEEP, TIMES, growth

BETWEEN = " /|,·-.1"


def lines(length: int) -> list[str]:
    """Each example of a rule with each mark behind it many times, over and over, and an end that fits nothing."""
    examples = [line for rule in rules() for wording in rule.wordings for line in wording.yes]
    starts = [part for line in examples for part in (line, line[: len(line) // 2])]
    return [
        ((start + mark * (length // 8)) * 8)[: length - 1] + "\0"
        for start in [*starts, "€1", "1 euro"]
        for mark in BETWEEN
    ]


def test_rules_take_time_by_the_length_of_the_line() -> None:
    def work(texts: list[str]) -> None:
        for text in texts:
            match.__wrapped__(text, 4)

    assert growth(work, lines(596 // TIMES), lines(596)) < STEEP


def test_the_last_lines_of_a_mail_take_time_by_their_length() -> None:
    def work(length: int) -> None:
        mail_marks(
            [Line(Block("View in browser")), Line(Block("x" + "," * length)), Line(Block("Unsubscribe"))], outlet="Post"
        )

    assert growth(work, 4_000, 16_000) < STEEP


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("LISTEN 12:05 SHARE THIS STORY Print", "share.row"),
        ("Tweet | Print | E-mail", "share.row"),
        ("Artikel anhören 3:20", "share.row"),
        ("Share 12 boats with the crew", None),
        ("Print the story", None),
        ("12:05 1:02:03", None),
        ("Search more", None),
    ],
)
def test_buttons_that_ran_into_one_line_are_no_text(line: str, rule: str | None) -> None:
    hit = match(line, len(line.split()))
    assert (hit and hit.rule) == rule


WORDS = st.lists(st.sampled_from([*sorted(_WHOLE), "4:34", "|", "Harbour", "SHARE", "’"]), max_size=6).map(" ".join)


@given(WORDS)
def test_the_first_word_tells_a_row_of_phrases_from_all_that_is_none(text: str) -> None:
    assert _row_of(text.split()) == _row([part for part in map(key, text.split()) if part])
