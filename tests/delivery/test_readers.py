"""Who gets an issue: those who are listed when it is sent, without those who were taken out."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from monitor import delivery, pipeline
from monitor.cli import main
from monitor.config import Config, load
from monitor.delivery.readers import depart, put, recipients, standings
from monitor.delivery.tokens import place, signer
from monitor.store import Mail, Store
from tests.mailserver import Inbox, mail_server

SOURCES = """\
newsletter: {{title: Harbours, timezone: Europe/Kyiv, from: Desk <desk@example.org>}}
sources:
  - {{name: clippings, kind: files, path: "inbox/**/*"}}
delivery:
  smtp: {{host: 127.0.0.1, port: {port}, security: none}}
  readers: readers.csv
"""
NOW = datetime.fromisoformat("2025-08-12T07:00+03:00")
DAY = timedelta(days=1)
IDA, OLE, TUE = "ida@quay.example", "ole@quay.example", "tue@quay.example"


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
def config(tmp_path: Path, inbox: Inbox) -> Iterator[Config]:
    with mail_server(inbox) as port:
        (tmp_path / "sources.yaml").write_text(SOURCES.format(port=port))
        enlist(tmp_path, IDA, OLE, TUE)
        news(tmp_path, 0)
        yield load(tmp_path / "sources.yaml")


def enlist(folder: Path, *addresses: str) -> None:
    (folder / "readers.csv").write_text("address,name\n" + "".join(f"{a},\n" for a in addresses))


def news(folder: Path, day: int) -> None:
    (folder / "inbox").mkdir(exist_ok=True)
    places = ("Norrvik", "Alvik", "Sandby", "Torp")
    (folder / f"inbox/{day}.txt").write_text(
        f"Mill {day} burns\n\nFire destroyed the old mill near {places[day]} today.\n"
    )


def morning(config: Config, day: int) -> pipeline.Report:
    news(config.base, day)
    return pipeline.run(config, now=NOW + day * DAY, send=True)


def taken(inbox: Inbox) -> list[str]:
    found = sorted(mail.rcpt_tos[0] for mail in inbox.taken)
    inbox.taken.clear()
    return found


def mails(config: Config) -> list[Mail]:
    with Store.open(config.store, config.base, reading=True) as store:
        return store.mails()


def call(config: Config, *args: str) -> Result:
    where = ["--config", str(config.base / "sources.yaml")]
    return CliRunner().invoke(main, [args[0], *where, *args[1:]])


def note(config: Config, address: str, state: str, when: datetime) -> None:
    with Store.open(config.store, config.base) as store:
        put(config, store, address, state, when, "said so")  # type: ignore[arg-type]


# --- the file ---------------------------------------------------------------------------------------------------


def test_the_file_is_read_at_each_sending(config: Config, inbox: Inbox) -> None:
    morning(config, 0)
    assert taken(inbox) == [IDA, OLE, TUE]
    enlist(config.base, OLE, "mara@quay.example")
    morning(config, 1)
    assert taken(inbox) == ["mara@quay.example", OLE]


def test_a_faulty_row_costs_that_row_and_is_told(config: Config, inbox: Inbox) -> None:
    (config.base / "readers.csv").write_text(f"address\n{IDA}\nnobody\n{IDA}\n")
    report = morning(config, 0)
    assert taken(inbox) == [IDA]
    assert [warning.split(":")[:2] for warning in report.warnings] == [["readers.csv", "3"], ["readers.csv", "4"]]
    told = call(config, "send").stderr
    assert "warning: readers.csv:3: " in told
    assert "readers.csv:4: " in call(config, "check").stderr
    assert "readers.csv:4: " in call(config, "readers").stderr


def test_a_missing_file_stops_no_issue_and_its_mail_goes_when_the_file_is_back(config: Config, inbox: Inbox) -> None:
    (config.base / "readers.csv").unlink()
    report = morning(config, 0)
    assert report.published
    assert report.unsent == ("nothing more was sent: readers.csv: there is no such file; delivery.readers names it",)
    assert mails(config) == []
    with Store.open(config.store, config.base) as store:
        assert not delivery.is_due(store, NOW + timedelta(minutes=14))
        assert delivery.is_due(store, NOW + timedelta(minutes=15))
        assert delivery.forward(config, store, NOW + timedelta(minutes=15))[1] == report.unsent
        assert not delivery.is_due(store, NOW + timedelta(minutes=29))  # no line a minute
        enlist(config.base, IDA)
        assert delivery.forward(config, store, NOW + timedelta(minutes=30)) == (1, ())
        assert not delivery.is_due(store, NOW + DAY)
    assert taken(inbox) == [IDA]


def test_a_missing_file_withdraws_no_mail(config: Config, inbox: Inbox) -> None:
    inbox.answers["RCPT"] = "450 busy"
    morning(config, 0)
    (config.base / "readers.csv").unlink()
    with Store.open(config.store, config.base) as store:
        delivery.forward(config, store, NOW + DAY)
    assert [mail.state for mail in mails(config)] == ["deferred"] * 3


def test_a_missing_file_is_an_error_of_check_and_of_send(config: Config) -> None:
    morning(config, 0)
    (config.base / "readers.csv").unlink()
    for command, code in (("check", 2), ("send", 1), ("readers", 1)):
        done = call(config, command)
        assert done.exit_code == code, command
        assert "readers.csv: there is no such file" in done.stderr
    assert "sources.yaml:6: delivery.readers: " in call(config, "check").stderr


# --- who was taken out --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["unsubscribed", "bounced", "refused"])
def test_who_was_taken_out_gets_nothing_until_put_back(config: Config, inbox: Inbox, state: str) -> None:
    morning(config, 0)
    taken(inbox)
    note(config, OLE.upper(), state, NOW)
    morning(config, 1)
    assert taken(inbox) == [IDA, TUE]
    assert call(config, "readers", "restore", "Ole <Ole@Quay.example>").exit_code == 0
    morning(config, 2)
    assert taken(inbox) == [IDA, OLE, TUE]


def test_who_only_asked_still_gets_issues(config: Config, inbox: Inbox) -> None:
    note(config, OLE, "asked", NOW)
    morning(config, 0)
    assert taken(inbox) == [IDA, OLE, TUE]


def test_waiting_mail_of_who_leaves_is_withdrawn(config: Config, inbox: Inbox) -> None:
    inbox.answers["RCPT"] = "450 busy"
    morning(config, 0)
    note(config, OLE, "unsubscribed", NOW)
    inbox.answers.clear()
    with Store.open(config.store, config.base) as store:
        assert delivery.forward(config, store, NOW + DAY) == (2, ())
    assert [mail.state for mail in mails(config) if mail.recipient == OLE] == ["withdrawn"]


# --- refused ------------------------------------------------------------------------------------------------------


def test_an_address_that_does_not_exist_is_tried_once_and_then_no_more(config: Config, inbox: Inbox) -> None:
    inbox.answers[f"RCPT {OLE}"] = "550 5.1.1 no such user"
    morning(config, 0)
    inbox.answers.clear()  # and were it alive again
    morning(config, 1)
    assert taken(inbox) == [IDA, IDA, TUE, TUE]
    told = call(config, "readers").stdout
    assert f"{OLE}  refused since 2025-08-12 07:00" in told
    assert "no such user" in told
    call(config, "readers", "restore", OLE)
    morning(config, 2)
    assert taken(inbox) == [IDA, OLE, TUE]


@pytest.mark.parametrize("answer", ["550 5.7.1 policy", "552 5.2.2 full", "554 5.6.0 content", "554 no"])
def test_a_refusal_of_something_else_takes_nobody_out(config: Config, inbox: Inbox, answer: str) -> None:
    inbox.answers[f"RCPT {OLE}"] = answer
    for day in range(3):
        morning(config, day)
    with Store.open(config.store, config.base) as store:
        assert recipients(config, store) == (IDA, OLE, TUE)


def test_a_refusal_that_says_little_counts_when_the_next_issue_meets_it_too(config: Config, inbox: Inbox) -> None:
    answers = ("550 no", None, "550 no", "550 no")
    for day, answer in enumerate(answers):
        inbox.answers = {f"RCPT {OLE}": answer} if answer else {}
        morning(config, day)
        with Store.open(config.store, config.base) as store:
            assert (OLE in recipients(config, store)) is (day < 3), day


def test_a_server_that_calls_most_readers_dead_is_not_believed(config: Config, inbox: Inbox) -> None:
    everybody = [f"r{n}@quay.example" for n in range(12)]
    enlist(config.base, *everybody)
    inbox.answers["RCPT"] = "550 5.1.2 no such domain here"  # it lost its own settings
    morning(config, 0)
    with Store.open(config.store, config.base) as store:
        assert recipients(config, store) == tuple(everybody)
    inbox.answers = {f"RCPT {address}": "550 5.1.1 no such user" for address in everybody[:5]}
    morning(config, 1)
    assert len(taken(inbox)) == 7
    with Store.open(config.store, config.base) as store:
        assert recipients(config, store) == tuple(everybody[5:])


def test_a_short_list_of_dead_addresses_is_believed(config: Config, inbox: Inbox) -> None:
    inbox.answers["RCPT"] = "550 5.1.1 no such user"
    morning(config, 0)
    with Store.open(config.store, config.base) as store:
        assert recipients(config, store) == ()


def test_who_was_put_back_is_out_again_with_the_next_refusal(config: Config, inbox: Inbox) -> None:
    inbox.answers[f"RCPT {OLE}"] = "550 5.1.1 no such user"
    for day in range(3):
        morning(config, day)
        with Store.open(config.store, config.base) as store:
            assert standings(store)[OLE].state == "refused"
            put(config, store, OLE, "active", NOW + day * DAY, "by hand")
            assert standings(store)[OLE].state == "active"


# --- the token ----------------------------------------------------------------------------------------------------


def test_each_mail_says_how_its_reader_leaves(config: Config, inbox: Inbox) -> None:
    morning(config, 0)
    for envelope in inbox.taken:
        token = signer(config).token(envelope.rcpt_tos[0])
        head = email.message_from_bytes(envelope.original_content or b"", policy=email.policy.default)
        assert head["List-Unsubscribe"] == f"<mailto:desk@example.org?subject=unsubscribe%20{token}>"
        assert head["List-Unsubscribe-Post"] is None


@pytest.mark.sqlite  # the secret lies beside a file
def test_links_outlive_the_store(config: Config, inbox: Inbox) -> None:
    morning(config, 0)
    token = signer(config).token(OLE)
    (config.base / ".monitor/monitor.db").unlink()
    assert signer(config).token(OLE) == token
    with Store.open(config.store, config.base) as store:
        mark = signer(config).marked(token)
        assert mark is not None
        depart(store, mark, None, NOW, "page")
        assert recipients(config, store) == (IDA, TUE)


@pytest.mark.sqlite  # the secret lies beside a file
def test_without_a_secret_no_mail_goes_and_the_issue_is_made(config: Config, inbox: Inbox) -> None:
    place(config).parent.mkdir()
    place(config).write_text("spoiled")
    report = morning(config, 0)
    assert report.published
    assert inbox.taken == []
    assert "no secret of monitor any more" in " ".join(report.unsent)


# --- forgotten ----------------------------------------------------------------------------------------------------


def test_who_is_forgotten_is_named_nowhere_and_gets_nothing_though_the_file_lists_them(
    config: Config, inbox: Inbox
) -> None:
    inbox.answers[f"RCPT {OLE}"] = "450 busy"
    morning(config, 0)
    with Store.open(config.store, config.base) as store:
        store.note("2025-08-12T07:00", f"made issue 2025-08-12; not sent: {OLE.title()}: busy", NOW, done=True)
        put(config, store, OLE, "asked", NOW, "by mail")
    done = call(config, "readers", "forget", f"Ole <{OLE.upper()}>")
    assert f"{OLE}: forgotten" in done.stderr
    assert "it still stands in readers.csv; delete it there too" in done.stderr
    for path in (config.base / ".monitor").iterdir():
        assert OLE.encode() not in path.read_bytes().lower(), path
    inbox.answers.clear()
    morning(config, 1)
    assert OLE not in taken(inbox)
    assert f"{OLE}  forgotten" in call(config, "readers").stdout  # the file names it
    enlist(config.base, IDA)
    assert OLE not in call(config, "readers").stdout
    assert "1 forgotten" in call(config, "readers").stdout
    assert call(config, "readers", "forget", OLE).exit_code == 1  # nothing is known any more


def test_who_was_forgotten_can_be_put_back(config: Config, inbox: Inbox) -> None:
    morning(config, 0)
    call(config, "readers", "forget", OLE)
    assert call(config, "readers", "restore", OLE).exit_code == 0
    taken(inbox)
    morning(config, 1)
    assert taken(inbox) == [IDA, OLE, TUE]


def test_who_was_forgotten_and_clicks_on_an_old_link_stays_forgotten(config: Config, inbox: Inbox) -> None:
    morning(config, 0)
    call(config, "readers", "forget", OLE)
    with Store.open(config.store, config.base) as store:
        depart(store, signer(config).mark(OLE), OLE, NOW, "page")
        (held,) = store.readers()
        assert (held.state, held.address) == ("forgotten", None)


def test_a_stranger_is_no_reader(config: Config) -> None:
    for deed in ("forget", "restore", "retire"):
        done = call(config, "readers", deed, "stranger@quay.example")
        assert done.exit_code == 1
        assert "is no reader" in done.stderr


def test_a_mail_kept_by_its_state_is_found_by_its_refusal_alone(config: Config, inbox: Inbox) -> None:
    """Mails that we refused ourselves take nobody out."""
    morning(config, 0)
    with Store.open(config.store, config.base) as store:
        for mail in store.mails():
            store.keep_mail(replace(mail, state="refused", code=None, said="550 5.1.1 in our own words"))
        assert recipients(config, store) == (IDA, OLE, TUE)
