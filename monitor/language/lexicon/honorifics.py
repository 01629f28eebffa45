"""Words that stand beside names: titles and offices, bodies that speak, peoples, and words that are no names."""

from __future__ import annotations

from monitor.language.lexicon import LENDER, by_language, entries, words

#: Words of a title or office that may stand before a name, in lower case.
TITLES = words("offices", "titles")

#: Offices that one person can hold in an article, for "the coach", "the Ukrainian leader": office -> what counts as it.
HEADS = words("offices", "heads_of_state")
OFFICES = words("offices", "held_alone")
WOMEN = words("people", "women")
MEN = words("people", "men")

#: Nouns for a relative, who belongs to somebody named before: "his wife, Ann Lee".
KIN = words("people", "kin")

#: Nouns for a person who is not named, and the endings of many more.
UNNAMED_PERSONS = words("people", "unnamed")
PERSON_ENDINGS = entries("people", "endings")

#: Nouns of bodies that speak as one: "the Ukrainian army said".
BODIES = words("bodies", "names")

#: Bodies in the genitive, as they stand between an office and a name in Ukrainian and Russian.
HELD = words("bodies", "genitives")

#: Small nouns behind one capitalised adjective that make it the name of a body, in all cases: "Білого дому".
BODIES_BEHIND = words("bodies", "behind_adjectives")

#: Peoples and their adjectives: never a person's name, and what "the Ukrainian leader" is matched by.
PEOPLES = words("nations", "peoples")

#: Peoples by where they live; before another word, part of its name.
DIRECTIONS = words("nations", "directions")

#: Names of sections and labels of pages that run into the name behind them.
SECTIONS = words("names", "page_sections")

#: Degrees and honours that follow a name.
DEGREES = words("names", "degrees")

#: Lower-case words inside a name.
PARTICLES = words("names", "particles")

#: Capitalised, and no name: the first words of sentences, days, months, and the like, by language.
COMMON = {code: frozenset(found) for code, found in by_language("names", "no_names")}

#: What sets a name up as a body, a place or a work and not a person.
IMPERSONAL = words("names", "impersonal")


def no_names(language: str | None) -> frozenset[str]:
    """The words of a language that are capitalised and no name, or lent ones where it has none in its table."""
    return COMMON.get(language or "", COMMON[LENDER])


def describes(low: str) -> bool:
    """Whether the word is an office or a noun for a person, and so may describe somebody who is named beside it."""
    return low in TITLES or low in OFFICES or low in UNNAMED_PERSONS or low == "head" or low.endswith(PERSON_ENDINGS)
