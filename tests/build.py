"""Small articles and stories for tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from monitor.language.reading import Reading
from monitor.language.speech.quotes import quotes
from monitor.models import Article, Paragraph, Story, instant
from monitor.stories import group

RECEIVED = datetime(2025, 8, 13, 4, tzinfo=UTC)


def article(
    text: str,
    *,
    id: str = "a",  # noqa: A002
    outlet: str = "The Heron",
    title: str | None = "A headline",
    published: str | None = "2025-08-12",
    language: str = "en",
) -> Article:
    """An article of body paragraphs (parted by blank lines) with its quotations and figures."""
    paragraphs, at = [], 0
    for part in text.split("\n\n"):
        paragraphs.append(Paragraph("body", part, at, at + len(part)))
        at += len(part) + 2
    plain = Article(
        id=id,
        source="clippings",
        origin=f"{id}.txt",
        outlet=outlet,
        url=None,
        title=title,
        byline=(),
        agency=None,
        published=published,
        received=RECEIVED,
        language=language,
        text=text,
        paragraphs=tuple(paragraphs),
        removed=(),
    )
    read = Reading(text, language)
    return replace(plain, quotes=quotes(read), figures=read.figures)


def story(*articles: Article) -> Story:
    """The articles as one story, with the copies that the stories room finds among them."""
    moments = [instant(a.published, UTC) if a.published else a.received for a in articles]
    found = group(articles, zone=UTC)
    return Story(
        id="s1",
        headline=articles[0].title or "",
        topics=(),
        article_ids=tuple(a.id for a in articles),
        copies=tuple(copies for s in found for copies in s.copies),
        first_seen=min(moments),
        last_seen=max(moments),
    )
