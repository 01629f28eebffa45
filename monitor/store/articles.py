"""The articles, each in all its versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from hashlib import sha256
from typing import Any

import sqlalchemy as sa

from monitor.codec import encode
from monitor.language.text.counters import uncounted
from monitor.language.text.plain import plain
from monitor.language.text.words import words
from monitor.models import Article, Entry, instant
from monitor.store import tables
from monitor.store.engines.dialects import field, unhurried
from monitor.store.shelf import Shelf, begins, chunks, noun, sayable, stamp
from monitor.store.standing import withdrawals

_LATEST = unhurried(tables.articles.c.latest)  # nearly every row is: ids are found by their own index


class ArticleShelf(Shelf):
    """The articles that were read."""

    def called_at(self, url: str) -> list[str | None]:
        """The headlines, once each, of the articles of that address, in all their versions."""
        title = field(tables.articles.c.body, "title")
        with self._engine.connect() as db:
            return list(db.execute(sa.select(title).where(tables.articles.c.url == url).distinct()).scalars())

    def read_as(self, keys: Sequence[str]) -> dict[str, tuple[str, bool]]:
        """The id of the article that each of these documents was read as, and whether it made that, by its key."""
        d = tables.documents.c
        with self._engine.connect() as db:
            return {
                row.key: (row.article_id, row.first)
                for chunk in chunks(keys)
                for row in db.execute(sa.select(d.key, d.article_id, d.first).where(d.key.in_(chunk)))
            }

    def article_ids(self) -> frozenset[str]:
        """The ids of all articles."""
        a = tables.articles.c
        with self._engine.connect() as db:
            return frozenset(db.execute(sa.select(a.id).where(a.latest)).scalars())

    def held_ids(self, ids: Sequence[str]) -> set[str]:
        """Those of these ids that are articles'."""
        a = tables.articles.c
        with self._engine.connect() as db:
            return {i for chunk in chunks(ids) for i in db.execute(sa.select(a.id).where(a.id.in_(chunk))).scalars()}

    def versions(self, article_id: str, *, most: int = 50) -> Iterator[Article]:
        """The versions of an article, the latest first; withdrawals are not looked up."""
        a = tables.articles.c
        query = sa.select(a.body).where(a.id == article_id).order_by(a.version.desc()).limit(most)
        with self._engine.connect() as db:
            bodies = list(db.execute(query).scalars())
        return (noun(Article, body) for body in bodies)

    def entries(self) -> list[Entry]:
        """All articles in their latest version, without their texts, in order of time and id."""
        return self._entries(tables.articles.c.latest)

    def unplaced(self) -> list[Entry]:
        """Those of the `entries` that are in no story."""
        return self._entries(tables.articles.c.story_id.is_(None) & _LATEST)

    def story_of(self, article_id: str) -> str | None:
        """The id of the story that an article is in; None where it is in none, or is not held."""
        found = self._entries((tables.articles.c.id == article_id) & _LATEST)
        return found[0].story_id if found else None

    def _entries(self, where: sa.ColumnElement[bool]) -> list[Entry]:
        a = tables.articles.c
        query = (
            sa.select(a.id, a.version, a.source, a.moment, a.dated, a.story_id).where(where).order_by(a.moment, a.id)
        )
        with self._engine.connect() as db:
            return [
                Entry(row.id, row.version, row.source, datetime.fromisoformat(row.moment), row.dated, row.story_id)
                for row in db.execute(query)
            ]

    def called(self, name: str) -> list[str]:
        """The ids of the articles whose id begins with `name`, that were read from it or have it as URL; in order.

        A file has the end of its path for a name too.
        """
        a, name = tables.articles.c, sayable(name)
        origin = field(tables.articles.c.body, "origin")
        with self._engine.connect() as db:
            found = {
                i
                for where in (begins(a.id, name), a.url == name, _ends(origin, name))
                for i in db.execute(sa.select(a.id).where(where, _LATEST)).scalars()
            }
        return sorted(found)

    def titled(self, title: str) -> list[str]:
        """The ids of the articles of that headline, in order; capitals, accents aside and marks do not count."""
        a, wanted = tables.articles.c, words(title)
        query = sa.select(a.id, field(a.body, "title").label("title")).where(a.latest).order_by(a.id)
        with self._engine.connect() as db:
            return [row.id for row in db.execute(query) if wanted and words(row.title or "") == wanted]

    def articles(self, ids: Iterable[str]) -> list[Article]:
        """The latest version of each article, in the order of `ids`."""
        wanted = list(ids)
        with self._engine.connect() as db:
            rows = rows_by_id(db, wanted)
            marked = withdrawals(db, wanted)
        found = [noun(Article, rows[i].body) for i in wanted if i in rows]
        return [replace(a, withdrawn=marked[a.id]) if a.id in marked else a for a in found]

    def each(self, ids: Iterable[str]) -> Iterator[Article]:
        """As `articles`, read while they are asked for, so that few are in memory at a time."""
        return (article for chunk in chunks(list(ids)) for article in self.articles(chunk))

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
        return noun(Article, body) if body else None


def _ends(path: sa.ColumnElement[str], name: str) -> sa.ColumnElement[bool]:
    """Whether a path is `name`, or ends with it after a slash."""
    behind = sa.func.length(path) - len(name)  # where a slash stands then
    return (path == name) | (sa.func.substr(path, behind) == f"/{name}")


def rows_by_id(db: sa.Connection, ids: Sequence[str]) -> dict[str, sa.Row[Any]]:
    """The row of each article's latest version, by its id."""
    return {
        row.id: row
        for chunk in chunks(sorted(set(ids)))
        for row in db.execute(sa.select(tables.articles).where(tables.articles.c.id.in_(chunk), _LATEST))
    }


def says(article: Article) -> tuple[object, ...]:
    """What an article says: its headline, its authors and its text without counters. Another of these is a version.

    An address in other clothes, a date that moves with each request and an outlet's other name are none.
    """
    return plain(article.title or ""), article.byline, uncounted(plain(article.text))


def article_row(article: Article, zone: tzinfo, old: Mapping[str, Any] | None, *, same: bool) -> dict[str, Any]:
    """The row of an article: the version after `old` where its content differs, unless its document is the `same`."""
    kept = replace(article, received=noun(Article, old["body"]).received) if old else article
    moment = instant(kept.published, zone) if kept.published else kept.received
    content = (kept.title, kept.outlet, kept.byline, kept.agency, kept.published, kept.url, plain(kept.text))
    digest = sha256(repr(content).encode()).hexdigest()
    changed = old is not None and not same and says(noun(Article, old["body"])) != says(kept)
    version = 1 if old is None else old["version"] + changed
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
