"""A cited passage in its near context: what a reader checks a sentence against."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.errors import IssueError
from monitor.models import Article, Span
from monitor.render.base.display import cut, cut_front, flow
from monitor.render.view.wording import Piece

_LONGEST_CITED = 1500


def excerpt(article: Article, spans: Sequence[Span], around: int) -> tuple[Piece, ...]:
    """The text of `spans` (marked) with up to `around` characters of their own paragraphs on each side.

    Never more: a page shows what is cited, not the article. Raises IssueError where a span is not in the article.
    """
    spans = sorted(spans)
    if not spans or any(not 0 <= start < end <= len(article.text) for start, end in spans):
        raise IssueError(f"article {article.id} ({article.outlet}): a citation of {list(spans)} lies outside its text")
    begin, finish = _paragraphs(article, spans[0][0], spans[-1][1])
    begin, finish = max(begin, spans[0][0] - around * 8), min(finish, spans[-1][1] + around * 8)
    pieces = [Piece(cut_front(flow(article.text[begin : spans[0][0]]).lstrip(), around), False)]
    for i, (start, end) in enumerate(spans):
        if i:
            pieces.append(Piece(_middle(flow(article.text[spans[i - 1][1] : start]), around), False))
        pieces.append(Piece(_middle(flow(article.text[start:end]), _LONGEST_CITED), True))
    pieces.append(Piece(cut(flow(article.text[spans[-1][1] : finish]).rstrip(), around), False))
    return tuple(piece for piece in pieces if piece.text)


def _paragraphs(article: Article, start: int, end: int) -> Span:
    """From the start of the paragraph that holds `start` to the end of the one that holds `end`."""
    known = [(p.start, p.end) for p in article.paragraphs if p.start is not None and p.end is not None]
    begin = max((first for first, _ in known if first <= start), default=start)
    finish = min((last for _, last in known if last >= end), default=end)
    return begin, finish


def _middle(text: str, limit: int) -> str:
    """`text`, its middle left out where it is longer than `limit`."""
    if len(text) <= limit:
        return text
    return f"{cut(text, limit // 2)} {cut_front(text, limit // 2)}"
