"""Whether a name is a woman's or a man's, as far as its spelling tells: for pronouns, never printed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from monitor.language.lexicon import entries, words
from monitor.language.names.given import given_names
from monitor.language.text.words import fold

Gender = Literal["f", "m"]

_TOLD: Mapping[str, Gender] = {"f": "f", "m": "m"}
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
    """Whether `word` is known as a given name."""
    return fold(word) in given_names()


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
