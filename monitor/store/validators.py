"""What servers gave to ask with again: ETag and Last-Modified."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa

from monitor.store import tables
from monitor.store.shelf import Shelf, upsert


class ValidatorShelf(Shelf):
    """ETag and Last-Modified by address."""

    def validators(self) -> dict[str, tuple[str | None, str | None]]:
        """ETag and Last-Modified by address."""
        with self._engine.connect() as db:
            return {row.url: (row.etag, row.modified) for row in db.execute(sa.select(tables.validators))}

    def keep_validators(self, found: Mapping[str, tuple[str | None, str | None]]) -> None:
        """Remember ETag and Last-Modified of feeds that were read whole."""
        with self._engine.begin() as db:
            rows = ({"url": url, "etag": etag, "modified": modified} for url, (etag, modified) in found.items())
            upsert(db, tables.validators, *rows)
