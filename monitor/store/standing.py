"""What is remembered of articles after they were read: how their pages are asked again, and which were withdrawn."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from monitor.models import Withdrawal
from monitor.store import tables

_CHUNK = 500  # parameters of one IN (…), well below SQLite's limit


@dataclass(frozen=True, slots=True)
class Watched:
    """The page that an article was read from, as it is asked again."""

    url: str
    etag: str | None
    modified: str | None
    missed: datetime | None = None  #: when it was first found missing; None while it is there


class Standing:
    """The part of a store that says which articles still stand. Each method is one transaction."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    # --- pages ---

    def watched(self, ids: Collection[str]) -> dict[str, Watched]:
        """The pages that these articles were read from whole, and those that were missing the last time, by article."""
        p, wanted = tables.pages.c, sorted(ids)
        chosen = [p.article_id.in_(wanted[start : start + _CHUNK]) for start in range(0, len(wanted), _CHUNK)]
        with self._engine.connect() as db:
            return {
                row.article_id: Watched(row.url, row.etag, row.modified, _moment(row.missed))
                for where in (*chosen, p.missed.is_not(None))
                for row in db.execute(sa.select(tables.pages).where(where))
            }

    def documents(self, ids: Sequence[str]) -> dict[str, bytes]:
        """The document, compressed, that each of these articles was read from last; none that is not kept any more."""
        d, found = tables.documents.c, dict[str, bytes]()
        for start in range(0, len(ids), _CHUNK):
            chosen = d.article_id.in_(ids[start : start + _CHUNK]) & d.raw.is_not(None) & d.first
            with self._engine.connect() as db:
                rows = db.execute(sa.select(d.article_id, d.raw).where(chosen).order_by(d.read, d.key))
                found.update((row.article_id, row.raw) for row in rows)
        return found

    def watch(self, article_id: str, page: Watched, read: datetime) -> None:
        """Remember a page as it was when it was `read`, or found missing."""
        row = {
            "article_id": article_id,
            "url": page.url,
            "etag": page.etag,
            "modified": page.modified,
            "read": _stamp(read),
            "missed": _stamp(page.missed) if page.missed else None,
        }
        with self._engine.begin() as db:
            _put(db, tables.pages, row)

    def forget(self, before: datetime) -> None:
        """Forget the pages that nobody asked for since that time."""
        with self._engine.begin() as db:
            db.execute(tables.pages.delete().where(tables.pages.c.read < _stamp(before)))

    # --- withdrawals ---

    def withdrawn(self) -> dict[str, Withdrawal]:
        """The articles that are withdrawn, by id."""
        with self._engine.connect() as db:
            rows = db.execute(sa.select(tables.withdrawals).where(tables.withdrawals.c.back.is_(None)))
            return {row.article_id: _withdrawal(row) for row in rows}

    def told(self, before: datetime) -> dict[str, Withdrawal]:
        """The articles that were withdrawn when the last issue ended that held them, of those that ended `before`."""
        w, h, i = tables.withdrawals.c, tables.held.c, tables.issues.c
        last = (
            sa.select(h.article_id, sa.func.max(i.ended).label("ended"))
            .join_from(tables.held, tables.issues, h.issue_id == i.id)
            .where(i.ended < _stamp(before))
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
        row = {
            "article_id": article_id,
            "at": _stamp(found.at),
            "reason": found.reason,
            "note": found.note,
            "back": None,
            "settled": settled,
        }
        with self._engine.begin() as db:
            _put(db, tables.withdrawals, row)

    def restore(self, article_id: str, at: datetime, *, settled: bool = False) -> None:
        """Remember that a withdrawn article stands again."""
        where = tables.withdrawals.c.article_id == article_id
        with self._engine.begin() as db:
            db.execute(tables.withdrawals.update().where(where).values(back=_stamp(at), settled=settled))


def _withdrawal(row: sa.Row[Any]) -> Withdrawal:
    return Withdrawal(datetime.fromisoformat(row.at), row.reason, row.note)


def _put(db: sa.Connection, table: sa.Table, row: Mapping[str, object]) -> None:
    rest = {name: value for name, value in row.items() if name != "article_id"}
    db.execute(insert(table).values(row).on_conflict_do_update(index_elements=["article_id"], set_=rest))


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
