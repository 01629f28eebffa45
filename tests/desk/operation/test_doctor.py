"""The doctor: each check a value, each fault with what to do, and one that crashes stops no other."""

from __future__ import annotations

import json
import shutil
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import CliRunner

from monitor.cli import main
from monitor.config import Config, load
from monitor.desk.operation import doctor, machine
from monitor.desk.operation.check import Check
from monitor.models import Issue, Window
from monitor.store import Store
from tests.mailserver import Inbox, mail_server
from tests.ports import unheard

NOW = datetime(2026, 11, 27, 7, tzinfo=UTC)
SOURCES = """
newsletter: {timezone: Europe/Kyiv, from: desk@example.org}
topics: [{id: t, name: T, match: mill}]
sources: [{name: s, kind: files, path: 'in/*.txt'}]
schedule: {daily: "07:00"}
"""


PLACES = ("disk of store", "disk of archive", "disk of temporary files")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sources.yaml").write_text(SOURCES, "utf-8")
    (tmp_path / "in").mkdir()
    (tmp_path / "in/mill.txt").write_text("Mill\n\nThe mill burned.")
    return tmp_path


def config(folder: Path, more: str = "") -> Config:
    (folder / "sources.yaml").write_text(SOURCES + more, "utf-8")
    return load(folder / "sources.yaml")


def examined(found: Config, now: datetime = NOW, *, offline: bool = False) -> dict[str, Check]:
    return {one.name: one for one in doctor.examine(found, now, offline=offline)}


def test_where_all_is_well_nothing_is_to_be_done_and_nothing_is_changed(folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    found = examined(config(folder))
    assert {name: (one.state, one.advice) for name, one in found.items()} == dict.fromkeys(
        (*PLACES, "clock", "zone", "store", "mail", "templates", "configuration", "secrets"),
        ("ok", None),
    )
    assert "the next issue is due 2026-11-28 07:00 +0200" in found["zone"].said
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize("year", [1970, 2001, 2300])
def test_a_clock_that_cannot_be_right(folder: Path, year: int) -> None:
    assert examined(config(folder), NOW.replace(year=year))["clock"].state == "fault"


@pytest.mark.parametrize(("data", "state"), [("2025b", "ok"), ("2024a", "warning"), ("2019c", "warning"), ("", "ok")])
def test_zone_data_that_missed_changes(folder: Path, monkeypatch: pytest.MonkeyPatch, data: str, state: str) -> None:
    monkeypatch.setattr(machine, "_zone_data", lambda: data)
    found = examined(config(folder))["zone"]
    assert (found.state, data in found.said) == (state, True)


def test_a_disk_without_room_or_that_takes_no_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=100_000_000))
    assert examined(config(folder))["disk of store"].state == "warning"
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1_000_000))
    assert examined(config(folder))["disk of store"].state == "fault"

    def full(**_: object) -> NoReturn:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.TemporaryFile", full)
    found = examined(config(folder))["disk of archive"]
    assert (found.state, found.said) == ("fault", f"{folder} takes no file: No space left on device")


@pytest.mark.sqlite
def test_a_store_that_is_whole_damaged_of_another_version_or_ahead(folder: Path) -> None:
    found = config(folder)
    with Store.open(found.store, found.base) as store:
        end = NOW + timedelta(hours=2)
        store.add_issue(Issue(2, "2026-11-27", "T", end, Window(NOW, end), (), (), (), ()), {}, listing="{}")
    checks = examined(found)
    assert (checks["store"].state, "is whole, of version" in checks["store"].said) == ("ok", True)
    assert checks["store and clock"].state == "warning"
    assert "issue 2026-11-27: made as of 2026-11-27 11:00:00" in checks["store and clock"].said
    assert examined(found, NOW + timedelta(hours=3))["store and clock"].state == "ok"
    path = folder / ".monitor/monitor.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE facts SET value = '99' WHERE key = 'schema'")
        db.commit()
    assert [one.state for name, one in examined(found).items() if name.startswith("store")] == ["fault"]
    path.write_bytes(b"no store at all, but long enough to be read as one" * 100)
    damaged = examined(found)["store"]
    assert (damaged.state, damaged.advice is None) == ("fault", True)  # the error of the store says what to do


DELIVERY = """
delivery: {to: [a@example.org], smtp: {host: 127.0.0.1, port: PORT, security: none}}
"""


def test_the_mail_server_is_asked_and_gets_no_mail(folder: Path) -> None:
    inbox = Inbox()
    with mail_server(inbox) as port:
        found = examined(config(folder, DELIVERY.replace("PORT", str(port))))["mail"]
    assert (found.state, found.said) == ("ok", f"mail server 127.0.0.1:{port} answers, without TLS")
    assert inbox.taken == []


