"""Whom the articles of a story name: each spelling of a person's name -> the full form that the story prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from monitor.digest.passage import Readings
from monitor.language.names.find import Name, canonical
from monitor.models import Article


def named(articles: Iterable[Article], readings: Readings) -> dict[str, tuple[Name, ...]]:
    """The names in each article, by its id, in the order of the text."""
    return {article.id: readings.names(article) for article in articles}


def persons(articles: Sequence[Article], found: Mapping[str, Sequence[Name]] | None = None) -> dict[str, str]:
    """Each name that the articles print, or give as a speaker, with the story's most frequent full form of it.

    `found` is what `named` says of the articles, where it is known already.
    """
    known = named(articles, Readings()) if found is None else found
    printed = [
        name
        for article in articles
        for name in (
            *(name.text for name in known[article.id]),
            *(quote.speaker for quote in article.quotes if quote.speaker),
        )
    ]
    return canonical(printed)
