"""Files that hold addresses can be read by their owner only."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from monitor.store import Store
from tests.golden import ROOT

URL = "sqlite:///kept/m.db"
pytestmark = [
    pytest.mark.sqlite,
    pytest.mark.skipif(os.name != "posix", reason="Windows goes by the folder"),
]


@pytest.fixture(autouse=True)
def _open_to_all() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, str]:
    return {path.name: oct(stat.S_IMODE(path.stat().st_mode)) for path in folder.iterdir() if path.is_file()}


def test_a_new_store_and_its_locks_are_their_owners_alone(tmp_path: Path) -> None:
    with Store.open(URL, tmp_path) as store, store.locked(), store.locked(name="mail"):
        store.let_go()
        found = modes(tmp_path / "kept")
    assert set(found) >= {"m.db", "m.db.run.lock", "m.db.mail.lock"}
    assert set(found.values()) == {"0o600"}


def test_a_store_that_others_could_read_is_closed_with_what_lies_with_it(tmp_path: Path) -> None:
    with Store.open(URL, tmp_path) as store:
        store.let_go()
    for name in ("m.db", "m.db-wal", "m.db-shm"):
        (tmp_path / "kept" / name).touch()
        (tmp_path / "kept" / name).chmod(0o664)
    with Store.open(URL, tmp_path, reading=True):
        assert modes(tmp_path / "kept")["m.db"] == "0o664"  # who only looks changes nothing
    with Store.open(URL, tmp_path):
        assert set(modes(tmp_path / "kept").values()) == {"0o600"}


def test_the_copy_before_an_upgrade_is_too(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    with closing(sqlite3.connect(tmp_path / "kept/m.db")) as db:
        db.executescript((ROOT / "tests/data/stores/first.sql").read_text(encoding="utf-8"))
    with Store.open(URL, tmp_path) as store:
        assert store.copies()
        assert set(modes(tmp_path / "kept").values()) == {"0o600"}
