"""A newsletter copied while it runs and put back; what was damaged is told before anything is changed."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path

import pytest

from monitor import pipeline
from monitor.config import Config, load
from monitor.desk.operation.backup import SUMS, backup, restore
from monitor.errors import MonitorError
from monitor.store import Store
from tests.delivery.test_outgoing import NOW, house
from tests.golden import files

pytestmark = pytest.mark.usefixtures("real_files")  # test_moving has those of a server


@pytest.fixture
def config(tmp_path: Path) -> Config:
    made = house(tmp_path / "home", 9, "a@example.org")
    (made.base / "templates").mkdir()
    (made.base / "templates/brand.css").write_text("/* ours */")
    (made.base / "readers.csv").write_text("address\nb@example.org\n")
    text = (made.base / "sources.yaml").read_text().replace("delivery:\n", "delivery:\n  readers: readers.csv\n")
    (made.base / "sources.yaml").write_text(text)
    pipeline.run(load(made.base / "sources.yaml"), now=NOW, send=True)
    return load(made.base / "sources.yaml")


def put_back(folder: Path, base: Path, *, over: bool = False) -> int:
    return restore(folder, base, load, over=over)


def test_what_was_copied_while_a_run_holds_the_store_is_put_back_whole(config: Config, tmp_path: Path) -> None:
    with Store.open(config.store, config.base) as store, store.locked():
        made = backup(config, tmp_path / "copy")
    assert made.files == made.fresh == len(files(tmp_path / "copy")) - 1
    assert put_back(tmp_path / "copy", tmp_path / "new") == made.files
    old, new = files(config.base), files(tmp_path / "new")
    kept = [name for name in old if not name.startswith((".monitor/", "inbox/"))]
    assert {name: new[name] for name in kept} == {name: old[name] for name in kept}
    assert old[".monitor/monitor.db.secret"] == new[".monitor/monitor.db.secret"]
    again = load(tmp_path / "new/sources.yaml")
    with Store.open(config.store, config.base) as one, Store.open(again.store, again.base) as other:
        assert one.issues() == other.issues()
        assert one.mails() == other.mails()
    shutil.copytree(config.base / "inbox", again.base / "inbox")
    assert pipeline.run(again, now=NOW).issue is None  # nothing is told again


def test_a_second_backup_copies_what_is_new(config: Config, tmp_path: Path) -> None:
    first = backup(config, tmp_path / "copy")
    assert backup(config, tmp_path / "copy").fresh == 1  # the store
    (config.base / "inbox/pier.txt").write_text("Pier opens\n\nA new pier opened in Alvik on Tuesday.\n")
    pipeline.run(config, now=NOW.replace(day=13))
    second = backup(config, tmp_path / "copy")
    assert first.files < second.files
    assert second.fresh < second.files
    put_back(tmp_path / "copy", tmp_path / "new")
    assert (tmp_path / "new/archive/2025-08-13/index.html").is_file()


def test_addresses_in_a_backup_are_its_owners_business(config: Config, tmp_path: Path) -> None:
    backup(config, tmp_path / "copy")
    assert stat.S_IMODE((tmp_path / "copy").stat().st_mode) == 0o700
    for name in ("store.db", "store.db.secret", SUMS):
        assert stat.S_IMODE((tmp_path / "copy" / name).stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["store.db", "sources.yaml", "archive/index.html"])
def test_a_damaged_backup_is_told_and_nothing_is_changed(name: str, config: Config, tmp_path: Path) -> None:
    backup(config, tmp_path / "copy")
    with (tmp_path / "copy" / name).open("ab") as file:
        file.write(b" ")
    with pytest.raises(MonitorError, match=f"{name} is not what the backup had; nothing was changed"):
        put_back(tmp_path / "copy", tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_what_is_there_is_overwritten_only_when_it_is_said_and_a_store_is_put_aside(
    config: Config, tmp_path: Path
) -> None:
    backup(config, tmp_path / "copy")
    with pytest.raises(MonitorError, match="are there already; --over"):
        put_back(tmp_path / "copy", config.base)
    before = (config.base / ".monitor/monitor.db").read_bytes()
    put_back(tmp_path / "copy", config.base, over=True)
    assert (config.base / ".monitor/monitor.db.before-restore").read_bytes() == before


@pytest.mark.parametrize("line", ["0" * 64 + "  ../../x", "0" * 64 + "  /etc/x", "no hash"])
def test_a_list_that_leads_elsewhere_is_no_list(line: str, config: Config, tmp_path: Path) -> None:
    backup(config, tmp_path / "copy")
    (tmp_path / "copy" / SUMS).write_text(line + "\n")
    with pytest.raises(MonitorError, match="is damaged"):
        put_back(tmp_path / "copy", tmp_path / "new")


def test_a_folder_that_is_no_place_for_a_backup_is_told(config: Config, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full/letter.txt").write_text("mine")
    for place, words in (
        (config.base, "part of the newsletter itself"),
        (config.base / "archive/copy", "part of the newsletter itself"),
        (tmp_path / "full", "something else than a backup"),
        (tmp_path / "full/letter.txt", "is a file"),
    ):
        with pytest.raises(MonitorError, match=words):
            backup(config, place)
    with pytest.raises(MonitorError, match="holds no backup"):
        put_back(tmp_path / "full", tmp_path / "new")


def test_a_file_that_lies_elsewhere_is_named(config: Config, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.csv").write_text("address\nc@example.org\n")
    text = (config.base / "sources.yaml").read_text().replace("readers.csv", "../elsewhere.csv")
    (config.base / "sources.yaml").write_text(text)
    made = backup(load(config.base / "sources.yaml"), tmp_path / "copy")
    assert made.left == ("../elsewhere.csv",)


def test_the_room_of_old_documents_goes_back_to_the_disk(config: Config) -> None:
    from click.testing import CliRunner

    from monitor.cli import main

    with Store.open(config.store, config.base) as store:
        store.keep_answered([f"{number:0>4000}" for number in range(500)], set())
        store.keep_answered([], {f"{number:0>4000}" for number in range(500)})
    before = (config.base / ".monitor/monitor.db").stat().st_size
    done = CliRunner().invoke(main, ["vacuum", "--config", str(config.base / "sources.yaml")])
    assert done.exit_code == 0, done.output
    assert (config.base / ".monitor/monitor.db").stat().st_size < before - 1_000_000
