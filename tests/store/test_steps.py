"""Stores of earlier versions are carried over: nothing is told or mailed again, and a copy lies beside them.

tests/data/stores holds stores that earlier commits made of two articles, in two mornings, with one mail waiting.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from monitor import pipeline
from monitor.config import Config, load
from monitor.errors import StoreError
from monitor.store import SCHEMA, Store
from tests.faulty import faulty_disk
from tests.golden import ROOT
from tests.mailserver import Inbox, mail_server


def version(old: Path) -> int:
    """The version that a store says it is of."""
    [found] = re.findall(r"'schema','(\d+)'", old.read_text(encoding="utf-8"))
    return int(found)


# first: of the first commit; others bear the names of the commits that made them. One of today's version is not old.
OLD = [path for path in sorted((ROOT / "tests/data/stores").glob("*.sql")) if version(path) < SCHEMA]
SOURCES = """\
newsletter: {{title: Harbours, timezone: Europe/Kyiv, from: Desk <desk@example.org>}}
sources:
  - {{name: clippings, kind: files, path: "inbox/**/*"}}
schedule: {{daily: "07:00"}}
delivery:
  smtp: {{host: 127.0.0.1, port: {port}, security: none}}
  to: [officer@example.org]
"""
TEXTS = {
    "mill": "Mill burns down near Norrvik\n\nFire destroyed the old Lindholm mill near Norrvik on Monday; hospitals "
    "took in 15 workers.\n\n“Nobody was inside the tower when it fell,” said Ida Berg, who leads the fire service.\n",
    "pier": "New pier opens in Alvik\n\nA new pier opened in Alvik on Tuesday, and 300 people came to see it.\n\n"
    "The mayor, Nils Ek, called it the longest in the province.\n",
}
NEXT = datetime.fromisoformat("2025-08-13T08:00+03:00")  # an hour after the last issue

pytestmark = [pytest.mark.sqlite, pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)]


def restored(old: Path, folder: Path, port: int = 25) -> Config:
    """The folder in which an earlier version worked, without its archive."""
    (folder / "inbox").mkdir()
    for name, text in TEXTS.items():
        (folder / f"inbox/{name}.txt").write_text(text, encoding="utf-8")
    (folder / "sources.yaml").write_text(SOURCES.format(port=port))
    (folder / ".monitor").mkdir()
    with closing(sqlite3.connect(folder / ".monitor/monitor.db")) as db:
        db.executescript(old.read_text(encoding="utf-8"))
    return load(folder / "sources.yaml")


def shape(path: Path) -> Sequence[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()


def copied(old: Path) -> str:
    """What a copy of the store is called."""
    return f"monitor.db.version-{version(old)}"


def state(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as db:
        return [*db.iterdump()]


def test_it_has_the_tables_of_a_new_one(old: Path, tmp_path: Path) -> None:
    restored(old, tmp_path)
    for name in (".monitor/monitor.db", "new.db"):
        with Store.open(f"sqlite:///{name}", tmp_path) as store:
            store.let_go()
    assert shape(tmp_path / ".monitor/monitor.db") == shape(tmp_path / "new.db")


def test_all_of_it_can_be_read(old: Path, tmp_path: Path) -> None:
    config = restored(old, tmp_path)
    with Store.open(config.store, config.base) as store:
        assert [issue.id for issue in store.issues()] == ["2025-08-12", "2025-08-13"]
        assert [a.origin for a in store.articles(e.id for e in store.entries())] == ["inbox/mill.txt", "inbox/pier.txt"]
        assert len(store.stories()) == 2
        done, waiting = store.mails()
        assert (done.issue_id, done.state, done.attempts) == ("2025-08-12", "accepted", 1)
        assert waiting.issue_id == "2025-08-13"
        assert waiting.attempts == (version(old) < 4)  # since then a server that is down counts for no reader
        assert waiting.state in {"queued", "deferred"}  # the first versions knew no difference
        assert store.done("2025-08-12T07:00")
        assert len(store.attempts("2025-08-13T07:00")) == 1


def test_what_issues_held_does_not_wait_and_all_counts_as_written(old: Path, tmp_path: Path) -> None:
    config = restored(old, tmp_path)
    with Store.open(config.store, config.base) as store:
        (source,) = store.sources()
        assert store.untold(source, None, NEXT) == []
        assert [number for number, *_ in store.changed(0)] == [1, 2]


def test_the_next_run_tells_nothing_again_and_sends_only_the_mail_that_waited(old: Path, tmp_path: Path) -> None:
    inbox = Inbox()
    with mail_server(inbox) as port:
        config = restored(old, tmp_path, port)
        for hours in (0, 1, 24):
            report = pipeline.run(config, now=NEXT + timedelta(hours=hours), send=True)
            assert report.issue is None
    assert len(inbox.taken) == 1
    assert b"2025-08-13" not in (inbox.taken[0].original_content or b"").partition(b"Subject:")[0]
    with Store.open(config.store, config.base) as store:
        assert [entry.version for entry in store.entries()] == [1, 1]
        assert [mail.state for mail in store.mails()] == ["accepted", "accepted"]


def test_an_article_that_changed_since_is_told_where_the_document_was_kept(old: Path, tmp_path: Path) -> None:
    config = restored(old, tmp_path)
    pier = tmp_path / "inbox/pier.txt"
    for later, people in ((0, "300"), (1, "900")):
        pier.write_text(TEXTS["pier"].replace("300", people), encoding="utf-8")
        report = pipeline.run(config, now=NEXT + timedelta(hours=later))
    assert report.issue is not None
    assert [story.status for story in report.issue.stories] == ["developing"]


def test_a_copy_lies_beside_it_and_only_the_last_one(
    old: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    config = restored(old, tmp_path)
    folder = tmp_path / ".monitor"
    before = state(folder / "monitor.db")
    (folder / "monitor.db.version-0").write_bytes(b"of an earlier upgrade")
    for _ in range(2):
        with Store.open(config.store, config.base) as store:
            assert store.copies() == [copied(old)]
    assert state(folder / copied(old)) == before
    assert caplog.text.count(copied(old)) == 1


def test_a_look_at_it_changes_nothing(old: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    config = restored(old, tmp_path)
    before = (tmp_path / ".monitor/monitor.db").read_bytes()
    with Store.open(config.store, config.base, reading=True) as store:
        assert len(store.entries()) == 2
    assert (tmp_path / ".monitor/monitor.db").read_bytes() == before
    assert [p.name for p in (tmp_path / ".monitor").iterdir()] == ["monitor.db"]
    assert caplog.text == ""


def test_an_upgrade_that_a_full_disk_stops_changes_nothing_and_is_made_up(old: Path, tmp_path: Path) -> None:
    config = restored(old, tmp_path)
    path = tmp_path / ".monitor/monitor.db"
    before = state(path)
    with faulty_disk() as disk:
        with Store.open(config.store, config.base):
            steps = disk.writes
        for room in range(0, steps, 3):
            path.unlink()
            with closing(sqlite3.connect(path)) as db:
                db.executescript(old.read_text(encoding="utf-8"))
            disk.writes, disk.room = 0, room
            with pytest.raises(StoreError, match="make room") as caught, Store.open(config.store, config.base):
                pass
            assert caught.value.kind == "full"
            assert state(path) == before
    assert steps > 3
    with Store.open(config.store, config.base) as store:
        assert len(store.entries()) == 2


def test_the_store_of_a_later_monitor_is_left_as_it_is(old: Path, tmp_path: Path) -> None:
    config = restored(old, tmp_path)
    with closing(sqlite3.connect(tmp_path / ".monitor/monitor.db")) as db:
        db.execute("UPDATE facts SET value = ? WHERE key = 'schema'", (str(SCHEMA + 1),))
        db.commit()
    before = (tmp_path / ".monitor/monitor.db").read_bytes()
    for how in ({}, {"reading": True}, {"scratch": True}):
        with (
            pytest.raises(StoreError, match="install the newer monitor") as caught,
            Store.open(config.store, config.base, **how),
        ):
            pass
        assert caught.value.kind == "newer"
    assert (tmp_path / ".monitor/monitor.db").read_bytes() == before
