"""What a source's own filter lets through."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from monitor.digest.choose.topics import match
from monitor.models import Article

Key = Literal["max_age", "languages", "include", "exclude"]


@dataclass(frozen=True, slots=True)
class Sieve:
    """A filter; what is not set drops nothing."""

    include: str | None = None  #: a query that an article must fit
    exclude: str | None = None  #: a query that it must not
    max_age: timedelta | None = None  #: since its publication, or since it was read where that is unknown
    languages: frozenset[str] = frozenset()  #: one of which it must be in; one in an unknown language may be

    def __bool__(self) -> bool:
        return bool(self.include or self.exclude or self.max_age or self.languages)


def drops(
    sieve: Sieve, articles: Mapping[str, Article], moments: Mapping[str, datetime], now: datetime
) -> dict[str, Key]:
    """The key of the filter that drops an article, the first in this order, by id; the others pass."""
    queries = {key: query for key, query in (("include", sieve.include), ("exclude", sieve.exclude)) if query}
    texts = {i: f"{a.title or ''}\n\n{a.text}" for i, a in articles.items()}
    found = match(queries, texts) if queries else {}
    keys = {i: _key(sieve, article, moments[i], found.get(i, ()), now) for i, article in articles.items()}
    return {i: key for i, key in keys.items() if key}


def _key(sieve: Sieve, article: Article, moment: datetime, fits: tuple[str, ...], now: datetime) -> Key | None:
    if sieve.max_age and moment < now - sieve.max_age:
        return "max_age"
    if sieve.languages and article.language and article.language not in sieve.languages:
        return "languages"
    if sieve.include and "include" not in fits:
        return "include"
    return "exclude" if "exclude" in fits else None
