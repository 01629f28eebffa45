"""What is remembered: articles and their versions, stories, issues, mail to send, the schedule's ledger.

One SQLite file by default. Each method is one transaction, so a process that dies leaves the step before whole.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from hashlib import sha256
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from filelock import FileLock, Timeout
from sqlalchemy.dialects.sqlite import insert

from monitor.clean.recurrence import Passages
from monitor.codec import decode, encode
from monitor.errors import StoreError
from monitor.language.plain import plain
from monitor.models import Article, Entry, Issue, Story, instant
from monitor.store import tables
from monitor.store.standing import Standing, Watched

SCHEMA = 1
SIGHTINGS = 300  # articles of one outlet, the latest, whose passages are remembered
__all__ = ["Kept", "Sighting", "Standing", "Store", "Watched"]

_CHUNK = 500  # parameters of one IN (…), well below SQLite's limit


@dataclass(frozen=True, slots=True)
class Sighting:
    """An article's passages, and what of them was taken out because it comes round at its outlet."""

    outlet: str  #: in lower case
    passages: Passages
    applied: frozenset[str]  #: marks


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


class Store:
    """The memory of one newsletter. Open it with `Store.open`."""

    def __init__(self, engine: sa.Engine, lock: Path | None) -> None:
        self._engine = engine
        self._lock = lock  # the store's own path; None where nobody else can open it
        self.standing = Standing(engine)  #: which articles still stand

    @classmethod
    @contextmanager
    def open(cls, url: str, base: Path, *, scratch: bool = False) -> Iterator[Store]:
        """The store at `url` (sqlite:///PATH, relative to `base`), made if it is not there.

        With `scratch` a copy is opened that is thrown away at the end: nothing on disk changes.
        Raises StoreError where the file is no store, or is of a later version.
        """
        path = base / url.removeprefix("sqlite:///")
        if scratch:
            with tempfile.TemporaryDirectory(prefix="monitor-") as folder:
                for part in (path, path.with_name(path.name + "-journal")):
                    if part.exists():
                        shutil.copy(part, Path(folder) / part.name)
                with cls._opened(Path(folder) / path.name, None) as store:
                    yield store
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"{path}: the store's folder cannot be made: {error.strerror}") from error
        with cls._opened(path, path) as store:
            yield store

    @classmethod
    @contextmanager
    def _opened(cls, path: Path, lock: Path | None) -> Iterator[Store]:
        engine = sa.create_engine(f"sqlite:///{path}", connect_args={"timeout": 30})
        try:
            try:
                _prepare(engine)
            except sa.exc.DatabaseError as error:
                raise StoreError(
                    f"{path}: not a store of monitor, or damaged ({error.orig}); move it away to start a new one"
                ) from error
            yield cls(engine, lock)
        finally:
            engine.dispose()

    @contextmanager
    def locked(self, seconds: float = 10, *, name: str = "run") -> Iterator[None]:
        """Hold the store for one run (or what else has a `name`).

        Raises StoreError where another process holds it for longer than `seconds`.
        """
        if self._lock is None:
            yield
            return
        try:
            with FileLock(f"{self._lock}.{name}.lock", timeout=seconds):
                yield
        except Timeout as error:
            raise StoreError(f"{self._lock}: another {name} is at work; try again when it has ended") from error

    # --- articles ---

    def documents(self) -> dict[str, tuple[str, str]]:
        """The digest of each document read so far, and the version that read it, by the document's key."""
        with self._engine.connect() as db:
            query = sa.select(tables.documents.c.key, tables.documents.c.digest, tables.documents.c.rules)
            return {row.key: (row.digest, row.rules) for row in db.execute(query)}

    def raw_documents(self, of: Collection[str] | None = None) -> Iterator[tuple[str, str, bytes, datetime]]:
        """(key, digest, raw document, when its article was received) of each article that has one, by key.

        With `of` only those of these articles. Where an article was read from several, it is the last one's.
        """
        d = tables.documents.c
        with self._engine.connect() as db:
            kept = sa.select(d.article_id, d.key).where(d.raw.is_not(None), d.first).order_by(d.read, d.key)
            latest = {row.article_id: row.key for row in db.execute(kept) if of is None or row.article_id in of}
        keys = sorted(latest.values())
        for chunk in _chunks(keys):
            with self._engine.connect() as db:
                rows = list(db.execute(sa.select(tables.documents).where(d.key.in_(chunk)).order_by(d.key)))
                articles = _rows_by_id(db, [row.article_id for row in rows])
            for row in rows:
                received = decode(Article, articles[row.article_id].body).received
                yield row.key, row.digest, row.raw, received

    def prune(self, before: datetime, limit: int) -> None:
        """Forget what was read before that time, of raw documents the oldest beyond `limit` bytes in all, of passages
        those beyond `SIGHTINGS` articles of an outlet."""
        d, s = tables.documents.c, tables.sightings.c
        place = sa.func.row_number().over(partition_by=s.outlet, order_by=(s.seen.desc(), s.article_id)).label("place")
        ranked = sa.select(s.article_id, place).subquery()
        with self._engine.begin() as db:
            db.execute(tables.sightings.delete().where(s.seen < _stamp(before)))
            beyond = sa.select(ranked.c.article_id).where(ranked.c.place > SIGHTINGS)
            db.execute(tables.sightings.delete().where(s.article_id.in_(beyond)))
            db.execute(tables.documents.update().where(d.read < _stamp(before)).values(raw=None, size=0))
            total = 0
            kept = sa.select(d.key, d.size).where(d.size > 0).order_by(d.read.desc(), d.key)
            sizes = [(row.key, total := total + row.size) for row in db.execute(kept)]
            for chunk in _chunks([key for key, reached in sizes if reached > limit]):
                db.execute(tables.documents.update().where(d.key.in_(chunk)).values(raw=None, size=0))

    def keep(self, read: Sequence[Kept], zone: tzinfo, now: datetime | None) -> int:
        """Remember articles with their documents, read `now`; returns how many are new or changed.

        An article whose content changed becomes a new version; `received` stays the first one's. Where the document is
        as it was and only our reading of it differs, the latest version is put right in its place. Without `now`
        documents keep the time at which they were read.
        """
        fresh = 0
        with self._engine.begin() as db:
            known = {i: dict(row._mapping) for i, row in _rows_by_id(db, [k.article.id for k in read]).items()}
            before = _documents_by_key(db, [k.key for k in read])
            for kept in read:
                document = before.get(kept.key)
                if kept.first:
                    old = known.get(kept.article.id)
                    same = document is not None and document.digest == kept.digest
                    row = _article_row(kept.article, zone, old, same=same)
                    if old is None or old["body"] != row["body"]:
                        fresh += old is None or old["digest"] != row["digest"]
                        db.execute(
                            tables.articles.update().where(tables.articles.c.id == kept.article.id).values(latest=False)
                        )
                        _upsert(db, tables.articles, row)
                    known[kept.article.id] = row
                read_at = _stamp(now) if now else document.read if document else ""
                _upsert(db, tables.documents, _document_row(kept, read_at))
                if kept.first and kept.sighting:
                    _upsert(db, tables.sightings, _sighting_row(kept.article.id, kept.sighting, read_at))
        return fresh

    def sightings(self) -> dict[str, Sighting]:
        """The passages of the articles read of late, by the article's id."""
        with self._engine.connect() as db:
            rows = db.execute(sa.select(tables.sightings).order_by(tables.sightings.c.article_id))
            return {row.article_id: _sighting(row) for row in rows}

    def learned(self) -> dict[str, frozenset[str]]:
        """The marks of the passages that come round at each outlet, by its name in lower case."""
        with self._engine.connect() as db:
            return {row.outlet: frozenset(row.marks.split()) for row in db.execute(sa.select(tables.learned))}

    def learn(self, learned: Mapping[str, frozenset[str]]) -> None:
        """Put these marks in the place of those that were learned before."""
        rows = [{"outlet": o, "marks": " ".join(sorted(marks))} for o, marks in sorted(learned.items()) if marks]
        with self._engine.begin() as db:
            db.execute(tables.learned.delete())
            if rows:
                db.execute(tables.learned.insert(), rows)

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
            rows = _rows_by_id(db, wanted)
        marked = self.standing.withdrawn() if wanted else {}
        found = [decode(Article, rows[i].body) for i in wanted if i in rows]
        return [replace(a, withdrawn=marked[a.id]) if a.id in marked else a for a in found]

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

    # --- stories ---

    def stories(self, ids: Iterable[str] | None = None) -> list[Story]:
        """The stories of these ids (all, without), by id."""
        with self._engine.connect() as db:
            if ids is None:
                bodies = list(db.execute(sa.select(tables.stories.c.body).order_by(tables.stories.c.id)).scalars())
            else:
                bodies = [
                    body
                    for chunk in _chunks(sorted(set(ids)))
                    for body in db.execute(
                        sa.select(tables.stories.c.body)
                        .where(tables.stories.c.id.in_(chunk))
                        .order_by(tables.stories.c.id)
                    ).scalars()
                ]
        return [decode(Story, body) for body in bodies]

    def regroup(self, stories: Sequence[Story], gone: Iterable[str]) -> None:
        """Put `stories` in the place of those whose ids are in `gone`."""
        with self._engine.begin() as db:
            for chunk in _chunks(sorted(set(gone))):
                db.execute(tables.stories.delete().where(tables.stories.c.id.in_(chunk)))
            for story in stories:
                _upsert(db, tables.stories, {"id": story.id, "body": encode(story)})
            places = [{"i": i, "s": story.id} for story in stories for i in story.article_ids]
            if places:
                update = (
                    tables.articles.update()
                    .where(tables.articles.c.id == sa.bindparam("i"))
                    .values(story_id=sa.bindparam("s"))
                )
                db.execute(update, places)

    def verdicts(self) -> tuple[frozenset[frozenset[str]], frozenset[frozenset[str]]]:
        """Sets of articles that a person set apart, and sets that a person put together."""
        with self._engine.connect() as db:
            rows = [
                (frozenset(row.articles.split("\n")), row.together) for row in db.execute(sa.select(tables.verdicts))
            ]
        return frozenset(ids for ids, together in rows if not together), frozenset(
            ids for ids, is_one in rows if is_one
        )

    def keep_apart(self, article_id: str, others: Iterable[str]) -> None:
        """Remember that an article is in no story with any of the `others`, whatever was decided before."""
        rows = [_verdict((article_id, other), together=False) for other in others]
        apart = frozenset(i for row in rows for i in row["articles"].split("\n"))
        for ids in self.verdicts()[1]:
            if article_id in ids and len(ids & apart) > 1:
                self._revise(ids, [_verdict(rest, together=True)] if len(rest := ids - {article_id}) > 1 else [])
        self._revise((), rows)

    def keep_together(self, article_ids: Iterable[str]) -> None:
        """Remember that these articles are in one story, whatever was decided before."""
        ids = frozenset(article_ids)
        for pair in self.verdicts()[0]:
            if pair <= ids:
                self._revise(pair, [])
        self._revise((), [_verdict(ids, together=True)] if len(ids) > 1 else [])

    def _revise(self, gone: Iterable[str], rows: Iterable[dict[str, Any]]) -> None:
        with self._engine.begin() as db:
            db.execute(tables.verdicts.delete().where(tables.verdicts.c.articles == "\n".join(sorted(gone))))
            for row in rows:
                _upsert(db, tables.verdicts, row)

    # --- issues ---

    def issues(self, *, published: bool | None = None) -> list[Issue]:
        """The issues, oldest first."""
        query = sa.select(tables.issues.c.body).order_by(tables.issues.c.ended, tables.issues.c.id)
        if published is not None:
            query = query.where(tables.issues.c.published == published)
        with self._engine.connect() as db:
            return [decode(Issue, body) for body in db.execute(query).scalars()]

    def issue_ends(self) -> dict[str, datetime]:
        """When each issue ended, by id, oldest first."""
        query = sa.select(tables.issues.c.id, tables.issues.c.ended).order_by(tables.issues.c.ended, tables.issues.c.id)
        with self._engine.connect() as db:
            return {row.id: datetime.fromisoformat(row.ended) for row in db.execute(query)}

    def held(self, issue_ids: Iterable[str]) -> dict[str, int]:
        """The latest version of each article that one of these issues held."""
        found: dict[str, int] = {}
        with self._engine.connect() as db:
            for chunk in _chunks(sorted(set(issue_ids))):
                for row in db.execute(sa.select(tables.held).where(tables.held.c.issue_id.in_(chunk))):
                    found[row.article_id] = max(row.version, found.get(row.article_id, 0))
        return found

    def issue(self, issue_id: str) -> Issue | None:
        """One issue, or None."""
        with self._engine.connect() as db:
            body = db.execute(sa.select(tables.issues.c.body).where(tables.issues.c.id == issue_id)).scalar()
        return decode(Issue, body) if body else None

    def listings(self) -> list[str]:
        """The line in the archive's index of each published issue, oldest first, as `add_issue` got it."""
        query = (
            sa.select(tables.issues.c.listing)
            .where(tables.issues.c.published)
            .order_by(tables.issues.c.ended, tables.issues.c.id)
        )
        with self._engine.connect() as db:
            return list(db.execute(query).scalars())

    def keep_listing(self, issue_id: str, listing: str) -> None:
        """Put another line for the archive's index in the place of the one that `add_issue` got."""
        with self._engine.begin() as db:
            db.execute(tables.issues.update().where(tables.issues.c.id == issue_id).values(listing=listing))

    def add_issue(
        self, issue: Issue, versions: Mapping[str, int], *, listing: str, recipients: Iterable[str] = ()
    ) -> None:
        """Remember an issue that is to be published, and mailed to `recipients`.

        `versions` are those of the articles it holds, `listing` is its line in the archive's index.
        """
        with self._engine.begin() as db:
            ended = _stamp(issue.window.end)
            db.execute(
                tables.issues.insert().values(
                    id=issue.id, ended=ended, published=False, listing=listing, body=encode(issue)
                )
            )
            rows = [{"issue_id": issue.id, "article_id": i, "version": versions[i]} for i in sorted(versions)]
            if rows:
                db.execute(tables.held.insert(), rows)
            _post(db, issue.id, recipients)

    def mark_published(self, issue_id: str) -> None:
        """Note that the issue's files are in the archive."""
        with self._engine.begin() as db:
            db.execute(tables.issues.update().where(tables.issues.c.id == issue_id).values(published=True))

    # --- mail ---

    def post(self, issue_id: str, recipients: Iterable[str]) -> None:
        """Put an issue into the outbox, once for each recipient."""
        with self._engine.begin() as db:
            _post(db, issue_id, recipients)

    def unsent(self) -> list[tuple[str, str]]:
        """(issue id, recipient) of every mail that is still to be sent."""
        query = (
            sa.select(tables.outbox)
            .where(tables.outbox.c.sent.is_(None))
            .order_by(tables.outbox.c.issue_id, tables.outbox.c.recipient)
        )
        with self._engine.connect() as db:
            return [(row.issue_id, row.recipient) for row in db.execute(query)]

    def note_mail(self, issue_id: str, recipient: str, *, sent: datetime | None, error: str | None) -> None:
        """Note that a mail was taken by the server, or why it was not."""
        where = (tables.outbox.c.issue_id == issue_id) & (tables.outbox.c.recipient == recipient)
        with self._engine.begin() as db:
            db.execute(tables.outbox.update().where(where).values(sent=_stamp(sent) if sent else None, error=error))

    # --- the schedule's ledger ---

    def done(self, key: str) -> bool:
        """Whether the slot's issue was made (or there was nothing new to make one of)."""
        with self._engine.connect() as db:
            query = sa.select(tables.slots.c.key).where(tables.slots.c.key == key, tables.slots.c.done).limit(1)
            return db.execute(query).first() is not None

    def attempts(self, key: str) -> list[datetime]:
        """When the slot was tried, oldest first."""
        with self._engine.connect() as db:
            query = sa.select(tables.slots.c.at).where(tables.slots.c.key == key).order_by(tables.slots.c.at)
            return [datetime.fromisoformat(at) for at in db.execute(query).scalars()]

    def note(self, key: str, outcome: str, at: datetime, *, done: bool) -> None:
        """Note an attempt at a slot and what came of it."""
        with self._engine.begin() as db:
            _upsert(db, tables.slots, {"key": key, "at": _stamp(at), "outcome": outcome, "done": done})

    def slots(self, last: int = 5) -> list[tuple[str, str, datetime]]:
        """The latest attempts: (slot, outcome, when), newest first."""
        with self._engine.connect() as db:
            dated = sa.select(tables.slots).where(
                tables.slots.c.key.like("%T%:%")
            )  # and not the note of the first start
            rows = db.execute(dated.order_by(tables.slots.c.at.desc(), tables.slots.c.key.desc()).limit(last))
            return [(row.key, row.outcome, datetime.fromisoformat(row.at)) for row in rows]

    # --- what was fetched ---

    def validators(self) -> dict[str, tuple[str | None, str | None]]:
        """ETag and Last-Modified by address."""
        with self._engine.connect() as db:
            return {row.url: (row.etag, row.modified) for row in db.execute(sa.select(tables.validators))}

    def keep_validators(self, found: Mapping[str, tuple[str | None, str | None]]) -> None:
        """Remember ETag and Last-Modified of feeds that were read whole."""
        with self._engine.begin() as db:
            for url, (etag, modified) in found.items():
                _upsert(db, tables.validators, {"url": url, "etag": etag, "modified": modified})


