"""The letters of a page -> its lines, each with its place: parted where columns are, in the order of reading."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf
from statistics import median

GUTTER = 1.4  # widths of a letter that part columns; blanks of a justified line are narrower
_ROWS = 3  # that stand beside each other, before they are taken for columns
_WORDS = 2.5  # of a line of a column, on average; cells of a table have fewer
_BREAKS = {10, 13}
_NOWHERE = (-inf, inf)
_HYPHENS = {0x2: "-", 0xFFFE: "-"}  # what the library gives where a line ends within a word; no break is behind it
_LOWER = 0.6  # widths of a letter by which it stands on another line

Letter = Sequence[float]  #: its code, left, right, line and size (0: a blank or break that nobody wrote; less: slanted)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a column."""

    page: int
    left: float
    right: float
    y: float  #: from the foot of the page
    size: float
    text: str


def lines(letters: Sequence[Letter], page: int) -> list[Line]:
    """The lines of a page in the order of reading: that of the file, and column by column."""
    found = [line for part in _parts(letters) if (line := _line(part, page)) is not None]
    return _by_column(found)


def _parts(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """The letters of each line, and of each column's part of it."""
    part: list[Letter] = []
    ends, last = _NOWHERE, 0.0
    for letter in letters:
        code, left, right, y, size = letter
        ends_here = int(code) in _BREAKS
        seen = size > 0 and not chr(int(code)).isspace()
        gap, lower = max(left - ends[1], ends[0] - right), abs(y - last) if part else 0.0
        if ends_here or (seen and (gap > GUTTER * size or lower > _LOWER * size)):
            yield part
            part, ends = [], _NOWHERE
        if size >= 0 and not ends_here:
            part.append(letter)
        if seen:
            last = y
            ends = (left, right) if ends == _NOWHERE else (min(left, ends[0]), max(right, ends[1]))
    yield part


def _line(part: Sequence[Letter], page: int) -> Line | None:
    seen = [letter for letter in part if letter[4] > 0 and not chr(int(letter[0])).isspace()]
    text = " ".join(_text(part).split())
    if not seen or not text:
        return None
    left, right = min(letter[1] for letter in seen), max(letter[2] for letter in seen)
    return Line(page, left, right, median(x[3] for x in seen), median(x[4] for x in seen), text)


def _text(part: Sequence[Letter]) -> str:
    signs = [(_sign(int(letter[0])), letter) for letter in part]
    written = [unicodedata.bidirectional(sign) for sign, _ in signs]
    if sum(kind in ("R", "AL") for kind in written) * 2 > sum(sign.isalpha() for sign, _ in signs):
        text = "".join(_from_the_right(signs))
    else:
        text = "".join(sign for sign, _ in signs)
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "".join(unicodedata.normalize("NFKC", c) if _is_presented(c) else c for c in text)


def _sign(code: int) -> str:
    return _HYPHENS.get(code) or (chr(code) if 0 < code < 0x110000 else "\ufffd")


def _is_presented(sign: str) -> bool:
    """Whether a sign is a look of letters: joined ones, and the forms of Arabic."""
    return 0xFB00 <= ord(sign) <= 0xFDFF or 0xFE70 <= ord(sign) <= 0xFEFC


def _from_the_right(signs: Sequence[tuple[str, Letter]]) -> list[str]:
    """Signs in the order in which they are read from the right; numbers and Latin words among them from the left."""
    placed = sorted((s for s in signs if s[1][4] > 0 and not s[0].isspace()), key=lambda s: -(s[1][1] + s[1][2]))
    found: list[str] = []
    run: list[str] = []
    last: Letter | None = None
    for sign, letter in placed:
        closes = unicodedata.category(sign) in ("Po", "Pe", "Pf")
        gap = last is not None and not closes and last[1] - letter[2] > 0.15 * letter[4]
        last = letter
        if sign.isalnum() and unicodedata.bidirectional(sign) not in ("R", "AL"):
            run = [sign, *([" "] if gap and run else []), *run]
            found += [" "] if gap and len(run) == 1 else []
            continue
        found += [*run, *([" "] if gap else []), sign]
        run = []
    return [*found, *run]


# --- columns that a file holds line by line ----------------------------------------------------------------------


def _by_column(found: Sequence[Line]) -> list[Line]:
    """The lines, with those of columns that stand beside each other in one row parted, and put one below the other."""
    ordered: list[Line] = []
    rows: list[list[Line]] = []
    for row in _rows(found):
        if rows and len(row) != len(rows[-1]):
            ordered += _settled(rows)
            rows = []
        rows.append(row)
    return [*ordered, *_settled(rows)]


def _rows(found: Sequence[Line]) -> Iterator[list[Line]]:
    row: list[Line] = []
    for line in found:
        if row and (abs(line.y - row[-1].y) > 0.3 * line.size or line.left < row[-1].right):
            yield row
            row = []
        row.append(line)
    if row:
        yield row


def _settled(rows: Sequence[Sequence[Line]]) -> list[Line]:
    across = [line for row in rows for line in row]
    if not rows or len(rows[0]) < 2:
        return across
    if len(rows) >= _ROWS and sum(len(line.text.split()) for line in across) >= _WORDS * len(across):
        return [line for column in zip(*rows, strict=True) for line in column]
    return [_joined(row) for row in rows]


def _joined(row: Sequence[Line]) -> Line:
    return replace(row[0], right=row[-1].right, text=" ".join(line.text for line in row))
