"""What can be the matter with a store has words and a remedy of its own, wherever it is met."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC
from pathlib import Path

import pytest
from click.testing import CliRunner

from monitor.cli import main
from monitor.errors import StoreError, Trouble
from monitor.store import Kept, Store
from tests.build import RECEIVED, article
from tests.faulty import faulty_disk

pytestmark = pytest.mark.sqlite

SOURCES = (
    "newsletter: {title: Harbours}\nsources: [{name: clippings, kind: files, path: 'inbox/*'}]\nstore: sqlite:///m.db\n"
)
URL = "sqlite:///m.db"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which one issue was made."""
    return furnished(tmp_path_factory.mktemp("house"))


@pytest.fixture
def folder(house: Path, tmp_path: Path) -> Path:
    """Another of it for each test."""
    shutil.copytree(house, tmp_path, dirs_exist_ok=True)
    return tmp_path


def furnished(folder: Path) -> Path:
    (folder / "sources.yaml").write_text(SOURCES)
    (folder / "inbox").mkdir()
    (folder / "inbox/mill.txt").write_text("Mill burns\n\nFire destroyed the old mill near Norrvik on Monday.\n")
    assert call(folder, "run", "--now", "2025-08-13T07:00Z").exit_code == 0
    return folder


def call(folder: Path, *args: str):  # type: ignore[no-untyped-def]  # click's Result
    done = CliRunner().invoke(main, [*args, "--config", str(folder / "sources.yaml")])
    assert done.exception is None or isinstance(done.exception, SystemExit), args
    return done


def sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        for statement in statements:
            db.execute(statement)
        db.commit()


def a_text(path: Path) -> None:
    path.write_bytes(b"just a text\n" * 100)


def of_another(path: Path) -> None:
    path.unlink()
    sql(path, "CREATE TABLE songs (title)")


def torn(path: Path) -> None:
    """All pages but the first are garbage, as after a fault of the disk."""
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xa5" * (len(data) - 4096))


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


WORDS: dict[Trouble, str] = {
    "locked": "wait until",
    "read-only": "let this user write",
    "full": "make room",
    "damaged": "put a copy of it back",
    "newer": "install the newer monitor",
    "misplaced": "name a file in `store`",
}
BROKEN: list[tuple[str, Callable[[Path], None], Trouble]] = [
    ("a text", a_text, "damaged"),
    ("torn pages", torn, "damaged"),
    ("a column is missing", lambda path: sql(path, "ALTER TABLE articles DROP COLUMN body"), "damaged"),
    ("a table is missing", lambda path: sql(path, "DROP TABLE outbox"), "damaged"),
    ("another program's", of_another, "damaged"),
    ("no number", lambda path: sql(path, "UPDATE facts SET value = 'x' WHERE key = 'schema'"), "damaged"),
    ("a later one", lambda path: sql(path, "UPDATE facts SET value = '99' WHERE key = 'schema'"), "newer"),
    ("a folder", a_folder, "misplaced"),
    ("no noun", lambda path: sql(path, "UPDATE articles SET body = '{'"), "damaged"),
]
COMMANDS = (["run", "--force"], ["status"], ["export", "articles"], ["search", "mill"], ["reclean"])


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize(("spoil", "kind"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_a_broken_store_has_the_words_of_its_kind_from_every_command(
    folder: Path, spoil: Callable[[Path], None], kind: Trouble, command: list[str]
) -> None:
    spoil(folder / "m.db")
    done = call(folder, *command)
    if done.exit_code == 0:  # `status` need not read the articles' bodies, nor `reclean` every page
        assert command[0] in ("status", "reclean")
        return
    assert done.exit_code == 1
    assert ("m.db" in done.stderr) or "the store is damaged" in done.stderr
    assert WORDS[kind] in done.stderr
    assert ("move it away" in done.stderr) == (kind == "damaged" and "the store is damaged" not in done.stderr)


@contextmanager
def held(path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path)) as db:
        db.execute("BEGIN EXCLUSIVE")
        yield


def test_a_locked_store_is_called_locked(folder: Path) -> None:
    for reading in (False, True):
        with (
            held(folder / "m.db"),
            pytest.raises(StoreError, match="wait until") as caught,
            Store.open(URL, folder, reading=reading, patience=0.05),
        ):
            pass
        assert caught.value.kind == "locked"
        assert "move it away" not in str(caught.value)


def test_a_lock_that_comes_while_it_is_open_is_told_too(folder: Path) -> None:
    with Store.open(URL, folder, patience=0.05) as store, held(folder / "m.db"):
        with pytest.raises(StoreError, match="wait until"):
            store.entries()
        with pytest.raises(StoreError, match="wait until"):
            store.let_go()


def test_a_full_disk_is_called_full_and_leaves_what_was_kept(folder: Path) -> None:
    with Store.open(URL, folder) as store:
        with store._engine.connect() as db:  # as much room as it takes now, and not a page more
            pages = db.exec_driver_sql("PRAGMA page_count").scalar()
            db.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
            big = [
                Kept(f"k{n}", "d", "1", os.urandom(4000), article("One.", id=f"a{n}"), first=True) for n in range(20)
            ]
        with pytest.raises(StoreError, match="make room") as caught:
            store.keep(big, UTC, RECEIVED)
        assert caught.value.kind == "full"
        assert len(store.entries()) == 1


@pytest.mark.parametrize("command", ["run", "send", "reclean"])
def test_a_full_disk_ends_no_command_in_a_traceback(folder: Path, command: str) -> None:
    (folder / "inbox/pier.txt").write_text("Pier opens\n\nA new pier opened in Alvik on Tuesday.\n")
    with faulty_disk() as disk:
        disk.room = 0
        done = call(folder, command)
    assert done.exit_code in (0, 1, 2)
    assert "move it away" not in done.stderr


def test_an_archive_that_is_a_file_is_named(folder: Path) -> None:
    shutil.rmtree(folder / "archive")
    (folder / "archive").write_text("not a folder")
    (folder / "inbox/pier.txt").write_text("Pier opens\n\nA new pier opened in Alvik on Tuesday.\n")
    done = call(folder, "run")
    assert done.exit_code == 1
    assert "is a file" in done.stderr
    assert "`archive`" in done.stderr
    for command in (["archive"], ["archive", "verify"], ["archive", "rebuild"], ["status"]):
        call(folder, *command) if len(command) == 1 else CliRunner().invoke(main, command)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="name a file in `store`"), Store.open("sqlite:///file/m.db", tmp_path):
        pass