def _prepare(engine: sa.Engine) -> None:
    with engine.begin() as db:
        tables.ALL.create_all(db)
        db.execute(insert(tables.facts).values(key="schema", value=str(SCHEMA)).on_conflict_do_nothing())
        found = db.execute(sa.select(tables.facts.c.value).where(tables.facts.c.key == "schema")).scalar_one()
    if int(found) > SCHEMA:
        raise StoreError(f"the store is of version {found}, this monitor knows {SCHEMA}: install the newer monitor")


def _rows_by_id(db: sa.Connection, ids: Sequence[str]) -> dict[str, sa.Row[Any]]:
    return {
        row.id: row
        for chunk in _chunks(sorted(set(ids)))
        for row in db.execute(
            sa.select(tables.articles).where(tables.articles.c.id.in_(chunk), tables.articles.c.latest)
        )
    }


def _documents_by_key(db: sa.Connection, keys: Sequence[str]) -> dict[str, sa.Row[str, str, str]]:
    d = tables.documents.c
    return {
        row.key: row
        for chunk in _chunks(sorted(set(keys)))
        for row in db.execute(sa.select(d.key, d.digest, d.read).where(d.key.in_(chunk)))
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


def _article_row(article: Article, zone: tzinfo, old: Mapping[str, Any] | None, *, same: bool) -> dict[str, Any]:
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
        "moment": _stamp(moment),
        "dated": kept.published is not None,
        "story_id": old["story_id"] if old else None,
        "body": encode(kept),
    }


