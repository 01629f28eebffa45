"""Who an office stands for: "the Ukrainian president", "the coach"; nobody where two could be meant."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass

from monitor.language.lexicon import forms, has, table, words
from monitor.language.lexicon.honorifics import HEADS, OFFICES, PEOPLES
from monitor.language.names.nations import nation, tongues

#: Offices that few can hold; of the others ("the actor") only those can be meant who were named before.
_HELD = HEADS | words("offices", "few_hold")
#: Offices that others can be called by: the executive may be the one who is introduced as CEO.
_WIDER = table("offices", "wider")
_ARTICLES = words("grammar", "articles")
_ROLES = forms("offices", "roles")
DEPUTIES = words("offices", "deputies")
_DEPUTY = "deputy "  # before the office that a deputy does not hold


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person of the article as one looks for the holder of an office."""

    name: str
    known: Set[str]  #: words that stand beside mentions, offices and nations among them
    before: bool  #: mentioned before the office is
    prominent: bool  #: the subject of the lead or of the sentence right before the office


def plain(words: Iterable[str]) -> set[str]:
    """`words` with offices and nations as English has them, so that languages and cases do not count.

    A deputy governor is no governor: beside a word for a deputy each office is another one.
    """
    found, beside = set(), list(words)
    deputy = not DEPUTIES.isdisjoint(beside)
    for word in beside:
        found.add(_DEPUTY * (deputy and is_office(word)) + _ROLES.get(word, word))
        people = nation(word)
        if people is not None:
            found.add(people)
    return found


def is_office(word: str) -> bool:
    """Whether `word` names an office in any of the languages."""
    return word in OFFICES or word in HEADS or word in _ROLES


def asked(words: tuple[str, ...], language: str) -> tuple[str, frozenset[str]] | None:
    """The office that the group of words names, and the nations beside it; None where it names none, or "a" holder."""
    if not words or not is_office(words[-1]) or (words[0] not in _ARTICLES and not has(language, "no_articles")):
        return None
    role = _DEPUTY * (not DEPUTIES.isdisjoint(words[:-1])) + _ROLES.get(words[-1], words[-1])
    return role, frozenset(w for w in plain(words[:-1]) if w in PEOPLES)


def holder(role: str, peoples: frozenset[str], candidates: Iterable[Candidate]) -> str | None:
    """The one candidate who holds the office, or None.

    Best are those of whom the article says both office and nation. Failing that, one who was introduced without any
    description, as heads of state are, and whose given name is of that nation's tongue, if nobody else before fits.
    """
    wanted = HEADS if role == "leader" else _WIDER.get(role, frozenset({role}))
    known = [c for c in candidates if c.before or role in _HELD]
    told = sorted({c.name for c in known if c.known & wanted and peoples <= c.known})
    if told or not peoples or not wanted & HEADS:
        return told[0] if len(told) == 1 else None
    left = [c for c in known if c.before and _possible(c, wanted, peoples)]
    if len(left) != 1:
        return None
    (only,) = left
    sure = peoples <= tongues(only.name) and (only.prominent or bool(only.known & wanted))
    return only.name if sure else None


def _possible(candidate: Candidate, wanted: Set[str], peoples: frozenset[str]) -> bool:
    """Whether nothing that is known of the candidate speaks against the office."""
    nations = candidate.known & PEOPLES
    if nations:
        return peoples <= nations and (not candidate.known - PEOPLES or bool(candidate.known & wanted))
    if candidate.known and not candidate.known & wanted:
        return False
    home = tongues(candidate.name)
    return not home or peoples <= home
