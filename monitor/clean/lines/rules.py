"""Which rule a line meets: a phrase that it is from end to end, or a pattern that it opens with.

A rule sees one line. `judge` looks at what stands around and decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

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
_COMPILED = tuple((rule, re.compile("(?:" + "|".join(rule.patterns) + ")")) for rule in rules() if rule.where == "line")
_LEAD = re.compile(r"^[\s>»›→▶►•*·|–—-]+")


@lru_cache(maxsize=4096)
def match(text: str, words: int) -> Hit | None:
    """The first rule that a line of so many `words` meets, or None. Whole-line phrases go before patterns."""
    if words <= 12 and (whole := _WHOLE.get(key(text))):
        return whole
    if words > 70:
        return None
    folded = opened(text)
    for rule, pattern in _COMPILED:
        if words <= rule.words and pattern.match(folded):
            return Hit(rule.id, rule.reason, rule.confidence)
    return None
