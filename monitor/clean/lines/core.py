"""The run of lines that holds most running text, as rules see it: where an article must be, if it is anywhere."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.clean.lines.line import Line, Verdict, Verdicts

Span = tuple[int, int]


def core(lines: Sequence[Line], verdicts: Verdicts) -> Span:
    """The first and the last line of the maximum-sum segment of the lines' weights (Bentley, Programming Pearls, 8).

    Prose weighs by its length, loose lines and furniture weigh against it. All lines where none is running text.
    """
    if not any(line.signs.prose and verdict is None for line, verdict in zip(lines, verdicts, strict=True)):
        return 0, len(lines) - 1
    return _heaviest([_weight(line, verdict) for line, verdict in zip(lines, verdicts, strict=True)])


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


def _heaviest(weights: Sequence[float]) -> Span:
    best, best_span = 0.0, (0, len(weights) - 1)
    total, start = 0.0, 0
    for n, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, n
        total += weight
        if total > best:
            best, best_span = total, (start, n)
    return best_span
