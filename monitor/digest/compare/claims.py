"""Whether two wordings can claim the same: the words on which a claim turns, in families, and those that are opposites.

Two hands translate one sentence with other nouns and verbs; they do not turn "before" into "after", five into
fifteen, or Friday into Monday.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from monitor.language.lexicon import entries, forms, languages, table, words
from monitor.language.numbers.find import numbers

# Families: their members exclude each other, and the words of a member mean the same here.
_FAMILIES = {
    key: forms("claims", key) for key in "being having who bounds quantity more best order where day month span".split()
}
_MOVED = ("being", "having", "who")  # families that a report moves
_UNSUPPOSED = ("being", "having")  # families that say nothing in a supposition: "were we to leave" is "if we leave"
# Words that make it another claim where one wording has them and the other has none of their row, with those that may
# stand for them.
_TURNS = {
    name: (turning, turning | table("claims", "turns_also").get(name, frozenset()))
    for name, turning in table("claims", "turns").items()
}
_NEGATIONS = words("claims", "negations")
# Opposites, as the beginnings of their words.
_OPPOSITES = tuple(
    (left, right)
    for code in languages()
    for name, left in table("claims", "one_way", code).items()
    for right in (table("claims", "other_way", code)[name],)
)
_SUPPOSED = words("claims", "supposed")
_UNDOING = entries("claims", "undoing")
_ONE = 1.0


def conflict(one: Sequence[str], other: Sequence[str], language: str | None = None, *, reported: bool = False) -> bool:
    """Whether two stretches of folded words, which share their subject, turn on words that exclude each other.

    Looked at are negations, numbers, days, conditions, quantities, persons, times of the verb and opposites. Where one
    reports the other, which moves persons and times ("we will": "they would") and may deny, the rest only.
    """
    a, b = set(one), set(other)
    if (not reported and negations(one) != negations(other)) or _values(one, language) != _values(other, language):
        return True
    supposed = bool((a | b) & _SUPPOSED)
    turns = (row for name, row in _TURNS.items() if not (supposed and name == "if"))
    if any((a & turning and not b & row) or (b & turning and not a & row) for turning, row in turns):
        return True
    passed = _MOVED if reported else _UNSUPPOSED if supposed else ()
    for family in (found for key, found in _FAMILIES.items() if key not in passed):
        mine, theirs = {family[w] for w in a & family.keys()}, {family[w] for w in b & family.keys()}
        if mine and theirs and not mine & theirs:
            return True
    return _opposed(a - b, b - a)


def negations(part: Iterable[str]) -> int:
    """How many of the words say "not"."""
    return sum(w in _NEGATIONS or w.endswith("n't") for w in part)


def _values(part: Sequence[str], language: str | None) -> list[float]:
    """The numbers in digits and words; "one" is as often a pronoun."""
    text = " ".join(re.sub(r"(?<=\d) (?=\d{3}\b)", "", " ".join(part)).split())
    return sorted(n.value for n in numbers(text, language) if n.value != _ONE)


def _opposed(mine: set[str], theirs: set[str]) -> bool:
    if any(m == prefix + t or t == prefix + m for m in mine for t in theirs for prefix in _UNDOING):
        return True
    return any(
        (_has(mine, left) and _has(theirs, right)) or (_has(mine, right) and _has(theirs, left))
        for left, right in _OPPOSITES
    )


def _has(found: set[str], beginnings: Iterable[str]) -> bool:
    starts = tuple(beginnings)
    return any(word.startswith(starts) for word in found)
