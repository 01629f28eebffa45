"""What became of articles after they were read: how their pages are asked again, and which were withdrawn."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from monitor.models import Withdrawal
from monitor.store import tables
from monitor.store.raws import RawShelf
from monitor.store.shelf import chunks, stamp, upsert


@dataclass(frozen=True, slots=True)
class Watched:
    """The page that an article was read from, as it is asked again."""

    url: str
    etag: str | None
    modified: str | None
    missed: datetime | None = None  #: when it was first found missing; None while it is there


class StandingShelf(RawShelf):
    """Which articles still stand."""

    def watched(self, ids: Collection[str]) -> dict[str, Watched]:
        """The pages that these articles were read from whole, and those that were missing the last time, by article."""
        p = tables.pages.c
        with self._engine.connect() as db:
            return {
                row.article_id: Watched(
                    row.url, row.etag, row.modified, datetime.fromisoformat(row.missed) if row.missed else None
                )
                for where in (*(p.article_id.in_(chunk) for chunk in chunks(sorted(ids))), p.missed.is_not(None))
                for row in db.execute(sa.select(tables.pages).where(where))
            }

    def watch(self, article_id: str, page: Watched, now: datetime) -> None:
        """Remember a page as it was when it was asked for, `now`."""
        row: dict[str, object] = {
            "article_id": article_id,
            "url": page.url,
            "etag": page.etag,
            "modified": page.modified,
            "read": stamp(now),
            "missed": stamp(page.missed) if page.missed else None,
        }
        with self._engine.begin() as db:
            upsert(db, tables.pages, row)

    def unwatch(self, before: datetime) -> None:
        """Forget the pages that nobody asked for since that time."""
        with self._engine.begin() as db:
            db.execute(tables.pages.delete().where(tables.pages.c.read < stamp(before)))

    def latest_documents(self, ids: Sequence[str]) -> dict[str, bytes]:
        """The document, compressed, that each of these articles was read from last; none that is not kept any more."""
        d, found = tables.documents.c, dict[str, bytes]()
        with self._engine.connect() as db:
            for chunk in chunks(ids):
                chosen = d.article_id.in_(chunk) & d.raw.is_not(None) & d.first
                query = sa.select(d.article_id, d.raw, d.read, d.digest).where(chosen).order_by(d.read, d.key)
                latest = {row.article_id: row for row in db.execute(query)}
                found |= {i: raw for i, row in latest.items() if (raw := self._raw_of(*row[1:])) is not None}
        return found

    def withdrawn(self) -> dict[str, Withdrawal]:
        """The articles that are withdrawn, by id."""
        with self._engine.connect() as db:
            return withdrawals(db)

    def withdrawn_when_told(self, before: datetime | None) -> dict[str, Withdrawal]:
        """The articles that were withdrawn when the last issue ended that held them, of those that ended `before`, or
        of all."""
        w, h, i = tables.withdrawals.c, tables.held.c, tables.issues.c
        last = (
            sa.select(h.article_id, sa.func.max(i.ended).label("ended"))
            .join_from(tables.held, tables.issues, h.issue_id == i.id)
            .where(i.ended < stamp(before) if before else sa.true(), h.article_id.in_(sa.select(w.article_id)))
            .group_by(h.article_id)
            .subquery()
        )
        query = (
            sa.select(tables.withdrawals)
            .join(last, last.c.article_id == w.article_id)
            .where(w.at <= last.c.ended, w.back.is_(None) | (w.back > last.c.ended))
        )
        with self._engine.connect() as db:
            return {row.article_id: _withdrawal(row) for row in db.execute(query)}

    def settled(self) -> frozenset[str]:
        """The articles of which a person decided whether they stand: no run decides otherwise."""
        with self._engine.connect() as db:
            query = sa.select(tables.withdrawals.c.article_id).where(tables.withdrawals.c.settled)
            return frozenset(db.execute(query).scalars())

    def withdraw(self, article_id: str, found: Withdrawal, *, settled: bool = False) -> None:
        """Remember that an article is withdrawn; `settled` where a person says so."""
        row: dict[str, object] = {
            "article_id": article_id,
            "at": stamp(found.at),
            "reason": found.reason,
            "note": found.note,
            "back": None,
            "settled": settled,
        }
        with self._engine.begin() as db:
            upsert(db, tables.withdrawals, row)

    def restore(self, article_id: str, at: datetime, *, settled: bool = False) -> None:
        """Remember that a withdrawn article stands again."""
        where = tables.withdrawals.c.article_id == article_id
        with self._engine.begin() as db:
            db.execute(tables.withdrawals.update().where(where).values(back=stamp(at), settled=settled))


def withdrawals(db: sa.Connection, ids: Iterable[str] | None = None) -> dict[str, Withdrawal]:
    """The withdrawals that hold (of the articles of these ids; all, without), by article."""
    w = tables.withdrawals.c
    chosen = [sa.true()] if ids is None else [w.article_id.in_(chunk) for chunk in chunks(sorted(set(ids)))]
    return {
        row.article_id: _withdrawal(row)
        for where in chosen
        for row in db.execute(sa.select(tables.withdrawals).where(w.back.is_(None), where))
    }


def _withdrawal(row: sa.Row[Any]) -> Withdrawal:
    return Withdrawal(datetime.fromisoformat(row.at), row.reason, row.note)
