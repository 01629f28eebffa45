"""What is new in a story since the issues before: added quotations and figures, corrections, sentences that an article
no longer says as it did."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from monitor.digest.text import Passage, cosine, passages
from monitor.language.plain import plain
from monitor.models import Article, Change

_REWORDED = 0.3  # cosine over which a new sentence stands in the place of an old one

# How a newsroom announces that it printed something wrong.
_CORRECTION = re.compile(
    r"^(correction|corrected|clarification|editor['’]s note|"
    r"this (article|story|report) (has been|was) (corrected|amended|updated)"
    r"|an earlier version|виправлення|уточнення|исправление|уточнение|korrektur|richtigstellung|correctif|rectificatif"
    r"|corrección|fe de errores)\b|\ban earlier version of this (article|story|report)\b",
    re.IGNORECASE,
)


def changes(
    articles: Sequence[Article], earlier: Mapping[str, Article], weights: Mapping[str, float]
) -> tuple[Change, ...]:
    """Corrections that the articles announce, and what revised articles say now and said before.

    `earlier` holds the version that an issue before held, by article id.
    """
    found = [change for article in articles for change in _announced(article)]
    for article in articles:
        if article.id in earlier:
            found += _revised(article, earlier[article.id], weights)
    return tuple(found)


def _announced(article: Article) -> Iterable[Change]:
    for paragraph in article.paragraphs:
        if paragraph.start is not None and paragraph.end is not None and _CORRECTION.search(plain(paragraph.text)):
            text = article.text[paragraph.start : paragraph.end]
            yield Change("correction", text, None, article.id, paragraph.start, paragraph.end)


def _revised(now: Article, before: Article, weights: Mapping[str, float]) -> Iterable[Change]:
    old, new = passages(before), passages(now)
    matcher = SequenceMatcher(None, [_words(p) for p in old], [_words(p) for p in new], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        gone = list(old[a:b])
        for passage in new[c:d]:
            match = max(gone, key=lambda p: cosine(p.stems, passage.stems, weights), default=None)
            if match and cosine(match.stems, passage.stems, weights) >= _REWORDED:
                gone.remove(match)
                yield Change("revised", passage.text, match.text, now.id, passage.start, passage.end)
            else:
                yield Change("added", passage.text, None, now.id, passage.start, passage.end)
        for passage in gone:
            yield Change("withdrawn", "", passage.text, now.id, 0, 0)


def _words(passage: Passage) -> tuple[str, ...]:
    return tuple(plain(passage.text).split())
