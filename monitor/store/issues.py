"""The issues, with the version of each article that they held.

One that is dropped keeps its row and what it held, so that nothing is told again and its id is not given again. First
the fact says that it is dropped, and its body is empty; its line in the archive's index goes when its pages are gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, tzinfo

import sqlalchemy as sa

from monitor.codec import encode
from monitor.models import Issue
from monitor.store import tables
from monitor.store.outbox import queue
from monitor.store.shelf import Shelf, begins, chunks, noun, stamp, upsert

_TOLD = (
    tables.articles.update()
    .where(tables.articles.c.id == sa.bindparam("i"), tables.articles.c.version == sa.bindparam("v"))
    .values(waiting=False)
)


_LINES = 50  # of the archive's index, in memory at a time
_DROPPED = "dropped "  # begins the key of the fact, behind it the id; its value is when it was
_GIVEN_UP = "given up: the issue was dropped"
_F, _I, _O = tables.facts.c, tables.issues.c, tables.outbox.c
_WAITS = sa.exists().where(_O.issue_id == _I.id, _O.state.in_(("queued", "deferred", "transmitting")))
_IS_DROPPED = sa.exists().where(_F.key == sa.literal(_DROPPED) + _I.id)
_ALL_DROPPED = (
    sa.select(_I.id, _I.listing, _F.value)
    .join_from(tables.facts, tables.issues, _I.id == sa.func.substr(_F.key, len(_DROPPED) + 1))
    .where(begins(_F.key, _DROPPED))
    .order_by(_I.ended, _I.id)
)


class IssueShelf(Shelf):
    """The issues that were made."""

    def issues(self, *, published: bool | None = None) -> list[Issue]:
        """The issues, oldest first, without those that were dropped."""
        query = sa.select(tables.issues.c.body).where(~_IS_DROPPED).order_by(tables.issues.c.ended, tables.issues.c.id)
        if published is not None:
            query = query.where(tables.issues.c.published == published)
        with self._engine.connect() as db:
            return [noun(Issue, body) for body in db.execute(query).scalars()]

    def issue_ends(self) -> dict[str, datetime]:
        """When each issue ended, by id, oldest first; of those that were dropped too."""
        query = sa.select(tables.issues.c.id, tables.issues.c.ended).order_by(tables.issues.c.ended, tables.issues.c.id)
        with self._engine.connect() as db:
            return {row.id: datetime.fromisoformat(row.ended) for row in db.execute(query)}

    def held(self, issue_ids: Iterable[str]) -> dict[str, int]:
        """The latest version of each article that one of these issues held."""
        found: dict[str, int] = {}
        with self._engine.connect() as db:
            for chunk in chunks(sorted(set(issue_ids))):
                for row in db.execute(sa.select(tables.held).where(tables.held.c.issue_id.in_(chunk))):
                    found[row.article_id] = max(row.version, found.get(row.article_id, 0))
        return found

    def held_of(self, ids: Iterable[str], ended: datetime | None = None) -> dict[str, int]:
        """The latest version of each of these articles that an issue held (of those that `ended` before)."""
        with self._engine.connect() as db:
            return versions_held(db, ids, ended)

    def holds_news(self, issue_id: str) -> bool:
        """Whether an issue held any article."""
        with self._engine.connect() as db:
            query = sa.select(tables.held.c.version).where(tables.held.c.issue_id == issue_id).limit(1)
            return db.execute(query).first() is not None

    def last_with(self, article_id: str) -> str | None:
        """The id of the last issue that held an article; None where none did."""
        h, i = tables.held.c, tables.issues.c
        query = sa.select(i.id).join(tables.held, h.issue_id == i.id).where(h.article_id == article_id)
        with self._engine.connect() as db:
            return db.execute(query.order_by(i.ended.desc(), i.id.desc()).limit(1)).scalar()

    def issue(self, issue_id: str) -> Issue | None:
        """One issue, or None; that it was dropped `dropped` says."""
        with self._engine.connect() as db:
            body = db.execute(sa.select(tables.issues.c.body).where(tables.issues.c.id == issue_id)).scalar()
        return noun(Issue, body) if body else None

    def listings(self) -> Iterator[str]:
        """The line in the archive's index of each published issue, oldest first, as `add_issue` got it.

        They are read a few at a time, each in a transaction of its own: a line names all stories of its issue.
        """
        query = sa.select(_I.id).where(_I.published, ~_IS_DROPPED).order_by(_I.ended, _I.id)
        with self._engine.connect() as db:
            ids = list(db.execute(query).scalars())
        for start in range(0, len(ids), _LINES):
            some = ids[start : start + _LINES]
            with self._engine.connect() as db:
                rows = db.execute(sa.select(_I.id, _I.listing).where(_I.id.in_(some)))
                lines = {row.id: row.listing for row in rows}
            yield from (lines[i] for i in some if i in lines)

    def keep_listing(self, issue_id: str, listing: str) -> None:
        """Put another line for the archive's index in the place of the one that `add_issue` got."""
        with self._engine.begin() as db:
            db.execute(tables.issues.update().where(tables.issues.c.id == issue_id).values(listing=listing))

    def amend_issue(self, issue: Issue, *, listing: str) -> None:
        """Put the issue in the place of the one of its id, with what failed while it was published."""
        row = {"body": encode(issue), "listing": listing}
        with self._engine.begin() as db:
            db.execute(tables.issues.update().where(tables.issues.c.id == issue.id).values(row))

    def add_issue(
        self,
        issue: Issue,
        versions: Mapping[str, int],
        *,
        listing: str,
        recipients: Iterable[str] = (),
        slot: str | None = None,
    ) -> None:
        """Remember an issue that is to be published, and then mailed to `recipients`.

        `versions` are those of the articles it holds, `listing` is its line in the archive's index, `slot` that of the
        schedule which it was made for.
        """
        with self._engine.begin() as db:
            ended = stamp(issue.window.end)
            row = {"id": issue.id, "ended": ended, "edition": tables.EDITION, "slot": slot, "published": False}
            db.execute(tables.issues.insert().values(row | {"listing": listing, "body": encode(issue)}))
            rows = [{"issue_id": issue.id, "article_id": i, "version": versions[i]} for i in sorted(versions)]
            if rows:
                db.execute(tables.held.insert(), rows)
                db.execute(_TOLD, [{"i": row["article_id"], "v": row["version"]} for row in rows])
            queue(db, issue.id, recipients, ended)

    def mark_published(self, issue_id: str) -> None:
        """Note that the issue's files are in the archive."""
        with self._engine.begin() as db:
            db.execute(tables.issues.update().where(tables.issues.c.id == issue_id).values(published=True))

    def outlived(self, before: datetime, most: int) -> list[str]:
        """The ids of the `most` oldest issues that ended before, oldest first: published, and no mail of them waits."""
        query = sa.select(_I.id).where(_I.ended < stamp(before), _I.published, ~_WAITS, ~_IS_DROPPED)
        with self._engine.connect() as db:
            return list(db.execute(query.order_by(_I.ended, _I.id).limit(most)).scalars())

    def drop_issues(self, ids: Sequence[str], now: datetime) -> None:
        """Forget what these issues say. That and when they were dropped, and what they held, stays on record.

        Mail of which nobody knows is given up: it could not be sent again.
        """
        given_up = {"state": "refused", "since": stamp(now), "code": None, "said": _GIVEN_UP}
        with self._engine.begin() as db:
            upsert(db, tables.facts, *({"key": f"{_DROPPED}{i}", "value": stamp(now)} for i in ids))
            for chunk in chunks(ids):
                db.execute(tables.issues.update().where(_I.id.in_(chunk)).values(body=""))
                lost = tables.outbox.update().where(_O.issue_id.in_(chunk), _O.state == "unknown")
                db.execute(lost.values(given_up))

    def dropped(self) -> dict[str, datetime]:
        """When each issue was dropped that was, by id, the oldest issue first."""
        with self._engine.connect() as db:
            return {row.id: datetime.fromisoformat(row.value) for row in db.execute(_ALL_DROPPED)}

    def is_dropped(self, issue_id: str, ended: datetime) -> bool:
        """Whether the issue of that id that ended then was dropped; not one of another store that has its id."""
        query = sa.select(_I.id).where(_I.id == issue_id, _I.ended == stamp(ended), _IS_DROPPED)
        with self._engine.connect() as db:
            return db.execute(query).first() is not None

    def half_dropped(self) -> list[str]:
        """The lines in the archive's index of the dropped issues of which something may lie in the archive yet."""
        with self._engine.connect() as db:
            return [row.listing for row in db.execute(_ALL_DROPPED.where(_I.listing != ""))]

    def forget_listings(self, ids: Iterable[str]) -> None:
        """Note that nothing of these dropped issues is left in the archive."""
        with self._engine.begin() as db:
            for chunk in chunks(sorted(ids)):
                db.execute(tables.issues.update().where(_I.id.in_(chunk), _IS_DROPPED).values(listing=""))


def said_dropped(store: IssueShelf, issue_id: str, zone: tzinfo) -> str | None:
    """That an issue was dropped, in words: "was dropped on 2028-08-13 (keep.issues)"; None where it was not."""
    at = store.dropped().get(issue_id)
    return f"was dropped on {at.astimezone(zone):%Y-%m-%d} (keep.issues)" if at else None


def versions_held(db: sa.Connection, ids: Iterable[str], ended: datetime | None = None) -> dict[str, int]:
    """As `IssueShelf.held_of`, within a transaction."""
    h, i = tables.held.c, tables.issues.c
    query = sa.select(h.article_id, sa.func.max(h.version).label("version")).group_by(h.article_id)
    if ended is not None:
        query = query.join_from(tables.held, tables.issues, h.issue_id == i.id).where(i.ended < stamp(ended))
    return {
        row.article_id: row.version
        for chunk in chunks(sorted(set(ids)))
        for row in db.execute(query.where(h.article_id.in_(chunk)))
    }
