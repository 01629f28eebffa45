"""The rows of tables that carry facts: short cells side by side become one line, "Alvik 2"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from monitor.clean.blocks.block import Block
from monitor.clean.blocks.walk import Spot

CELL = 60  # characters of a cell; a longer one is text that a table only places
ROW = 240  # characters of a row
_CELLS = ("td", "th")


def joined_rows(blocks: Sequence[Block], spots: Sequence[Spot]) -> tuple[Block, ...]:
    """The blocks of a page with the short cells of each row as one block, kept where any of the cells is."""
    found: list[Block] = []
    for row, ones in groupby(zip(blocks, spots, strict=True), key=lambda one: _row(one[1])):
        cells = [block for block, _ in ones]
        found += _joined(cells) if row and _is_short(cells) else cells
    return tuple(found)


def _row(spot: Spot) -> int:
    """The number of the table's row in which a block stands; 0 where it stands in none, or deep in a cell."""
    depth = _depth(spot.mould)
    return spot.path[-2 - depth] if 0 <= depth < len(spot.path) - 1 else 0


@lru_cache(maxsize=4096)
def _depth(mould: tuple[str, ...]) -> int:
    """How many elements up a cell is from a block that looks so; -1 where there is none."""
    tags = [look.partition(".")[0] for look in mould[1:]]
    return next((n for n, tag in enumerate(tags) if tag in _CELLS), -1)


def _is_short(cells: Sequence[Block]) -> bool:
    sizes = [len(cell.text) for cell in cells]
    plain = all(cell.tag == "p" and not cell.title for cell in cells)
    return len(cells) > 1 and max(sizes) <= CELL and sum(sizes) <= ROW and plain


def _joined(cells: Sequence[Block]) -> Iterator[Block]:
    size = sum(len(cell.text) for cell in cells)
    first = max(cells, key=lambda cell: (bool(cell.kept), len(cell.text)))
    linked = sum(cell.linked * len(cell.text) for cell in cells) / size
    own = any(cell.letters is not None for cell in cells)
    letters = " ".join(cell.printed for cell in cells) if own else None
    yield replace(first, text=" ".join(cell.text for cell in cells), letters=letters, linked=linked)
