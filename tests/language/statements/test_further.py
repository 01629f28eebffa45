from __future__ import annotations

import pytest

from monitor.language.statements.further import gone_on
from monitor.models import Span, Statement, Telling

TEXT = "“We stay here.\n\n“We have no other place.” Rain fell. “It is wet.”"
FIRST, SECOND, THIRD = (1, 14), (17, 40), (54, 64)


def one(span: Span, speaker: str | None = "Ada Lund", form: Telling = "direct", cue: Span | None = None) -> Statement:
    return Statement(speaker, speaker, form, cue, (span,), TEXT[slice(*span)])


def test_a_quotation_that_opens_the_next_paragraph_is_a_part_of_the_one_before() -> None:
    found = list(gone_on(TEXT, [one(FIRST), one(SECOND), one(THIRD)]))
    assert [s.spans for s in found] == [(FIRST, SECOND), (THIRD,)]
    assert found[0].text == "We stay here. We have no other place."


@pytest.mark.parametrize(
    "second",
    [one(SECOND, "Ida Blom"), one(SECOND, None), one(SECOND, cue=(0, 1))],
    ids=["another's", "nobody's", "with a word of saying"],
)
def test_what_may_be_another_statement_stays_one(second: Statement) -> None:
    assert list(gone_on(TEXT, [one(FIRST), second])) == [one(FIRST), second]


def test_what_is_told_without_marks_does_not_go_on_in_marks() -> None:
    rows = [one(FIRST, form="indirect"), one(SECOND)]
    assert list(gone_on(TEXT, rows)) == rows
