"""Raw documents at another place than the database: those that no morning asks for any more.

A row whose document lies there has an empty `raw` and keeps its `size`; the file is called by the day on which the
document was read and by its digest. What is deleted in the store is noted, and taken away when the place is next seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any, Protocol

import sqlalchemy as sa

from monitor.store import tables
from monitor.store.engines.dialects import put
from monitor.store.shelf import Shelf, chunks, stamp, upsert

ELSEWHERE = b""  #: in the place of a document that lies at the other place
_GONE = "raw gone "  # and the name of a file that is to be taken away
_MOVED = "raw moved"  # up to when all that was read is there
_AT_ONCE = 200  # documents that are moved together
_NOTHING = sa.literal_column("0", sa.Integer)  # a number handed over apart would keep SQLite from the index
_D = tables.documents.c


class RawPlace(Protocol):
    """Where raw documents lie. Each raises OSError where it cannot be reached."""

    @property
    def name(self) -> str:
        """The place, as people are told it."""

    def make(self, folder: str, files: Mapping[str, bytes]) -> None:
        """Put files into a folder."""

    def read(self, name: str) -> bytes:
        """The content of a file."""

    def remove(self, folder: str) -> None:
        """Remove a file."""


class RawShelf(Shelf):
    """The raw documents of which some may lie elsewhere."""

    def __init__(self, engine: sa.Engine) -> None:
        super().__init__(engine)
        self._place: RawPlace | None = None
        self._missed: dict[str, int] = {}

    def keep_raws_at(self, place: RawPlace | None) -> None:
        """Where raw documents are looked for that do not lie in the store, and are moved to by `move_raws`."""
        self._place = place

    def missed_raws(self) -> list[str]:
        """What to say of the documents that were asked for and could not be had since this was last asked."""
        missed, self._missed = self._missed, {}
        many = {n: f"{n} documents, as they were" if n > 1 else "a document, as it was" for n in missed.values()}
        return [f"{many[count]} read, could not be had: {why}" for why, count in missed.items()]

    def move_raws(self, before: datetime) -> int:
        """Move what was read before that time to the other place, and take away there what was deleted; how many moved.

        A file is on record before it is there, and there before its row says so. Raises OSError where the place cannot
        be reached; the rest stays.
        """
        if self._place is None:
            return 0
        count, since, end = 0, self._moved(), stamp(before)
        while rows := self._next(since, end):
            days: dict[str, dict[str, bytes]] = {}
            for row in rows:
                folder, _, name = file_of(row.read, row.digest).partition("/")
                days.setdefault(folder, {})[name] = row.raw
            names = [file_of(row.read, row.digest) for row in rows]
            with self._engine.begin() as db:  # of a move that is killed nothing is left behind
                _note_gone(db, names)
            for folder, files in days.items():
                self._place.make(folder, files)
            count += self._note_moved([(row.key, row.digest) for row in rows], names)
            since = rows[-1].read
        with self._engine.begin() as db:
            upsert(db, tables.facts, {"key": _MOVED, "value": max(since, end)})
        self._take_away(self._place)
        return count

    def _raw_of(self, raw: bytes | None, read: str, digest: str) -> bytes | None:
        """The document of a row; None where it is not kept, or cannot be had."""
        if raw is None or raw != ELSEWHERE:
            return raw
        why = "`raw.place`, where they lie, is not in sources.yaml"
        if self._place is not None:
            why = f"{self._place.name} cannot be reached"
            try:
                if why not in self._missed:  # whoever does not answer is asked once
                    return self._place.read(file_of(read, digest))
            except FileNotFoundError:
                why = f"{self._place.name} has them no more"
            except OSError:
                pass
        self._missed[why] = self._missed.get(why, 0) + 1
        return None

    def _moved(self) -> str:
        with self._engine.connect() as db:
            return db.execute(sa.select(tables.facts.c.value).where(tables.facts.c.key == _MOVED)).scalar() or ""

    def _next(self, since: str, end: str) -> Sequence[Any]:
        """Documents in the store that were read from then to then, the oldest first."""
        there = (_D.size > _NOTHING) & (_D.read >= since) & (_D.read < end) & (sa.func.length(_D.raw) > _NOTHING)
        query = sa.select(_D.key, _D.digest, _D.read, _D.raw).where(there).order_by(_D.read, _D.key).limit(_AT_ONCE)
        with self._engine.connect() as db:
            return db.execute(query).all()

    def _note_moved(self, rows: Iterable[tuple[str, str]], names: Sequence[str]) -> int:
        """Empty the rows of documents that are there, unless they became others meanwhile."""
        update = tables.documents.update().where(_D.key == sa.bindparam("k"), _D.digest == sa.bindparam("d"))
        found = [{"k": key, "d": digest} for key, digest in rows]
        with self._engine.begin() as db:
            db.execute(update.values(raw=ELSEWHERE), found)
            for chunk in chunks([f"{_GONE}{name}" for name in names]):
                db.execute(tables.facts.delete().where(tables.facts.c.key.in_(chunk)))
        return len(found)

    def _take_away(self, place: RawPlace) -> None:
        """Remove the files that no row means any more."""
        f = tables.facts.c
        with self._engine.connect() as db:
            gone = list(db.execute(sa.select(f.key).where(f.key.startswith(_GONE, autoescape=True))).scalars())
        for key in gone:
            name = key.removeprefix(_GONE)
            day, _, digest = name.removesuffix(".z").partition("/")
            with self._engine.begin() as db:
                rows = db.execute(sa.select(_D.read).where(_D.digest == digest, _D.raw == ELSEWHERE)).scalars()
                if day not in {file_of(read, digest).partition("/")[0] for read in rows}:
                    with suppress(FileNotFoundError):
                        place.remove(name)
                db.execute(tables.facts.delete().where(f.key == key))


def file_of(read: str, digest: str) -> str:
    """The name of a document's file, by when it was read."""
    return f"{read[:10] or 'undated'}/{digest}.z"


def forget(db: sa.Connection, where: sa.ColumnElement[bool]) -> None:
    """Forget the raw documents of these rows; those that lie elsewhere are to be taken away."""
    note_gone(db, where)
    db.execute(tables.documents.update().where(where).values(raw=None, size=0))


def note_gone(db: sa.Connection, where: sa.ColumnElement[bool]) -> None:
    """The files of these rows that lie elsewhere are to be taken away, unless a row means them still by then."""
    elsewhere = sa.select(_D.read, _D.digest).where(where, _D.raw == ELSEWHERE)
    _note_gone(db, [file_of(row.read, row.digest) for row in db.execute(elsewhere)])


def _note_gone(db: sa.Connection, names: Iterable[str]) -> None:
    for chunk in chunks(sorted({f"{_GONE}{name}" for name in names})):
        db.execute(put(db, tables.facts).on_conflict_do_nothing(), [{"key": key, "value": ""} for key in chunk])


def not_moved(db: sa.Connection) -> None:
    """Documents of any time may be in the store again."""
    db.execute(tables.facts.delete().where(tables.facts.c.key == _MOVED))
