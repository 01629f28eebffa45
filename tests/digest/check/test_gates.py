"""Each gate stops an issue that falls short in what it guards."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from monitor.digest import compose as composing
from monitor.digest.check.gates import faults
from monitor.digest.check.proof import prove
from monitor.digest.compose import Coverage, compose
from monitor.models import Citation, Issue, Sentence, Window
from tests.build import article, story

WINDOW = Window(datetime(2025, 8, 12, 4, tzinfo=UTC), datetime(2025, 8, 13, 4, tzinfo=UTC))
TEXTS = (
    "The Lindholm mill burned for six hours on Monday, and 12 workers were taken to hospital in Norrvik. But the "
    "union said that all of them are out of danger.",
    "Production will move to a sister plant until spring, according to the union of the mill workers.",
)


def issue() -> Issue:
    articles = tuple(article(text, id=f"a{n}", outlet=f"Outlet {n}") for n, text in enumerate(TEXTS))
    coverage = Coverage(story(*articles), articles)
    return compose([coverage], id="2025-08-13", title="Morning", window=WINDOW, topics={})


def with_summary(*summary: Sentence) -> Issue:
    made = issue()
    return replace(made, stories=(replace(made.stories[0], summary=summary),))


def sentence(text: str, *, verbatim: bool = True) -> Sentence:
    return Sentence(text, verbatim, (Citation("a0", 0, len(TEXTS[0])),), ("Outlet 0",), True)


def test_an_issue_as_it_should_be_passes() -> None:
    assert list(faults(issue())) == []


@pytest.mark.parametrize(
    ("summary", "fault"),
    [
        ((sentence("The mill burned for 7 hours."),), "no article prints the number 7"),
        ((sentence("The mill in Norrvik burned."), sentence("Burned the mill in Norrvik.")), "say much the same"),
        (
            (
                sentence("The mill burned for six hours on Monday."),
                sentence("Nobody knew why in Norrvik the fire burned for six hours."),
            ),
            "stand twice",
        ),
        ((sentence("They are out of danger."),), "cannot be read alone"),
        ((sentence("The Lindholm mill burned."), sentence("Workers went to hospital.")), "cited nowhere"),
    ],
)
def test_each_gate_stops_what_it_guards(summary: tuple[Sentence, ...], fault: str) -> None:
    assert any(fault in found for found in faults(with_summary(*summary)))


def test_every_issue_that_a_test_composes_is_held_to_them() -> None:
    assert vars(composing)["prove"] is not prove, "tests/conftest.py has not taken the place of `prove`"