# --- a store that may only be read --------------------------------------------------------------------------------

# A process that calls the commands in a folder of its own, so that all modules are read, gives up its rights, and calls
# them where it may only read.
_AS_NOBODY = """
import json, os, sys
from click.testing import CliRunner
from monitor.cli import main

def called(folder):
    done = [CliRunner().invoke(main, [*command, "--config", folder + "/sources.yaml"]) for command in commands]
    return [(d.exit_code, d.stdout, d.stderr, repr(d.exception)) for d in done]

own, sealed, commands = json.loads(sys.stdin.read())
called(own)
if os.geteuid() == 0:
    os.setgid(65534); os.setuid(65534)
print(json.dumps(called(sealed)))
"""


@pytest.fixture
def sealed() -> Iterator[Path]:
    """A folder without a write bit, in a place that everybody may enter."""
    with tempfile.TemporaryDirectory() as made:
        place = Path(made)
        place.chmod(0o755)
        folder = place / "house"
        folder.mkdir()
        furnished(folder)
        for path in [*folder.rglob("*"), folder]:
            path.chmod(0o555 if path.is_dir() else 0o444)
        yield folder
        for path in [folder, *folder.rglob("*")]:
            path.chmod(0o755)


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_a_store_that_may_not_be_written_can_be_looked_at_and_says_what_to_do(sealed: Path, folder: Path) -> None:
    wanted = {
        ("status",): str(sealed / "m.db"),
        ("export", "articles"): "Norrvik",
        ("search", "mill"): "Mill burns",
        ("explain", "inbox/mill.txt"): "Norrvik",
    }
    told = json.dumps([str(folder), str(sealed), [*wanted, ("run",)]])
    child = subprocess.run([sys.executable, "-c", _AS_NOBODY], input=told, capture_output=True, text=True, check=True)
    *looks, run = json.loads(child.stdout)
    for (code, out, err, _), word in zip(looks, wanted.values(), strict=True):
        assert code == 0, err
        assert word in out
    assert run[0] == 1
    assert WORDS["read-only"] in run[2]
    assert run[3].startswith("SystemExit")


def test_what_only_reads_writes_nothing_and_makes_no_store(folder: Path) -> None:
    before = {p: p.stat().st_mtime_ns for p in folder.rglob("*")}
    for command in (["status"], ["export", "articles"], ["export", "stories"], ["explain", "inbox/mill.txt"]):
        assert call(folder, *command).exit_code == 0
    assert {p: p.stat().st_mtime_ns for p in folder.rglob("*")} == before
    (folder / "m.db").unlink()
    assert call(folder, "status").exit_code == 0
    assert not (folder / "m.db").exists()


def test_status_names_the_real_path(folder: Path) -> None:
    (folder / "elsewhere").mkdir()
    shutil.move(folder / "m.db", folder / "elsewhere/kept.db")
    (folder / "m.db").symlink_to(folder / "elsewhere/kept.db")
    assert f"store     {(folder / 'elsewhere/kept.db').resolve()}" in call(folder, "status").stdout
