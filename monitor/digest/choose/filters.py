"""What a source's own filter lets through."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Literal
from urllib.parse import unquote, urlsplit

from monitor.digest.choose.topics import match
from monitor.models import Article

Key = Literal["max_age", "languages", "sections", "not_sections", "include", "exclude"]
_NO_SECTION = frozenset(("www", "m", "amp", "mobile"))


@dataclass(frozen=True, slots=True)
class Sieve:
    """A filter; what is not set drops nothing."""

    include: str | None = None  #: a query that an article must fit
    exclude: str | None = None  #: a query that it must not
    max_age: timedelta | None = None  #: since its publication, or since it was read where that is unknown
    languages: frozenset[str] = frozenset()  #: one of which it must be in; one in an unknown language may be

    sections: tuple[str, ...] = ()  #: one of which it must be of; one of which no section is known may be
    not_sections: tuple[str, ...] = ()  #: none of which it may be of

    def __bool__(self) -> bool:
        named = self.sections or self.not_sections
        return bool(self.include or self.exclude or self.max_age or self.languages or named)


def drops(
    sieve: Sieve,
    articles: Mapping[str, Article],
    moments: Mapping[str, datetime],
    now: datetime,
    categories: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> dict[str, Key]:
    """The key of the filter that drops an article, the first in this order, by id; the others pass.

    `categories`: what their feeds call the sections of the articles.
    """
    queries = {key: query for key, query in (("include", sieve.include), ("exclude", sieve.exclude)) if query}
    texts = {i: f"{a.title or ''}\n\n{a.text}" for i, a in articles.items()}
    found = match(queries, texts) if queries else {}
    keys = {
        i: _key(sieve, article, moments[i], found.get(i, ()), now) or _section(sieve, article, categories.get(i, ()))
        for i, article in articles.items()
    }
    return {i: key for i, key in keys.items() if key}


def _key(sieve: Sieve, article: Article, moment: datetime, fits: tuple[str, ...], now: datetime) -> Key | None:
    if sieve.max_age and moment < now - sieve.max_age:
        return "max_age"
    if sieve.languages and article.language and article.language not in sieve.languages:
        return "languages"
    if sieve.include and "include" not in fits:
        return "include"
    return "exclude" if "exclude" in fits else None


# --- sections ----------------------------------------------------------------------------------------------------


def _section(sieve: Sieve, article: Article, categories: Collection[str]) -> Key | None:
    known = sections_of(article.url, categories)
    if sieve.sections and known and not any(_is_of(name, article.url, known) for name in sieve.sections):
        return "sections"
    return "not_sections" if any(_is_of(name, article.url, known) for name in sieve.not_sections) else None


def sections_of(url: str | None, categories: Collection[str]) -> frozenset[str]:
    """The sections of an article, folded: its categories, the parts of its path before its own, and its subdomain."""
    parts = urlsplit(url or "")
    host = (parts.hostname or "").split(".")
    inner = [part for part in unquote(parts.path).split("/") if part][:-1]
    named = [*categories, *inner, *(host[:1] if len(host) > 2 and host[0] not in _NO_SECTION else ())]
    return frozenset(name for one in named if (name := _folded(one)) and not name.replace(" ", "").isdecimal())


def _is_of(name: str, url: str | None, known: Collection[str]) -> bool:
    if name.startswith("/"):
        return f"{unquote(urlsplit(url or '').path)}/".casefold().startswith(f"{name.rstrip('/')}/".casefold())
    return _folded(name) in known


def _folded(name: str) -> str:
    return " ".join(re.split(r"[\s_-]+", name.casefold().strip()))
