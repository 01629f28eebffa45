"""A page -> its visible blocks in the order of reading, each with a judgement whether it is the article.

trafilatura reads the page a second time; its text is laid over our blocks by 4-word shingles, and `sift` decides by
that and by how the page is built. So what is kept and what is dropped together are the whole visible page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

import lxml.etree
import lxml.html

from monitor.clean.blocks import Block
from monitor.clean.sift import KEPT, chances
from monitor.clean.tags import bounded
from monitor.clean.walk import Spot, Walk
from monitor.language.plain import plain
from monitor.limits import BUDGETS, spend

MAX_BLOCKS = 6000  # a page of more is a list or a flood, which the extractor would take minutes for
MAX_ELEMENTS = 15_000  # its time grows with the square of them; of real pages a long one has 4,000
MAX_ATTRIBUTE = 2000  # characters; what is longer is a picture or data, and libxml2 is slow to write it
EVEN = 0.5  # probability from which a block is the article
DOUBT = 0.12  # expected share of the text that is judged wrongly, from which a second opinion is asked
LINKS = 0.3  # share of an item's letters that are inside links, from which it may be one of a menu
SHORT = 3000  # characters; a longer text is not asked about

# elements that only nest; without them the words and the paragraphs stay
_NESTING = re.compile(
    r"</?(?:div|span|b|i|u|em|strong|font|center|section|article|main|table|tbody|tr|td|ul|ol|dl|"
    r"blockquote|small|big|s|q|sub|sup|form|fieldset|nav|aside|header|footer|"
    r"x?[a-z]++-[a-z-]++)\b[^<>]{0,5000}+>",
    re.I,
)
# what the extractor would only copy and throw away
_BALLAST = (
    "script style noscript template svg canvas iframe object embed audio video map datalist select textarea link meta "
    "nav footer button input option label picture source"
).split()
_WORD = re.compile(r"\w+")


def parse_page(content: str) -> lxml.html.HtmlElement | None:
    """The tree of a page, or None where there is no element in it. One that is too deep is laid flat.

    Raises ReadError where it has more markup than is read.
    """
    spend("markup", len(content))
    spend("tags", content.count("<"))
    text = bounded(re.sub(r"^\s*<\?xml[^>]*>", "", content.replace("\x00", "")))
    tree, whole = _parsed(text)
    if not whole or (tree is not None and _depth(tree) > BUDGETS["depth"].most):
        tree = _parsed(_NESTING.sub(" ", text))[0]
    if tree is not None:
        spend("depth", _depth(tree))
        _shorten(tree)
    return tree


def _depth(tree: lxml.html.HtmlElement) -> int:
    """How many elements stand in one another, at the most."""
    depth = deepest = 0
    for event, _ in lxml.etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _shorten(tree: lxml.html.HtmlElement) -> None:
    for value in tree.xpath(f"//@*[string-length() > {MAX_ATTRIBUTE}]"):
        value.getparent().set(value.attrname, value[:MAX_ATTRIBUTE])


def _parsed(text: str) -> tuple[lxml.html.HtmlElement | None, bool]:
    parser = lxml.html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.ParserError, ValueError):
        return None, True
    return tree, not any("depth" in entry.message for entry in parser.error_log.filter_from_fatals())


def html_blocks(tree: lxml.html.HtmlElement) -> tuple[Block, ...]:
    """The visible blocks of a page. `kept` says whether one is the article; all None where no article was found.

    Where the judgement of a short text is in doubt the extractor is asked again in its stricter mode, and the two are
    averaged. The tree is changed, so this comes last.
    """
    blocks, spots, shares = page_shares(tree)
    if not any(share >= KEPT for share in shares):
        return tuple(blocks)
    found = chances(blocks, spots, shares)
    if _in_doubt(blocks, found):
        strict = _shares(blocks, _extracted(tree, strict=True))
        found = [(one + other) / 2 for one, other in zip(found, chances(blocks, spots, strict), strict=True)]
    found = between(blocks, spots, shares, found)
    return tuple(
        replace(block, kept=chance >= EVEN, chance=chance) for block, chance in zip(blocks, found, strict=True)
    )


def between(
    blocks: Sequence[Block], spots: Sequence[Spot], shares: Sequence[float], found: Sequence[float]
) -> list[float]:
    """The chances, a list's at least even where it stands between two paragraphs of one box that are the article.

    Only items that the extractor kept, and that are no links: a short item shows little of itself.
    """
    mended = list(found)
    for shape, group in groupby(range(len(blocks)), lambda n: spots[n].shape):
        items = list(group)
        start, end = items[0], items[-1] + 1
        if shape != "li" or not 0 < start < end < len(blocks) or min(found[start - 1], found[end]) < EVEN:
            continue
        box = spots[start - 1].path[:-1]
        if box == spots[end].path[:-1] == spots[start].path[: len(box)]:
            for n in items:
                if shares[n] >= KEPT and blocks[n].linked < LINKS:
                    mended[n] = max(mended[n], EVEN)
    return mended


def page_shares(tree: lxml.html.HtmlElement) -> tuple[list[Block], list[Spot], list[float]]:
    """The blocks of a page, where they stand, and how much of each the extractor kept (0 where it was not asked)."""
    walk = Walk(tree)
    text = ""
    if len(walk.blocks) <= MAX_BLOCKS:
        lxml.etree.strip_elements(tree, *_BALLAST, with_tail=False)
        if sum(1 for _ in tree.iter()) <= MAX_ELEMENTS:
            text = _extracted(tree)
    return walk.blocks, walk.spots, _shares(walk.blocks, text)


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
    """The share of each block's shingles in `text`; of a block too short for one, whether it is a line of it."""
    if not text:
        return [0.0] * len(blocks)
    text = plain(text)
    inside = set(_shingles(_WORD.findall(text.casefold())))
    lines = {tuple(_WORD.findall(line.casefold())) for line in text.splitlines()}
    shares = []
    for block in blocks:
        words = _WORD.findall(block.text.casefold())
        own = _shingles(words)
        if own:
            shares.append(sum(1 for shingle in own if shingle in inside) / len(own))
        else:
            shares.append(float(bool(words) and tuple(words) in lines))
    return shares


def _shingles(words: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(words, words[1:], words[2:], words[3:], strict=False))
