"""The words that may report what somebody says, thinks or wants: said, believes, according to, his view."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from monitor.language.lexicon import entries, has, table, words
from monitor.language.text.tokens import Token

VERBS = ("say", "think", "want", "show", "judge")
GROUPS = (*VERBS, "nouns", "adjectives", "according")
SHAPES = ("base", "third", "past", "doing", "other")
_VOWELS = frozenset("aeiou")  # in spelling: "tries", but "plays"
_HISSING = ("s", "sh", "ch")


@dataclass(frozen=True, slots=True)
class Cue:
    """What is known of a form without its text."""

    word: str  #: the word that it is a form of
    group: str  #: one of GROUPS
    shape: str  #: one of SHAPES

    @property
    def number(self) -> int:
        """Its group and its shape as one number."""
        return GROUPS.index(self.group) * len(SHAPES) + SHAPES.index(self.shape)


BEFORE_A_SOURCE = Cue("-", "according", "base")  # "according to"
KINDS_OF_CUE = len(GROUPS) * len(SHAPES)


@cache
def cues(language: str) -> Mapping[str, Cue]:
    """The forms that may report, in lower case; empty for a language without a table."""
    found: dict[str, Cue] = {}
    for group in GROUPS[:-1]:
        for word in entries("cues", group, language):
            for form, shape in _forms(word, group, language):
                found.setdefault(form, Cue(word, group, shape))
    return {form: cue for form, cue in found.items() if form not in words("cues", "never", language)}


def according(tokens: Sequence[Token], language: str) -> dict[int, int]:
    """Where what stands before a source begins, as "according to" does, and behind which token it ends."""
    rows = _according(language)
    return {k: end for k, token in enumerate(tokens) if token.low in rows and (end := _end(tokens, k, rows))}


def _end(tokens: Sequence[Token], k: int, rows: Mapping[str, Sequence[tuple[str, ...]]]) -> int:
    for row in rows[tokens[k].low]:
        if tuple(token.low for token in tokens[k : k + len(row)]) == row:
            return k + len(row)
    return 0


@cache
def _according(language: str) -> Mapping[str, Sequence[tuple[str, ...]]]:
    """The phrases, the longest first, by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(entries("speech", "according", language), key=lambda p: -len(p.split())):
        row = tuple(phrase.split())
        found.setdefault(row[0], []).append(row)
    return found


def _forms(word: str, group: str, language: str) -> Iterator[tuple[str, str]]:
    listed = table("cues", "inflected", language).get(word, frozenset())
    if not has(language, "regular_forms"):
        yield from ((form, "other") for form in (word, *sorted(listed)))
    elif group == "nouns":
        yield from ((word, "base"), (_in_s(word), "third"))
    elif group not in VERBS:
        yield word, "base"
    else:
        yield from ((form, _shape(word, form)) for form in (word, *sorted(listed or _regular(word))))


def _shape(word: str, form: str) -> str:
    if form == word:
        return "base"
    return "doing" if form.endswith("ing") else "third" if form.endswith("s") else "past"


def _regular(word: str) -> set[str]:
    """The forms of a regular English verb."""
    stem = word[:-1] if word.endswith("e") else word
    past = word[:-1] + "ied" if _changes(word) else stem + "ed"
    return {_in_s(word), past, stem + "ing"}


def _in_s(word: str) -> str:
    """The third person of a regular English verb, and the plural of a noun: "replies", "speeches"."""
    return word[:-1] + "ies" if _changes(word) else word + ("es" if word.endswith(_HISSING) else "s")


def _changes(word: str) -> bool:
    return word.endswith("y") and word[-2] not in _VOWELS
