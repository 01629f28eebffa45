"""Whether a name is a woman's or a man's, as far as its spelling tells: for pronouns, never printed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Literal

from monitor.language.lexicon import entries, forms, words
from monitor.language.names.given import given_names
from monitor.language.text.scripts import CYRILLIC_LOWER
from monitor.language.text.words import fold

Gender = Literal["f", "m"]

_TOLD: Mapping[str, Gender] = {"f": "f", "m": "m"}
_CYRILLIC = re.compile(f"[{CYRILLIC_LOWER}]")
_IOTAS = re.compile("[yij]+")
_LATIN = forms("transliteration", "latin")
_COUNTRIES = frozenset(forms("nations", "states"))
_SHORTEST = 3  # letters
_WORDS = (
    ("names", "no_names"), ("grammar", "pronouns"), ("offices", "titles"), ("clause", "days"), ("clause", "some"),
)  # fmt: skip
_ENDS_WOMEN = words("given_names", "women_endings")
_ENDS_MEN = words("given_names", "men_endings")
_SURNAMES: tuple[tuple[Gender, tuple[str, ...]], ...] = (
    ("f", entries("surnames", "women")),
    ("m", entries("surnames", "men")),
)


def of_name(name: str) -> Gender | None:
    """The gender that the given name, or a Slavic surname, tells; None where it does not."""
    parts = [fold(p) for p in name.split() if p.strip(".")]
    if len(parts) > 1 or (parts and given_names().get(parts[0]) in _TOLD):
        told = _of_given(parts[0])
        if told or parts[0] in given_names():
            return told
    return _of_surname(parts[-1]) if parts else None


def is_given(word: str) -> bool:
    """Whether `word` is known as a given name, in the letters of the table, which are Latin, or in Cyrillic ones."""
    plain = fold(word)
    return plain in given_names() or (bool(_CYRILLIC.match(plain)) and _romanised(plain))


@lru_cache(maxsize=10_000)
def _romanised(plain: str) -> bool:
    """Whether a word in Cyrillic letters is a given name in Latin ones: "нина", "бруно", but not "сам"."""
    if len(plain) < _SHORTEST or plain in _refused():
        return False
    return _alike("".join(_LATIN.get(letter, letter) for letter in plain)) in _plainly()


@cache
def _plainly() -> frozenset[str]:
    return frozenset(map(_alike, given_names()))


def _alike(latin: str) -> str:
    """Of the ways to write й, и, і, ї and я one: "mariya", "mariia"."""
    return _IOTAS.sub("i", latin)


@cache
def _refused() -> frozenset[str]:
    """Words of the languages that no given name is taken from where it would be read in them."""
    return frozenset().union(*(words(section, key) for section, key in _WORDS), _COUNTRIES)


def _of_given(given: str) -> Gender | None:
    if given in given_names():
        return _TOLD.get(given_names()[given])
    if len(given) > 3 and given[-1] in _ENDS_WOMEN:
        return "f"
    if given[-1:] in _ENDS_MEN:
        return "m"
    return None


def _of_surname(surname: str) -> Gender | None:
    return next((gender for gender, endings in _SURNAMES if surname.endswith(endings)), None)
