"""Whether two words may be one name in two spellings, from what each sounds like: small enough to be in an index."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.language.names.spelling import keys, one_apart, sound

_LEAST = 3  # consonants that a name must have to be known by them
_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Heard:
    """What a name sounds like."""

    keys: tuple[str, ...]  #: the classes of its consonants; more than one where letters stand for several sounds
    vowels: str


def heard(word: str) -> Heard:
    """What a word sounds like."""
    return Heard(keys(word), "".join(letter for letter in sound(word) if letter in _VOWELS))


def alike(one: Heard, other: Heard) -> bool:
    """Whether the words may be one name: of three consonants at least, all in common, and one vowel apart at most."""
    common = set(one.keys) & set(other.keys)
    return any(len(key.lstrip("a")) >= _LEAST for key in common) and (
        one.vowels == other.vowels or one_apart(one.vowels, other.vowels)
    )
