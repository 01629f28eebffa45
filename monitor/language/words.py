"""Words as features: folded, so that case and accents do not count."""

from __future__ import annotations

import re
import unicodedata

# Letters and digits with inner apostrophes; Chinese and Japanese characters one by one, since no space parts them.
_WORD = re.compile(r"[぀-ヿ㐀-鿿]|[^\W_぀-ヿ㐀-鿿]+(?:['’ʼ][^\W\d_]+)*")


def fold(text: str) -> str:
    """`text` in lower case without accents ("Kyïv" and "KYIV" are one); й and ї stay letters of their own."""
    return "".join(_plain(c) for c in text.casefold())


def words(text: str) -> list[str]:
    """The words of `text`, folded, in order; possessive 's and the typographic apostrophe are gone."""
    return [_possessive(w) for w in _WORD.findall(fold(text))]


def _plain(letter: str) -> str:
    if letter < "\x80" or "Ѐ" <= letter <= "ӿ":
        return letter
    return "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))


def _possessive(word: str) -> str:
    word = word.replace("’", "'").replace("ʼ", "'")
    return word[:-2] if word.endswith("'s") else word
