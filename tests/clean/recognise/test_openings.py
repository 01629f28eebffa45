"""Which patterns a text may begin with."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.clean.lines.rules import may_open, opened
from monitor.clean.recognise.openings import first_of, gate
from monitor.language.lexicon.rules import rules

PARTS = ("a", "bc", "1", r"\d+", "(?:a|b) ", "(?:c )?", "b?", "[ab]", ".{0,2}", "^a", r"\[x\]", "(?:(?:d|1)?e|f)", "|b")


@pytest.mark.parametrize(
    ("pattern", "first"),
    [
        ("sign up", {"s"}),
        ("(?:log|sign) in", {"l", "s"}),
        ("(?:please )?log in", {"p", "l"}),
        (r"\d+ comments", {"0"}),
        ("3 issues", {"0"}),
        ("(?:(?:a|b)?c|d{0,2}e) f|^g", {"a", "b", "c", "d", "e", "g"}),
        ("[^.]{0,60}rights", None),
        (r"(?:\(c\)|©)", None),
        ("a?", None),
        ("x|", None),
    ],
)
def test_what_a_pattern_may_begin_with(pattern: str, first: set[str] | None) -> None:
    assert first_of(pattern) == first


@given(
    st.lists(st.lists(st.sampled_from(PARTS), min_size=1, max_size=3).map("".join), min_size=1, max_size=4),
    st.text("abcdef12[x]| ²", max_size=5),
)
def test_a_text_that_a_pattern_matches_is_never_missed(patterns: list[str], text: str) -> None:
    assert gate(patterns)(text) == any(re.match(pattern, text) for pattern in patterns)


def test_whatever_a_rule_must_meet_may_be_met() -> None:
    lines = [line for rule in rules() if rule.where == "line" for wording in rule.wordings for line in wording.yes]
    assert lines
    assert all(may_open(opened(line)) for line in lines)
