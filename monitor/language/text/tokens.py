"""A text as tokens: words, marks, paragraph ends, and each quoted passage as one token."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import Literal

from monitor.language.lexicon import either, words
from monitor.language.lexicon.function_words import PRONOUNS
from monitor.language.text.quotation_marks import Marked
from monitor.language.text.scripts import APOSTROPHES, LOWER, UPPER

Shape = Literal["word", "mark", "quote", "stop", "break"]

_TOKEN = re.compile(
    rf"((?=[^\W\d_][.-])(?:[^\W\d_]-)?(?:[^\W\d_]\.){{2,}}|{either('text', 'degrees_dotted')}"
    rf"|(?<![\d.])\d+\.\d+(?!\w|\.\d)|[^\W_]+(?:[{APOSTROPHES}‑-][^\W_]+)*)|(\n\s*\n)|([.!?…。])|([^\w\s])"
)
_WORD, _BREAK, _STOP = 1, 2, 3  # its groups
_OWN = frozenset(mark + "s" for mark in APOSTROPHES)
_ABBREVIATED = words("text", "abbreviated")
_IN_CAPITALS = words("text", "short_only_in_capitals")
_ARTICLED = re.compile(
    rf"{either('text', 'name_articles')}[‑-][A-Z]"
)  # "al-Majid": a name, though its first letter is small
_SHORT = re.compile(r"['’](?:d|ve|ll|re|m)\Z")  # "she'd"
_PARTY = re.compile(r"[DIR][‑-][A-Z]")  # "R-N.Y.": no name
_START = attrgetter("start")
_SEAM = re.compile(rf"[{LOWER}](?=[{UPPER}])")
_CAPITALISED = re.compile(r"(?<!\w)[^\W\d_a-z][^\W\d_]{2,}(?!\w)")
_LONGEST = 40  # letters of a name
_LETTERS = re.compile(r"[^\W\d_]+")
_GOES_ON = re.compile(rf"[,;:a-z]|\)?[ ](?=[{LOWER}]+\b)|\)[,;:]")  # behind a full stop that ends no sentence


@dataclass(slots=True)
class Token:
    """A piece of the text; `low` is a word's lower-case form without "'s" or "'d", `index` a quotation's number."""

    shape: Shape
    text: str
    low: str
    start: int
    end: int
    capital: bool = False
    possessive: bool = False
    index: int = -1
    name: int = -1  #: number of the name that it belongs to, or -1


def tokens(text: str) -> list[Token]:
    """The tokens of `text` in order. A full stop that ends a sentence is a "stop"; others belong to their word."""
    found: list[Token] = []
    add = found.append
    for match in _matches(text):
        group = match.lastindex
        piece = match[0]
        a, b = match.span()
        if group == _WORD:
            low = piece.lower()
            capital = piece[0].isupper()
            if "-" in piece or "‑" in piece:
                capital = (capital or _ARTICLED.match(piece) is not None) and not _PARTY.match(piece)
            if low[-2:] in _OWN and len(low) > 2:
                add(Token("word", piece[:-2], low[:-2], a, b - 2, capital, True))
            else:
                short = _SHORT.search(low) if "'" in low or "’" in low else None
                if short is not None and low[: short.start()] in PRONOUNS:
                    low = low[: short.start()]
                add(Token("word", piece, low, a, b, capital))
        elif group == _BREAK:
            add(Token("break", piece, "", a, b))
        elif group == _STOP:
            last = found[-1] if found else None
            joined = piece == "." and last is not None and last.end == a and last.shape == "word"
            if last is not None and joined and (_abbreviates(last) or _GOES_ON.match(text, b)):
                last.text += "."
                last.end = b
            else:
                add(Token("stop", piece, piece, a, b))
        elif (
            piece in "'’" and found and found[-1].shape == "word" and found[-1].end == a and found[-1].low[-1:] in "sxz"
        ):
            found[-1].possessive = True
        else:
            add(Token("mark", piece, piece, a, b))
    return found


def _matches(text: str) -> Iterator[re.Match[str]]:
    """What `_TOKEN` finds, two names that were run together ("Ann LeeIda Blom") apart."""
    for start, end in pairwise((0, *_seams(text), len(text))):
        yield from _TOKEN.finditer(text, start, end)


def _seams(text: str) -> Sequence[int]:
    """Where a capital behind a small letter begins a word, if both words stand in the text with a capital, too."""
    found = [m.end() for m in _SEAM.finditer(text)]
    if not found:
        return ()
    alone = frozenset(_CAPITALISED.findall(text))
    return [at for at in found if _ahead(text, at) in alone and _back(text, at) in alone]


def _ahead(text: str, at: int) -> str:
    """The word from `at` to the next seam or its end."""
    letters = _LETTERS.match(text, at, at + _LONGEST)
    whole = letters[0] if letters else ""
    seam = _SEAM.search(whole, 1)
    return whole[: seam.end()] if seam else whole


def _back(text: str, at: int) -> str:
    """The word up to `at`, from the seam before it or its beginning."""
    before = text[max(0, at - _LONGEST) : at]
    whole = next((m[0] for m in _LETTERS.finditer(before) if m.end() == len(before)), "")
    return whole[max((m.end() for m in _SEAM.finditer(whole)), default=0) :]


def veiled(found: Sequence[Token], passages: Sequence[Marked]) -> list[Token]:
    """The tokens of a text, those of each quoted passage as one token, so that only the words around it are read."""
    shown: list[Token] = []
    at = 0
    for index, passage in enumerate(passages):
        first = behind(found, passage.start, at)
        shown += found[at:first]
        shown.append(Token("quote", "", "", passage.start, passage.end, index=index))
        at = behind(found, passage.end, first)
    return shown + list(found[at:])


def behind(found: Sequence[Token], place: int, least: int = 0) -> int:
    """The number of the first token that begins at this place of the text or behind it, `least` or greater."""
    return bisect_left(found, place, least, key=_START)


def _abbreviates(word: Token) -> bool:
    if len(word.text) == 1:
        return word.capital and word.text != "I"
    return word.low in _ABBREVIATED and (word.low not in _IN_CAPITALS or word.capital)
