"""Stems: what the forms of a word have in common, by Snowball's rules for the language of the text.

A page that searches has no such rules. So a word that no text has is led back to a stem by the endings that words of
the language have, in both searches alike; `endings` says which these are.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

import snowballstemmer

#: Languages and whose rules they take; what has none of its own goes by its next of kin.
RULES = {
    code: rules
    for rules, codes in (
        ("arabic", "ar"),
        ("catalan", "ca"),
        ("czech", "cs"),
        ("danish", "da"),
        ("german", "de"),
        ("greek", "el"),
        ("english", "en"),
        ("esperanto", "eo"),
        ("spanish", "es"),
        ("estonian", "et"),
        ("basque", "eu"),
        ("persian", "fa"),
        ("finnish", "fi"),
        ("french", "fr"),
        ("irish", "ga"),
        ("hindi", "hi"),
        ("hungarian", "hu"),
        ("armenian", "hy"),
        ("indonesian", "id"),
        ("italian", "it"),
        ("lithuanian", "lt"),
        ("norwegian", "nb no"),
        ("dutch", "nl"),
        ("polish", "pl"),
        ("portuguese", "pt gl"),
        ("romanian", "ro"),
        ("russian", "ru uk be"),
        ("serbian", "sr"),
        ("swedish", "sv"),
        ("tamil", "ta"),
        ("turkish", "tr"),
    )
    for code in codes.split()
}
_TABLE = files(__package__).joinpath("endings.tsv")
_LEAST = 3  # letters that stay of a word


@lru_cache(maxsize=1 << 16)
def stem(word: str, language: str | None) -> str:
    """The stem of a folded word; itself where there are no rules, or too few letters would stay."""
    rules = _rules(language or "")
    found = rules.stemWord(word) if rules and not word.isdigit() else word
    return found if shared(word, found) >= _LEAST else word


def shared(one: str, other: str) -> int:
    """How many letters both words begin with."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


@cache
def endings(languages: frozenset[str]) -> frozenset[tuple[str, str]]:
    """How words of these languages end: ("", "ing"), ("e", "ing"): of the stem, of the word."""
    rows = (line.split("\t") for line in _TABLE.read_text("utf-8").splitlines() if not line.startswith("#"))
    return frozenset((root, word) for language, root, word in rows if language in languages)


def parted(word: str, root: str) -> tuple[str, str]:
    """What of a stem and of a word stands behind the letters that they share: stem first."""
    same = shared(word, root)
    return root[same:], word[same:]


def nearest(word: str, stems: Iterable[str], known: frozenset[tuple[str, str]]) -> set[str]:
    """The stems that a word of no text may come from: by the endings `known`, those that share most letters with it."""
    fits: dict[int, set[str]] = {}
    for root in stems:
        same = shared(word, root)
        if same >= _LEAST and (root == word or (root[same:], word[same:]) in known):
            fits.setdefault(same, set()).add(root)
    return fits[max(fits)] if fits else set()


@cache
def _rules(language: str) -> snowballstemmer.basestemmer.BaseStemmer | None:
    name = RULES.get(language)
    return snowballstemmer.stemmer(name) if name else None
