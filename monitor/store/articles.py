"""The articles, each in all its versions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from hashlib import sha256
from typing import Any

import sqlalchemy as sa

from monitor.codec import decode, encode
from monitor.language.plain import plain
from monitor.models import Article, Entry, instant
from monitor.store import tables
from monitor.store.shelf import Shelf, chunks, stamp
from monitor.store.standing import withdrawals


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article was read."""

    id: str
    origin: str
    url: str | None
    title: str | None


class ArticleShelf(Shelf):
    """The articles that were read."""

    def has_url(self, url: str) -> bool:
        """Whether an article of that address is held."""
        with self._engine.connect() as db:
            return (
                db.execute(sa.select(tables.articles.c.id).where(tables.articles.c.url == url).limit(1)).first()
                is not None
            )

    def entries(self) -> list[Entry]:
        """All articles in their latest version, without their texts, in order of time and id."""
        a = tables.articles.c
        query = (
            sa.select(a.id, a.version, a.source, a.moment, a.dated, a.story_id).where(a.latest).order_by(a.moment, a.id)
        )
        with self._engine.connect() as db:
            return [
                Entry(row.id, row.version, row.source, datetime.fromisoformat(row.moment), row.dated, row.story_id)
                for row in db.execute(query)
            ]

    def articles(self, ids: Iterable[str]) -> list[Article]:
        """The latest version of each article, in the order of `ids`."""
        wanted = list(ids)
        with self._engine.connect() as db:
            rows = rows_by_id(db, wanted)
            marked = withdrawals(db)
        found = [decode(Article, rows[i].body) for i in wanted if i in rows]
        return [replace(a, withdrawn=marked[a.id]) if a.id in marked else a for a in found]

    def places(self) -> list[Place]:
        """Where each article was read, without its text."""
        a = tables.articles.c
        origin, title = (sa.func.json_extract(a.body, f"$.{name}") for name in ("origin", "title"))
        with self._engine.connect() as db:
            return [Place(*row) for row in db.execute(sa.select(a.id, origin, a.url, title).where(a.latest))]

    def digests(self) -> dict[str, str]:
        """A hash of what each article says in its latest version, by id: it changes when the article does."""
        with self._engine.connect() as db:
            rows = db.execute(
                sa.select(tables.articles.c.id, tables.articles.c.digest, tables.articles.c.version).where(
                    tables.articles.c.latest
                )
            )
            return {row.id: f"{row.version}:{row.digest}" for row in rows}

    def version(self, article_id: str, version: int) -> Article | None:
        """One version of an article, or None."""
        with self._engine.connect() as db:
            query = sa.select(tables.articles.c.body).where(
                tables.articles.c.id == article_id, tables.articles.c.version == version
            )
            body = db.execute(query).scalar()
        return decode(Article, body) if body else None


def rows_by_id(db: sa.Connection, ids: Sequence[str]) -> dict[str, sa.Row[Any]]:
    """The row of each article's latest version, by its id."""
    return {
        row.id: row
        for chunk in chunks(sorted(set(ids)))
        for row in db.execute(
            sa.select(tables.articles).where(tables.articles.c.id.in_(chunk), tables.articles.c.latest)
        )
    }


def article_row(article: Article, zone: tzinfo, old: Mapping[str, Any] | None, *, same: bool) -> dict[str, Any]:
    """The row of an article: the version after `old` where its content differs, unless its document is the `same`."""
    kept = replace(article, received=decode(Article, old["body"]).received) if old else article
    moment = instant(kept.published, zone) if kept.published else kept.received
    content = (kept.title, kept.outlet, kept.byline, kept.agency, kept.published, kept.url, plain(kept.text))
    digest = sha256(repr(content).encode()).hexdigest()
    version = 1 if old is None else old["version"] + (not same and old["digest"] != digest)
    return {
        "id": kept.id,
        "version": version,
        "latest": True,
        "digest": digest,
        "source": kept.source,
        "url": kept.url,
        "moment": stamp(moment),
        "dated": kept.published is not None,
        "story_id": old["story_id"] if old else None,
        "body": encode(kept),
    }
