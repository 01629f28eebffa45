"""Words whose capital only opens a sentence before a name: "Considering Mason", "Zwei Jahre"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from monitor.language.lexicon import entries, table, words
from monitor.language.lexicon.honorifics import PARTICLES, TITLES
from monitor.language.names.capitals import Capitals
from monitor.language.names.gender import is_given
from monitor.language.text.tokens import Token

_LETTERS = 3  # before the ending of a participle
_A_NAME = 2  # words


def past_opening(found: Sequence[Token], a: int, b: int, told: Capitals, language: str | None) -> int:
    """Where the name begins in the run from `a` to `b`, which opens a sentence.

    The first word is none of it where it is a number, or where it stands small elsewhere or is formed like a
    participle, and what follows is a name without it: one that the text has elsewhere, or that a title opens.
    """
    opening = found[a]
    if b - a < _A_NAME or opening.possessive or is_given(opening.text) or opening.text in told.inside:
        return a
    if opening.low in PARTICLES:  # "Von Ann Lee" is by her, "Von Lee" may be a surname
        return a + 1 if b - a > _A_NAME and is_given(found[a + 1].text) else a
    if opening.low in _numbers(language):
        return a + 1 if b - a > _A_NAME else b  # "Two Years" names nobody
    if opening.low in TITLES or not (told.ordinary(opening) or _participle(opening.low, language)):
        return a
    named = is_given(found[a + 1].text) and b - a > _A_NAME
    return a + 1 if named or found[a + 1].low in TITLES or found[a + 1].text in told.free else a


def _participle(low: str, language: str | None) -> bool:
    endings = entries("names", "participle_endings", language or "")
    return low.endswith(endings) and len(low) > _LETTERS + min(map(len, endings))


@cache
def _numbers(language: str | None) -> frozenset[str]:
    """The numbers that the language has words for, but for its article."""
    known = table("numbers", "words", language).values() if language else ()
    return frozenset(word for row in known for word in row) - words("grammar", "all_articles")
