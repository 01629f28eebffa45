"""Verbs of speech, by language: what tells that somebody said the quoted words."""

from __future__ import annotations

from monitor.language.lexicon import by_language, entries, words


def _forms(key: str) -> frozenset[str]:
    """English verbs of a key: those listed in their forms, and all forms of the regular ones."""
    found = set(words("speech", key, "en"))
    for base in words("speech", f"{key}_regular", "en"):
        stem = base[:-1] if base.endswith("e") else base
        found |= {base, base + "s", stem + "ed", stem + "ing"}
        if base.endswith(("s", "sh", "ch")):
            found.add(base + "es")
        if base.endswith("y") and base[-2] not in "aeou":
            found |= {base[:-1] + "ies", base[:-1] + "ied"}
    return frozenset(found)


#: After a quotation and before one: "…," she said; she said: "…".
SAYING = _forms("saying")
#: Only before, with the words as the object: he called it a "…".
FRAMING = _forms("framing")
#: Those that take the listener at once, so that what follows is not the speaker: told reporters.
TELLING = words("speech", "telling")
#: Too common in other senses to be trusted behind a quotation, or without a colon or comma before it.
WEAK = words("speech", "weak")
ACCORDING = tuple(tuple(phrase.split()) for phrase in entries("speech", "according"))

#: Works whose words are nobody's statement.
FICTION = words("speech", "fiction")

#: Names are given to what follows, nobody says it: the so-called "…".
NAMING = words("speech", "naming")

_BY_LANGUAGE = {
    code: (frozenset(found), words("speech", "framing", code)) for code, found in by_language("speech", "saying")
} | {"en": (SAYING, FRAMING)}


def verbs(language: str | None) -> tuple[frozenset[str], frozenset[str]]:
    """The verbs that say and the verbs that frame in `language`; without a table, both are empty."""
    return _BY_LANGUAGE.get(language or "", (frozenset(), frozenset()))
