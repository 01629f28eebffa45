"""Each rule of boilerplate proves itself by its examples, in each language and for each alternative."""

from __future__ import annotations

import re

import pytest

from monitor.clean.lines.rules import match, opened
from monitor.clean.lines.signs import Signs
from monitor.language.lexicon.rules import Rule, Wording, rules
from monitor.language.text.fold import fold

WORDINGS = [(rule, wording) for rule in rules() for wording in rule.wordings]
IDS = [f"{rule.id} {wording.language}" for rule, wording in WORDINGS]


def meets(rule: Rule, pattern: str, line: str) -> bool:
    if rule.where == "mail":
        return re.search(pattern, fold(line)) is not None
    return Signs(line).words <= rule.words and re.match(pattern, opened(line)) is not None


@pytest.mark.parametrize(("rule", "wording"), WORDINGS, ids=IDS)
def test_each_alternative_meets_an_example_of_its_own(rule: Rule, wording: Wording) -> None:
    met = {line: [p for p in wording.patterns if meets(rule, p, line)] for line in wording.yes}
    assert [line for line, found in met.items() if not found] == []
    assert [p for p in wording.patterns if [p] not in met.values()] == []


@pytest.mark.parametrize(("rule", "wording"), WORDINGS, ids=IDS)
def test_no_alternative_of_the_rule_meets_what_it_must_not(rule: Rule, wording: Wording) -> None:
    assert [line for line in wording.no for pattern in rule.patterns if meets(rule, pattern, line)] == []


LINES = [(rule, wording) for rule, wording in WORDINGS if rule.where == "line"]


@pytest.mark.parametrize(("rule", "wording"), LINES, ids=[f"{rule.id} {wording.language}" for rule, wording in LINES])
def test_an_example_is_taken_by_its_rule_or_by_one_of_the_same_reason(rule: Rule, wording: Wording) -> None:
    hits = [match(line, Signs(line).words) for line in wording.yes]
    assert all(hit is not None for hit in hits)
    assert any(hit.reason == rule.reason for hit in hits if hit)


def test_a_rule_says_why_and_is_named_once() -> None:
    assert len({rule.id for rule in rules()}) == len(rules())
    assert all(rule.why.endswith(".") for rule in rules())
