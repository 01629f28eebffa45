"""Whether the text that was taken from a page may be less than its article, or more.

The bounds were chosen on labelled pages so that no more than 12 of 100 articles are in doubt (`benchmarks/doubt.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from monitor.clean.page.content_model import KEPT
from monitor.clean.page.neighbours import EVEN, Page, runs
from monitor.models import Doubt, Uncertain

UNSURE = 0.35  # of the words, as many as are likely to be judged wrongly
LEFT = 0.3  # as many as stand outside in running text, in no box with a name
READER = 0.15  # of the words that the other extractor took, as many as we left
LITTLE = 60  # words of an article, from which a text is no teaser
TWO = 150  # words of an article beside another in one page


def page_doubt(page: Page, found: Sequence[float], chances: Sequence[float]) -> Doubt | None:
    """The first reason for which a page's text is in doubt, and how much of it; None for none.

    `found`: the chances of the blocks as the model gave them, `chances`: with what their neighbours tell.
    """
    bounds: dict[Uncertain, float] = {"unsure": UNSURE, "left out": LEFT, "other reader": READER}
    shares = dict(_shares(page, found, chances))
    for why, least in bounds.items():
        if shares[why] > least:
            return Doubt(why, round(min(1.0, shares[why]), 2))
    if _several(page, chances):
        return Doubt("two articles", round(_several(page, chances), 2))
    kept = _words(page, [n for n, chance in enumerate(chances) if chance >= EVEN])
    return Doubt("short", round(1 - kept / LITTLE, 2)) if kept < LITTLE else None


def _shares(page: Page, found: Sequence[float], chances: Sequence[float]) -> Iterator[tuple[Uncertain, float]]:
    inside = [n for n, chance in enumerate(chances) if chance >= EVEN]
    outside = [n for n, chance in enumerate(chances) if chance < EVEN]
    kept = max(1, _words(page, inside))
    taken = _words(page, [n for n, share in enumerate(page.shares) if share >= KEPT])
    both = _words(page, [n for n in inside if page.shares[n] >= KEPT])
    yield "unsure", sum(page.words(n) * min(chance, 1 - chance) for n, chance in enumerate(found)) / kept
    yield "left out", _words(page, [n for n in outside if page.bare(n) and runs(page, n)]) / kept
    yield "other reader", 1 - both / taken if taken else 0.0


def _several(page: Page, chances: Sequence[float]) -> float:
    """The share of the kept words outside the longest of several whole `article` elements; 0 for one article."""
    words: dict[int, int] = {}
    for n, chance in enumerate(chances):
        if chance >= EVEN:
            words[page.spots[n].article] = words.get(page.spots[n].article, 0) + page.words(n)
    titled = {page.spots[n].article for n, block in enumerate(page.blocks) if block.title}
    whole = [words.get(number, 0) for number in titled - {0} if words.get(number, 0) >= TWO]
    return 1 - max(whole) / sum(words.values()) if len(whole) > 1 else 0.0


def _words(page: Page, numbers: Sequence[int]) -> int:
    return sum(map(page.words, numbers))
