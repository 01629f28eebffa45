"""A page -> its visible blocks in the order of reading, each with a judgement whether it is the article.

trafilatura reads the page a second time; its text is laid over our blocks by 4-word shingles, and the content model
decides by that and by how the page is built. So what is kept and what is dropped together are the whole visible page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import lxml.etree
import lxml.html

from monitor.clean.blocks.block import Block
from monitor.clean.blocks.walk import Spot, Walk
from monitor.clean.page.content_model import KEPT, chances
from monitor.clean.page.doubt import page_doubt
from monitor.clean.page.neighbours import EVEN, Page, settled
from monitor.clean.page.table_rows import joined_rows
from monitor.language.text.plain import plain
from monitor.models import Doubt

MAX_BLOCKS = 6000  # a page of more is a list or a flood, which the extractor would take minutes for
MAX_ELEMENTS = 15_000  # its time grows with the square of them; of real pages a long one has 4,000
MAX_PAIRS = 16_000_000  # of elements in one another's row: it takes out one by one; of real pages the most is 700,000
DOUBT = 0.12  # expected share of the text that is judged wrongly, from which a second opinion is asked
SHORT = 3000  # characters; a longer text is not asked about
CELL = "|"  # what the extractor sets between the cells of a table

# what the extractor would only copy and throw away
_BALLAST = (
    "script style noscript template svg canvas iframe object embed audio video map datalist select textarea link meta "
    "nav footer button input option label picture source"
).split()
_WORD = re.compile(r"\w+")


def html_blocks(tree: lxml.html.HtmlElement) -> tuple[tuple[Block, ...], Doubt | None]:
    """The visible blocks of a page, and whether what is kept of them may be wrong. `kept` says whether one is the
    article; all None where no article was found.

    Where the judgement of a short text is in doubt the extractor is asked again in its stricter mode, and the two are
    averaged. The tree is changed, so this comes last.
    """
    blocks, spots, shares = page_shares(tree)
    if not any(share >= KEPT for share in shares):
        return tuple(blocks), None
    found = chances(blocks, spots, shares)
    if _in_doubt(blocks, found):
        strict = _shares(blocks, _extracted(tree, strict=True))
        found = [(one + other) / 2 for one, other in zip(found, chances(blocks, spots, strict), strict=True)]
    page = Page(blocks, spots, shares)
    last = settled(page, found)
    least = least_chance(page.sizes, last)
    judged = (replace(block, kept=chance >= least, chance=chance) for block, chance in zip(blocks, last, strict=True))
    return joined_rows(list(judged), spots), page_doubt(page, found, last)


SEVERAL = 3  # blocks that make a text


def least_chance(sizes: Sequence[int], found: Sequence[float]) -> float:
    """The chance from which a block is kept: where the F1 of the words that is to be expected is best, at most even.

    `sizes`: the words of each block. Where much of a page is in doubt, more of it is kept than what is more likely than
    not; not of a page of one or two blocks in doubt: a notice that stands alone is no article.
    """
    whole = sum(size * chance for size, chance in zip(sizes, found, strict=True))
    best, least, kept, right = 0.0, EVEN, 0, 0.0
    for chance, size in sorted(zip(found, sizes, strict=True), reverse=True):
        kept, right = kept + size, right + size * chance
        if kept and 2 * right / (kept + whole) > best:
            best, least = 2 * right / (kept + whole), chance
    return min(least, EVEN) if sum(chance >= least for chance in found) >= SEVERAL else EVEN


def page_shares(tree: lxml.html.HtmlElement) -> tuple[list[Block], list[Spot], list[float]]:
    """The blocks of a page, where they stand, and how much of each the extractor kept (0 where it was not asked)."""
    walk = Walk(tree)
    text = ""
    if len(walk.blocks) <= MAX_BLOCKS:
        lxml.etree.strip_elements(tree, *_BALLAST, with_tail=False)
        if _extractable(tree):
            text = _extracted(tree)
    return walk.blocks, walk.spots, _shares(walk.blocks, text)


def _extractable(tree: lxml.html.HtmlElement) -> bool:
    """Whether the extractor comes to an end soon: of too many elements only rules speak."""
    inside = [len(element) for element in tree.iter()]
    return len(inside) <= MAX_ELEMENTS and sum(n * n for n in inside) <= MAX_PAIRS


def _extracted(tree: lxml.html.HtmlElement, *, strict: bool = False) -> str:
    import trafilatura

    return trafilatura.extract(tree, include_comments=False, include_formatting=False, favor_precision=strict) or ""


def _in_doubt(blocks: Sequence[Block], found: Sequence[float]) -> bool:
    """Whether a good part of a short text may be judged wrongly; in a long one no single block weighs so much."""
    sizes = [len(block.text) for block in blocks]
    whole = sum(size * chance for size, chance in zip(sizes, found, strict=True))
    wrong = sum(size * min(chance, 1 - chance) for size, chance in zip(sizes, found, strict=True))
    return wrong > DOUBT * whole and whole < SHORT


def _shares(blocks: Sequence[Block], text: str) -> list[float]:
    """The share of each block's shingles in `text`; of a block too short for one, whether it is a line or a cell."""
    if not text:
        return [0.0] * len(blocks)
    text = plain(text)
    rows = [_words(line) for line in text.splitlines()]
    inside = set(_shingles([word for row in rows for word in row]))
    lines = set(map(tuple, rows))
    if CELL in text:
        lines |= {tuple(_words(part)) for line in text.splitlines() if CELL in line for part in line.split(CELL)}
    shares = []
    for block in blocks:
        words = _words(block.text)
        own = _shingles(words)
        if own:
            shares.append(sum(map(inside.__contains__, own)) / len(own))
        else:
            shares.append(float(bool(words) and tuple(words) in lines))
    return shares


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _shingles(words: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(words, words[1:], words[2:], words[3:], strict=False))
