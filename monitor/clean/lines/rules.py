"""Which rule a line meets: a phrase that it is from end to end, a row of such phrases, or a pattern that it opens with.

A rule sees one line. `judge` looks at what stands around and decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

from monitor.clean.recognise.openings import gate
from monitor.language.lexicon import entries
from monitor.language.lexicon.rules import rules
from monitor.language.text.fold import fold
from monitor.models import Reason


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that matched a line. A weak one says nothing by itself."""

    rule: str
    reason: Reason
    confidence: float
    weak: bool = False


REASONS: tuple[Reason, ...] = get_args(Reason)
OPENER = "appeal.letter"
_MARKS = " \t.,:;!?…»«>›‹<|/\\-–—·•*_+()[]{}\"'“”„‘’→←↑↓▶►▼▲✓✕×#&«»‹›"


def key(text: str) -> str:
    """A short line as the lexicon spells it."""
    return fold(text).strip(_MARKS)


def opened(text: str) -> str:
    """The beginning of a line as patterns see it: folded, without the marks that it opens with."""
    return _LEAD.sub("", fold(text[:600]))


def _whole_lines() -> dict[str, Hit]:
    found: dict[str, Hit] = {}
    for section, word, confidence in (("furniture", "line", 0.95), ("furniture_if_near", "word", 0.5)):
        for reason in REASONS:
            for phrase in entries(section, reason):
                found.setdefault(phrase, Hit(f"{reason}.{word}", reason, confidence, word == "word"))
    return found


_WHOLE = _whole_lines()
_FIRST = frozenset(phrase.split(" ", 1)[0] for phrase in _WHOLE)
_COMPILED = tuple((rule, re.compile("(?:" + "|".join(rule.patterns) + ")")) for rule in rules() if rule.where == "line")
may_open = gate([pattern for rule, _ in _COMPILED for pattern in rule.patterns])
_CLOCK = re.compile(r"\d{1,2}(?::\d\d){1,2}")  # how long a recording is
_LONGEST = 12  # words of a phrase
_ROW = 25  # words of a row of them
_LEAST = 3  # phrases of a row that names no time
_LEAD = re.compile(r"^[\s>»›→▶►•*·|–—-]+")


@lru_cache(maxsize=4096)
def match(text: str, words: int) -> Hit | None:
    """The first rule that a line of so many `words` meets, or None. Whole-line phrases go before patterns."""
    if words <= _LONGEST and (whole := _WHOLE.get(key(text))):
        return whole
    if words <= _ROW and (row := _row_of(text.split())):
        return row
    if words > 70:
        return None
    folded = opened(text)
    if not may_open(folded):
        return None
    for rule, pattern in _COMPILED:
        if words <= rule.words and pattern.match(folded):
            return Hit(rule.id, rule.reason, rule.confidence)
    return None


def _row_of(pieces: list[str]) -> Hit | None:
    """As `_row`, of words that are not folded: only the first one is, where nothing begins with it."""
    first = next(filter(None, map(key, pieces)), "")
    if first not in _FIRST and not _CLOCK.fullmatch(first):
        return None
    return _row([part for part in map(key, pieces) if part])


def _row(parts: list[str]) -> Hit | None:
    """Whether a line is buttons and labels that ran into one, as "LISTEN 4:34 SHARE THIS ARTICLE Tweet" is."""
    found: list[Hit] = []
    clocks = 0
    while parts:
        size = next((n for n in range(min(len(parts), _LONGEST), 0, -1) if _phrase(parts[:n])), 0)
        if not size and not _CLOCK.fullmatch(parts[0]):
            return None
        found += [_WHOLE[" ".join(parts[:size])]] if size else []
        clocks += not size
        parts = parts[size or 1 :]
    sure = [hit for hit in found if not hit.weak]
    enough = len(sure) >= (1 if clocks else _LEAST)
    return Hit(f"{sure[0].reason}.row", sure[0].reason, sure[0].confidence) if enough else None


def _phrase(parts: list[str]) -> bool:
    return " ".join(parts) in _WHOLE
