"""Letters to the reader that no opening words give away: known by the widget below them and by the lines around."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from monitor.clean.lines.appeals import BESIDE, loudness, names, reason_of, speaks
from monitor.clean.lines.line import Line, Verdict, Verdicts, removed
from monitor.clean.lines.signs import Signs
from monitor.models import Reason

WIDGET = 2  # so many lines of a payment widget on end are one
LETTER = 12  # lines above a widget that a letter may run
BETWEEN = 2  # so many lines between two that ask go with them …
SHORT = 14  # … where each is so short in words, or speaks
BLURB, NAME = 40, 8  # words of what a newsletter says of itself, and of its name
QUOTED = 0.4  # of a line's characters inside quotation marks: somebody else's words
ASKING: tuple[Reason, ...] = ("appeal", "payment", "newsletter", "subscription", "app")


def mark_widgets(lines: Sequence[Line], verdicts: Verdicts, outlet: str) -> None:
    """Remove a payment widget and, above it, the paragraphs that speak to the reader."""
    for start, end in _widgets(lines):
        for n in range(start, end + 1):
            hit = lines[n].hit
            if verdicts[n] is None and hit is not None:
                verdicts[n] = removed(hit)
        top = _letter_top(lines, verdicts, start, outlet)
        for n in range(top, start):
            if verdicts[n] is None:
                verdicts[n] = Verdict(None, "appeal", "appeal.widget", 0.85)


def mark_between(lines: Sequence[Line], verdicts: Verdicts, outlet: str) -> None:
    """Remove the one or two quiet lines that stand between lines that ask for something."""
    n = 0
    while n < len(lines):
        end = n
        while end < len(lines) and verdicts[end] is None:
            end += 1
        if 0 < end - n <= BETWEEN and n and end < len(lines) and _asks(verdicts[n - 1]) and _asks(verdicts[end]):
            _cut(lines, verdicts, range(n, end), outlet)
        n = max(end, n + 1)
    for n, line in enumerate(lines):
        if verdicts[n] is None and _loud(line, outlet):
            for ahead in (range(n + 1, n + 2 + BETWEEN), range(n - 1, n - 2 - BETWEEN, -1)):
                between = _quiet_until_asking(verdicts, ahead)
                if between is not None and _cut(lines, verdicts, between, outlet):
                    verdicts[n] = Verdict(None, reason_of(lines[n]), "appeal.between", 0.7)
                    break


def mark_signups(lines: Sequence[Line], verdicts: Verdicts, outlet: str) -> None:
    """Remove what stands above the field and the button of a newsletter: what it brings, and its name."""
    for n in range(1, len(lines) - 1):
        if verdicts[n - 1] is None and _signs_up(verdicts[n]) and _signs_up(verdicts[n + 1]):
            blurb = lines[n - 1]
            if blurb.signs.words <= BLURB and _promises(blurb.signs):
                verdicts[n - 1] = Verdict(None, "newsletter", "newsletter.above", 0.8)
                if n > 1 and verdicts[n - 2] is None and _may_name(lines[n - 2]):
                    verdicts[n - 2] = Verdict(None, "newsletter", "newsletter.above", 0.8)


def _signs_up(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.kind is None and verdict.reason in ("newsletter", "subscription")


def _promises(signs: Signs) -> bool:
    """Whether it speaks to the reader, or of its makers, and tells nothing."""
    told = signs.reported or signs.quoted > QUOTED
    return not told and any(name in signs.voices for name in ("you", "we", "ours", "asks"))


def _may_name(line: Line) -> bool:
    return line.block.tag in ("p", "heading") and line.signs.words <= NAME and not line.signs.stop


def _widgets(lines: Sequence[Line]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start: int | None = None
    for n in range(len(lines) + 1):
        hit = lines[n].hit if n < len(lines) else None
        if hit is not None and (hit.reason == "payment" or (start is not None and hit.reason == "appeal")):
            start = n if start is None else start
        elif start is not None:
            if n - start >= WIDGET:
                found.append((start, n - 1))
            start = None
    return found


def _letter_top(lines: Sequence[Line], verdicts: Verdicts, start: int, outlet: str) -> int:
    """The first line of the letter above a widget; one quiet paragraph may stand between two that speak."""
    top, quiet = start, 0
    for n in range(start - 1, max(-1, start - 1 - LETTER), -1):
        line, verdict = lines[n], verdicts[n]
        signs = line.signs
        if _asks(verdict):
            top, quiet = n, 0
        elif verdict is not None or signs.reported or signs.quoted > QUOTED:
            break
        elif speaks(signs, names(line, outlet)):
            top, quiet = n, 0
        elif not signs.prose and top == n + 1 < start and n > 0 and lines[n - 1].signs.prose:
            return n  # the heading of the letter
        elif quiet:
            break
        else:
            quiet += 1
    return top


def _quiet_until_asking(verdicts: Verdicts, numbers: Iterable[int]) -> list[int] | None:
    """The undecided lines before the first that was removed as asking; None where there is none."""
    between: list[int] = []
    for n in numbers:
        if not 0 <= n < len(verdicts):
            return None
        if _asks(verdicts[n]):
            return between
        if verdicts[n] is not None:
            return None
        between.append(n)
    return None


def _cut(lines: Sequence[Line], verdicts: Verdicts, between: Iterable[int], outlet: str) -> bool:
    """Remove these lines if all of them may be part of a letter; says whether they were."""
    numbers = list(between)
    if not all(_fits(lines[n], outlet) for n in numbers):
        return False
    for n in numbers:
        verdicts[n] = Verdict(None, reason_of(lines[n]), "appeal.between", 0.7)
    return True


def _fits(line: Line, outlet: str) -> bool:
    signs = line.signs
    if signs.reported or signs.quoted > QUOTED:
        return False
    return signs.words <= SHORT or bool(signs.hints) or speaks(signs, names(line, outlet))


def _loud(line: Line, outlet: str) -> bool:
    return bool(line.signs.asks or line.signs.ours) and loudness(line.signs, names(line, outlet)) >= BESIDE


def _asks(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.kind is None and verdict.reason in ASKING
