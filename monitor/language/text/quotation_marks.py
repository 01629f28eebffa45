"""What stands between quotation marks, of any kind, matched or not, by what is before and after each mark.

Which glyph is used says little in real text (`“We will stay" he said`), so a mark opens where a word follows and none
precedes, and closes where it is the other way round; only « » and „ say it themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from monitor.language.lexicon import either
from monitor.models import Span

_DOUBLE = '"“”„«»‟″'
_SINGLE = "'‘’‚‹›"
_MARK = re.compile(r"``|''|[\"“”„«»‟″'‘’‚‹›]")
_BREAK = re.compile(r"\n\s*\n")
_LONGEST = 6000  # characters between two marks; longer is a mark gone astray
_MOST = 100  # marks looked at for the one that closes, apostrophes among them
_ELIDED = re.compile(rf"['‘’](?:\d|{either('text', 'elided')}\b)", re.IGNORECASE)
_OPENS_AFTER = frozenset("([{—–-/:;,…")


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage between marks: the whole with its marks, the inside trimmed, and whether a closing mark was there."""

    start: int
    end: int
    inside: Span
    closed: bool


def marked(text: str) -> tuple[Marked, ...]:
    """The outermost passages between quotation marks, in order; none crosses a blank line.

    A passage that opens and is not closed counts where the next paragraph opens again: it goes on there.
    """
    found: list[Marked] = []
    position = 0
    bounds = [(m.start(), m.end()) for m in _BREAK.finditer(text)]
    for stop, following in [*bounds, (len(text), len(text))]:
        _paragraph(text, position, stop, following, found)
        position = following
    return tuple(found)


def _paragraph(text: str, start: int, stop: int, following: int, found: list[Marked]) -> None:
    row = _Row.of(text, start, stop)
    at = 0
    while at < len(row.glyphs):
        if not row.opens[at]:
            at += 1
            continue
        glyph, inner = row.glyphs[at], row.ends[at]
        closing = _single_end(text, row, at, stop) if row.single[at] else _double_end(text, row, at)
        if closing is None:
            goes_on = following < len(text) and text[following] in '"“„«»”' and glyph not in _SINGLE
            if goes_on and (stop - inner > 20 or text[inner].isupper()):
                _add(text, row.starts[at], stop, inner, stop, False, found)
                return
            at += 1
            continue
        _add(text, row.starts[at], row.ends[closing], inner, row.starts[closing], True, found)
        at = closing + 1


@dataclass(frozen=True, slots=True)
class _Row:
    """The marks of a paragraph, in order, and what each of them may do: asked once, since each is looked at often."""

    glyphs: list[str]
    starts: list[int]
    ends: list[int]
    single: list[bool]
    opens: list[bool]
    closes: list[bool]

    @staticmethod
    def of(text: str, start: int, stop: int) -> _Row:
        """The marks between `start` and `stop`."""
        marks = list(_MARK.finditer(text, start, stop))
        return _Row(
            [mark[0] for mark in marks],
            [mark.start() for mark in marks],
            [mark.end() for mark in marks],
            [mark[0] in _SINGLE for mark in marks],
            [_opens(text, mark, start, stop) for mark in marks],
            [_closes(text, mark, start, stop) for mark in marks],
        )


def _add(text: str, start: int, end: int, a: int, b: int, closed: bool, found: list[Marked]) -> None:
    while a < b and text[a].isspace():
        a += 1
    while b > a and text[b - 1].isspace():
        b -= 1
    if a < b:
        found.append(Marked(start, end, (a, b), closed))


def _opens(text: str, mark: re.Match[str], start: int, stop: int) -> bool:
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < stop else " "
    glyph = mark[0]
    if glyph in ("«", "„", "‚", "‹") and (not before.isalnum() or glyph in "„‚"):
        return True
    if after.isspace() or after in ".,;:!?)":
        return False
    if glyph in _SINGLE and _ELIDED.match(text, mark.start()):
        return False
    return before.isspace() or before in _OPENS_AFTER or before in _DOUBLE or before in _SINGLE


def _closes(text: str, mark: re.Match[str], start: int, stop: int) -> bool:
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < stop else " "
    if mark[0] in "»›" and before.isspace():
        return True
    return not before.isspace() and (not after.isalnum() or before in ".,!?…")


def _double_end(text: str, row: _Row, at: int) -> int | None:
    """Index of the mark that closes the double mark at `at`; marks within it are counted, singles passed over."""
    depth = 1
    opening = row.glyphs[at]
    nests = opening in "„«"
    for i in range(at + 1, min(at + _MOST, len(row.glyphs))):
        glyph = row.glyphs[i]
        if row.starts[i] - row.starts[at] > _LONGEST:
            return None
        if row.single[i]:
            continue
        if row.closes[i] and not (nests and glyph in "„«"):
            depth -= 1
            if depth == 0 or not _closable(row, i):
                return i
        elif row.opens[i]:
            if glyph == '"' and opening == '"':
                return None  # the first one was never closed; the same glyph cannot nest
            depth += 1
        elif depth == 1 and not text[row.ends[i] : row.ends[i] + 1].isalnum():
            return i  # spaces on both sides: « comme ici »
    return None


def _closable(row: _Row, i: int) -> bool:
    """Whether a closing mark is left in the paragraph after mark `i` and before the next one that opens."""
    for k in range(i + 1, min(i + _MOST, len(row.glyphs))):
        if not row.single[k]:
            return row.closes[k] and not row.opens[k]
    return False


def _single_end(text: str, row: _Row, at: int, stop: int) -> int | None:
    """Index of the mark that closes the single mark at `at`; apostrophes are passed over."""
    weak: int | None = None
    for i in range(at + 1, min(at + _MOST, len(row.glyphs))):
        if row.starts[i] - row.starts[at] > _LONGEST:
            break
        if not row.single[i]:
            continue
        end = row.ends[i]
        before = text[row.starts[i] - 1]
        after = text[end] if end < stop else " "
        if before.isspace() or after.isalnum():
            if before.isspace() and weak is not None and row.opens[i]:
                break
            continue
        plural = before == "s" and after == " " and text[end + 1 : end + 2].islower()
        if not plural:
            return i
        weak = i if weak is None else weak
    return weak
