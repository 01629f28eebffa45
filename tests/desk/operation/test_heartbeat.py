"""The schedule's sign of life: written whole or not at all, read by `status`, and never in the way."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor import __version__
from monitor.config import Config, load
from monitor.desk.operation.heartbeat import BUSY, SILENT, Beat, Heart, State, amiss, beating, heard, place
from monitor.desk.watch import watch
from monitor.schedule import STARTED
from monitor.store import Store

SEVEN = datetime(2026, 11, 27, 7, tzinfo=UTC)  # a Friday
SOURCES = """
newsletter: {timezone: Europe/Kyiv}
topics: [{id: t, name: T, match: mill}]
sources: [{name: s, kind: files, path: 'in/*.txt'}]
schedule: {daily: "07:00"HEART}
"""


def config(folder: Path, heart: str = "") -> Config:
    (folder / "sources.yaml").write_text(SOURCES.replace("HEART", heart), "utf-8")
    return load(folder / "sources.yaml")


def beat(found: Config, store: Store, now: datetime, state: State) -> None:
    Heart(found, store, lambda: now).beat(state)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open("sqlite:///.monitor/monitor.db", tmp_path) as opened:
        yield opened


def test_it_stands_beside_the_store_and_says_what_the_schedule_does(tmp_path: Path, store: Store) -> None:
    found = config(tmp_path)
    assert heard(found, store) is None
    beat(found, store, SEVEN, "waiting")
    file = tmp_path / ".monitor/heartbeat.json"
    assert json.loads(file.read_text("utf-8")) == {
        "time": "2026-11-27T07:00:00+00:00",
        "pid": os.getpid(),
        "version": __version__,
        "state": "waiting",
        "next_due": "2026-11-28T07:00:00+02:00",
        "last": None,
    }
    made = heard(found, store)
    assert made is not None
    assert (made.time, made.next_due) == (SEVEN, datetime(2026, 11, 28, 5, tzinfo=UTC))
    assert [path.name for path in file.parent.iterdir() if "making" in path.name] == []


def test_it_stands_where_the_configuration_says(tmp_path: Path, store: Store) -> None:
    found = config(tmp_path, ", heartbeat: alive.json")
    assert place(found, store) == tmp_path / "alive.json"
    beat(found, store, SEVEN, "waiting")
    assert heard(found, store) is not None


def test_one_that_cannot_be_written_is_a_line_of_the_log_once_until_it_can(
    tmp_path: Path, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    heart = Heart(config(tmp_path, ", heartbeat: none/alive.json"), store, lambda: SEVEN)
    with caplog.at_level(logging.WARNING):
        heart.beat("waiting")
        heart.beat("waiting")
        assert [record.message[:33] for record in caplog.records] == ["the heartbeat cannot be written: "]
        (tmp_path / "none").mkdir()
        heart.beat("waiting")
        (tmp_path / "none/alive.json").unlink()
        (tmp_path / "none").rmdir()
        heart.beat("waiting")
    assert len(caplog.records) == 2


@pytest.mark.parametrize(
    "said",
    ["", "[]", "{}", '{"time": "yesterday"}', "\xff", '{"time": "2026-11-27T07:00:00", "next_due": null}', "[" * 9000],
)
def test_one_that_cannot_be_read_is_none(tmp_path: Path, store: Store, said: str) -> None:
    (tmp_path / ".monitor/heartbeat.json").write_text(said, "latin-1")
    assert heard(config(tmp_path), store) is None


@pytest.mark.parametrize(
    ("state", "age", "words"),
    [
        ("waiting", SILENT, None),
        (
            "waiting",
            SILENT + timedelta(seconds=1),
            "gave its last sign of life at 2026-11-27 07:00 UTC: is it running?",
        ),
        ("making", SILENT + timedelta(seconds=1), None),
        ("sending", BUSY + timedelta(seconds=1), "has been sending since 2026-11-27 07:00 UTC: does it hang?"),
        ("stopped", timedelta(0), "was stopped at 2026-11-27 07:00 UTC"),
        ("waiting", timedelta(days=-1), None),  # the clock was set back
    ],
)
def test_what_a_sign_of_life_tells(state: State, age: timedelta, words: str | None) -> None:
    found = amiss(Beat(SEVEN, 1, "1", state, None, None), SEVEN + age)
    assert found == (f"`monitor schedule` {words}" if words else None)


def test_there_is_a_sign_before_the_work_and_one_behind_it_however_it_ends() -> None:
    signs: list[str] = []

    def work(key: str) -> str:
        signs.append(key)
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        beating(work, "making", signs.append)("07:00")
    assert signs == ["making", "07:00", "waiting"]


def test_status_misses_it_once_the_schedule_was_started(tmp_path: Path, store: Store) -> None:
    found = config(tmp_path)
    beat(found, store, SEVEN, "waiting")
    soon = SEVEN + timedelta(minutes=3)
    assert watch(found, store, soon).state == "well"
    store.note(STARTED, "for the first time", SEVEN, done=True)
    store.note("2026-11-27T07:00", "made", SEVEN, done=True)
    missed = watch(found, store, soon)
    assert (missed.code, missed.reasons) == (
        4,
        ("`monitor schedule` gave its last sign of life at 2026-11-27 07:00 UTC: is it running?",),
    )
    beat(found, store, soon, "waiting")
    assert watch(found, store, soon).state == "well"
