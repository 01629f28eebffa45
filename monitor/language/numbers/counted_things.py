"""What news counts in every language: the dead, drones, prisoners. A row a thing, with its words in each language."""

from __future__ import annotations

import re

from monitor.language.lexicon import pairs
from monitor.language.text.words import fold

# What happened to people comes before who they are: of "Menschen getötet" the dead are what is counted.
_RANK = {
    thing: place
    for place, thing in enumerate(
        """killed wounded missing captured detained evacuated displaced children soldiers drones missiles houses attacks
        villages""".split()
    )
}
_THINGS = {fold(word.rstrip("*")): (thing, word.endswith("*")) for word, thing in pairs("counted", "things")}
_WORD = re.compile(r"[^\W\d_]+")


def thing(counted: str) -> str | None:
    """What `counted` ("загинули людей", "drones") counts, by an id that all languages share; None: no row has it."""
    found = {name for word in _WORD.findall(fold(counted)) if (name := _of(word))}
    return min(found, key=_RANK.__getitem__, default=None)


def _of(word: str) -> str | None:
    for end in range(len(word), 2, -1):
        name, begins = _THINGS.get(word[:end], (None, False))
        if name and (begins or end == len(word)):
            return name
    return None
