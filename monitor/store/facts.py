"""What is remembered of the store itself: whether mail may go out, which hosts to leave alone, how sources did, which
issues the archive lacks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from monitor.store import tables
from monitor.store.engines.dialects import put
from monitor.store.engines.moving import SECRET
from monitor.store.shelf import Shelf, upsert

_SENDING = "sending"
_REST = "rest "
_FARED = "fared "
_UNARCHIVED = "not archived "
_SERVER = "mail server failed"
_WAITS, _TOLD = "waits", "told"


@dataclass(frozen=True, slots=True)
class Fared:
    """How a source did of late."""

    success: datetime | None = None  #: when it was last read
    failures: int = 0  #: in a row since
    since: datetime | None = None  #: when the first of them was

    def after(self, now: datetime, *, failed: bool) -> Fared:
        """What it comes to with one more reading."""
        return Fared(self.success, self.failures + 1, self.since or now) if failed else Fared(now)


class FactShelf(Shelf):
    """A new store beside an archive of issues does not know what was mailed: mail waits for a person's word."""

    def is_held_back(self) -> bool:
        """Whether mail waits for a person's word."""
        return self._sending() == _WAITS

    def hold_back(self) -> None:
        """Let mail wait, unless a person said before that it may go."""
        if self._sending() is None:
            self._note_sending(_WAITS)

    def let_go(self) -> None:
        """Let mail go out, from now on."""
        if self._sending() != _TOLD:
            self._note_sending(_TOLD)

    def rests(self) -> dict[str, datetime]:
        """Until when hosts want to be left alone, by host."""
        f = tables.facts.c
        query = sa.select(f.key, f.value).where(f.key.startswith(_REST, autoescape=True))
        with self._engine.connect() as db:
            return {row.key.removeprefix(_REST): datetime.fromisoformat(row.value) for row in db.execute(query)}

    def keep_rests(self, found: Mapping[str, datetime]) -> None:
        """Remember until when hosts want to be left alone: these, and no others."""
        f = tables.facts.c
        with self._engine.begin() as db:
            db.execute(tables.facts.delete().where(f.key.startswith(_REST, autoescape=True)))
            rows = ({"key": f"{_REST}{host}", "value": until.isoformat()} for host, until in sorted(found.items()))
            upsert(db, tables.facts, *rows)

    def fared(self) -> dict[str, Fared]:
        """How sources did, by name."""
        f = tables.facts.c
        query = sa.select(f.key, f.value).where(f.key.startswith(_FARED, autoescape=True))
        with self._engine.connect() as db:
            return {row.key.removeprefix(_FARED): _fared(row.value) for row in db.execute(query)}

    def keep_fared(self, found: Mapping[str, Fared]) -> None:
        """Remember how sources did: these, and no others."""
        f = tables.facts.c
        with self._engine.begin() as db:
            db.execute(tables.facts.delete().where(f.key.startswith(_FARED, autoescape=True)))
            rows = ({"key": f"{_FARED}{name}", "value": _written(one)} for name, one in sorted(found.items()))
            upsert(db, tables.facts, *rows)

    def server_failures(self) -> int:
        """How often in a row the mail server could not be reached, or took no mail of ours."""
        query = sa.select(tables.facts.c.value).where(tables.facts.c.key == _SERVER)
        with self._engine.connect() as db:
            return int(db.execute(query).scalar() or 0)

    def keep_server_failures(self, count: int) -> None:
        """Remember how often it was."""
        with self._engine.begin() as db:
            upsert(db, tables.facts, {"key": _SERVER, "value": str(count)})

    def unarchived(self) -> list[str]:
        """The issues whose files the archive's place did not take, though all else is done with them."""
        f = tables.facts.c
        query = sa.select(f.key).where(f.key.startswith(_UNARCHIVED, autoescape=True)).order_by(f.key)
        with self._engine.connect() as db:
            return [key.removeprefix(_UNARCHIVED) for key in db.execute(query).scalars()]

    def keep_unarchived(self, issue_id: str, *, unarchived: bool) -> None:
        """Remember that the archive's place did not take an issue, or that it has it now."""
        key = f"{_UNARCHIVED}{issue_id}"
        with self._engine.begin() as db:
            if unarchived:
                upsert(db, tables.facts, {"key": key, "value": ""})
            else:
                db.execute(tables.facts.delete().where(tables.facts.c.key == key))

    def secret(self) -> str | None:
        """The secret of tokens, where the store is on a server; None where there is none yet."""
        query = sa.select(tables.facts.c.value).where(tables.facts.c.key == SECRET)
        with self._engine.connect() as db:
            return db.execute(query).scalar()

    def keep_secret(self, made: str) -> None:
        """Keep a secret that was made, unless another process was faster."""
        with self._engine.begin() as db:
            db.execute(put(db, tables.facts).on_conflict_do_nothing(), [{"key": SECRET, "value": made}])

    def _sending(self) -> str | None:
        query = sa.select(tables.facts.c.value).where(tables.facts.c.key == _SENDING)
        with self._engine.connect() as db:
            return db.execute(query).scalar()

    def _note_sending(self, value: str) -> None:
        with self._engine.begin() as db:
            upsert(db, tables.facts, {"key": _SENDING, "value": value})


def _written(one: Fared) -> str:
    moments = [moment.isoformat() if moment else None for moment in (one.success, one.since)]
    return json.dumps([moments[0], one.failures, moments[1]])


def _fared(value: str) -> Fared:
    success, failures, since = json.loads(value)
    moments = [datetime.fromisoformat(moment) if moment else None for moment in (success, since)]
    return Fared(moments[0], failures, moments[1])
