"""Line by line: what is the article, and why the rest is not. Rules propose, a model weighs, what is around decides.

The passes of FIRST decide the lines that they are sure of; the model then weighs all others, with what those passes
found; guards hold what it must not get wrong; the passes of LAST clear up around what went.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from monitor.clean.lines.appeals import mark_appeals, mark_asking, mark_letters, quiet_appeal, reason_of
from monitor.clean.lines.core import core
from monitor.clean.lines.crf import Model, keep, trained
from monitor.clean.lines.features import features
from monitor.clean.lines.guards import QUOTED, ends, guarded
from monitor.clean.lines.letters import mark_between, mark_signups, mark_widgets
from monitor.clean.lines.line import Line, Verdict, Verdicts, beside, removed
from monitor.clean.lines.rules import OPENER
from monitor.language.text.fold import fold
from monitor.models import Reason

LEAST = 0.27  # a line that is less likely the article goes
SENTENCE = 4  # words of a short one
LISTS = ("related", "comments", "author")
CLIPPING = 30  # lines; more are a page with all that stands around it, and a plain sentence may be anybody's
INSIDE = 0.15  # and so one between two paragraphs of it

LONG = 150  # words in one line

Pass = Callable[[Sequence[Line], Verdicts, str], None]


def judge(
    lines: Sequence[Line],
    *,
    outlet: str | None = None,
    whole: bool = False,
    model: Model | None = None,
) -> list[Verdict]:
    """One verdict for each line, in order.

    `outlet`: the outlet's name where it is known; a letter that names it speaks for it. `whole`: the lines are known
    to be the article's own, so that none goes by its place alone. `model`: weighs the lines in place of the one that
    ships.
    """
    verdicts: Verdicts = [None] * len(lines)
    if whole:
        for decide in FIRST:
            decide(lines, verdicts, fold(outlet or ""))
    else:
        verdicts = _weigh(lines, outlet, model or trained())
    for decide in LAST:
        decide(lines, verdicts, fold(outlet or ""))
    if len(lines) == 1:  # a document of one line is its article
        return [Verdict("body")]
    return [_settled(line, verdict) for line, verdict in zip(lines, verdicts, strict=True)]


def _settled(line: Line, verdict: Verdict | None) -> Verdict:
    """The verdict, unless it takes out a whole article in one line for a phrase that stands in it."""
    if verdict is None or (verdict.kind in (None, "caption") and line.signs.words > LONG and not line.gallery):
        return Verdict("body")
    return verdict


# --- by its own words ----------------------------------------------------------------------------------------------


def _captions(lines: Sequence[Line], verdicts: Verdicts, outlet: str) -> None:
    for n, line in enumerate(lines):
        if line.caption:
            verdicts[n] = Verdict("caption")


def _sure(lines: Sequence[Line], verdicts: Verdicts, outlet: str) -> None:
    for n, line in enumerate(lines):
        if line.hit and line.sure and line.hit.rule != OPENER and verdicts[n] is None:
            verdicts[n] = removed(line.hit)


# --- by what stands around -----------------------------------------------------------------------------------------


def seen(lines: Sequence[Line], *, outlet: str | None = None) -> tuple[list[list[str]], Verdicts]:
    """What the model sees of each line, and the verdicts of the passes before it."""
    verdicts: Verdicts = [None] * len(lines)
    for decide in FIRST:
        decide(lines, verdicts, fold(outlet or ""))
    rows = features(lines, core(lines, verdicts))
    for row, verdict in zip(rows, verdicts, strict=True):
        if verdict is not None:
            row.append(f"pass {verdict.kind or verdict.rule.rpartition('.')[2]}")
    return rows, verdicts


def _weigh(lines: Sequence[Line], outlet: str | None, model: Model) -> Verdicts:
    """The verdicts of the first passes, and the model's on the lines that they leave."""
    rows, verdicts = seen(lines, outlet=outlet)
    shares = keep(model, rows)
    sure = ends(lines, verdicts, shares)
    kept = guarded(lines, verdicts, sure)
    listed = False  # whether other articles, or readers' comments, are listed here
    for n, (line, share) in enumerate(zip(lines, shares, strict=True)):
        verdict = verdicts[n]
        if verdict is not None:
            listed = verdict.reason in LISTS if verdict.kind is None else listed
            continue
        least = INSIDE if line.hit is None and sure[0] < n < sure[1] else LEAST
        plain = line.hit is None and len(lines) <= CLIPPING and _plain(line, listed=listed)
        if share < least and n not in kept and not plain:
            verdicts[n] = _unlikely(line, 1 - share)
    return verdicts


def _plain(line: Line, *, listed: bool) -> bool:
    """Whether it is a sentence that asks for nothing; where other texts are listed, only what is told counts."""
    signs = line.signs
    if listed:
        return signs.prose and (signs.reported > 0 or signs.quoted > QUOTED)
    return signs.stop and signs.words >= SENTENCE and not (signs.asks or signs.ours)


def _unlikely(line: Line, confidence: float) -> Verdict:
    if line.hit is not None:
        return Verdict(None, line.hit.reason, line.hit.rule, max(confidence, line.hit.confidence))
    reason: Reason = reason_of(line) if line.signs.asks else "furniture"
    return Verdict(None, reason, "region.model", round(confidence, 3))


def _beside_removed(lines: Sequence[Line], verdicts: Verdicts, outlet: str) -> None:
    """Weak words and quiet appeals go where they touch something that went: once down the lines and once up."""
    last = _last_prose(lines, verdicts)
    for numbers in (range(len(lines)), range(len(lines) - 1, -1, -1)):
        for n in numbers:
            if verdicts[n] is None and beside(verdicts, n):
                verdicts[n] = _foreign(lines[n], outlet, ended=n > last)


def _foreign(line: Line, outlet: str, *, ended: bool) -> Verdict | None:
    if line.hit is None:
        return quiet_appeal(line, outlet)
    # "she is a writer" is news where the article goes on
    return removed(line.hit) if ended or line.hit.reason != "author" else None


def _last_prose(lines: Sequence[Line], verdicts: Verdicts) -> int:
    prose = (n for n, verdict in enumerate(verdicts) if verdict is None and lines[n].signs.prose and not lines[n].hit)
    return max(prose, default=-1)


def _loose(lines: Sequence[Line], verdicts: Verdicts, outlet: str) -> None:
    """Inside the article a short line without a stop is a cross-heading, a list item or a loose end."""
    last = max((n for n, verdict in enumerate(verdicts) if verdict is None and lines[n].signs.prose), default=-1)
    for n, line in enumerate(lines):
        if verdicts[n] is not None:
            continue
        if line.block.tag == "list":
            verdicts[n] = Verdict("list")
        elif line.block.tag == "quote":
            verdicts[n] = Verdict("quote")
        elif line.block.tag == "heading" or (n < last and is_heading(line)):
            verdicts[n] = Verdict("heading")


def is_heading(line: Line) -> bool:
    """Whether a line that paragraphs follow has the shape of a cross-heading."""
    signs = line.signs
    return (
        signs.words <= 14
        and (not signs.stop or (signs.question and signs.words < 12))
        and not line.block.text.endswith((":", ";", ","))
    )


FIRST: tuple[Pass, ...] = (_captions, _sure, mark_appeals, mark_letters, mark_widgets)
LAST: tuple[Pass, ...] = (mark_asking, mark_signups, mark_between, _beside_removed, _loose)
