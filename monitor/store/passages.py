"""The passages of each outlet's latest articles, and what of them was learned to come round."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from monitor.store import tables
from monitor.store.shelf import Shelf

if TYPE_CHECKING:
    from monitor.clean.later.recurrence import Passages

_FEW = {"yield_per": 1000}  # rows in memory at once


@dataclass(frozen=True, slots=True)
class Sighting:
    """An article's passages, and what of them was taken out because it comes round at its outlet."""

    outlet: str  #: in lower case
    passages: Passages
    applied: frozenset[str]  #: marks


class PassageShelf(Shelf):
    """What was seen of each outlet, and what was learned from it."""

    def sightings(self, having: Collection[str] | None = None) -> dict[str, Sighting]:
        """The passages of the articles read of late, by the article's id, in the order of the ids.

        With `having` only of those that hold one of these marks, or of which something was taken out.
        """
        marks = None if having is None else frozenset(having)
        with self._engine.connect() as db:
            rows = db.execute(
                sa.select(tables.sightings).order_by(tables.sightings.c.article_id), execution_options=_FEW
            )
            return {row.article_id: _sighting(row) for row in rows if marks is None or _holds(row, marks)}

    def marks(self) -> Iterator[tuple[str, list[str], list[str]]]:
        """(outlet, marks of what it keeps, marks of what is cut) of each of these articles, outlet by outlet."""
        s = tables.sightings.c
        with self._engine.connect() as db:
            for outlet, kept, cut in db.execute(
                sa.select(s.outlet, s.kept, s.cut).order_by(s.outlet, s.article_id), execution_options=_FEW
            ):
                yield outlet, kept.split()[::2], cut.split()

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


def sighting_row(article_id: str, sighting: Sighting, seen: str) -> dict[str, Any]:
    """The row of an article's passages, `seen` at that time."""
    return {
        "article_id": article_id,
        "outlet": sighting.outlet,
        "seen": seen,
        "kept": " ".join(f"{mark} {letters}" for mark, letters in sorted(sighting.passages.kept.items())),
        "cut": " ".join(sorted(sighting.passages.cut)),
        "applied": " ".join(sorted(sighting.applied)),
    }


def _holds(row: sa.Row[Any], marks: frozenset[str]) -> bool:
    return bool(row.applied) or not (marks.isdisjoint(row.kept.split()[::2]) and marks.isdisjoint(row.cut.split()))


def _sighting(row: sa.Row[Any]) -> Sighting:
    from monitor.clean.later.recurrence import Passages

    kept = row.kept.split()
    passages = Passages(dict(zip(kept[::2], map(int, kept[1::2]), strict=True)), frozenset(row.cut.split()))
    return Sighting(row.outlet, passages, frozenset(row.applied.split()))
