"""Quotations whose verb has no subject, in languages that may leave it out: «Vamos a construir», añadió."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from monitor.language.lexicon import has, words
from monitor.language.statements.cues import cues
from monitor.language.text.tokens import tokens
from monitor.models import Statement

_NEAR = 8  # characters between the statement before and the quotation: a full stop and a mark
_BEHIND = 60  # characters behind a quotation that are read for its verb


def taken_up(text: str, found: Sequence[Statement], language: str) -> Iterator[Statement]:
    """The statements, in order; one without a source, whose verb stands bare, is by whom the one right before it is."""
    before: Statement | None = None
    for one in found:
        if before is not None and one.source is None and one.speaker is None and has(language, "drops_subject"):
            near = 0 <= one.spans[0][0] - before.spans[-1][1] <= _NEAR
            if near and before.speaker and _bare(text[one.spans[-1][1] : one.spans[-1][1] + _BEHIND], language):
                one = replace(one, speaker=before.speaker)
        before = one
        yield one


def _bare(behind: str, language: str) -> bool:
    """Whether a verb of saying stands there and nothing beside it."""
    heads = [token for token in tokens(behind) if token.shape != "mark" or token.text == ","]
    while heads and (heads[0].shape == "mark" or heads[0].low in words("clause", "have", language)):
        heads.pop(0)
    cue = cues(language).get(heads[0].low) if heads else None
    return cue is not None and cue.group == "say" and len(heads) > 1 and heads[1].shape in ("stop", "mark")
