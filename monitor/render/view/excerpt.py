"""A cited passage in its near context: what a reader checks a sentence against."""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.errors import IssueError
from monitor.models import Article, Span
from monitor.render.base.display import cut, cut_front, flow
from monitor.render.view.wording import Piece

_LONGEST_CITED = 1500
_START = re.compile(r"[.!?…][”\"»’)\]]*\s+(?=\S)|[。！？][」』]?|\n\s*\n")  # of the next sentence


def excerpt(article: Article, spans: Sequence[Span], around: int) -> tuple[Piece, ...]:
    """The text of `spans` (marked) with the sentence before and after, of up to `around` characters each.

    A span within a sentence stands in the rest of that. Never more: a page shows what is cited, not the article. Raises
    IssueError where a span is not in the article.
    """
    spans = sorted(spans)
    if not spans or any(not 0 <= start < end <= len(article.text) for start, end in spans):
        raise IssueError(f"article {article.id} ({article.outlet}): a citation of {list(spans)} lies outside its text")
    begin, finish = spans[0][0], spans[-1][1]
    before, after = article.text[max(0, begin - around * 8) : begin], article.text[finish : finish + around * 8]
    pieces = [Piece(cut_front(flow(_last(before)).lstrip(), around), False)]
    for i, (start, end) in enumerate(spans):
        if i:
            pieces.append(Piece(_middle(flow(article.text[spans[i - 1][1] : start]), around), False))
        pieces.append(Piece(_middle(flow(article.text[start:end]), _LONGEST_CITED), True))
    pieces.append(Piece(cut(flow(_first(after)).rstrip(), around), False))
    return tuple(piece for piece in pieces if piece.text)


def _last(text: str) -> str:
    """The last sentence of `text`, or what has begun of one."""
    starts = [0, *(found.end() for found in _START.finditer(text) if found.end() < len(text.rstrip()))]
    return text[starts[-1] :]


def _first(text: str) -> str:
    """The first sentence of `text`, or the rest of one."""
    begun = len(text) - len(text.lstrip())
    ends = (found.end() for found in _START.finditer(text) if found.start() > begun or text[:begun] == "")
    return text[: next(ends, len(text))]


def _middle(text: str, limit: int) -> str:
    """`text`, its middle left out where it is longer than `limit`."""
    if len(text) <= limit:
        return text
    return f"{cut(text, limit // 2)} {cut_front(text, limit // 2)}"
