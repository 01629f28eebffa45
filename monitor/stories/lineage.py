"""Who is earliest in what is held, who copied whom, and what each copy added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import numpy as np

from monitor.language.reading import Reading
from monitor.models import Article, Descent, Lineage, Span, Story
from monitor.stories.copies import WIDTH, hashed, shingles_of
from monitor.stories.texts import words_of

OWN = 0.5  # share of a sentence's shingles found in the original, below which the sentence was added


def lineage(story: Story, articles: Mapping[str, Article]) -> Lineage:
    """How those articles of `story` that are among `articles` (by id, at least one) descend from each other.

    One is the `first` only where each article of the story is at hand and tells the hour at which it was published; a
    midnight is a day without its hour. Where the original of a group of copies is not at hand, the first of the group
    that is stands for it. The independent origins are "2 of 7": `len(origins)` of `total`.
    """
    present = [i for i in story.article_ids if i in articles]
    overlaps = {tie.article_id: tie.score for tie in story.evidence if tie.kind in ("copy", "release")}
    original: dict[str, str] = {}
    for same in story.copies:
        first, *rest = [i for i in same.article_ids if i in articles] or [""]
        original.update(dict.fromkeys(rest, first))
    return Lineage(
        first=_first([articles[i] for i in present]) if len(present) == len(story.article_ids) else None,
        origins=tuple(i for i in present if i not in original),
        descents=tuple(
            Descent(i, original[i], overlaps.get(i, 1.0), additions(articles[i], articles[original[i]]))
            for i in present
            if i in original
        ),
        total=len(present),
    )


def _first(articles: Sequence[Article]) -> str | None:
    """The one that was published before all others; None where nobody knows."""
    moments = [(_moment(a), a.id) for a in articles]
    known = sorted((moment, key) for moment, key in moments if moment is not None)
    if len(known) < max(2, len(moments)) or known[0][0] == known[1][0]:
        return None
    return known[0][1]


def _moment(article: Article) -> datetime | None:
    """When it was published, to the minute and with its zone; None where that is not known."""
    moment = datetime.fromisoformat(article.published or "0001-01-01")
    return moment if moment.tzinfo and (moment.hour or moment.minute or moment.second) else None


def additions(copy: Article, original: Article) -> tuple[Span, ...]:
    """Where in `copy.text` the sentences stand that `original` has not."""
    spans = Reading(copy.text, copy.language).sentences
    texts = [copy.text[start:end] for start, end in spans]
    vocabulary, numbers = words_of([original.text, *texts])
    hashes = hashed(vocabulary)
    held = np.unique(shingles_of(numbers[0], hashes))
    known = np.unique(numbers[0])  # for sentences of less than a shingle, which are looked for word by word
    own = []
    for span, number in zip(spans, numbers[1:], strict=True):
        short = len(number) < WIDTH
        found = np.isin(number, known) if short else np.isin(shingles_of(number, hashes), held)
        if len(number) and found.mean() < (1.0 if short else OWN):
            own.append(span)
    return tuple(own)
