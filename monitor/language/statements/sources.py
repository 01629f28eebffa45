"""Who the source of a statement is, as printed and as a reference that the resolver of persons takes."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.language.lexicon import words
from monitor.language.lexicon.function_words import DETERMINERS, PREPOSITIONS, PRONOUNS
from monitor.language.lexicon.honorifics import describes
from monitor.language.names.people import People
from monitor.language.speech.attribution import Reader
from monitor.language.speech.noun_groups import Reference
from monitor.language.speech.referents import meant

_WHO = words("clause", "who") | words("grammar", "relative")
_PERSONAL = words("clause", "he") | words("clause", "they") | words("clause", "it") | words("clause", "his")


def printed(clauses: Reader, first: int, last: int) -> tuple[int, int]:
    """The tokens of a source: those given, or what a relative pronoun stands behind ("Ann Lee, who said")."""
    toks = clauses.tokens
    if first != last or toks[first].low not in _WHO or first == 0:
        return first, last
    end = first - 1 - (toks[first - 1].text == ",")
    start = end
    while start > 0 and toks[start - 1].shape == "word" and toks[start - 1].low not in _stops(clauses.language):
        start -= 1
    if start > 0 and toks[start - 1].low in DETERMINERS:
        start -= 1
    return (start, end) if toks[end].shape == "word" else (first, last)


def _stops(language: str) -> frozenset[str]:
    return PREPOSITIONS.get(language, frozenset()) | words("clause", "be", language) | words("clause", "and", language)


def speaker(clauses: Reader, people: People, first: int, last: int) -> str | None:
    """The name of the person or body that the tokens from `first` to `last` stand for; None where it is not certain."""
    reference = _reference(clauses, first, last)
    found = meant(clauses, people, reference) if reference is not None else None
    if reference is not None and reference.kind in ("name", "pronoun", "office"):
        people.tell(reference.at, found)
    return found


def _reference(clauses: Reader, first: int, last: int) -> Reference | None:
    """What the source names: its first part that names somebody, if nothing shows that it is about several."""
    if first == last and clauses.tokens[first].low in PRONOUNS | _PERSONAL:
        return Reference("pronoun", first, text=clauses.tokens[first].low)
    parts = [clauses.group(a, b) for a, b in _parts(clauses, first, last)]
    named = [part for part in parts if part is not None and part.kind == "name"]
    if named and (parts[0] is named[0] or _described(clauses, parts[0])):
        return named[0]
    return parts[0] if parts else None


def _described(clauses: Reader, part: Reference | None) -> bool:
    """Whether the part can describe the person named behind it: "his lawyer, Ann Lee"."""
    return part is not None and part.kind == "office" and any(describes(word) for word in part.words)


def _parts(clauses: Reader, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The stretches between commas, with the last token of each."""
    start = first
    for k in range(first, last + 2):
        if k > last or clauses.tokens[k].shape != "word":
            if k > start:
                yield start, k - 1
            start = k + 1
