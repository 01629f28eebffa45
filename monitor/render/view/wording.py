"""Where the printed wordings of one utterance differ, word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from monitor.language.text.plain import view
from monitor.language.text.words import fold

_WORD = re.compile(r"\w+(?:['’ʼ-]\w+)*")
_MOST_WORDS = 300  # a wording; the comparison takes time with the square
_MOST_WORDINGS = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text, `marked` or not."""

    text: str
    marked: bool


def compare(texts: Sequence[str], *, alike: float = 0.4) -> list[tuple[Piece, ...]]:
    """Each text in pieces; marked are the words that most of the others word differently.

    Words at the ends that another wording simply does not have are not marked: it quotes less, not otherwise. Texts
    whose share of common words is below `alike` (translations, other sentences) are not compared.
    """
    words = [_words(text) for text in texts]
    folded = [[fold(text[start:end]) for start, end in row] for text, row in zip(texts, words, strict=True)]
    short = len(texts) <= _MOST_WORDINGS and all(len(row) <= _MOST_WORDS for row in folded)
    pieces = []
    for i, text in enumerate(texts):
        votes = [0] * len(words[i])
        voters = 0
        for j in range(len(texts)) if short else ():
            differing = _differing(folded[i], folded[j], alike) if i != j else None
            if differing is not None:
                voters += 1
                for k in differing:
                    votes[k] += 1
        pieces.append(_pieces(text, [span for span, vote in zip(words[i], votes, strict=True) if vote * 2 > voters]))
    return pieces


def marked(text: str, words: Sequence[str]) -> tuple[Piece, ...]:
    """`text` in pieces; marked are the words given, in their order, each where it stands next."""
    spans, at = [], 0
    for word in words:
        found = text.find(word, at) if word else -1
        if found >= 0:
            at = found + len(word)
            spans.append((found, at))
    return _pieces(text, spans)


def _words(text: str) -> list[tuple[int, int]]:
    shown = view(text)
    return [shown.span(*word.span()) for word in _WORD.finditer(shown.text)]


def _differing(mine: list[str], other: list[str], alike: float) -> list[int] | None:
    """Indices of my words that the other words otherwise; None where the two cannot be compared."""
    matcher = SequenceMatcher(None, mine, other, autojunk=False)
    common = sum(block.size for block in matcher.get_matching_blocks())
    if not common or common < alike * min(len(mine), len(other)):
        return None
    differing: list[int] = []
    for kind, start, end, there, _ in matcher.get_opcodes():
        at_an_end = start == 0 or end == len(mine)
        inside_other = 0 < there < len(other)
        if kind == "replace" or (kind == "delete" and (not at_an_end or inside_other)):
            differing.extend(range(start, end))
    return differing


def _pieces(text: str, spans: list[tuple[int, int]]) -> tuple[Piece, ...]:
    """`text` in turns of unmarked and marked; marked words with nothing but white space between are one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    pieces: list[Piece] = []
    at = 0
    for start, end in joined:
        pieces += [Piece(text[at:start], False), Piece(text[start:end], True)]
        at = end
    pieces.append(Piece(text[at:], False))
    return tuple(piece for piece in pieces if piece.text)
