"""Whom the articles of a story name: each spelling of a person's name -> the full form that the story prints."""

from __future__ import annotations

from collections.abc import Iterable

from monitor.language.names import canonical, names
from monitor.models import Article


def persons(articles: Iterable[Article]) -> dict[str, str]:
    """Each name that the articles print, or give as a speaker, with the story's most frequent full form of it."""
    printed = [
        name
        for article in articles
        for name in (
            *(name.text for name in names(article.text, article.language)),
            *(quote.speaker for quote in article.quotes if quote.speaker),
        )
    ]
    return canonical(printed)
