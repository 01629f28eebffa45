"""The documents as they were read, and the articles that were made of them."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

import sqlalchemy as sa

from monitor.models import Article, Document
from monitor.store import tables
from monitor.store.articles import article_row, next_number, rows_by_id
from monitor.store.issues import versions_held
from monitor.store.passages import Sighting, sighting_row
from monitor.store.raws import ELSEWHERE, RawShelf, forget, not_moved, note_gone
from monitor.store.shelf import chunks, noun, stamp, upsert

_D = tables.documents.c
# Asked for each document of a run, so it is made once.
_READ = sa.select(_D.key).where(_D.digest == sa.bindparam("digest"), _D.rules == sa.bindparam("rules")).limit(1)
_NOTHING = sa.literal_column("0", sa.Integer)  # a number handed over apart would keep SQLite from the index
SIGHTINGS = 300  # articles of one outlet, the latest, whose passages are remembered


@dataclass(frozen=True, slots=True)
class Kept:
    """An article with the document that it was made of."""

    key: str  #: of the document: source, origin and row
    digest: str  #: of its content
    rules: str  #: the version that read it
    raw: bytes  #: the document, compressed
    article: Article
    first: bool  #: False for a second document of an article that is held already
    sighting: Sighting | None = None


class DocumentShelf(RawShelf):
    """What was read, and from what."""

    def is_read(self, digest: str, rules: str) -> bool:
        """Whether a document of that digest was read by that version of monitor."""
        with self._engine.connect() as db:
            return db.execute(_READ, {"digest": digest, "rules": rules}).first() is not None

    def files(self, source: str, rules: str) -> list[tuple[str, str, int]]:
        """The files of a source that this version of monitor read whole: path, mark, how many documents each holds."""
        f = tables.files.c
        query = sa.select(f.path, f.mark, f.documents).where(f.source == source, f.rules == rules).order_by(f.path)
        with self._engine.connect() as db:
            return [(row.path, row.mark, row.documents) for row in db.execute(query)]

    def keep_files(
        self, source: str, rules: str, read: Sequence[tuple[str, str, int]], gone: Sequence[str] = ()
    ) -> None:
        """Remember files that were read whole, as `files` gives them, and forget those that are `gone`."""
        f = tables.files.c
        rows = [
            {"source": source, "path": path, "mark": mark, "rules": rules, "documents": documents}
            for path, mark, documents in read
        ]
        with self._engine.begin() as db:
            for chunk in chunks(gone):
                db.execute(tables.files.delete().where(f.source == source, f.path.in_(chunk)))
            upsert(db, tables.files, *rows)

    def read_since(self, since: datetime) -> dict[str, list[str]]:
        """The ids of the articles of each source that were read since then, for the first time or anew."""
        d, a, found = tables.documents.c, tables.articles.c, dict[str, list[str]]()
        query = sa.select(a.source, a.id).join_from(tables.documents, tables.articles, d.article_id == a.id)
        with self._engine.connect() as db:
            for row in db.execute(query.where(d.read >= stamp(since), d.first, a.latest)):
                found.setdefault(row.source, []).append(row.id)
        return found

    def read_last(self, source: str) -> list[str]:
        """The ids of the articles of a source that were read last, all at one time."""
        d, a = tables.documents.c, tables.articles.c
        made = sa.select(a.id, d.read).join_from(tables.documents, tables.articles, d.article_id == a.id)
        of_it = made.where(a.latest, a.source == source, d.first)
        with self._engine.connect() as db:
            last = db.execute(of_it.order_by(d.read.desc()).limit(1)).first()
            return [*db.execute(of_it.where(d.read == last.read).order_by(a.id)).scalars()] if last else []

    def raw_keys(self, of: Collection[str] | None = None) -> list[str]:
        """The keys of the documents that `raw_documents` gives."""
        d = tables.documents.c
        chosen = [sa.true()] if of is None else [d.article_id.in_(chunk) for chunk in chunks(sorted(of))]
        with self._engine.connect() as db:
            kept = sa.select(d.article_id, d.key).where(d.raw.is_not(None), d.first).order_by(d.read, d.key)
            latest = {row.article_id: row.key for where in chosen for row in db.execute(kept.where(where))}
        return sorted(latest.values())

    def raw_documents(self, of: Collection[str] | None = None) -> Iterator[tuple[str, str, bytes, datetime]]:
        """(key, digest, raw document, when its article was received) of each article that has one, by key.

        With `of` only those of these articles. Where an article was read from several, it is the last one's.
        """
        d = tables.documents.c
        for chunk in chunks(self.raw_keys(of)):
            with self._engine.connect() as db:
                rows = list(db.execute(sa.select(tables.documents).where(d.key.in_(chunk)).order_by(d.key)))
                articles = rows_by_id(db, [row.article_id for row in rows])
            for row in rows:
                if (raw := self._raw_of(row.raw, row.read, row.digest)) is not None:
                    yield row.key, row.digest, raw, noun(Article, articles[row.article_id].body).received

    def categories(self, of: Collection[str]) -> dict[str, tuple[str, ...]]:
        """What feeds called the sections of these articles, by id, of documents that are kept as they were read."""
        d, found = tables.documents.c, dict[str, tuple[str, ...]]()
        for chunk in chunks(sorted(of)):
            made = sa.select(d.article_id, d.raw, d.read, d.digest)
            made = made.where(d.article_id.in_(chunk), d.raw.is_not(None), d.first)
            with self._engine.connect() as db:
                rows = db.execute(made.order_by(d.read, d.key)).all()
            for row in rows:
                if (raw := self._raw_of(row.raw, row.read, row.digest)) is not None:
                    found[row.article_id] = noun(Document, zlib.decompress(raw)).sections
        return found

    def prune(self, before: datetime, limit: int) -> None:
        """Forget what was read before that time, of raw documents the oldest beyond `limit` bytes in all, of passages
        those beyond `SIGHTINGS` articles of an outlet."""
        d, s = tables.documents.c, tables.sightings.c
        place = sa.func.row_number().over(partition_by=s.outlet, order_by=(s.seen.desc(), s.article_id)).label("place")
        ranked = sa.select(s.article_id, place).subquery()
        with self._engine.begin() as db:
            db.execute(tables.sightings.delete().where(s.seen < stamp(before)))
            beyond = sa.select(ranked.c.article_id).where(ranked.c.place > SIGHTINGS)
            db.execute(tables.sightings.delete().where(s.article_id.in_(beyond)))
            old = (d.size > _NOTHING) & (d.read < stamp(before))
            forget(db, old)
            for chunk in chunks(_beyond(db, limit)):
                forget(db, d.key.in_(chunk))

    def keep(self, read: Sequence[Kept], zone: tzinfo, now: datetime | None) -> int:
        """Remember articles with their documents, read `now`; returns how many are new or changed.

        An article whose content changed becomes a new version; `received` stays the first one's. Where the document is
        as it was and only our reading of it differs, the latest version is put right in its place. Without `now`
        documents keep the time at which they were read.
        """
        fresh = 0
        articles: dict[tuple[str, int], dict[str, Any]] = {}
        documents: dict[str, dict[str, Any]] = {}
        sightings: dict[str, dict[str, Any]] = {}
        with self._engine.begin() as db:
            known = {i: dict(row._mapping) for i, row in rows_by_id(db, [k.article.id for k in read]).items()}
            before = _documents_by_key(db, [k.key for k in read])
            told = versions_held(db, {k.article.id for k in read} - known.keys())
            number = next_number(db)
            for kept in read:
                document = before.get(kept.key)
                if kept.first:
                    old = known.get(kept.article.id)
                    same = document is not None and _is_same(document, kept)
                    row = article_row(kept.article, zone, old, number, same=same)
                    row["waiting"] &= told.get(row["id"], 0) < row["version"]  # one that was dropped and came again
                    if old is None or old["body"] != row["body"]:
                        again = same and old is not None and old["digest"] != row["digest"]
                        fresh += old is None or again or old["version"] != row["version"]
                        if (earlier := articles.get((row["id"], row["version"] - 1))) is not None:
                            earlier["latest"] = earlier["waiting"] = False
                        articles[row["id"], row["version"]] = row
                    known[kept.article.id] = row
                read_at = stamp(now) if now else document.read if document else ""
                documents[kept.key] = _document_row(kept, read_at)
                if kept.first and kept.sighting:
                    sightings[kept.article.id] = sighting_row(kept.article.id, kept.sighting, read_at)
            for chunk in chunks(sorted({article_id for article_id, _ in articles})):
                a = tables.articles
                db.execute(a.update().where(a.c.id.in_(chunk)).values(latest=False, waiting=False))
            upsert(db, tables.articles, *articles.values())
            for chunk in chunks(sorted(documents)):
                note_gone(db, tables.documents.c.key.in_(chunk))
            upsert(db, tables.documents, *documents.values())
            if now is None:
                not_moved(db)
            upsert(db, tables.sightings, *sightings.values())
        return fresh


def _beyond(db: sa.Connection, limit: int) -> list[str]:
    """The keys of the oldest documents, beyond `limit` bytes in all."""
    d = tables.documents.c
    over = (db.execute(sa.select(sa.func.sum(d.size)).where(d.size > _NOTHING)).scalar() or 0) - limit
    keys = list[str]()
    if over > 0:
        for row in db.execute(sa.select(d.key, d.size).where(d.size > _NOTHING).order_by(d.read, d.key.desc())):
            if over <= 0:
                break
            keys.append(row.key)
            over -= row.size
    return keys


def _is_same(document: Any, kept: Kept) -> bool:
    """Whether a document is as it was. Where it was carried over (no rules) its digest may have been made another way,
    and its content decides; one whose content is not held counts as the same."""
    if document.digest == kept.digest or document.rules:
        return bool(document.digest == kept.digest)
    return document.raw in (None, ELSEWHERE) or _content(document.raw) == _content(kept.raw)


def _content(raw: bytes) -> str:
    return noun(Document, zlib.decompress(raw)).content


def _documents_by_key(db: sa.Connection, keys: Sequence[str]) -> dict[str, sa.Row[Any, Any, Any, Any, Any]]:
    d = tables.documents.c
    carried = sa.case((d.rules == "", d.raw)).label("raw")  # only of those is it asked
    return {
        row.key: row
        for chunk in chunks(sorted(set(keys)))
        for row in db.execute(sa.select(d.key, d.digest, d.read, d.rules, carried).where(d.key.in_(chunk)))
    }


def _document_row(kept: Kept, read_at: str) -> dict[str, Any]:
    return {
        "key": kept.key,
        "digest": kept.digest,
        "rules": kept.rules,
        "article_id": kept.article.id,
        "first": kept.first,
        "read": read_at,
        "size": len(kept.raw),
        "raw": kept.raw,
    }