def test_a_mail_server_that_is_not_there_is_a_fault_unless_it_is_not_asked(folder: Path) -> None:
    with unheard() as port:
        found = config(folder, DELIVERY.replace("PORT", str(port)))
        assert examined(found)["mail"].state == "fault"
        assert examined(found, offline=True)["mail"].said == "the mail server was not asked"


def test_a_folder_of_mails_must_take_them_and_a_key_must_sign(folder: Path) -> None:
    into = "delivery: {kind: eml, path: out, to: [a@example.org]MORE}\n"
    assert examined(config(folder, into.replace("MORE", "")))["folder of mails"].state == "ok"
    (folder / "out").write_text("a file")
    assert examined(config(folder, into.replace("MORE", "")))["folder of mails"].state == "fault"
    signed = ", dkim: {domain: example.org, selector: s, key: key.pem}"
    found = examined(config(folder, into.replace("MORE", signed)))["mail"]
    assert (found.state, "delivery.dkim.key: key.pem cannot be read" in found.said) == ("fault", True)


def test_a_password_that_is_not_set_is_a_fault_that_names_its_variable(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = DELIVERY.replace("none", "none, username: desk").replace("PORT", "25")
    monkeypatch.delenv("MONITOR_SMTP_PASSWORD", raising=False)
    found = examined(config(folder, wanted), offline=True)["secrets"]
    assert found.said == "delivery.smtp.password_env: the environment variable MONITOR_SMTP_PASSWORD is not set"
    monkeypatch.setenv("MONITOR_SMTP_PASSWORD", "swordfish")
    checks = examined(config(folder, wanted), offline=True)
    assert (checks["secrets"].state, "swordfish" in doctor.as_json(checks.values())) == ("ok", False)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("email.html", "{% extends 'shipped/email.html' %}{% block foot %}{{ nobody }}{% endblock %}", "nobody"),
        ("issue.html", "{% if %}", "issue.html"),
        ("spare.html", "{% for x in %}", "spare.html"),
        ("base.css", "p { color: red }", None),
    ],
)
def test_each_template_of_ones_own_is_tried(folder: Path, name: str, content: str, said: str | None) -> None:
    (folder / "templates").mkdir()
    (folder / "templates" / name).write_text(content)
    found = [one for one in doctor.examine(config(folder), NOW) if one.name == "templates"]
    assert {one.state for one in found} == {"fault" if said else "ok"}
    assert said is None or any(said in one.said for one in found)
    assert said is not None or f"1 of your own ({name})" in found[0].said


def test_paths_that_find_nothing_are_warnings(folder: Path) -> None:
    shutil.rmtree(folder / "in")
    found = examined(config(folder))["configuration"]
    assert (found.state, "matches no file" in found.said) == ("warning", True)


def test_a_check_that_crashes_is_a_fault_and_the_others_are_made(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> Iterator[Check]:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr(machine, "clock", crash)
    found = examined(config(folder))
    assert found["clock"].said.startswith("the check itself failed: ZeroDivisionError: by nothing")
    assert found["secrets"].state == "ok"


def test_the_command_prints_and_ends_by_what_was_found(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    done = CliRunner().invoke(main, ["doctor"])
    assert (done.exit_code, "ok       clock: " in done.output) == (0, True)
    shutil.rmtree(folder / "in")
    done = CliRunner().invoke(main, ["doctor", "--json", "--offline"])
    assert done.exit_code == 4
    assert {one["name"]: one["state"] for one in json.loads(done.stdout)}["configuration"] == "warning"
    assert CliRunner().invoke(main, ["doctor", "--config", "nowhere.yaml"]).exit_code == 2


def test_nothing_but_the_mail_server_is_asked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> NoReturn:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert {one.state for one in examined(config(folder)).values()} == {"ok"}


def test_readers_who_cannot_be_read_are_a_fault_and_an_odd_row_is_a_warning(folder: Path) -> None:
    more = "delivery: {smtp: {host: 127.0.0.1, port: 9, security: none}, readers: readers.csv}\n"
    missing = examined(config(folder, more), offline=True)["configuration"]
    assert (missing.state, "readers.csv: there is no such file" in missing.said) == ("fault", True)
    (folder / "readers.csv").write_text("address\nida@quay.example\nnobody\n")
    (folder / "readers.csv").chmod(0o600)
    odd = examined(config(folder, more), offline=True)["configuration"]
    assert (odd.state, odd.said.startswith("readers.csv:3: ")) == ("warning", True)
