"""The words of a text as a search knows them; `templates/search.js` cuts a text alike (tests/browser checks that)."""

from __future__ import annotations

import re
import unicodedata

# Accents do not count, but й and ї are letters of their own, as for `match`.
_ACCENTS = re.compile("(?<![\u0400-\u04ff])[\u0306\u0308]|[\u0300-\u0305\u0307\u0309-\u036f]")
_CJK = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"  # Chinese and Japanese: no space parts their words
_TOKEN = re.compile(rf"[{_CJK}]|[^\W_{_CJK}]+")
_RAW = re.compile(r"[^\W\d_]+")
_INSIDE = re.compile(r"(?<=[^\s.!?…:;»”\"„“«(–—-] )([^\W\d_]{3,})")
_CAPITALS = re.compile("[A-Z]{2,5}")
_DOTTED = re.compile(r"(?:[A-Za-z]\.){3,}")
_SAME = str.maketrans({"ς": "σ", "ß": "ss", "ʼ": "'"})


def tokens(text: str) -> list[str]:
    """The words of `text` as the index knows them: lower case, without accents."""
    if text.isascii():
        return _TOKEN.findall(text.lower())
    bare = _ACCENTS.sub("", unicodedata.normalize("NFD", text))
    return _TOKEN.findall(unicodedata.normalize("NFC", bare).lower().translate(_SAME))


def named(text: str) -> set[str]:
    """The words that `text` writes with a capital inside its sentences, and never without."""
    capital = {word for mark in _INSIDE.finditer(text) if mark[1][0].isupper() for word in tokens(mark[1])}
    return capital - {word for mark in _RAW.finditer(text) if mark[0][0].islower() for word in tokens(mark[0])}


def initials(word: str) -> tuple[str, ...]:
    """Other ways to write letters that stand for words, as index words: "US" is "u s", "U.S.A." is "usa"."""
    if _CAPITALS.fullmatch(word):
        return (" ".join(word.lower()),)
    return (word.replace(".", "").lower(),) if _DOTTED.fullmatch(word) else ()