def _sighting_row(article_id: str, sighting: Sighting, seen: str) -> dict[str, Any]:
    return {
        "article_id": article_id,
        "outlet": sighting.outlet,
        "seen": seen,
        "kept": " ".join(f"{mark} {letters}" for mark, letters in sorted(sighting.passages.kept.items())),
        "cut": " ".join(sorted(sighting.passages.cut)),
        "applied": " ".join(sorted(sighting.applied)),
    }


def _sighting(row: sa.Row[Any]) -> Sighting:
    kept = row.kept.split()
    passages = Passages(dict(zip(kept[::2], map(int, kept[1::2]), strict=True)), frozenset(row.cut.split()))
    return Sighting(row.outlet, passages, frozenset(row.applied.split()))


def _verdict(article_ids: Iterable[str], *, together: bool) -> dict[str, Any]:
    return {"articles": "\n".join(sorted(article_ids)), "together": together}


def _post(db: sa.Connection, issue_id: str, recipients: Iterable[str]) -> None:
    for recipient in recipients:
        db.execute(insert(tables.outbox).values(issue_id=issue_id, recipient=recipient).on_conflict_do_nothing())


def _upsert(db: sa.Connection, table: sa.Table, row: dict[str, object]) -> None:
    keys = [column.name for column in table.primary_key]
    rest = {name: value for name, value in row.items() if name not in keys}
    db.execute(insert(table).values(row).on_conflict_do_update(index_elements=keys, set_=rest))


def _chunks(items: Sequence[str]) -> Iterator[Sequence[str]]:
    return (items[i : i + _CHUNK] for i in range(0, len(items), _CHUNK))


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
