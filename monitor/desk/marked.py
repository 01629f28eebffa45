"""The sentence of a text that has most of the words found, and where they stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_LONGEST = 400  # characters of a sentence that is shown
ON, OFF = "\x02", "\x03"  # around the words found; `searchable` leaves no such character in a text
_MARKS = re.compile(f"[{ON}{OFF}]")
_CJK = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_APART = re.compile(f"(?<=[{_CJK}]) (?=[{_CJK}])|(?<=[{_CJK}]) ?(?=[{ON}{OFF}])")


def bare(text: str) -> str:
    """`text` without marks, and without the spaces that stand between Chinese and Japanese characters of an index."""
    return _MARKS.sub("", _APART.sub("", text))


def best(title: str, body: str, language: str | None) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The sentence with the most different words found, and where they stand in it."""
    from monitor.language.reading import Reading  # what only looks at the state needs none

    candidates = [line for line in body.split("\n") if ON in line] or [title]
    best: tuple[int, str] = (-1, "")
    for line in candidates:
        bare = _MARKS.sub("", line)
        marks = _places(line)
        for start, end in Reading(bare, language).sentences or ((0, len(bare)),):
            words = {bare[a:b].lower() for a, b in marks if start <= a < end}
            if len(words) > best[0]:
                inside = [(max(a, start), min(b, end)) for a, b in marks if a < end and b > start]
                best = (len(words), _marked(bare, start, end, inside))
    cut = _window(_APART.sub("", best[1]))
    return _MARKS.sub("", cut), _places(cut)


def _window(text: str) -> str:
    """A long sentence from a little before its first mark."""
    if len(text) <= _LONGEST:
        return text
    start = max(0, text.find(ON) - _LONGEST // 3)
    start = text.find(" ", start) + 1 if start else 0
    cut = text[start : start + _LONGEST].rpartition(" ")[0] or text[start : start + _LONGEST]
    cut += OFF * (cut.count(ON) - cut.count(OFF))
    return f"{'… ' if start else ''}{cut}{' …' if start + len(cut) < len(text) else ''}"


def _marked(text: str, start: int, end: int, marks: Sequence[tuple[int, int]]) -> str:
    return "".join(_pieces(text, start, end, marks))


def _pieces(text: str, start: int, end: int, marks: Sequence[tuple[int, int]]) -> Iterator[str]:
    at = start
    for a, b in marks:
        yield text[at:a] + ON + text[a:b] + OFF
        at = b
    yield text[at:end]


def _places(text: str) -> tuple[tuple[int, int], ...]:
    """Where the marked words stand in `text` without its marks."""
    found: list[tuple[int, int]] = []
    begun = 0
    for shift, mark in enumerate(_MARKS.finditer(text)):
        place = mark.start() - shift
        if mark.group() == ON:
            begun = place
        else:
            found.append((begun, place))
    return tuple(found)
