"""The articles, each in all its versions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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
from monitor.store.engines.dialects import field
from monitor.store.shelf import Shelf, begins, chunks, noun, sayable, stamp
from monitor.store.standing import withdrawals

_D, _A = tables.documents.c, tables.articles.c
# Asked for each document of a run, so they are made once: to make one takes longer than to answer it.
_READ_AS = sa.select(_D.key, _D.article_id, _D.first).where(_D.key.in_(sa.bindparam("keys", expanding=True)))
_VERSIONS = (
    sa.select(_A.body)
    .where(_A.id == sa.bindparam("id"))
    .order_by(_A.version.desc())
    .limit(sa.bindparam("most", type_=sa.Integer))
)


class ArticleShelf(Shelf):
    """The articles that were read."""

    def called_at(self, url: str) -> list[str | None]:
        """The headlines, once each, of the articles of that address, in all their versions."""
        title = field(tables.articles.c.body, "title")
        with self._engine.connect() as db:
            return list(db.execute(sa.select(title).where(tables.articles.c.url == url).distinct()).scalars())

    def read_as(self, keys: Sequence[str]) -> dict[str, tuple[str, bool]]:
        """The id of the article that each of these documents was read as, and whether it made that, by its key."""
        with self._engine.connect() as db:
            rows = (row for chunk in chunks(keys) for row in db.execute(_READ_AS, {"keys": chunk}))
            return {row.key: (row.article_id, row.first) for row in rows}

    def held_ids(self, ids: Sequence[str]) -> set[str]:
        """Those of these ids that are articles'."""
        a = tables.articles.c
        with self._engine.connect() as db:
            return {i for chunk in chunks(ids) for i in db.execute(sa.select(a.id).where(a.id.in_(chunk))).scalars()}

    def versions(self, article_id: str, *, most: int = 50) -> Iterator[Article]:
        """The versions of an article, the latest first; withdrawals are not looked up."""
        with self._engine.connect() as db:
            bodies = list(db.execute(_VERSIONS, {"id": article_id, "most": most}).scalars())
        return (noun(Article, body) for body in bodies)

    def entries(self, since: datetime | None = None, until: datetime | None = None) -> list[Entry]:
        """The articles of a time, both ends counted in (all, without), in their latest version and without their texts,
        in order of time and id."""
        return self._entries(_within(since, until))

    def entries_of(self, ids: Collection[str]) -> list[Entry]:
        """Those of these ids, in the order of `entries`."""
        a = tables.articles.c
        found = [entry for chunk in chunks(sorted(ids)) for entry in self._entries(a.id.in_(chunk))]
        return sorted(found, key=lambda e: (e.moment, e.id))

    def unplaced(self) -> list[Entry]:
        """Those of the `entries` that are in no story."""
        return self._entries(tables.articles.c.story_id.is_(None))

    def untold(self, source: str, since: datetime | None, until: datetime) -> list[Entry]:
        """Those `entries` of a source that no issue held in this version."""
        a = tables.articles.c
        return self._entries(a.waiting, a.source == source, _within(since, until))

    def untold_again(self, source: str, before: datetime) -> list[Entry]:
        """Those `entries` of a source, older than `before`, that issues held in an earlier version only."""
        a = tables.articles.c
        known = sa.exists().where(tables.held.c.article_id == a.id)
        return self._entries(a.waiting, a.source == source, a.version > 1, a.moment < stamp(before), known)

    def told(self, since: datetime, until: datetime, ended: datetime | None, most: int) -> list[str]:
        """The ids of the `most` latest `entries` of that time that issues held (of those that `ended` before)."""
        a, held = tables.articles.c, _held_before(ended)
        query = sa.select(a.id).where(a.latest, _within(since, until), held).order_by(a.moment.desc(), a.id.desc())
        with self._engine.connect() as db:
            return [*db.execute(query.limit(most)).scalars()][::-1]

    def story_of(self, article_id: str) -> str | None:
        """The id of the story that an article is in; None where it is in none, or is not held."""
        found = self._entries(tables.articles.c.id == article_id)
        return found[0].story_id if found else None

    def holds_any(self) -> bool:
        """Whether there is any article."""
        with self._engine.connect() as db:
            return db.execute(sa.select(tables.articles.c.id).limit(1)).first() is not None

    def sources(self) -> list[str]:
        """The names of the sources that articles came from, in order."""
        names, last = list[str](), ""
        a = tables.articles.c
        with self._engine.connect() as db:
            least = sa.select(sa.func.min(a.source)).where(a.latest)
            while (found := db.execute(least.where(a.source > last)).scalar()) is not None:
                names.append(last := found)
        return names

    def counts(self) -> tuple[int, int]:
        """How many articles there are, and in how many stories."""
        a = tables.articles.c
        with self._engine.connect() as db:
            count = db.execute(sa.select(sa.func.count()).where(a.latest)).scalar() or 0
            return count, db.execute(sa.select(sa.func.count()).select_from(tables.stories)).scalar() or 0

    def counts_by_source(self) -> dict[str, tuple[int, int]]:
        """How many articles came from each source, and how many of them an issue held."""
        a = tables.articles.c
        query = sa.select(a.source, sa.func.count().label("n")).where(a.latest).group_by(a.source)
        with self._engine.connect() as db:
            told = {row.source: row.n for row in db.execute(query.where(_held_before(None)))}
            return {row.source: (row.n, told.get(row.source, 0)) for row in db.execute(query)}

    def _entries(self, *where: sa.ColumnElement[bool]) -> list[Entry]:
        a = tables.articles.c
        columns = (a.id, a.version, a.source, a.moment, a.dated, a.story_id)
        query = sa.select(*columns).where(a.latest, *where).order_by(a.moment, a.id)
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
                for i in db.execute(sa.select(a.id).where(where, a.latest)).scalars()
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

    def last_change(self) -> int:
        """The number of the last writing; 0 where there was none."""
        with self._engine.connect() as db:
            return next_number(db) - 1

    def changed(self, after: int) -> list[tuple[int, str, datetime]]:
        """What was written after the writing of that number: the number of its own, the article's id and its moment,
        in the order of writing."""
        a = tables.articles.c
        query = sa.select(a.changed, a.id, a.moment).where(a.changed > after, a.latest).order_by(a.changed, a.id)
        with self._engine.connect() as db:
            return [(row.changed, row.id, datetime.fromisoformat(row.moment)) for row in db.execute(query)]

    def version(self, article_id: str, version: int) -> Article | None:
        """One version of an article, or None."""
        with self._engine.connect() as db:
            query = sa.select(tables.articles.c.body).where(
                tables.articles.c.id == article_id, tables.articles.c.version == version
            )
            body = db.execute(query).scalar()
        return noun(Article, body) if body else None


