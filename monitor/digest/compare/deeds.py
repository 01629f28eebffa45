"""Actions: the verbs by which a sentence reports that something happened, those of one deed in a row.

Verbs of one row of the lexicon count as one deed, so that "detained" in one text is "arrested" in another. Beside them
stand beginnings of words that tell of the same deed but do not report it by themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from monitor.language.lexicon import LENDER, forms, table, words
from monitor.language.lexicon.function_words import DETERMINERS, prepositions
from monitor.language.text.tokens import Token

_DEEDS = forms("deeds", "told")
_ALSO = table("deeds", "also")
_STEMS = {name: tuple(found | _ALSO.get(name, frozenset())) for name, found in table("deeds", "told").items()}
# Behind one of these, a verb does not say that it was done, or not by whom the sentence is about.
_UNREAL = words("deeds", "unreal")
_INVERTED = words("deeds", "inverted")  # at the beginning: "Had she signed"
# A sentence with one of these speaks for its writer, or explains.
_APART = words("deeds", "apart")
_HELPERS = words("deeds", "helpers")
# Behind a verb without a helper these show a participle: "the lawsuit filed in 2017".
_LOOSE = prepositions(LENDER) | words("deeds", "loose") | {","}
_ALONE = words("deeds", "alone")
_STEM = 6  # letters of a stem, as in `monitor.digest.passage`
_REACH = 9  # words before the verb: a subject, not a clause


def deed(sentence: Sequence[Token]) -> str | None:
    """The name of the deed that the sentence reports as done; None where it is not the first thing that it tells.

    Behind the verbs of other deeds, participles, relative and conditional clauses and denials nothing is certain.
    """
    found = [t for t in sentence if t.shape != "stop"]
    place = next((n for n, t in enumerate(found[: _REACH + 1]) if t.low in _DEEDS and not t.capital), 0)
    before = found[:place]
    if not before or before[0].low in _INVERTED or before[-1].possessive or before[-1].text.isdigit():
        return None
    if any(t.low in _APART for t in found):
        return None
    if any(t.low in _UNREAL or _verbal(t) for t in before) or before[-1].low in DETERMINERS:
        return None
    word, behind = found[place].low, found[place + 1].low if place + 1 < len(found) else ","
    if behind in _LOOSE and word not in _ALONE and not any(t.low in _HELPERS for t in before[-3:]):
        return None
    return _DEEDS[word]


def telling(name: str, stems: Iterable[str]) -> frozenset[str]:
    """Those of the stems that may tell of the deed of that name."""
    beginnings = tuple(beginning[:_STEM] for beginning in _STEMS[name])
    return frozenset(stem for stem in stems if stem.startswith(beginnings))


def _verbal(token: Token) -> bool:
    return not token.capital and token.low.endswith(("ed", "ing")) and len(token.low) > 4
