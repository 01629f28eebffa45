"""Line by line: what is the article, and why the rest is not. Rules propose, what stands around decides.

The passes run in the order of PASSES; each decides lines that none before it decided. A trained model of line
sequences will take the place of `_region` and `_loose`; the passes before them stay, since they hold what a model must
not get wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from monitor.clean.appeals import mark_appeals, mark_letters, quiet_appeal
from monitor.clean.rules import OPENER
from monitor.clean.signs import fold
from monitor.clean.verdicts import Line, Verdict, Verdicts, beside, removed

ABOVE = 6  # so many lines above the first paragraph a caption may stand
TAIL = 3  # so many short lines may follow the last paragraph and still be the article


def judge(lines: Sequence[Line], *, outlet: str | None = None, whole: bool = False) -> list[Verdict]:
    """One verdict for each line, in order.

    `outlet`: the outlet's name where it is known; a letter that names it speaks for it. `whole`: the lines are known
    to be the article's own, so that none goes by its place alone.
    """
    verdicts: Verdicts = [None] * len(lines)
    for decide in PASSES:
        if not (whole and decide is _region):
            decide(lines, verdicts, fold(outlet or ""))
    return [verdict or Verdict("body") for verdict in verdicts]


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


def _region(lines: Sequence[Line], verdicts: Verdicts, outlet: str) -> None:
    """The run of lines that holds most running text; what stands before and after it is furniture.

    The run is the maximum-sum segment of the lines' weights (Bentley, Programming Pearls, column 8): prose weighs by
    its length, loose lines and furniture weigh against it.
    """
    if not any(line.signs.prose and verdict is None for line, verdict in zip(lines, verdicts, strict=True)):
        return
    start, end = _heaviest([_weight(line, verdict) for line, verdict in zip(lines, verdicts, strict=True)])
    end = _with_tail(lines, verdicts, end)
    for n, line in enumerate(lines):
        if start <= n <= end or (verdicts[n] is not None and verdicts[n] != Verdict("caption")):
            continue
        if start - ABOVE <= n < start and verdicts[n] is not None:
            continue  # the picture above the first paragraph
        verdicts[n] = _furniture(line, "region.before" if n < start else "region.after")


def _weight(line: Line, verdict: Verdict | None) -> float:
    signs = line.signs
    if verdict is not None and verdict.kind is None:
        return -0.6
    if verdict is not None:
        return -0.1
    if line.hit is not None:
        return -0.5
    if signs.prose:
        return 0.3 + min(signs.length, 400) / 100
    if line.block.tag in ("list", "heading") or signs.stop:
        return 0.05 if signs.stop else -0.1
    return -0.4


def _heaviest(weights: list[float]) -> tuple[int, int]:
    best, best_span = 0.0, (0, len(weights) - 1)
    total, start = 0.0, 0
    for n, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, n
        total += weight
        if total > best:
            best, best_span = total, (start, n)
    return best_span


def _with_tail(lines: Sequence[Line], verdicts: Verdicts, end: int) -> int:
    """The end with the list or the few loose lines that close a clean text."""
    tail = range(end + 1, len(lines))
    if all(verdicts[n] is None and lines[n].hit is None for n in tail):
        loose = sum(1 for n in tail if lines[n].block.tag == "p" and not lines[n].signs.stop)
        if loose <= TAIL:
            return len(lines) - 1
    while (
        end + 1 < len(lines)
        and verdicts[end + 1] is None
        and lines[end + 1].hit is None
        and lines[end + 1].block.tag == "list"
    ):
        end += 1
    return end


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


PASSES: tuple[Callable[[Sequence[Line], Verdicts, str], None], ...] = (
    _captions,
    _sure,
    mark_appeals,
    mark_letters,
    _region,
    _beside_removed,
    _loose,
)


def _furniture(line: Line, rule: str) -> Verdict:
    return removed(line.hit) if line.hit else Verdict(None, "furniture", rule, 0.6)
