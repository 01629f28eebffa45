"""What a model must not get wrong: lines that stay, whatever it says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from monitor.clean.lines.core import Span
from monitor.clean.lines.line import Line, Verdicts
from monitor.language.lexicon import either

SURE = 0.5  # how likely a line must be the article to be one of its ends
APART = 4  # lines that may stand between two items of one numbered list
SPEAKERS = 6  # who may take part in a conversation
INITIAL = 2  # letters of "Q" and "A", which name a speaker though each speaks once
ITEMS = 3  # so many numbers in order make a list
COLON = 6  # words of a line that announces others by a colon
QUOTED = 0.6  # of a line's characters inside quotation marks make it a quotation

_TURN = re.compile(r"(?=[^\W\d_])([\w.'’-]+(?: [\w.'’-]+){0,3})\s?:\s")
_NUMBER = re.compile(rf"(\d{{1,3}})(?:\.(?!\d)|\)|{either('numbers', 'item_marks')})?[ \u00a0]")


def ends(lines: Sequence[Line], verdicts: Verdicts, shares: Sequence[float]) -> Span:
    """The first and the last paragraph that surely is the article, (0, -1) where none is."""
    body = [n for n, share in enumerate(shares) if share > SURE and lines[n].signs.prose and verdicts[n] is None]
    return (body[0], body[-1]) if body else (0, -1)


def guarded(lines: Sequence[Line], verdicts: Verdicts, span: Span) -> set[int]:
    """The lines to keep: quotations inside the article, what it announces by a colon, and its numbered lists.

    `span`: the first and the last paragraph that surely is the article. Only lines on which no rule decided are kept.
    """
    first, last = span
    kept = {n for n in range(first, last) if verdicts[n] is None and _told(lines[n])}
    kept |= _announced(lines, verdicts, first, last)
    for items in _lists(lines):
        if first <= items[0] <= last + APART:
            kept |= {n for n in range(items[0], items[-1] + 1) if verdicts[n] is None}
    return kept


def turns(lines: Sequence[Line]) -> set[int]:
    """The lines of a conversation: two speakers take turns, each named before a colon, and each more than once,
    or by an initial ("Q:", "A:").

    What is said there is told, whoever is addressed. Lines on which a rule decided are none of them.
    """
    named = {
        n: found[1].casefold()
        for n, line in enumerate(lines)
        if line.hit is None and line.block.text[:1].isupper() and (found := _TURN.match(line.block.text[:80]))
    }
    often = Counter(named.values())
    labels = sorted(often, key=lambda label: (-often[label], label))[:SPEAKERS]
    short = [label for label in labels if len(label) <= INITIAL]
    if len(short) < 2 and not (len(labels) > 1 and often[labels[1]] > 1):
        return set()
    return {n for n, label in named.items() if label in (labels if len(short) < 2 else short) or often[label] > 1}


def _announced(lines: Sequence[Line], verdicts: Verdicts, first: int, last: int) -> set[int]:
    """The loose lines that a paragraph of the article announces: it ends with a colon, and they follow at once."""
    kept: set[int] = set()
    open_list = False
    for n in range(first, last + 1):
        line, signs = lines[n], lines[n].signs
        if verdicts[n] is not None or line.hit is not None:
            open_list = False
        elif line.block.text.endswith((":", "…", "...")) and (signs.words >= COLON or open_list):
            open_list = True
        elif signs.prose and signs.stop:
            open_list = open_list and signs.words < COLON
        elif open_list:
            kept.add(n)
    return kept


def _told(line: Line) -> bool:
    signs = line.signs
    if line.hit is not None or not signs.prose:
        return False
    return signs.quoted > QUOTED and not line.caption


def _lists(lines: Sequence[Line]) -> list[list[int]]:
    """The runs of lines that are numbered in order."""
    found: list[list[int]] = []
    run: list[int] = []
    due = 0
    for n, line in enumerate(lines):
        number = _NUMBER.match(line.block.text)
        if number is None:
            continue
        if run and int(number[1]) == due and n - run[-1] <= APART:
            run.append(n)
        elif not run or int(number[1]) != due - 1:  # the same number again is a broken line
            if len(run) >= ITEMS:
                found.append(run)
            run = [n]
        due = int(number[1]) + 1
    return [*found, run] if len(run) >= ITEMS else found
