"""Replies are read from a Maildir or a server, each once, and take out whom they concern."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from monitor import pipeline
from monitor.cli import main
from monitor.config import Config, load
from monitor.delivery import collecting
from monitor.delivery.collecting import Collected, collect
from monitor.delivery.readers import put, recipients, standings
from monitor.delivery.tokens import signer
from monitor.desk.watch import watch
from monitor.store import Store
from tests.delivery.test_answers import report, wish
from tests.ingest.post.imapserver import Post, imap_server
from tests.ingest.post.test_imap import trusted

SOURCES = """\
newsletter: {{title: Harbours, timezone: Europe/Kyiv, from: Desk <desk@harbour.example>}}
sources:
  - {{name: clippings, kind: files, path: "inbox/**/*"}}
delivery:
  smtp: {{host: 127.0.0.1, port: 9, security: none}}
  to: [{to}]
  replies: {replies}
"""
NOW = datetime.fromisoformat("2025-08-12T07:00+03:00")
DAY = timedelta(days=1)
IDA, OLE, TUE = "ida@quay.example", "Ole <ole@quay.example>", "tue@quay.example"


def house(folder: Path, replies: str = "{path: replies}") -> Config:
    (folder / "sources.yaml").write_text(SOURCES.format(to=", ".join((IDA, OLE, TUE)), replies=replies))
    return load(folder / "sources.yaml")


@pytest.fixture
def config(tmp_path: Path) -> Config:
    for name in ("cur", "new", "tmp"):
        (tmp_path / "replies" / name).mkdir(parents=True)
    return house(tmp_path)


@pytest.fixture
def store(config: Config) -> Iterator[Store]:
    with Store.open(config.store, config.base) as opened:
        yield opened


def arrives(config: Config, *mails: bytes) -> None:
    box = config.base / "replies/new"
    for mail in mails:
        (box / f"{len([*box.iterdir()]):04}.host").write_bytes(mail)


def leave(config: Config, reader: str) -> bytes:
    return wish(f"unsubscribe {signer(config).token(reader)}", author=reader)


def bounce(config: Config, reader: str) -> bytes:
    return report(token=signer(config).token(reader))


def test_who_wants_to_leave_and_what_came_back_are_taken_out(config: Config, store: Store) -> None:
    arrives(config, leave(config, IDA), wish("Thanks"), bounce(config, OLE))
    found = collect(config, store, NOW)
    assert found.problems == ()
    assert found.done == (
        f"{IDA}: unsubscribed",
        "ole@quay.example: bounced, 5.1.1 550 5.1.1 no such user",
    )
    assert recipients(config, store) == (TUE,)
    assert {r.address: r.state for r in store.readers()} == {IDA: "unsubscribed", "ole@quay.example": "bounced"}
    assert "readers: 1 bounced of late" in " ".join(watch(config, store, NOW).reasons)
    assert watch(config, store, NOW).code == 4


def test_a_mail_counts_once_so_that_who_was_put_back_stays(config: Config, store: Store) -> None:
    arrives(config, leave(config, IDA), bounce(config, OLE))
    assert len(collect(config, store, NOW).done) == 2
    for reader in (IDA, OLE):
        put(config, store, reader, "active", NOW, "by hand")
    assert collect(config, store, NOW + DAY) == Collected()
    assert recipients(config, store) == (IDA, OLE, TUE)
    new = (config.base / "replies/new/0000.host").rename(config.base / "replies/cur/0000.host:2,S")  # it was opened
    assert collect(config, store, NOW + DAY) == Collected()
    new.unlink()
    assert collect(config, store, NOW + DAY) == Collected()
    assert len(store.answered()) == 1


def test_what_is_not_proved_waits_for_a_person(config: Config, store: Store) -> None:
    arrives(config, wish("unsubscribe", author=IDA), report(token=None, who="ole@quay.example"))
    arrives(config, report(token=None, who="stranger@quay.example"))
    assert len(collect(config, store, NOW).done) == 2
    assert recipients(config, store) == (IDA, OLE, TUE)
    assert {r.address: r.state for r in store.readers()} == {IDA: "asked", "ole@quay.example": "asked"}
    assert "readers: 2 asked to leave without proof" in " ".join(watch(config, store, NOW + 99 * DAY).reasons)
    where = ["--config", str(config.base / "sources.yaml")]
    told = CliRunner().invoke(main, ["readers", *where]).stdout
    assert f"{IDA}  asked since 2025-08-12 07:00+03:00: asked to leave: by mail" in told
    CliRunner().invoke(main, ["readers", *where, "retire", IDA])
    CliRunner().invoke(main, ["readers", *where, "restore", OLE])
    assert recipients(config, store) == (OLE, TUE)
    assert watch(config, store, NOW).code == 0


def test_who_is_out_already_stays_as_they_are(config: Config, store: Store) -> None:
    put(config, store, IDA, "unsubscribed", NOW - DAY, "by hand")
    arrives(
        config, wish("unsubscribe", author=IDA), bounce(config, IDA), report(token=None, who=IDA), leave(config, IDA)
    )
    assert collect(config, store, NOW).done == (f"{IDA}: unsubscribed",)
    assert [(r.state, r.since) for r in store.readers()] == [("unsubscribed", NOW - DAY)]


def test_who_was_forgotten_is_not_named_again_by_an_old_mail(config: Config, store: Store) -> None:
    where = ["--config", str(config.base / "sources.yaml")]
    CliRunner().invoke(main, ["readers", *where, "forget", IDA])
    arrives(config, leave(config, IDA), bounce(config, IDA), wish("unsubscribe", author=IDA))
    collect(config, store, NOW)
    assert [(r.state, r.address) for r in store.readers()] == [("forgotten", None)]


def test_a_flood_of_strangers_does_not_fill_the_store(
    config: Config, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "_MOST_ASKED", 3)
    arrives(config, *(wish("unsubscribe", author=f"s{n}@far.example") for n in range(9)))
    arrives(config, wish("unsubscribe", author=IDA))
    found = collect(config, store, NOW)
    assert len([r for r in store.readers() if r.state == "asked"]) == 4
    assert "s8@far.example: not kept, since 3 wait" in " ".join(found.done)
    assert standings(store)[IDA].state == "asked"


def test_more_mails_than_one_reading_takes_are_read_by_the_next(
    config: Config, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "MOST", 3)
    arrives(config, *(wish(f"Thanks {n}") for n in range(4)), leave(config, IDA))
    first = collect(config, store, NOW)
    assert (first.done, len(first.problems)) == ((), 1)
    assert collect(config, store, NOW).done == (f"{IDA}: unsubscribed",)


def test_a_mailbox_that_is_missing_is_a_warning_of_the_run_and_the_issue_is_made(tmp_path: Path) -> None:
    config = house(tmp_path, "{path: nowhere}")
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox/mill.txt").write_text("Mill burns\n\nFire destroyed the old mill near Norrvik on Monday.\n")
    report = pipeline.run(config, now=NOW, send=True)
    assert report.published
    assert "nowhere: there is no such mailbox; correct its path" in report.warnings
    told = CliRunner().invoke(main, ["readers", "--config", str(tmp_path / "sources.yaml"), "collect"])
    assert told.exit_code == 3
    assert "problem: nowhere: there is no such mailbox" in told.stderr


def test_replies_are_read_before_each_sending(config: Config, store: Store) -> None:
    (config.base / "inbox").mkdir()
    (config.base / "inbox/mill.txt").write_text("Mill burns\n\nFire destroyed the old mill near Norrvik on Monday.\n")
    arrives(config, leave(config, IDA))
    pipeline.run(config, now=NOW, dry_run=True, send=True)
    assert store.readers() == []
    pipeline.run(config, now=NOW, send=True)
    assert [mail.recipient for mail in store.mails()] == [OLE, TUE]


def test_replies_on_a_server_are_looked_at_only_and_notifications_alone_are_got_whole(tmp_path: Path) -> None:
    box = Post()
    with imap_server(box) as port:
        config = house(tmp_path, f"{{imap: {{host: localhost, port: {port}, username: desk@harbour.example}}}}")
        box.mails = [leave(config, IDA), wish("Thanks"), bounce(config, OLE)]
        with Store.open(config.store, config.base) as store:
            how = {"tls": trusted(), "env": {"MONITOR_IMAP_PASSWORD": box.password}}
            found = collect(config, store, NOW, **how)  # type: ignore[arg-type]
            assert found.problems == ()
            assert [line.partition(":")[0] for line in found.done] == [IDA, "ole@quay.example"]
            assert len([line for line in box.told if "BODY.PEEK[]" in line]) == 1
            assert collect(config, store, NOW, **how) == Collected()  # type: ignore[arg-type]
            assert len([line for line in box.told if "BODY.PEEK[]" in line]) == 1
            wrong = collect(config, store, NOW, trusted(), {"MONITOR_IMAP_PASSWORD": "no"})
            assert "refuses the log-in" in wrong.problems[0]
            assert len(store.answered()) == 3
    assert not any("STORE" in line or "EXPUNGE" in line for line in box.told)
