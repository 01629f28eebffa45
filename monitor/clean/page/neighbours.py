"""What a block of a page is by what stands around it: between paragraphs of the article, built like them, in a box that
the mark-up names, or in another article's teaser.

Which neighbours tell something was counted on pages whose text people had marked. Of the words that stand between two
kept paragraphs of one box 98 of 100 are the article's in items without links, 92 in cells of tables, 90 in headings, 97
in block quotations; of captions, related links and bare paragraphs fewer than half. `docs/decisions.md` has the rest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from monitor.clean.blocks.block import Block
from monitor.clean.blocks.walk import HEADINGS, Spot
from monitor.clean.page.content_model import KEPT

EVEN = 0.5  # probability from which a block is the article
FOREIGN = 0.0  # that of a block in another's box
LINKS = 0.3  # share of a block's letters that are inside links, from which it may be one of a menu
NAME = 3  # words of a link that may be a name in a list of them; more may be another article's headline
SENTENCE = 13  # words of a paragraph that says something
FEW = 15  # kept words outside a box of legal notes, from which it is none of the article
TEASER = 60  # words of a teaser, at the most
SEVERAL = 2  # teasers that make a row of them
LOST = 0.5  # what stands between kept blocks, as a share of them, from which too little was kept
ALIKE = 4  # kept blocks of one look, from which others of it are the article too
LITTLE = 150  # kept words that may be no more than the beginning of an article
MORE = 2  # times as much running text as that, which then is the rest of it
DEEP = 3  # elements around a box that is not the whole page

_WORD = re.compile(r"\w+")
_ENDS = (".", "!", "?", '"', "”", "…")
_OPEN = ("", "navigation")  # zones in which an article's list may stand: sites call a table of contents so
_BOXES = ("author", "newsletter", "advert")
_CELLS = ("td", "th")


@dataclass(frozen=True, slots=True)
class Page:
    """The blocks of a page, where each stands, and how much of it the extractor kept."""

    blocks: Sequence[Block]
    spots: Sequence[Spot]
    shares: Sequence[float]
    sizes: Sequence[int] = field(init=False)  #: how many words each block has

    def __post_init__(self) -> None:
        object.__setattr__(self, "sizes", [len(_WORD.findall(block.text)) for block in self.blocks])

    def words(self, n: int) -> int:
        """How many words a block has."""
        return self.sizes[n]

    def bare(self, n: int) -> bool:
        """Whether it is text that stands in no box with a name, and no link."""
        return self.blocks[n].zone == "" and self.blocks[n].linked < LINKS

    def is_cell(self, n: int) -> bool:
        """Whether it stands in a table."""
        return any(look.partition(".")[0] in _CELLS for look in self.spots[n].mould[1:])


Chances = list[float]


def settled(page: Page, found: Sequence[float]) -> Chances:
    """The chances of the blocks with what their neighbours tell."""
    chances = raised(found, between(page, found))
    foreign = boxed(page, chances) | teasers(page, chances)
    chances = [FOREIGN if n in foreign else chance for n, chance in enumerate(chances)]
    for step in (inside, below, moulded, rest):
        chances = raised(chances, set(step(page, chances)) - foreign)
    return chances


def raised(chances: Sequence[float], numbers: Iterable[int]) -> Chances:
    """The chances, at least even for those blocks."""
    mended = list(chances)
    for n in numbers:
        mended[n] = max(mended[n], EVEN)
    return mended


def _kept(chances: Sequence[float]) -> list[int]:
    return [n for n, chance in enumerate(chances) if chance >= EVEN]


# --- between two paragraphs of one box -------------------------------------------------------------------------------


def between(page: Page, found: Sequence[float]) -> list[int]:
    """Items, cells, headings and block quotations between two paragraphs of one box that are the article: a short block
    shows little of itself. No links, but those that are short as names are, and those that the extractor kept.
    """
    spots = page.spots
    held = [n for n in _kept(found) if spots[n].shape != "li" and not page.is_cell(n)]
    chosen: list[int] = []
    for start, end in pairwise(held):
        box, gap = spots[start].path[:-1], range(start + 1, end)
        if box == spots[end].path[:-1] and all(spots[n].path[: len(box)] == box for n in gap):
            chosen += [n for n in gap if _belongs(page, n)]
    return chosen


def _belongs(page: Page, n: int) -> bool:
    block, spot = page.blocks[n], page.spots[n]
    if spot.shape == "li" or page.is_cell(n):
        named = spot.shape == "li" and (page.shares[n] >= KEPT or page.words(n) <= NAME)
        return block.zone in _OPEN and (block.linked < LINKS or named)
    return page.bare(n) and (spot.shape in HEADINGS or spot.shape == "blockquote")


# --- in another's box ------------------------------------------------------------------------------------------------


def boxed(page: Page, found: Sequence[float]) -> set[int]:
    """The blocks in a box of legal notes where the article stands outside it, and in the smaller part of a page that is
    named for its author, a newsletter or advertisements.
    """
    kept = Counter[str]()
    for n in _kept(found):
        kept[page.blocks[n].zone] += page.words(n)
    whole = kept.total()
    foreign = {zone for zone in _BOXES if kept[zone] < whole - kept[zone]}
    foreign |= {"legal"} if whole - kept["legal"] >= FEW else set()
    return {n for n, block in enumerate(page.blocks) if block.zone in foreign}


def teasers(page: Page, found: Sequence[float]) -> set[int]:
    """The blocks of short `article` elements with a linked headline, beside the one with the page's own title."""
    words, titled, linked = Counter[int](), set[int](), set[int]()
    for n in _kept(found):
        words[page.spots[n].article] += page.words(n)
    for block, spot in zip(page.blocks, page.spots, strict=True):
        if block.title and block.linked < LINKS:
            titled.add(spot.article)
        elif spot.shape in HEADINGS and block.linked > 1 - LINKS:
            linked.add(spot.article)
    short = {article for article in linked - titled - {0} if words[article] <= TEASER}
    if len(short) < SEVERAL or all(words[article] <= TEASER for article in titled - {0}):
        return set()
    return {n for n, spot in enumerate(page.spots) if spot.article in short}


