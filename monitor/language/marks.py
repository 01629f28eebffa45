"""What stands between quotation marks, of any kind, matched or not, by what is before and after each mark.

Which glyph is used says little in real text (`“We will stay" he said`), so a mark opens where a word follows and none
precedes, and closes where it is the other way round; only « » and „ say it themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from monitor.models import Span

_DOUBLE = '"“”„«»‟″'
_SINGLE = "'‘’‚‹›"
_MARK = re.compile(r"[\"“”„«»‟″'‘’‚‹›]|``|''")
_BREAK = re.compile(r"\n\s*\n")
_LONGEST = 6000  # characters between two marks; longer is a mark gone astray
_MOST = 100  # marks looked at for the one that closes, apostrophes among them
_ELIDED = re.compile(r"['‘’](?:\d|em\b|til\b|cause\b|tis\b|twas\b|n\b|bout\b|round\b|s\b)", re.IGNORECASE)
_OPENS_AFTER = frozenset("([{—–-/:;,…")


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage between marks: the whole with its marks, the inside trimmed, and whether a closing mark was there."""

    start: int
    end: int
    inside: Span
    closed: bool


@lru_cache(maxsize=4)
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
    marks = list(_MARK.finditer(text, start, stop))
    at = 0
    while at < len(marks):
        mark = marks[at]
        glyph = mark[0]
        if not _opens(text, mark, start, stop):
            at += 1
            continue
        closing = _single_end(text, marks, at, stop) if glyph in _SINGLE else _double_end(text, marks, at, start, stop)
        if closing is None:
            goes_on = following < len(text) and text[following] in '"“„«»”' and glyph not in _SINGLE
            if goes_on and (stop - mark.end() > 20 or text[mark.end()].isupper()):
                _add(text, mark.start(), stop, mark.end(), stop, False, found)
                return
            at += 1
            continue
        end = marks[closing]
        _add(text, mark.start(), end.end(), mark.end(), end.start(), True, found)
        at = closing + 1


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


def _double_end(text: str, marks: list[re.Match[str]], at: int, start: int, stop: int) -> int | None:
    """Index of the mark that closes the double mark at `at`; marks within it are counted, singles passed over."""
    depth = 1
    opening = marks[at][0]
    for i in range(at + 1, min(at + _MOST, len(marks))):
        mark = marks[i]
        if mark.start() - marks[at].start() > _LONGEST:
            return None
        if mark[0] in _SINGLE:
            continue
        if _closes(text, mark, start, stop) and not (mark[0] in "„«" and opening in "„«"):
            depth -= 1
            if depth == 0 or not _closable(text, marks, i, start, stop):
                return i
        elif _opens(text, mark, start, stop):
            if mark[0] == '"' and opening == '"':
                return None  # the first one was never closed; the same glyph cannot nest
            depth += 1
        elif depth == 1 and not text[mark.end() : mark.end() + 1].isalnum():
            return i  # spaces on both sides: « comme ici »
    return None


def _closable(text: str, marks: list[re.Match[str]], i: int, start: int, stop: int) -> bool:
    """Whether a closing mark is left in the paragraph after mark `i` and before the next one that opens."""
    for mark in marks[i + 1 : i + _MOST]:
        if mark[0] in _SINGLE:
            continue
        return _closes(text, mark, start, stop) and not _opens(text, mark, start, stop)
    return False


def _single_end(text: str, marks: list[re.Match[str]], at: int, stop: int) -> int | None:
    """Index of the mark that closes the single mark at `at`; apostrophes are passed over."""
    weak: int | None = None
    for i in range(at + 1, min(at + _MOST, len(marks))):
        mark = marks[i]
        if mark.start() - marks[at].start() > _LONGEST:
            break
        if mark[0] not in _SINGLE:
            continue
        before = text[mark.start() - 1]
        after = text[mark.end()] if mark.end() < stop else " "
        if before.isspace() or after.isalnum():
            if before.isspace() and weak is not None and _opens(text, mark, 0, stop):
                break
            continue
        plural = before == "s" and after == " " and text[mark.end() + 1 : mark.end() + 2].islower()
        if not plural:
            return i
        weak = i if weak is None else weak
    return weak
