"""Whether two words may be one name in two spellings, from what each sounds like: small enough to be in an index."""

from __future__ import annotations

import re

from monitor.language.names.spelling import CLASSES, CONSONANT, one_apart, sound

_LEAST = 3  # consonants that a name must have to be known by them
_VOWELS = re.compile("[aeiou]")
_DOUBLE = re.compile(r"(.)\1+")


def heard(word: str) -> tuple[str, ...]:
    """What a word sounds like, consonants by their classes; twice where "ch" may be that of Chile or of Charkiw."""
    known = sound(word)
    return tuple(dict.fromkeys(_classed(one) for one in (known, known.replace("ch", "h"))))


def consonants(heard: str) -> str:
    """The consonants of what was heard: two spellings of a name have them in common."""
    return _DOUBLE.sub(r"\1", _VOWELS.sub("", heard))


def alike(one: str, other: str) -> bool:
    """Whether what was heard may be one name: of three consonants at least, and a vowel apart at most."""
    common = consonants(one)
    return len(common) >= _LEAST and common == consonants(other) and (one == other or one_apart(one, other))


def _classed(heard: str) -> str:
    return _DOUBLE.sub(r"\1", CONSONANT.sub(lambda found: CLASSES.get(found[0], found[0]), heard))
