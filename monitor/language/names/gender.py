"""Whether a name is a woman's or a man's, as far as its spelling tells: for pronouns, never printed."""

from __future__ import annotations

from typing import Literal

from monitor.language.lexicon import entries, words
from monitor.language.text.words import fold

Gender = Literal["f", "m"]

_WOMEN = words("given_names", "women")
_MEN = words("given_names", "men")
_UNTOLD = words("given_names", "either")
_ENDS_WOMEN = words("given_names", "women_endings")
_ENDS_MEN = words("given_names", "men_endings")
_SURNAMES: tuple[tuple[Gender, tuple[str, ...]], ...] = (
    ("f", entries("surnames", "women")),
    ("m", entries("surnames", "men")),
)


def of_name(name: str) -> Gender | None:
    """The gender that the given name, or a Slavic surname, tells; None where it does not."""
    parts = [fold(p) for p in name.split() if p.strip(".")]
    if len(parts) > 1:
        told = _of_given(parts[0])
        if told or parts[0] in _UNTOLD:
            return told
    if len(parts) == 1 and (parts[0] in _WOMEN or parts[0] in _MEN) and parts[0] not in _UNTOLD:
        return _of_given(parts[0])
    return _of_surname(parts[-1]) if parts else None


def is_given(word: str) -> bool:
    """Whether `word` is known as a given name."""
    low = fold(word)
    return low in _MEN or low in _WOMEN or low in _UNTOLD


def _of_given(given: str) -> Gender | None:
    if given in _UNTOLD:
        return None
    if given in _WOMEN:
        return "f"
    if given in _MEN:
        return "m"
    if len(given) > 3 and given[-1] in _ENDS_WOMEN:
        return "f"
    if given[-1:] in _ENDS_MEN:
        return "m"
    return None


def _of_surname(surname: str) -> Gender | None:
    return next((gender for gender, endings in _SURNAMES if surname.endswith(endings)), None)
