"""What `monitor check` says of the readers before anything goes wrong."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from monitor import pipeline
from monitor.cli import main
from monitor.config import Config, load
from monitor.delivery.tokens import place
from monitor.store import Store

SOURCES = """\
newsletter: {{from: Desk <desk@example.org>{more}}}
sources: [{{name: clippings, kind: files, path: "inbox/*"}}]
delivery: {{smtp: {{host: 127.0.0.1, port: 9, security: none}}, readers: readers.csv, replies: {{path: replies}}}}
"""
NOW = datetime.fromisoformat("2025-08-12T07:00+03:00")


def house(folder: Path, more: str = "") -> Config:
    (folder / "sources.yaml").write_text(SOURCES.format(more=more))
    (folder / "readers.csv").write_text("address\nida@quay.example\n")
    (folder / "readers.csv").chmod(0o600)
    (folder / "inbox").mkdir()
    (folder / "inbox/mill.txt").write_text("Mill burns\n\nFire destroyed the old mill near Norrvik on Monday.\n")
    return load(folder / "sources.yaml")


def check(config: Config) -> Result:
    return CliRunner().invoke(main, ["check", "--config", str(config.base / "sources.yaml")])


def test_a_list_that_is_well_is_no_word_worth(tmp_path: Path) -> None:
    done = check(house(tmp_path))
    assert (done.exit_code, "warning" in done.stderr) == (0, False)


@pytest.mark.skipif(os.name != "posix", reason="Windows goes by the folder")
def test_a_list_that_others_can_read_is_told(tmp_path: Path) -> None:
    config = house(tmp_path)
    (tmp_path / "readers.csv").chmod(0o644)
    done = check(config)
    assert done.exit_code == 0
    assert "warning: readers.csv: other users of this machine can read it" in done.stderr


def test_a_link_by_which_anybody_can_unsubscribe_anybody_is_told_with_its_line(tmp_path: Path) -> None:
    done = check(house(tmp_path, more=", unsubscribe_url: 'https://news.example.org/leave?who={address}'"))
    assert done.exit_code == 0
    assert "sources.yaml:1: newsletter.unsubscribe_url: with {address} anybody can unsubscribe anybody" in done.stderr


def test_a_link_with_the_token_is_none(tmp_path: Path) -> None:
    assert (
        "warning" not in check(house(tmp_path, more=", unsubscribe_url: 'https://x.example/leave?who={token}'")).stderr
    )


@pytest.mark.sqlite  # the secret lies beside a file
def test_a_damaged_secret_stops_no_issue_where_replies_are_read(tmp_path: Path) -> None:
    config = house(tmp_path)
    for name in ("cur", "new"):
        (tmp_path / "replies" / name).mkdir(parents=True)
    place(config).parent.mkdir()
    place(config).write_text("spoiled")
    report = pipeline.run(config, now=NOW, send=True)
    assert report.published
    assert "the replies were not read: " in report.warnings[0]


def test_an_issue_whose_readers_are_not_known_needs_somebody(tmp_path: Path) -> None:
    config = house(tmp_path)
    (tmp_path / "readers.csv").unlink()
    pipeline.run(config, now=NOW, send=True)
    done = CliRunner().invoke(main, ["status", "--config", str(tmp_path / "sources.yaml")])
    assert done.exit_code == 4
    assert "readers: issue 2025-08-12 waits for their file, see `monitor check`" in done.stdout
    with Store.open(config.store, config.base, reading=True) as store:
        assert store.left_open() == ["2025-08-12"]
