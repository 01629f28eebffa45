"""What a headline or a lead tells, and in what manner: signs of the lexicon's section `news`.

A sign is named there with the words that show it. Three of them are manners, of which a headline has one, that of its
first such word: something was done, is said, or is still open. What it quotes of somebody is not what it tells.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from monitor.language.lexicon import entries, languages, table
from monitor.language.names.nations import nation
from monitor.language.text.plain import plain
from monitor.language.text.quotation_marks import marked
from monitor.language.text.words import fold, words

MANNERS = ("done", "said", "open")
ASKS, OPINION, QUOTES, NATIONS, SCALE = "asks", "opinion", "quotes", "nations", "scale"
_ASKING = 2  # what a question weighs among the faults of a headline
_QUESTION = ("?", "？", "؟")
_PHRASE = 3  # words that somebody is quoted with; fewer are a name, or set a word apart
_MANY = re.compile(r"(?<![\w.,])\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?![\w])")


@cache
def known() -> frozenset[str]:
    """The languages whose signs are known."""
    return frozenset(code for code in languages() if table("news", "told", code))


def lead(text: str, language: str) -> frozenset[str]:
    """The signs that the opening of a text shows, manners aside."""
    return frozenset(_subjects(_own(plain(text))[0], language))


def headline(text: str, language: str) -> frozenset[str]:
    """The signs that a headline shows, with its manner."""
    told, quotes = _own(plain(text))
    bare = fold(told)
    manner = _manner(bare, language)
    asks = bare.rstrip().endswith(_QUESTION) or _opening(language).match(bare)
    shown = {manner: True, ASKS: asks, QUOTES: quotes}
    return frozenset(_subjects(told, language) | {sign for sign, there in shown.items() if sign and there})


def faults(text: str, language: str | None) -> int:
    """How far a headline is from telling what happened: it asks or explains, judges, or lets somebody speak.

    Of a language whose signs are not known only a question is one.
    """
    if language not in known() or language is None:
        return _ASKING * plain(text).rstrip().endswith(_QUESTION)
    shown = headline(text, language)
    return _ASKING * (ASKS in shown) + (OPINION in shown) + (QUOTES in shown)


def _subjects(told: str, language: str) -> set[str]:
    bare = fold(told)
    found = {sign for sign, pattern in _patterns(language).items() if sign not in MANNERS and pattern.search(bare)}
    return found | _counted(bare) | _named(told)


def _manner(bare: str, language: str) -> str | None:
    """The manner of the first word that shows one."""
    patterns = _patterns(language)
    firsts = [(hit.start(), m) for m in MANNERS if m in patterns and (hit := patterns[m].search(bare))]
    return min(firsts)[1] if firsts else None


def _own(text: str) -> tuple[str, bool]:
    """The text without the phrases that it quotes, and whether it quotes any."""
    spans = [m for m in marked(text) if m.closed and len(words(text[slice(*m.inside)])) >= _PHRASE]
    for mark in reversed(spans):
        text = f"{text[: mark.start]} {text[mark.end :]}"
    return text, bool(spans)


def _counted(bare: str) -> set[str]:
    return {SCALE} if _MANY.search(bare) else set()


def _named(text: str) -> set[str]:
    return {NATIONS} if any(nation(word) for word in words(text)) else set()


@cache
def _patterns(language: str) -> Mapping[str, re.Pattern[str]]:
    return {sign: _any(phrases) for sign, phrases in table("news", "told", language).items()}


@cache
def _opening(language: str) -> re.Pattern[str]:
    return _any(frozenset(entries("news", "asks", language)))


def _any(phrases: frozenset[str]) -> re.Pattern[str]:
    """Any of the phrases as whole words; a star stands for any ending."""
    rows = (re.escape(fold(phrase.rstrip("*"))) + r"\w*" * phrase.endswith("*") for phrase in phrases)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(rows, key=lambda row: (-len(row), row))) or '(?!)'})(?![\w-])")