# --- more of the article ---------------------------------------------------------------------------------------------


def inside(page: Page, found: Sequence[float]) -> list[int]:
    """Blocks between the first and the last that are kept: what the extractor kept, cells of tables; and where much
    stands there that nobody kept, paragraphs, items and block quotations too.
    """
    kept = _kept(found)
    gap = [n for n in range(kept[0], kept[-1]) if found[n] < EVEN and page.bare(n)] if kept else []
    chosen = [n for n in gap if page.is_cell(n) or (page.shares[n] >= KEPT and _shaped(page, n))]
    taken = set(chosen)
    lost = [n for n in gap if n not in taken and _told(page, n)]
    held = sum(map(page.words, (*kept, *chosen)))
    return [*chosen, *lost] if sum(map(page.words, lost)) > LOST * held else chosen


def _shaped(page: Page, n: int) -> bool:
    return page.spots[n].shape in ("", "li") or page.spots[n].shape in HEADINGS


def _told(page: Page, n: int) -> bool:
    shape = page.spots[n].shape
    return shape in ("li", "blockquote") or (shape == "" and page.words(n) >= SENTENCE)


def below(page: Page, found: Sequence[float]) -> list[int]:
    """Cells of a table below the last block that is kept, in its box."""
    kept = _kept(found)
    box = page.spots[kept[-1]].path[:-1] if kept else ()
    if len(box) < DEEP:
        return []
    return [
        n
        for n in range(kept[-1] + 1, len(found))
        if page.spots[n].path[: len(box)] == box and page.bare(n) and page.is_cell(n)
    ]


def moulded(page: Page, found: Sequence[float]) -> list[int]:
    """Paragraphs anywhere on the page that look as several do that are kept: parts of a text that a page cuts up."""
    looks = Counter(page.spots[n].mould for n in _kept(found))

    def alike(n: int) -> bool:
        spot = page.spots[n]
        return looks[spot.mould] >= ALIKE and spot.shape in ("", "blockquote") and page.words(n) >= SENTENCE

    return [n for n, block in enumerate(page.blocks) if block.zone in _OPEN and block.linked < LINKS and alike(n)]


def rest(page: Page, found: Sequence[float]) -> list[int]:
    """All running text of a page of which hardly any is kept, and of which most is running text."""
    little = sum(map(page.words, _kept(found)))
    told = [n for n, chance in enumerate(found) if chance < EVEN and page.bare(n) and runs(page, n)]
    return told if 0 < little < LITTLE and sum(map(page.words, told)) > MORE * little else []


def runs(page: Page, n: int) -> bool:
    """Whether a block is a paragraph of running text."""
    text = page.blocks[n].text.rstrip()
    return page.spots[n].shape == "" and text.endswith(_ENDS) and page.words(n) >= SENTENCE
