"""Quotations that go on over paragraphs: each that nobody is said to say takes up the one before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from monitor.models import Statement

_MARKS = "\"'“”„«»‘’ \t\xa0\n."


def gone_on(text: str, found: Iterable[Statement]) -> Iterator[Statement]:
    """The statements, in order; a quotation without a word of saying that opens the paragraph behind one of the same
    speaker is a part of that one."""
    before: Statement | None = None
    for one in found:
        if before is not None and _one(text, before, one):
            before = replace(before, spans=before.spans + one.spans, text=f"{before.text} {one.text}")
            continue
        if before is not None:
            yield before
        before = one
    if before is not None:
        yield before


def _one(text: str, before: Statement, one: Statement) -> bool:
    """Whether nothing but a new paragraph stands between two quotations of one speaker."""
    if one.cue is not None or before.form == "indirect" or one.speaker is None or one.speaker != before.speaker:
        return False
    gap = text[before.spans[-1][1] : one.spans[0][0]]
    return "\n" in gap and not gap.strip(_MARKS)
