"""Which of the lines above the body is the title: not a photograph's caption, a deck, a byline or a menu.

A conditional logit over the lines: each is weighed by what it shows, and the heaviest is the title. What tells most is
how many of its words the body repeats. The weights were learned on pages as people paste them; `benchmarks/titles.py`
prints them, and how often the title is found on sites that were not learned from. See McFadden, "Conditional logit
analysis of qualitative choice behavior" (1973).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from math import log

from monitor.clean.lines.line import Line, Verdict
from monitor.clean.recognise.date_lines import date_in
from monitor.language.lexicon import either
from monitor.language.text.fold import letters
from monitor.language.text.words import words

LONGEST = 300  # characters of a line that is weighed
REACH = 30  # lines above the body that may be its title or a byline
LEAST = 0.5  # weight of a title; where all lines weigh less there is none
TOLD = 3000  # characters of the body whose words are known
STEM = 6  # letters by which a word is known in its other forms
ENOUGH = 6  # words that the body repeats; more tell no more
UNFINISHED = ("|", "/", "•", "·", "–", "—")  # ends of what goes on: a dateline, a path of sections
SHORT = 3  # letters of a word that says nothing

WEIGHTS: dict[str, float] = {
    "a rule speaks against it": -1.00,
    "above a byline or date": 1.57,
    "again": 0.36,
    "bars": -0.50,
    "begins as a byline or credit": -0.29,
    "begins with a small letter": -0.38,
    "caption": -0.59,
    "date or time": -0.84,
    "ends with a colon or comma": -0.25,
    "ends with a stop": -2.34,
    "kept": -0.47,
    "near": -0.88,
    "one or two words": -2.85,
    "over 18 words": -2.10,
    "share of its words in the body": 2.10,
    "three or four words": -1.53,
    "words in the body": 2.83,
}

_DATED = re.compile(r"\b\d{1,2}[:.]\d\d\b|\b\d{1,2}\.\d{1,2}\.\d{2,4}|\b20[12]\d\b.*\d")
_BARS = re.compile(r"[|•»]| > ")
_SIGNED = re.compile(rf"{either('bylines', 'signed')}\b", re.I)


def best(weighed: Mapping[int, Mapping[str, float]], *, weights: Mapping[str, float] = WEIGHTS) -> int | None:
    """The number of the line that is the title; None where none weighs enough."""
    scores = {n: sum(weights.get(sign, 0.0) * value for sign, value in row.items()) for n, row in weighed.items()}
    top = max(scores, key=lambda n: (scores[n], -n), default=None)
    return top if top is not None and scores[top] >= LEAST else None


def signs(
    lines: Sequence[Line], verdicts: Sequence[Verdict], claimed: Collection[int], first: int
) -> dict[int, dict[str, float]]:
    """What each line above the body, which begins at `first`, shows: sign -> 0 to 1. Those `claimed` are left out."""
    told = _told(lines, verdicts, first)
    seen = Counter(letters(line.block.text) for line in lines)
    last = max((n for n in claimed if n < first), default=-1)
    return {
        n: _shown(lines[n], verdicts[n], told)
        | {
            "near": log(1 + first - n) / log(1 + REACH),
            "again": float(seen[letters(lines[n].block.text)] > 1),
            "above a byline or date": float(n < last),
        }
        for n in range(max(0, first - REACH), first)
        if n not in claimed and lines[n].signs.length <= LONGEST and not _no_title(lines[n])
    }


def _no_title(line: Line) -> bool:
    return line.caption or line.block.text.rstrip().endswith(UNFINISHED)


def _shown(line: Line, verdict: Verdict, told: Collection[str]) -> dict[str, float]:
    text, count = line.block.text, line.signs.words
    stems = _stems(text)
    held = [stem for stem in stems if stem in told]
    return {
        "share of its words in the body": len(held) / len(stems) if stems else 0.0,
        "words in the body": min(len(set(held)), ENOUGH) / ENOUGH,
        "one or two words": float(count < 3),
        "three or four words": float(count in (3, 4)),
        "over 18 words": float(count > 18),
        "ends with a stop": float(line.signs.stop and not line.signs.question),
        "ends with a colon or comma": float(text.endswith((":", ";", ","))),
        "begins with a small letter": float(text[:1].islower()),
        "begins as a byline or credit": float(bool(_SIGNED.match(text))),
        "caption": float(verdict.kind == "caption" or line.caption),
        "a rule speaks against it": float(line.hit is not None),
        "kept": float(verdict.kind in ("body", "heading")),
        "date or time": float(bool(_DATED.search(text)) or date_in(text) is not None),
        "bars": float(bool(_BARS.search(text))),
    }


def _told(lines: Sequence[Line], verdicts: Sequence[Verdict], first: int) -> Collection[str]:
    """The stems of the words with which the body begins."""
    told: set[str] = set()
    size = 0
    for line, verdict in zip(lines[first:], verdicts[first:], strict=True):
        if size > TOLD:
            break
        if verdict.kind in ("body", "quote", "list", "heading"):
            told.update(_stems(line.block.text))
            size += line.signs.length
    return told


def _stems(text: str) -> list[str]:
    return [word[:STEM] for word in words(text) if len(word) > SHORT]
