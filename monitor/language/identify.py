"""In which language it is written."""

from __future__ import annotations

import re
from collections import Counter
from math import exp

import py3langid

from monitor.language.lexicon import words
from monitor.language.text.plain import plain
from monitor.language.text.scripts import (
    ARMENIAN,
    GEORGIAN,
    GREEK,
    HAN,
    HANGUL,
    HEBREW,
    KANA,
    RUSSIAN,
    THAI,
    UKRAINIAN,
    cyrillic,
)

ENOUGH = 60  # letters; below, only the script can tell
SAMPLE = 600  # characters that are looked at
CERTAIN = 120  # characters of a text that may tell against what is claimed of it
SURE = 0.8  # the share of the probability that the first guess must have

_OTHER = chr(0x370)  # the first letter that is not Latin
_NEAR = words("records", "near")
_CODE = re.compile(r"([a-z]{2})(?:[-_]|$)")
_UKRAINIAN = frozenset(UKRAINIAN)
_RUSSIAN = frozenset(RUSSIAN)
_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (code, re.compile(f"[{letters}]"))
    for code, letters in (
        ("ja", KANA),
        ("ko", HANGUL),
        ("zh", HAN),
        ("el", GREEK),
        ("he", HEBREW),
        ("ka", GEORGIAN),
        ("hy", ARMENIAN),
        ("th", THAI),
    )
)


def language_code(text: str | None) -> str | None:
    """The two-letter code at the head of "en", "en-GB", "uk_UA"; None for anything else."""
    found = _CODE.match(text.strip().lower()) if text else None
    return found[1] if found else None


def language_of(text: str) -> str | None:
    """The two-letter code of the language of `text`, or None where that cannot be said with some certainty."""
    text = plain(text[:SAMPLE])
    letters = [c for c in text.casefold() if c.isalpha()]
    if not letters:
        return None
    counts = Counter(letters)
    for code, pattern in _SCRIPTS if max(counts) >= _OTHER else ():
        if sum(n for c, n in counts.items() if pattern.match(c)) > 0.3 * len(letters):
            return code
    if max(counts) >= _OTHER and sum(n for c, n in counts.items() if cyrillic(c)) > 0.5 * len(letters):
        ukrainian, russian = (sum(counts[c] for c in own) for own in (_UKRAINIAN, _RUSSIAN))
        if ukrainian > 2 * russian:
            return "uk"
        if russian > 2 * ukrainian and len(letters) < ENOUGH:
            return "ru"
    if len(letters) < ENOUGH:
        return None
    return _ranked(text)


def shown(text: str, claimed: str | None = None) -> str | None:
    """The language that a longer text shows for certain, at its beginning and at its end; else what is `claimed`."""
    if len(text) < CERTAIN:
        return claimed
    half = max(SAMPLE // 2, len(text) - SAMPLE)
    first = language_of(text[:half])
    if first is None or first == claimed or first in _NEAR:
        return claimed
    return first if first == language_of(text[-SAMPLE:]) else claimed


def _ranked(text: str) -> str | None:
    ranks = [(str(code), float(score)) for code, score in py3langid.rank(text)[:3]]
    best = ranks[0][1]
    share = 1 / sum(exp(score - best) for _, score in ranks)
    return ranks[0][0] if share >= SURE else None
