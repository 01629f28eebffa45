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
#: The letters that each of the two languages has and the other has not.
UKRAINIAN = "іїєґ"
RUSSIAN = "ыэъё"
#: Whole scripts. `HAN_ALL` has the rare characters too.
CYRILLIC = "Ѐ-ӿ"
GREEK = "α-ωά-ώ"
HEBREW = "א-ת"
GEORGIAN = "ა-ჰ"
ARMENIAN = "ա-ֆ"
THAI = "ก-๛"
HAN = "一-鿿"
HAN_ALL = "㐀-鿿"
KANA = "\u3040-ヿ"
HIRAGANA = "\u3040-\u309f"
KATAKANA = "\u30a0-ヿ"
HANGUL = "가-힣"
#: Letters of that script that are printed as marks: between two names, and between two titles.
HANGUL_DOT = "ㆍ"
HANGUL_BAR = "ㅣ"
#: Scripts that part no words by spaces: from Thai and Lao to Hangul, which parts some.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
#: Marks that stand for an apostrophe between letters of any script; Unicode counts the first two as letters.
APOSTROPHE_LETTERS = "ʼʻ"
#: Letters that two languages of one script type differently, and what stands for both; None for what only prints.
ALIKE = {"ı": "i", "ي": "ی", "ى": "ی", "ك": "ک", "ـ": None, "\u200c": None, "\u200d": None}

_CYRILLIC = range(0x400, 0x500)


def cyrillic(letter: str) -> bool:
    """Whether the letter is Cyrillic."""
    return ord(letter) in _CYRILLIC


def beyond_latin(letter: str) -> bool:
    """Whether the letter is one of a script that follows Latin and Greek in Unicode: Cyrillic and what is behind it."""
    return ord(letter) >= _CYRILLIC.start
