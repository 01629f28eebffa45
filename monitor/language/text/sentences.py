"""A text as sentences, for reading and for citing: each with its quotation whole and its closing marks on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import sentencex

from monitor.language.lexicon import by_language, either, entries, has
from monitor.language.lexicon.verbs import verbs
from monitor.language.text.plain import Plain
from monitor.language.text.quotation_marks import Marked
from monitor.language.text.scripts import LOWER, UPPER
from monitor.models import Span

_PARAGRAPH = re.compile(r"\n\s*\n\s*")
_WIDE = re.compile(rf"[。！？]+[」』”’）】》]*(?!{either('text', 'quotes_on')})")
_ENDING = re.compile(r"[.!?]+[\"'”’»“›)\]]*(?=\s)")

_NO_SENTENCE = rf"(?![{UPPER}]{either('text', 'opening_tails')}?\s)"


def _abbreviations() -> Iterator[tuple[str, str, str]]:
    """The rows of each language: what its abbreviations may be followed by, in one sentence."""
    for code, _ in by_language("text", "short"):
        start = r"\b" if has(code, "short_behind_marks") else r"(?:^|\s)"
        follows = either("text", "goes_on", code) if entries("text", "goes_on", code) else r"\S"
        yield code, rf"{start}{either('text', 'short', code)}\.", follows
        yield code, rf"\b{either('text', 'short_before_numbers', code)}\.", r"\d"


# Where the library ends a sentence and should not: language or "*", end of the piece, start of the next.
_GLUE: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (language, re.compile(before + r"\Z"), re.compile(after))
    for language, before, after in (
        ("*", r"(?:^|[\s(\"'“«„-])[^\W\d_]\.", r"\S"),
        ("*", r"\S", rf"[{LOWER},;:]"),
        ("*", r"(?:^|\s)(?:[^\W\d_]\.){2,}", _NO_SENTENCE),
        *_abbreviations(),
    )
)
_STATES = re.compile(rf"(?<=[A-Z]\.[A-Z]\.)\s+(?={either('text', 'opens_sentence')}\s)")
_YEAR_END = re.compile(rf"\d\s?{either('text', 'short_behind')}\.\Z")  # "2025 р.", where a capital follows
_SPOKEN = re.compile(r"[!?…][\"'”’»“]\Z")
_WORD = re.compile(r"[^\W\d_]+")


def sentences(shown: Plain, marks: Sequence[Marked], language: str | None) -> tuple[Span, ...]:
    """The sentences of a text in order, as trimmed spans of it; none crosses a blank line and none overlaps another.

    `shown` is its plain view, `marks` what stands between quotation marks there.

    A quotation stays whole, with the words that say whose it is. Languages without a table of abbreviations are cut
    at their punctuation. The base is the library sentencex; what it gets wrong is mended by `_GLUE`.
    """
    found = _sentences(shown.text, marks, language)
    return tuple(shown.span(*span) for span in found) if shown.starts else tuple(found)


def _sentences(text: str, marks: Sequence[Marked], language: str | None) -> Sequence[Span]:
    if not text.strip():
        return ()
    veiled = _veiled(text, marks)
    found: list[Span] = []
    position = 0
    for gap in _PARAGRAPH.finditer(text):
        _paragraph(text, veiled, position, gap.start(), language, found)
        position = gap.end()
    _paragraph(text, veiled, position, len(text), language, found)
    return found


def _veiled(text: str, marks: Sequence[Marked]) -> str:
    """`text` with its quotations as if each were one word, which ends as the quotation does; of the same length."""
    parts: list[str] = []
    position = 0
    for passage in marks:
        inside = text[passage.inside[0] : passage.inside[1]]
        end = inside[-1] if inside[-1] in ".!?…。！？" else "x"
        first = "X" if inside[0].isupper() or inside[0].isdigit() else "x"
        parts += [text[position : passage.start], first + "x" * (passage.end - passage.start - 2), end]
        position = passage.end
    return "".join([*parts, text[position:]])


def _paragraph(text: str, veiled: str, start: int, end: int, language: str | None, found: list[Span]) -> None:
    passage, shown = veiled[start:end], text[start:end]
    if not passage.strip():
        return
    cuts = _library(passage, language) if has(language, "library_sentences") else _punctuation(passage)
    spans: list[Span] = []
    for a, b in zip([0, *cuts], [*cuts, len(passage)], strict=True):
        if spans and _goes_on(passage, shown, spans[-1], a, b, language or ""):
            spans[-1] = (spans[-1][0], b)
        elif a < b:
            spans.append((a, b))
    for a, b in spans:
        piece = shown[a:b]
        left = len(piece) - len(piece.lstrip())
        right = len(piece.rstrip())
        if left < right:
            found.append((start + a + left, start + a + right))


def _library(passage: str, language: str | None) -> list[int]:
    rows = sentencex.get_sentence_boundaries(language, passage)
    cuts = {int(row["end_index"]) for row in rows} | {m.end() for m in _STATES.finditer(passage)}
    return sorted(cuts - {0, len(passage)})


def _punctuation(passage: str) -> list[int]:
    cuts = {m.end() for m in _ENDING.finditer(passage)} | {m.end() for m in _WIDE.finditer(passage)}
    return sorted(cuts - {len(passage)})


def _goes_on(passage: str, shown: str, before: Span, a: int, b: int, language: str) -> bool:
    """Whether the piece `a` to `b` belongs to the sentence before it."""
    left, right = passage[before[0] : before[1]].rstrip(), passage[a:b].lstrip()
    if not right or right[0] in ")]}”»’" or not any(c.isalnum() for c in left):
        return True
    tail = left[-14:]
    if _YEAR_END.search(tail) and right[0].isupper():
        return False
    if _SPOKEN.search(shown[before[0] : before[1]].rstrip()[-2:]):
        saying, _ = verbs(language)
        if any(w.lower() in saying for w in _WORD.findall(right[:60])[:4]):
            return True  # “Why now?” Ann Lee asked.
    return any(row[0] in ("*", language) and row[1].search(tail) and row[2].match(right) for row in _GLUE)
