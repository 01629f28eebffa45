"""What the user says of passages beats what the rules say: `keep:` and `strip:` of a source."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from monitor.errors import ReadError
from monitor.language.text.plain import plain
from monitor.models import Article, Paragraph, Removed


def overrule(article: Article, *, keep: Sequence[str] = (), strip: Sequence[str] = ()) -> Article:
    """The article with the removed passages that `keep` names put back, and the kept ones that `strip` names taken out.

    Each is a phrase, found in any case, or a pattern between slashes. Where both name a passage it stays. One that
    became a field (reason "metadata") is not put back. Raises ReadError where nothing is left.
    """
    if not keep and not strip:
        return article
    wanted, unwanted = _finder(keep), _finder(strip)
    passages: list[Paragraph | Removed] = []
    for passage in _in_order(article):
        if wanted(passage.text):
            stays = isinstance(passage, Paragraph) or passage.reason == "metadata"
            passages.append(passage if stays else Paragraph("body", passage.text, 0, 0))
        elif unwanted(passage.text) and isinstance(passage, Paragraph):
            passages.append(Removed(passage.text, "custom", "user.strip", 1.0, 0))
        else:
            passages.append(passage)
    return _laid_out(article, passages)


def _finder(wanted: Sequence[str]) -> Callable[[str], bool]:
    patterns = [
        re.compile(w[1:-1] if len(w) > 2 and w[0] == w[-1] == "/" else re.escape(w), re.IGNORECASE)
        for w in map(plain, wanted)
    ]
    return lambda text: any(pattern.search(plain(text)) for pattern in patterns)


def _in_order(article: Article) -> list[Paragraph | Removed]:
    found: list[Paragraph | Removed] = []
    removed = list(article.removed)
    for place, paragraph in enumerate(article.paragraphs):
        while removed and removed[0].before <= place:
            found.append(removed.pop(0))
        found.append(paragraph)
    return found + list(removed)


def _laid_out(article: Article, passages: Sequence[Paragraph | Removed]) -> Article:
    paragraphs: list[Paragraph] = []
    removed: list[Removed] = []
    at = 0
    for passage in passages:
        if isinstance(passage, Removed):
            removed.append(replace(passage, before=len(paragraphs)))
        elif passage.kind == "caption":
            paragraphs.append(passage)
        else:
            paragraphs.append(replace(passage, start=at, end=at + len(passage.text)))
            at += len(passage.text) + 2
    text = "\n\n".join(p.text for p in paragraphs if p.kind != "caption")
    if not text:
        raise ReadError("`strip` of its source takes the whole text out; make it narrower")
    return replace(article, text=text, paragraphs=tuple(paragraphs), removed=tuple(removed))
