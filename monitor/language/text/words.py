"""Words as features: folded, so that case and accents do not count."""

from __future__ import annotations

import re
import unicodedata

from monitor.language.text.plain import plain
from monitor.language.text.scripts import APOSTROPHE_LETTER, CYRILLIC, cyrillic

# Letters and digits with inner apostrophes; Chinese and Japanese characters one by one, since no space parts them.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+(?:'[^\W\d_]+)*")
_POSSESSIVE = re.compile(r"'s(?<=[^\W_\u3040-\u30ff\u3400-\u9fff]'s)(?!'?[^\W\d_])")
_MARKED = re.compile(rf"[^\x00-\xbf{CYRILLIC}‐-‧€]")  # what may have an accent; the rest is quick to pass over


def fold(text: str) -> str:
    """`text` in lower case without accents ("Kyïv" and "KYIV" are one); й and ї stay letters of their own."""
    if text.isascii():
        return text.lower()
    return _MARKED.sub(_unmarked, plain(text).casefold())


def words(text: str) -> list[str]:
    """The words of `text`, folded, in order; possessive 's and the typographic apostrophe are gone."""
    folded = fold(text).replace("’", "'").replace(APOSTROPHE_LETTER, "'")
    return _WORD.findall(_POSSESSIVE.sub(" ", folded) if "'s" in folded else folded)


class _Plain(dict[int, str]):
    """What each letter is without its accents, worked out once."""

    def __missing__(self, code: int) -> str:
        self[code] = letters = _plain(chr(code))
        return letters


_PLAIN = _Plain()


def _unmarked(found: re.Match[str]) -> str:
    return _PLAIN[ord(found[0])]


def _plain(letter: str) -> str:
    if letter < "\x80" or cyrillic(letter):
        return letter
    return "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))
