"""Numbers that count nothing are told by what stands beside them."""

from __future__ import annotations

import re

import pytest

from monitor.language import lexicon
from monitor.language.numbers.exclusions import RULES, dates, excluded
from monitor.language.numbers.find import numbers
from monitor.language.reading import Reading

EXAMPLES = [
    (code, rule, text)
    for code in lexicon.languages()
    for text, rule in lexicon.pairs("no_figures", "examples", code)
]  # fmt: skip


@pytest.mark.parametrize(("language", "rule", "example"), EXAMPLES, ids=[" ".join(row) for row in EXAMPLES])
def test_an_example_is_met_by_its_rule_and_holds_no_figure(language: str, rule: str, example: str) -> None:
    row = next(row for row in RULES if row.id == rule)
    sides = [(example[: n.start], example[n.end :]) for n in numbers(example, language)]
    met = [re.search(rf"(?:{row.before})\Z", ahead) and re.match(row.behind, after) for ahead, after in sides]
    assert any(met)
    assert Reading(example, language).figures == ()


def test_each_rule_has_an_example() -> None:
    assert {rule for _, rule, _ in EXAMPLES} == {rule.id for rule in RULES}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The ferry sank in 1987 off Alvik.", "a year"),
        ("They met at Pier 12 of Alvik.", "part of a name"),
        ("The mayor lives at 10 Harbour Street.", "part of a name"),
        ("The quay held 12 boats.", None),
    ],
)
def test_a_number_that_counts_nothing_is_left_out_for_a_reason(text: str, reason: str | None) -> None:
    (number,) = numbers(text, "en")
    assert excluded(number, text[: number.start], text[number.end :], None, "en") == reason


def test_a_span_of_time_only_dates_where_it_leads_back() -> None:
    assert dates("The bridge fell three years", " ago.", "years")
    assert dates("in the past ", " in Alvik", "hours")
    assert not dates("The crossing took ", " in the fog", "hours")
    assert not dates("The ferry sailed three km", " ago.", "km")
