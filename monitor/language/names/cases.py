"""Names that have cases back into the nominative: "за словами Лариси Ткач" is Лариса Ткач who speaks."""

from __future__ import annotations

from monitor.language.lexicon import entries, forms, pairs
from monitor.language.names.gender import of_name


def _endings(key: str) -> tuple[tuple[str, str], ...]:
    """The endings of the genitive with those of the nominative, the longest first: the first that fits counts."""
    return tuple(sorted(pairs("cases", key), key=lambda row: -len(row[0])))


_WOMEN = _endings("women")
_MEN = _endings("men")
_SOFT = forms("cases", "given")
_GIVEN = entries("cases", "women_given")
_ADJECTIVES = entries("cases", "women_adjectives")


def nominative(name: str) -> str:
    """`name`, which stands in the genitive, as one would print it alone; words that no row fits stay as they are."""
    words = name.split()
    given = words[0].lower()
    female = given.endswith(_GIVEN) and given not in _SOFT and len(words) > 1
    if not female and len(words) == 1:
        female = given.endswith(_ADJECTIVES)
    rows = _WOMEN if female else _MEN
    restored = [_word(w, rows, female, k == 0 and len(words) > 1) for k, w in enumerate(words)]
    made = " ".join(restored)
    return made if of_name(made) in (None, "f" if female else "m") else name


def _word(word: str, rows: tuple[tuple[str, str], ...], female: bool, given: bool) -> str:
    low = word.lower()
    if low in _SOFT:
        return _SOFT[low].capitalize()
    if female and not given and not low.endswith(_ADJECTIVES):
        return word  # women's surnames in a consonant or -о do not change
    for ending, plain in rows:
        if low.endswith(ending) and len(low) > len(ending) + 1:
            return word[: len(word) - len(ending)] + plain
    return word
