"""The list of readers, as a person and as a program gets it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.config import Config, load
from monitor.delivery.readers import put
from monitor.delivery.tokens import signer
from monitor.desk import readers
from monitor.errors import MonitorError
from monitor.store import Reader, Store

SOURCES = """\
newsletter: {timezone: Europe/Kyiv, from: Desk <desk@example.org>}
sources: [{name: clippings, kind: files, path: "inbox/*"}]
delivery: {smtp: {host: 127.0.0.1}, to: [Ida <Ida@quay.example>], readers: readers.csv}
"""
NOW = datetime(2025, 8, 13, 5, 0, tzinfo=UTC)


@pytest.fixture
def config(tmp_path: Path) -> Config:
    (tmp_path / "sources.yaml").write_text(SOURCES)
    (tmp_path / "readers.csv").write_text("address\nole@quay.example\ntue@quay.example\n")
    return load(tmp_path / "sources.yaml")


@pytest.fixture
def store(config: Config) -> Iterator[Store]:
    with Store.open(config.store, config.base) as opened:
        put(config, opened, "OLE@quay.example", "bounced", NOW, "5.1.1 \u202eno such user")
        put(config, opened, "mara@quay.example", "unsubscribed", NOW, "by the link")
        opened.keep_reader(Reader(signer(config).mark("tue@quay.example"), None, "forgotten", NOW, "by hand"))
        opened.keep_reader(Reader("0" * 24, None, "forgotten", NOW, "by hand"))
        yield opened


def test_those_who_are_listed_come_first_and_then_those_on_record(config: Config, store: Store) -> None:
    found = readers.rows(config, store)
    assert [(row.address, row.state, row.listed) for row in found] == [
        ("ida@quay.example", "active", True),
        ("ole@quay.example", "bounced", True),
        ("tue@quay.example", "forgotten", True),
        ("mara@quay.example", "unsubscribed", False),
        (None, "forgotten", False),
    ]


def test_a_person_reads_a_line_for_each_and_the_count(config: Config, store: Store) -> None:
    assert list(readers.lines(readers.rows(config, store), config.zone)) == [
        "ida@quay.example  active",
        "ole@quay.example  bounced since 2025-08-13 08:00+03:00: 5.1.1 no such user; still listed",
        "tue@quay.example  forgotten since 2025-08-13 08:00+03:00: by hand; still listed",
        "mara@quay.example  unsubscribed since 2025-08-13 08:00+03:00: by the link",
        "2 forgotten, 1 active, 1 bounced, 1 unsubscribed",
    ]


def test_a_program_gets_the_same(config: Config, store: Store) -> None:
    found = json.loads(readers.as_json(readers.rows(config, store)))
    assert found[0] == {
        "address": "ida@quay.example",
        "state": "active",
        "since": None,
        "why": "",
        "listed": True,
        "last_issue": None,
        "last_state": None,
    }
    assert found[1]["since"] == "2025-08-13T05:00:00+00:00"


def test_what_was_decided_is_said_with_what_is_left_to_do(config: Config, store: Store) -> None:
    assert readers.restore(config, store, "ole@quay.example", NOW) == ["ole@quay.example: gets issues again"]
    (line,) = readers.restore(config, store, "mara@quay.example", NOW)
    assert line == "mara@quay.example: may get issues again, and is not listed; add it"
    assert readers.retire(config, store, "Ida <ida@quay.example>", NOW) == ["ida@quay.example: gets no more issues"]
    told = readers.forget(config, store, "IDA@quay.example", NOW)
    assert told[0] == "ida@quay.example: forgotten; nothing is sent there any more"
    assert [line.startswith("it still stands in ") for line in told[1:]] == [True]
    with pytest.raises(MonitorError, match="is no reader"):
        readers.retire(config, store, "nobody@quay.example", NOW)


def test_what_needs_somebody_is_counted(config: Config, store: Store) -> None:
    put(config, store, "ida@quay.example", "asked", NOW - timedelta(days=99), "by mail")
    since = NOW - timedelta(days=3)
    assert readers.needs(store, since) == [
        "readers: 1 asked to leave without proof, see `monitor readers`",
        "readers: 1 bounced of late, see `monitor readers`",
    ]
    assert len(readers.needs(store, NOW + timedelta(days=1))) == 1
