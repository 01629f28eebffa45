"""Appeals to the reader: single lines that ask for something, and whole letters with their widgets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.clean.lines.guards import turns
from monitor.clean.lines.line import Line, Verdict, Verdicts, beside, removed
from monitor.clean.lines.rules import OPENER, key
from monitor.clean.lines.signs import Signs
from monitor.language.lexicon import either, table
from monitor.language.text.fold import fold
from monitor.models import Reason

ALONE = 4.0  # how loud a line's appeal must be to go by itself
BESIDE = 2.0  # how loud beside another removed line, or after the article's end
LETTER = 40  # lines that a letter may run

# What a line asks for, by the words in it; the first row that has one names the reason.
_ORDER: tuple[Reason, ...] = ("newsletter", "appeal", "subscription", "app")
_ASKED = tuple((reason, re.compile("|".join(table("appeals", "asked")[reason]))) for reason in _ORDER)
_SUPPORT = re.compile(either("appeals", "support"))


def mark_appeals(lines: Sequence[Line], verdicts: Verdicts, outlet: str) -> None:
    """Remove the lines that are loud enough by themselves."""
    said = turns(lines)
    for n, line in enumerate(lines):
        if verdicts[n] is None and _bare(line, outlet):
            verdicts[n] = Verdict(None, "appeal", "appeal.name", 0.9)
        elif (
            verdicts[n] is None
            and n not in said
            and line.signs.words >= 4
            and (loud := loudness(line.signs, names(line, outlet))) >= ALONE
        ):
            verdicts[n] = Verdict(None, reason_of(line), "appeal.voice", min(0.95, 0.5 + loud / 12))


def _bare(line: Line, outlet: str) -> bool:
    """Whether it is "Support the NAME" and nothing else."""
    text = key(line.block.text)
    return (
        bool(outlet) and text.endswith(outlet) and bool(_SUPPORT.fullmatch(text.removesuffix(outlet).rstrip('«"“„ ')))
    )


def loudness(signs: Signs, named: bool) -> float:
    """How much a line sounds like a newsroom that asks its readers for something; news prose is below 2."""
    if signs.reported or signs.quoted > 0.4:
        return 0.0
    if signs.asks == signs.ours == 0:
        return min(BESIDE, (signs.we > 0) + (signs.you > 0) + 0.5 * min(signs.hints, 3) + named - 1.0)
    speaks = (signs.we > 0) + (signs.you > 0)
    return (
        2.0 * min(signs.asks, 3)
        + speaks
        + 1.5 * min(signs.ours, 2)
        + 0.5 * min(signs.hints, 3)
        + named
        + 0.5 * signs.money
        - 1.0 * (signs.asks == 0)
    )


def mark_letters(lines: Sequence[Line], verdicts: Verdicts, outlet: str) -> None:
    """A letter to the reader runs from the line that opens it to the last line that still speaks to him."""
    n = 0
    while n < len(lines):
        hit = lines[n].hit
        if hit is None or hit.rule != OPENER or verdicts[n] is not None:
            n += 1
            continue
        end = _letter_end(lines, n, outlet)
        if end == n and not beside(verdicts, n) and not _alone(lines, n):
            n += 1
            continue
        for at in range(n, end + 1):
            if verdicts[at] is None or verdicts[at] == Verdict("caption"):
                own = lines[at].hit
                verdicts[at] = removed(own) if own else Verdict(None, "appeal", OPENER, 0.9)
        n = end + 1


def _alone(lines: Sequence[Line], n: int) -> bool:
    """Whether an opener at the edge of the document, short and loud, may go without a letter behind it."""
    text = lines[n].block.text
    return lines[n].signs.words <= 8 and text.endswith(("!", ":")) and (n == 0 or n >= len(lines) - 2)


def _letter_end(lines: Sequence[Line], start: int, outlet: str) -> int:
    """The last line of the letter that opens at `start`; one quiet paragraph may stand between two that speak."""
    end, quiet = start, 0
    for n in range(start + 1, min(len(lines), start + LETTER)):
        line = lines[n]
        signs = line.signs
        if line.hit is not None and line.sure:
            end, quiet = n, 0
        elif not signs.prose:
            continue
        elif speaks(signs, names(line, outlet)):
            end, quiet = n, 0
        elif signs.reported or quiet or not (signs.hints or signs.ours):
            break
        else:
            quiet += 1
    return end


def quiet_appeal(line: Line, outlet: str) -> Verdict | None:
    """The verdict on a line beside something that went, where it sounds like an appeal at all."""
    if loudness(line.signs, names(line, outlet)) < BESIDE:
        return None
    return Verdict(None, reason_of(line), "appeal.beside", 0.7)


def speaks(signs: Signs, named: bool) -> bool:
    """Whether a paragraph inside a letter is still the letter."""
    if signs.reported and not (signs.we and (signs.hints or signs.ours or named)):
        return False
    return bool(signs.you or signs.we or signs.asks or signs.ours or (named and signs.hints))


def names(line: Line, outlet: str) -> bool:
    """Whether a line names the outlet; `outlet` is folded, empty where it is not known."""
    return bool(outlet) and outlet in fold(line.block.text)


def reason_of(line: Line) -> Reason:
    """What a line that asks for something asks for, by its words."""
    return asked_for(line) or "appeal"


def asked_for(line: Line) -> Reason | None:
    """What a line asks for where its words name it, else None."""
    text = fold(line.block.text)
    return next((reason for reason, asked in _ASKED if asked.search(text)), None)
