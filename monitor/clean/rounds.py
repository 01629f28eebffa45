"""The lines of a text, judged until nothing more goes, so that cleaning the cleaned text changes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count

from monitor.clean.front import Front, Place, read_front
from monitor.clean.judge import judge
from monitor.clean.model import Model
from monitor.clean.verdicts import Line, Verdict
from monitor.limits import spend

ROUNDS = 6  # that judge each line by itself; real texts take at most four

_Look = tuple[str, str]


def settle(
    lines: Sequence[Line],
    known: Mapping[int, Verdict],
    *,
    outlet: str | None,
    titles: tuple[str, ...],
    model: Model | None,
    place: Place = lambda: None,
) -> tuple[list[Verdict], Front]:
    """A verdict a line, and the fields of the lines around the body.

    `known`: verdicts that stand, by the number of the line; `place`: the language, asked for where a date needs it.
    The model weighs a line by what is around it, so that of a long list each round may take the few lines near its
    ends. From the seventh round on, what goes takes with it all loose lines that look the same: each round sees off a
    look, and there are few. Raises ReadError where there are too many rounds all the same.
    """
    verdicts = [known.get(n, Verdict("body")) for n in range(len(lines))]
    alive = [n for n in range(len(lines)) if n not in known]
    front: Front | None = None
    for number in count():
        spend("rounds", number)
        own = [lines[n] for n in alive]
        found, around = _round(own, outlet=outlet, titles=titles, model=model, place=place)
        if number >= ROUNDS:
            found = _alike(own, found)
        front = front or around
        for n, verdict in zip(alive, found, strict=True):
            verdicts[n] = verdict
        left = [n for n, verdict in zip(alive, found, strict=True) if verdict.kind not in (None, "caption")]
        if len(left) == len(alive) or not left:
            return verdicts, front
        alive = left
    raise AssertionError("the rounds are counted")


def _round(
    lines: Sequence[Line], *, outlet: str | None, titles: tuple[str, ...], model: Model | None, place: Place
) -> tuple[list[Verdict], Front]:
    verdicts = judge(lines, outlet=outlet, model=model)
    front = read_front(lines, verdicts, titles=titles, seek_title=not titles, place=place)
    return [front.marks.get(n, verdict) for n, verdict in enumerate(verdicts)], front


def _alike(lines: Sequence[Line], verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts, those of loose lines that go given to all loose lines of their look."""
    gone = {
        _look(line): verdict
        for line, verdict in zip(lines, verdicts, strict=True)
        if verdict.kind is None and not line.signs.prose
    }
    return [
        gone.get(_look(line), verdict) if verdict.kind is not None and not line.signs.prose else verdict
        for line, verdict in zip(lines, verdicts, strict=True)
    ]


def _look(line: Line) -> _Look:
    return line.shape.kind, line.block.tag
