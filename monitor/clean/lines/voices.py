"""How often each voice of the lexicon is heard in a line. It must be quick: every line of every text is asked.

A pattern is tried only where a word begins as one of its words must: the gates. They are worked out from the patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from monitor.language.lexicon import by_language
from monitor.language.text.scripts import CYRILLIC_LOWER

Voice = Literal["you", "we", "ours", "asks", "hints", "reported"]

VOICES: tuple[Voice, ...] = ("you", "we", "ours", "asks", "hints", "reported")
LEAST = 3  # letters of a beginning by which a gate may know a word
KNOWN = 50_000  # words of which is remembered what they open: few are new

# Small words by which a line shows its language; one that has none of them is searched in all.
SMALL: dict[str, frozenset[str]] = {code: frozenset(found) for code, found in by_language("voice", "small")}

_WORD = re.compile(r"\w+(?:['-]\w+)*")
_CYRILLIC = re.compile(f"[{CYRILLIC_LOWER}]")
CYRILLIC = tuple(code for code, found in by_language("voice", "we") if _CYRILLIC.search("".join(found)))
_PARTS = re.compile(r"['-]")
_LITERAL = re.compile(r"(?:[\w'-](?![?*{]))+")
_OPTIONAL_END = re.compile(r"([\w'-]+)([\w'-])\?")


@dataclass(frozen=True, slots=True)
class Gate:
    """The patterns of one voice and language."""

    voice: Voice
    language: str
    pattern: re.Pattern[str]
    heads: frozenset[str]  #: how a word begins without which they cannot match


def hear(text: str, words: frozenset[str]) -> Mapping[Voice, int]:
    """How many different words of each voice stand in folded `text`, whose words are `words`.

    Silent voices are left out.
    """
    heard: dict[Voice, set[str]] = {}
    opened: set[int] = set()
    for word in words:
        if found := _opens(word):
            for voice in found[0]:
                heard.setdefault(voice, set()).add(word)
            opened.update(found[1])
    if opened:
        tongues = languages(text, words)
        for number in opened:
            gate = _GATES[number]
            if gate.language in tongues and (matches := gate.pattern.findall(text)):
                heard.setdefault(gate.voice, set()).update(matches)
    return {voice: len(found) for voice, found in heard.items()}


@lru_cache(maxsize=KNOWN)
def _opens(word: str) -> tuple[tuple[Voice, ...], tuple[int, ...]] | None:
    """The voices that a word is of by itself, and the gates that it opens; None for most words."""
    opened: set[int] = set()
    for part in (word, *_PARTS.split(word)) if "'" in word or "-" in word else (word,):
        opened.update(_OPENED.get(part + " ", ()))
        if part[:LEAST] in _FIRST:
            for length in range(LEAST, len(part) + 1):
                opened.update(_OPENED.get(part[:length], ()))
    voices = _WORDS.get(word, ())
    return (voices, tuple(sorted(opened))) if voices or opened else None


def languages(text: str, words: frozenset[str]) -> tuple[str, ...]:
    """The languages that folded `text`, whose words are `words`, may be in."""
    if not text.isascii() and _CYRILLIC.search(text):
        return CYRILLIC
    return tuple(language for language, small in SMALL.items() if not small.isdisjoint(words)) or tuple(SMALL)


# --- the tables, made ready --------------------------------------------------------------------------------------


def _plain_words() -> dict[str, tuple[Voice, ...]]:
    found: dict[str, tuple[Voice, ...]] = {}
    for voice in VOICES:
        for word in sorted({word for _, row in by_language("voice", voice) for word in row if _WORD.fullmatch(word)}):
            found[word] = (*found.get(word, ()), voice)
    return found


def _gates() -> tuple[Gate, ...]:
    return tuple(
        Gate(voice, language, re.compile(r"\b(?:" + "|".join(patterns) + r")(?!\w)"), heads_of(patterns))
        for voice in VOICES
        for language, row in by_language("voice", voice)
        if (patterns := [word for word in row if not _WORD.fullmatch(word)])
    )


def _opened(gates: Iterable[Gate]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for number, gate in enumerate(gates):
        for head in sorted(gate.heads):
            found[head] = (*found.get(head, ()), number)
    return found


def heads_of(patterns: Iterable[str]) -> frozenset[str]:
    """The beginnings of words one of which stands in whatever these patterns match.

    A word that is known whole ends in a space.
    """
    return frozenset(head for pattern in patterns for head in _rarest(_pieces(pattern)))


def _rarest(pieces: list[frozenset[str]]) -> frozenset[str]:
    """Of the words of a pattern, each with its possible beginnings, the one that running text has most seldom."""
    common = {word + " " for small in SMALL.values() for word in small}
    return min(pieces, key=lambda heads: (len(heads & common), len(heads)))


def _pieces(pattern: str) -> list[frozenset[str]]:
    """The words of a pattern that are never left out, each as the set of its possible beginnings."""
    found: list[frozenset[str]] = []
    for word in _split(pattern, " "):
        literal = _LITERAL.match(word)
        if word.startswith("(?:") and word.endswith(")") and _closing(word) == len(word) - 1:
            choices = [_pieces(choice) for choice in _split(word[3:-1], "|")]
            if all(choices):
                found.append(frozenset(head for pieces in choices for head in _rarest(pieces)))
        elif whole := _OPTIONAL_END.fullmatch(word):
            found.append(frozenset(part + " " for part in (whole[1], whole[1] + whole[2])))
        elif literal is not None and literal[0] == word:
            found.append(frozenset([word + " "]))
        elif literal is not None and len(literal[0]) >= LEAST:
            found.append(frozenset([literal[0]]))
    return found


def _split(pattern: str, mark: str) -> list[str]:
    """A pattern parted at `mark` outside its groups."""
    parts, depth = [""], 0
    for c in pattern:
        depth += (c == "(") - (c == ")")
        if c == mark and depth == 0:
            parts.append("")
        else:
            parts[-1] += c
    return parts


def _closing(pattern: str) -> int:
    depth = 0
    for n, c in enumerate(pattern):
        depth += (c == "(") - (c == ")")
        if depth == 0:
            return n
    return -1


_WORDS = _plain_words()
_GATES = _gates()
_OPENED = _opened(_GATES)
_FIRST = frozenset(head[:LEAST] for head in _OPENED)
