"""Nations by their words: what "the Ukrainian president" and "of Ukraine" have in common, and given names that tell.

The tables hold peoples, countries and given names; no person stands in them.
"""

from __future__ import annotations

from collections import defaultdict

from monitor.language.lexicon import forms, pairs, words
from monitor.language.text.words import fold

#: Countries of which no people is needed: a name that ends in one is a place's.
COUNTRIES = words("nations", "countries")
#: What follows the name of a town: "of Linden, Ohio,"; some are surnames too.
REGIONS = words("nations", "regions")
GENITIVES = frozenset(forms("nations", "genitives"))
_NATION = {**forms("nations", "states"), **forms("nations", "words"), **forms("nations", "genitives")}


def _homes() -> dict[str, frozenset[str]]:
    """Given names that belong to one tongue, and the nations that speak it."""
    found = defaultdict[str, set[str]](set)
    for name, people in pairs("given_names", "home"):
        found[fold(name)].add(people)
    return {name: frozenset(peoples) for name, peoples in found.items()}


_TONGUES = _homes()


def nation(word: str) -> str | None:
    """The nation that `word` (in lower case) belongs to, by its English adjective: "ukraine" is "ukrainian"."""
    return _NATION.get(word)


def tongues(name: str) -> frozenset[str]:
    """The nations at whose home the given name of `name` is; empty where it does not tell."""
    return _TONGUES.get(fold(name.split()[0]), frozenset()) if " " in name else frozenset()
