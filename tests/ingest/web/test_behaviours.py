"""Servers of all behaviours in one run: each comes to its one line, and every other source is whole."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from monitor.config import FeedSource
from monitor.ingest import gather
from monitor.ingest.web.fetch import Client
from monitor.ingest.world import World
from monitor.models import Document, Problem
from tests.ingest.web.behaviours import LIMIT, ROWS, SECONDS, Row, host, ok, servers

NOW = datetime(2025, 8, 13, 7, tzinfo=UTC)


def test_each_behaviour_comes_to_its_line_and_every_other_source_is_whole() -> None:
    rows = {name: one for row, told in ROWS.items() for name, one in ((row, told), (f"beside {row}", Row("", ok())))}
    with servers(rows) as port:
        names = [f"{host(name)}:{port}" for name in rows]
        feeds = [FeedSource(kind="feed", name=n, url=f"http://{h}/") for n, h in zip(rows, names, strict=True)]
        client = Client(
            allow_hosts=names, resolve=lambda *_: ["127.0.0.1"], delay=0, timeout=SECONDS, max_bytes=LIMIT, now=NOW
        )
        with client:
            items = list(gather(feeds, World(Path(), NOW, client, lambda *_: False)))
    assert len(ROWS) >= 60
    found = {name: ([i for i in items if i.source == name]) for name in rows}
    wrong = {
        name: [getattr(i, "message", "whole") for i in found[name]]
        for name in rows
        if not _right(rows[name], found[name])
    }
    assert wrong == {}
    assert [item.source for item in items] == [
        name for name in rows for _ in found[name]
    ]  # in the order of the sources


def _right(row: Row, items: list[Document | Problem]) -> bool:
    told = [item.message for item in items if isinstance(item, Problem)]
    if not row.told:
        return not told and len(items) == 1
    lines = len(told) == 1 and "\n" not in told[0] and re.search(row.told, told[0]) is not None
    return lines and len(items) - 1 == row.documents
