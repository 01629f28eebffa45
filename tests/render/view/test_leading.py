"""Which story leads the brief: what changed, in the reader's language unless another outweighs it."""

from __future__ import annotations

from dataclasses import replace

from monitor.render.view.leading import Claim, leading, order
from tests.render.sample import issue


def claim(*, quiet: bool = False, foreign: bool = False, changed: bool = False, independent: int = 2) -> Claim:
    return Claim(quiet, foreign, changed, independent)


def test_what_changed_stands_before_what_is_new_and_what_stands_still_is_last() -> None:
    assert order([claim(quiet=True, independent=9), claim(), claim(changed=True), claim()]) == [2, 1, 3, 0]


def test_a_story_in_another_language_leads_only_where_it_outweighs_the_others() -> None:
    assert order([claim(foreign=True, independent=3), claim(independent=2)]) == [1, 0]
    assert order([claim(foreign=True, independent=4), claim(independent=2)]) == [0, 1]
    assert order([claim(foreign=True), claim(foreign=True, changed=True)]) == [1, 0]


def test_the_lead_of_an_issue_is_one_in_its_language() -> None:
    ferry, dam = issue().stories[3], issue().stories[1]
    lead = leading(replace(issue(), stories=(ferry, dam)), "en")
    assert lead is not None
    assert lead.id == "dam"
    assert leading(replace(issue(), stories=()), "en") is None
