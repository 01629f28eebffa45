"""How the words of a date are compared: case, accents, points and joiners do not count."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from monitor.language.text.scripts import ALIKE, APOSTROPHE_LETTERS

_LETTERS = str.maketrans(ALIKE)
_POINTS = range(10, 36)  # combining classes of Hebrew points and Arabic vowels
_ABOVE = 200  # and from here on: what stands above and below letters


@lru_cache(maxsize=20_000)
def key(word: str) -> str:
    """`word` as the tables hold it: "Août" and "aout" are one."""
    if word.isascii():
        return word.lower()
    split = unicodedata.normalize("NFKD", word.casefold()).translate(_LETTERS)
    return unicodedata.normalize("NFC", "".join(c for c in split if not _mark(c)))


def _mark(letter: str) -> bool:
    rank = unicodedata.combining(letter)
    return rank >= _ABOVE or rank in _POINTS


def level(text: str) -> str:
    """`text`, of the same length and in its own case, without accents: "Märzregen" is "Marzregen", "Salı" is "Sali"."""
    return text.translate(_bases()) if _BEYOND.search(text) else text


_ACCENTED = range(0xC0, 0x2000)  # where letters with accents stand; quotation marks and dashes come behind it
_BEYOND = re.compile(f"[{chr(_ACCENTED.start)}-{chr(_ACCENTED.stop - 1)}]")


@cache
def _bases() -> dict[int, str]:
    bases = {code: unicodedata.normalize("NFD", chr(code)) for code in _ACCENTED}
    plain = {code: base[0] for code, base in bases.items() if len(base) > 1 and all(map(_mark, base[1:]))}
    return plain | {ord(letter): other for letter, other in ALIKE.items() if other}


@cache
def words() -> re.Pattern[str]:
    """What finds the words of a text; a word holds its vowel signs, which Python counts as no letters."""
    signs = "".join(c for c in map(chr, range(0x300, 0x1D00)) if unicodedata.category(c) in ("Mn", "Mc"))
    return re.compile(rf"[^\W\d_{APOSTROPHE_LETTERS}](?:[^\W\d_{APOSTROPHE_LETTERS}]|[{_ranges(signs)}\u200c\u200d])*")


def _ranges(letters: str) -> str:
    """A sorted string as the inside of a character class, in few ranges."""
    runs: list[list[int]] = []
    for code in map(ord, letters):
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "".join(f"\\u{first:04x}-\\u{last:04x}" for first, last in runs)


def pieces(name: str) -> tuple[str, ...]:
    """The words of a name, as the tables hold them: "a. m." is ("a", "m")."""
    return tuple(key(word) for word in words().findall(name))
