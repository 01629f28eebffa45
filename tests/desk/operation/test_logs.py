"""What is logged: a line or an object each, with the slot and the traceback, and without what is secret."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from monitor.config import Config, load
from monitor.desk.operation.logs import begin
from monitor.desk.operation.secrets import secrets, variables

SOURCES = """
newsletter: {from: desk@example.org}
topics: [{id: t, name: T, match: mill}]
sources:
  - {name: s, kind: files, path: 'in/*.txt'}
  - {name: m, kind: mailbox, senders: [example.org], imap: {host: imap.example.org, username: u, password_env: BOX}}
  - {name: r, kind: reader, url: 'https://reader.example.org', username: u}
delivery: {to: a@example.org, smtp: {host: smtp.example.org, username: desk}}
"""


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    monkeypatch.setenv("MONITOR_SMTP_PASSWORD", 'swordfish "9"')
    monkeypatch.setenv("BOX", "abc")
    monkeypatch.delenv("MONITOR_READER_PASSWORD", raising=False)
    (tmp_path / "sources.yaml").write_text(SOURCES, "utf-8")
    return load(tmp_path / "sources.yaml")


@contextmanager
def bare() -> Iterator[None]:
    """The root logger without pytest's own handlers."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    root.handlers[:] = []
    yield
    root.handlers[:] = before
    root.setLevel(level)


def logged(config: Config, form: str) -> str:
    stream = io.StringIO()
    with bare():
        begin(config, form, stream)
        speak()
    return stream.getvalue()


def speak() -> None:
    log = logging.getLogger("monitor.schedule")
    log.info("%s: %s", "2026-11-27T07:00", "made issue 2026-11-27")
    log.info("an issue is due at %s, %s", "07:00", "Europe/Kyiv")
    log.warning('the server said swordfish "9"\nand more', extra={"slot": "2026-11-28T07:00"})
    try:
        raise ValueError("abc", 'swordfish "9"')
    except ValueError:
        log.exception("%s: unexpected", "2026-11-27T07:00")


def test_as_json_each_record_is_one_object_in_one_line(config: Config) -> None:
    found: list[dict[str, Any]] = [json.loads(line) for line in logged(config, "json").splitlines()]
    assert [(one["level"], one["message"], one.get("slot")) for one in found] == [
        ("info", "2026-11-27T07:00: made issue 2026-11-27", "2026-11-27T07:00"),
        ("info", "an issue is due at 07:00, Europe/Kyiv", None),
        ("warning", "the server said [secret]\nand more", "2026-11-28T07:00"),
        ("error", "2026-11-27T07:00: unexpected", "2026-11-27T07:00"),
    ]
    assert all(datetime.fromisoformat(one["time"]).tzinfo and one["logger"] == "monitor.schedule" for one in found)
    assert [sorted(set(one) - {"time", "level", "logger", "message", "slot"}) for one in found[2:]] == [
        [],
        ["traceback"],
    ]
    assert found[3]["traceback"].startswith("Traceback")
    assert "ValueError: ('abc'" in found[3]["traceback"]  # too short to be told from other words


@pytest.mark.parametrize("form", ["lines", "json"])
def test_no_password_is_logged(config: Config, form: str) -> None:
    said = logged(config, form)
    assert "swordfish" not in said
    assert "[secret]" in said


def test_the_variables_are_those_that_the_configuration_names(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    assert variables(config) == {
        "sources[1].imap.password_env": "BOX",
        "sources[2].password_env": "MONITOR_READER_PASSWORD",
        "delivery.smtp.password_env": "MONITOR_SMTP_PASSWORD",
    }
    monkeypatch.setenv("MONITOR_STORE_PASSWORD", "low tide")
    assert secrets(config) == {"abc", 'swordfish "9"', "low tide"}


def test_without_a_log_in_no_password_is_awaited(tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text(SOURCES.replace(", username: desk", ""), "utf-8")
    assert "delivery.smtp.password_env" not in variables(load(tmp_path / "sources.yaml"))