def _within(since: datetime | None, until: datetime | None) -> sa.ColumnElement[bool]:
    """Whether an article is of that time, both ends counted in."""
    moment = tables.articles.c.moment
    after = moment >= stamp(since) if since else sa.true()
    return after & (moment <= stamp(until)) if until else after


def _held_before(ended: datetime | None) -> sa.ColumnElement[bool]:
    """Whether an issue held an article (one of those that `ended` before)."""
    held = sa.exists().where(tables.held.c.article_id == tables.articles.c.id)
    if ended is None:
        return held
    return held.where(tables.issues.c.id == tables.held.c.issue_id, tables.issues.c.ended < stamp(ended))


def _ends(path: sa.ColumnElement[str], name: str) -> sa.ColumnElement[bool]:
    """Whether a path is `name`, or ends with it after a slash."""
    behind = sa.func.length(path) - len(name)  # where a slash stands then
    return (path == name) | (sa.func.substr(path, behind) == f"/{name}")


def rows_by_id(db: sa.Connection, ids: Sequence[str]) -> dict[str, sa.Row[Any]]:
    """The row of each article's latest version, by its id."""
    a = tables.articles.c
    return {
        row.id: row
        for chunk in chunks(sorted(set(ids)))
        for row in db.execute(sa.select(tables.articles).where(a.id.in_(chunk), a.latest))
    }


def says(article: Article) -> tuple[object, ...]:
    """What an article says: its headline, its authors and its text without counters. Another of these is a version.

    An address in other clothes, a date that moves with each request and an outlet's other name are none.
    """
    return plain(article.title or ""), article.byline, uncounted(plain(article.text))


def next_number(db: sa.Connection) -> int:
    """The number of the next writing."""
    return (db.execute(sa.select(sa.func.max(tables.articles.c.changed))).scalar() or 0) + 1


def article_row(
    article: Article, zone: tzinfo, old: Mapping[str, Any] | None, number: int, *, same: bool
) -> dict[str, Any]:
    """The row of an article, as the writing of that number puts it down: the version after `old` where its content
    differs, unless its document is the `same`."""
    kept = replace(article, received=noun(Article, old["body"]).received) if old else article
    moment = instant(kept.published, zone) if kept.published else kept.received
    content = (kept.title, kept.outlet, kept.byline, kept.agency, kept.published, kept.url, plain(kept.text))
    digest = sha256(repr(content).encode()).hexdigest()
    changed = old is not None and not same and says(noun(Article, old["body"])) != says(kept)
    version = 1 if old is None else old["version"] + changed
    waiting = old is None or changed or old["waiting"]
    return {
        "id": kept.id,
        "version": version,
        "latest": True,
        "waiting": waiting,
        "changed": number,
        "digest": digest,
        "source": kept.source,
        "url": kept.url,
        "moment": stamp(moment),
        "dated": kept.published is not None,
        "story_id": old["story_id"] if old else None,
        "body": encode(kept),
    }
