"""Small words that show how a clause is built: pronouns, conjunctions, helpers, prepositions."""

from __future__ import annotations

from monitor.language.lexicon import LENDER, by_language, words

PRONOUNS = words("grammar", "pronouns")
BREAKERS = words("grammar", "breakers")
RELATIVE = words("grammar", "relative")
DETERMINERS = words("grammar", "determiners")
HELPERS_OF = {code: frozenset(found) for code, found in by_language("grammar", "helpers")}
DAYS = words("grammar", "weekday_objects")
#: To whom things are told, and never a part of a name.
LISTENERS = words("grammar", "listeners")
PASSIVE = words("grammar", "passive")

#: What a phrase beside the subject begins with, by language.
PREPOSITIONS = {code: frozenset(found) for code, found in by_language("grammar", "prepositions")}


def prepositions(language: str | None) -> frozenset[str]:
    """The prepositions of a language, or lent ones where it has none in its table."""
    return PREPOSITIONS.get(language or "", PREPOSITIONS[LENDER])
