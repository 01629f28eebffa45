"""Why what goes does go: lines that no rule knows take the reason of what they stand below.

A table says which heading colours how many lines; a line of a letter, a widget or a list of teasers says little itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from monitor.clean.lines.line import Line, Verdict
from monitor.language.lexicon import either
from monitor.language.text.fold import fold
from monitor.models import Reason

# what a line with this reason says of the lines below it that have none: how many of them it colours
COLOURS: dict[Reason, int] = {
    "related": 40,
    "comments": 200,
    "appeal": 12,
    "newsletter": 6,
    "subscription": 8,
    "author": 3,
}
HEADED: tuple[Reason, ...] = ("newsletter", "subscription", "app", "appeal")  # the line above may be its heading
GUESSED = ("appeal.between", "appeal.beside", "appeal.widget")  # rules that know a line by its neighbours only
ASKING: tuple[Reason, ...] = ("appeal", "payment")
WIDGET = 12  # lines around an appeal in which its widget stands

_SUPPORT = re.compile(rf"{either('appeals', 'support_begins')}\b")
_GIFT = re.compile(rf"\b{either('appeals', 'gift')}")


def name_reasons(lines: Sequence[Line], judged: Sequence[Verdict], *, outlet: str | None) -> list[Verdict]:
    """The verdicts, removed lines without a reason of their own with that of the passage that they are part of."""
    verdicts = list(judged)
    _appeals(lines, verdicts, fold(outlet or ""))
    head: Reason | None = None
    left = 0
    for n, verdict in enumerate(verdicts):
        if verdict.kind is not None and verdict.kind != "caption":
            head = None
        elif verdict.kind is None and verdict.reason != "furniture":
            head, left = verdict.reason, COLOURS.get(verdict.reason, 0)
        elif verdict.kind is None and head is not None and left > 0:
            left -= 1
            verdicts[n] = replace(verdict, reason=_below(lines[n], head))
    for n in range(len(lines) - 2, -1, -1):
        above, below = verdicts[n], verdicts[n + 1]
        if _is(below, HEADED) and (_is(above, ("furniture",)) or above.rule in GUESSED) and not lines[n].signs.prose:
            verdicts[n] = replace(above, reason=below.reason)
    for n in _widgets(lines, verdicts):
        verdicts[n] = replace(verdicts[n], reason="payment")
    return verdicts


def _appeals(lines: Sequence[Line], verdicts: list[Verdict], outlet: str) -> None:
    """What asks for money is an appeal, though it speaks of subscribing; so is a bare "Support the NAME"."""
    for n, verdict in enumerate(verdicts):
        if verdict.kind is not None:
            continue
        text = fold(lines[n].block.text)
        if verdict.reason in ("furniture", "subscription", "share") and (
            _asks_money(lines[n], text) or (bool(outlet) and outlet in text and bool(_SUPPORT.match(text)))
        ):
            verdicts[n] = replace(verdict, reason="appeal")


def _asks_money(line: Line, text: str) -> bool:
    signs = line.signs
    return bool(_GIFT.search(text)) and bool(signs.asks or signs.ours or signs.money) and signs.words >= 3


def _below(line: Line, head: Reason) -> Reason:
    return head if head != "related" or not (line.signs.asks or line.signs.ours) else "appeal"


def _widgets(lines: Sequence[Line], verdicts: Sequence[Verdict]) -> list[int]:
    """The lines of payment widgets: those that a rule calls so, near an appeal."""
    asking = [n for n, verdict in enumerate(verdicts) if _is(verdict, ASKING)]
    return [
        n
        for n, line in enumerate(lines)
        if _is(verdicts[n], ("appeal", "furniture", "subscription", "related"))
        and line.hit is not None
        and line.hit.reason == "payment"
        and any(abs(n - m) <= WIDGET for m in asking)
    ]


def _is(verdict: Verdict, reasons: Sequence[Reason]) -> bool:
    return verdict.kind is None and verdict.reason in reasons
