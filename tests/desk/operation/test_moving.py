"""A store moved to another database holds what it held, and the mornings go on there."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from click.testing import CliRunner

from monitor import pipeline
from monitor.cli import main
from monitor.config import Config, load
from monitor.delivery.tokens import known
from monitor.desk.operation.backup import backup, restore
from monitor.desk.operation.moving import move
from monitor.errors import MonitorError, StoreError
from monitor.store import Kept, Reader, Store, tables
from monitor.store.engines import moving
from tests.build import RECEIVED, article
from tests.delivery.test_outgoing import house

pytestmark = pytest.mark.usefixtures("real_files")
NOW = datetime(2025, 8, 12, 7, tzinfo=UTC)
FILE = "sqlite:///other/kept.db"


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """Of a newsletter with an issue, a mail that waits, and a reader who left."""
    made = house(tmp_path / "home", 9, "a@example.org")
    pipeline.run(made, now=NOW, send=True)
    with Store.open(made.store, made.base) as store:
        store.keep_reader(Reader("m", "b@example.org", "unsubscribed", NOW, "by hand"))
    return made


@pytest.fixture
def server(tmp_path: Path) -> str:
    """A schema of its own."""
    return f"{os.environ['MONITOR_TEST_STORE']}?schema=s_{sha256(str(tmp_path).encode()).hexdigest()[:20]}"


def at(config: Config, store: str) -> Config:
    """The newsletter with its store there, as sources.yaml says then."""
    path = config.base / "sources.yaml"
    lines = [line for line in path.read_text().splitlines() if not line.startswith("store:")]
    path.write_text("\n".join([*lines, f"store: {store}", ""]))
    return load(path)


def rows(config: Config) -> dict[str, list[Any]]:
    """All that the store holds, but its own number and its secret."""
    with Store.open(config.store, config.base, reading=True) as store, store._engine.connect() as db:
        found = {t.name: sorted(map(tuple, db.execute(sa.select(t))), key=repr) for t in tables.ALL.sorted_tables}
    return found | {"facts": [row for row in found["facts"] if row[0] not in ("schema", "secret")]}


def goes_on(config: Config, said: str) -> None:
    """Nothing is told again, and what is new is."""
    assert pipeline.run(config, now=NOW.replace(day=13)).issue is None
    (config.base / f"inbox/{said}.txt").write_text(f"Pier opens\n\nA new pier opened in {said} on Tuesday.\n")
    issue = pipeline.run(config, now=NOW.replace(day=14)).issue
    assert issue is not None
    assert len(issue.stories) == 1


def test_a_file_moves_to_another_place(config: Config) -> None:
    before, secret = rows(config), known(config)
    done = move(config, FILE)
    assert rows(config) == before
    there = at(config, FILE)
    assert rows(there) == before
    assert {name: len(held) for name, held in before.items()} == done.rows
    assert secret is not None
    assert known(there) == secret
    goes_on(there, "Alvik")


@pytest.mark.postgres
def test_to_a_server_and_back_it_is_the_same(config: Config, server: str) -> None:
    before, secret = rows(config), known(config)
    done = move(config, server)
    there = at(config, server)
    assert rows(there) == before
    assert known(there) == secret
    assert sum(done.rows.values()) == sum(map(len, before.values()))
    move(there, FILE)
    assert rows(at(config, FILE)) == before
    goes_on(at(config, server), "Alvik")


@pytest.mark.postgres
def test_a_text_with_nul_moves(config: Config, server: str) -> None:
    odd = replace(article("A\0B."), title="Mole\0head", url="https://heron.example/\0")
    with Store.open(config.store, config.base) as store:
        store.keep([Kept("k", "d", "1", b"\0\xff", odd, first=True)], UTC, RECEIVED)
    move(config, server)
    with Store.open(server, config.base) as store:
        (kept,) = store.articles([odd.id])
        assert (kept.text, kept.title) == ("A\0B.", "Mole\0head")
        assert store.latest_documents([odd.id]) == {odd.id: b"\0\xff"}


def refused(config: Config, to: str, words: str) -> None:
    before = rows(config)
    with pytest.raises(MonitorError, match=words):
        move(config, to)
    assert rows(config) == before


def test_what_is_no_place_for_it_is_refused(config: Config) -> None:
    refused(config, config.store, "there already")
    with Store.open(FILE, config.base) as other:
        other.keep([Kept("k", "d", "1", b"", article("Theirs."), first=True)], UTC, RECEIVED)
    refused(config, FILE, "which holds documents|which holds articles")
    with Store.open(FILE, config.base, reading=True) as other:
        assert [a.text for a in other.articles(["a"])] == ["Theirs."]
    with pytest.raises(MonitorError, match="no store yet"):
        move(at(config, "sqlite:///none.db"), "sqlite:///new.db")


def test_a_run_at_work_is_not_moved_from_under(config: Config) -> None:
    with (
        Store.open(config.store, config.base) as store,
        store.locked(name="mail"),
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr("monitor.store._STILL", 0.1)
        with pytest.raises(StoreError, match="another mail is at work"):
            move(config, FILE)


def test_the_secret_of_another_store_is_not_overwritten(config: Config) -> None:
    (config.base / "other").mkdir()
    (config.base / "other/kept.db.secret").write_text("ab" * 32)
    if not known(config):
        pytest.skip("no secret")
    refused(config, FILE, "secret of another store")


@pytest.mark.parametrize("lost", ["a row", "a letter"])
def test_what_does_not_arrive_whole_is_no_move(config: Config, lost: str) -> None:
    batches = moving._batches

    def torn(table: sa.Table, db: sa.Connection) -> Any:
        for part in batches(table, db):
            spoilt = [{**row, "body": row["body"][:-1]} for row in part] if lost == "a letter" else part[1:]
            yield spoilt if table.name == "articles" and "other" in str(db.engine.url) else part

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(moving, "_batches", torn)
        refused(config, FILE, "not what was read")
    assert move(config, FILE).rows["articles"] == 1


def test_it_is_typed_like_that(config: Config) -> None:
    given = ["--config", str(config.base / "sources.yaml")]
    wrong = CliRunner().invoke(main, ["move-store", "--to", "postgresql+psycopg://a:hush@db/x", *given])
    assert (wrong.exit_code, "holds a password" in wrong.stderr, "hush" in wrong.stderr) == (2, True, False)
    done = CliRunner().invoke(main, ["move-store", "--to", FILE, *given])
    assert (done.exit_code, f"write `store: {FILE}` into sources.yaml" in done.stderr) == (0, True)


@pytest.mark.postgres
def test_a_backup_of_a_store_on_a_server_is_put_back_there(
    config: Config, server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, secret = rows(config), known(config)
    move(config, server)
    there = at(config, server)
    with Store.open(there.store, there.base) as store, store.locked():  # a run is at work
        monkeypatch.chdir(tmp_path)
        backup(there, Path("copy"))
    goes_on(there, "Alvik")
    with pytest.raises(MonitorError, match="--over"):
        restore(tmp_path / "copy", there.base, load, over=False)
    restore(tmp_path / "copy", there.base, load, over=True)
    assert rows(there) == before
    assert known(there) == secret
