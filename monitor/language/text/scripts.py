"""The letters of scripts, to stand in the brackets of a pattern: rf"[{LOWER}]". Words are the lexicon's."""

from __future__ import annotations

#: Small and capital letters of the Latin and Cyrillic alphabets of Europe.
LOWER = "a-zß-öø-ÿа-яёєіїґ"
UPPER = "A-ZÀ-ÖØ-ÞА-ЯЁЄІЇҐ"
#: Small letters of the Cyrillic alphabet.
CYRILLIC_LOWER = "а-яёєіїґ"
#: What stands between letters of one word for an apostrophe: the last of them is a letter to Unicode.
APOSTROPHES = "'’ʼ"
APOSTROPHE_LETTER = "ʼ"
#: Scripts without spaces between words, and those whose names are a few letters.
HAN = "一-鿿"
HAN_RARE = "㐀-鿿"
KANA = "\u3040-ヿ"
HANGUL = "가-힣"

_LAST_LATIN = 0x3FF


def beyond_latin(letter: str) -> bool:
    """Whether the letter is one of a script behind Latin and Greek in Unicode: Cyrillic and what follows."""
    return ord(letter) > _LAST_LATIN
