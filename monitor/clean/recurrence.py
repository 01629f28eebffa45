"""Passages that come round in one outlet's articles: language-free marks of passages, and which of them recur.

Ask with the articles of one outlet only: a wire text that many outlets print is in each of them once or twice. A text
that one outlet prints again (an article and its correction) shares nearly all of its passages; such articles count as
one. Broder et al., "Syntactic clustering of the web" (1997), drop what recurs too often in the same way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

from monitor.clean.signs import fold
from monitor.language.plain import plain

LEAST = 4  # letters and digits; a shorter passage has no mark
COPIES = 0.6  # articles that share so much of the shorter one's passages are one text printed twice


def passage_mark(text: str) -> str | None:
    """Sixteen hexadecimal characters that stand for a passage, whatever its case, marks and numbers; None for none.

    Numbers count as one, so that "12 comments" and "7 comments" are one passage.
    """
    letters: list[str] = []
    for c in fold(plain(text)):
        if c.isalpha():
            letters.append(c)
        elif c.isdigit() and letters[-1:] != ["0"]:
            letters.append("0")
    if len(letters) < LEAST:
        return None
    return blake2b("".join(letters).encode(), digest_size=8).hexdigest()


def passage_marks(passages: Iterable[str]) -> frozenset[str]:
    """The marks of an article's passages, kept and removed alike."""
    return frozenset(mark for text in passages if (mark := passage_mark(text)) is not None)


def recurring(passages_by_article: Mapping[str, Iterable[str]], *, at_least: int = 3) -> frozenset[str]:
    """The marks of the passages that stand in at least so many different texts of one outlet.

    `passages_by_article`: the texts of an article's passages, or marks made of them before, by the article's id.
    """
    held: dict[str, set[str]] = {
        article: {mark for text in passages for mark in _marks(text)}
        for article, passages in sorted(passages_by_article.items())
    }
    where: dict[str, list[str]] = defaultdict(list)
    for article, marks in held.items():
        for mark in marks:
            where[mark].append(article)
    return frozenset(mark for mark, articles in where.items() if _texts(articles, held, at_least) >= at_least)


def _marks(text: str) -> tuple[str, ...]:
    if len(text) == 16 and all(c in "0123456789abcdef" for c in text):
        return (text,)
    return () if (mark := passage_mark(text)) is None else (mark,)


def _texts(articles: Sequence[str], held: Mapping[str, set[str]], enough: int) -> int:
    """How many different texts these articles are, counted up to `enough`."""
    if len(articles) < enough:
        return len(articles)
    chosen: list[str] = []
    for article in articles:
        if not any(_one_text(held[article], held[other]) for other in chosen):
            chosen.append(article)
            if len(chosen) >= enough:
                break
    return len(chosen)


def _one_text(one: set[str], other: set[str]) -> bool:
    least = min(len(one), len(other))
    return least >= 4 and len(one & other) >= COPIES * least
