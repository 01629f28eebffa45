"""What one outlet alone reports, among the texts that we hold: a quotation or a figure that no other text has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from monitor.digest.adaptation import adapted
from monitor.digest.text import passages
from monitor.models import Article, Exclusive, FigureRow, Span, Utterance

_EACH = 3  # of one outlet


def exclusives(
    articles: Sequence[Article],
    quotes: Sequence[Utterance],
    figures: Sequence[FigureRow],
    independent: Mapping[str, str],
) -> tuple[Exclusive, ...]:
    """The sentences that hold them, in the order of the articles; () where fewer than two newsrooms report."""
    if len(set(independent.values())) < 2:
        return ()
    places = {
        (w.article_id, w.spans[0])
        for u in quotes
        if len(u.variants) == 1 and len(u.variants[0].outlets) == 1
        for w in u.variants
    } | {
        (row.values[0].article_id, (row.values[0].start, row.values[0].end)) for row in figures if len(row.values) == 1
    }
    found: list[Exclusive] = []
    count: Counter[str] = Counter()
    for article in articles:
        spans = sorted(span for owner, span in places if owner == article.id)
        told = passages(article)
        for passage in told:
            if (
                count[article.outlet] < _EACH
                and any(_within(span, passage.start, passage.end) for span in spans)
                and adapted(passage, told[: passage.index]) == " ".join(passage.text.split())
            ):
                count[article.outlet] += 1
                found.append(Exclusive(article.outlet, passage.text, article.id, passage.start, passage.end))
    return tuple(found)


def _within(span: Span, start: int, end: int) -> bool:
    return start <= span[0] < end
