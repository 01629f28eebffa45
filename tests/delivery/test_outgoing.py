"""Mail on its way: each reader has it once, what fails is tried again by itself or shown, and makes no issue."""

from __future__ import annotations

import email
import email.policy
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from monitor import delivery, pipeline
from monitor.cli import main
from monitor.config import Config, load
from monitor.store import Mail, Store
from tests.faulty import faulty_disk
from tests.mailserver import Inbox, mail_server

SOURCES = """\
newsletter: {{title: Harbours, timezone: Europe/Kyiv, from: Desk <desk@example.org>}}
sources:
  - {{name: clippings, kind: files, path: "inbox/**/*"}}
schedule: {{daily: "07:00"}}
delivery:
  smtp: {{host: 127.0.0.1, port: {port}, security: none}}
  to: [{to}]
"""
NOW = datetime.fromisoformat("2025-08-12T07:00+03:00")
MINUTE = timedelta(minutes=1)
STILL = delivery.Pace(passed=lambda: 0.0)  # no time passes while mails go out


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
def config(tmp_path: Path, inbox: Inbox) -> Iterator[Config]:
    with mail_server(inbox) as port:
        yield house(tmp_path, port, "a@example.org", "b@example.org")


def house(folder: Path, port: int, *to: str) -> Config:
    (folder / "inbox").mkdir(parents=True, exist_ok=True)
    (folder / "inbox/mill.txt").write_text("Mill burns\n\nFire destroyed the old mill near Norrvik on Monday.\n")
    (folder / "sources.yaml").write_text(SOURCES.format(port=port, to=", ".join(to)))
    return load(folder / "sources.yaml")


def mails(config: Config) -> list[Mail]:
    with Store.open(config.store, config.base, reading=True) as store:
        return store.mails()


def states(config: Config) -> list[str]:
    return [mail.state for mail in mails(config)]


def forwarded(config: Config, now: datetime) -> int:
    with Store.open(config.store, config.base) as store:
        return delivery.forward(config, store, now, STILL)[0] if delivery.is_due(store, now) else 0


def taken(inbox: Inbox) -> list[str]:
    return [mail.rcpt_tos[0] for mail in inbox.taken]


def ids(inbox: Inbox) -> list[str]:
    return [email.message_from_bytes(mail.original_content or b"")["message-id"] for mail in inbox.taken]


def call(config: Config, *args: str):  # type: ignore[no-untyped-def]  # click's Result
    return CliRunner().invoke(main, [*args, "--config", str(config.base / "sources.yaml")])


# --- refused, deferred --------------------------------------------------------------------------------------------


def test_a_dead_address_is_refused_for_good_and_keeps_nobody_else_from_the_mail(config: Config, inbox: Inbox) -> None:
    inbox.answers["RCPT a@example.org"] = "550 5.1.1 no such user"
    report = pipeline.run(config, now=NOW, send=True)
    assert (report.sent, len(report.unsent)) == (1, 1)
    assert "no such user" in report.unsent[0]
    inbox.answers.clear()  # and were it alive again
    pipeline.run(config, now=NOW + MINUTE, send=True)
    call(config, "send")
    assert forwarded(config, NOW + timedelta(days=2)) == 0
    assert (taken(inbox), states(config)) == (["b@example.org"], ["refused", "accepted"])
    told = call(config, "status").stdout
    assert "1 accepted, 1 refused" in told
    assert "2025-08-12 to a@example.org: refused" in told
    assert "no such user" in told


@pytest.mark.parametrize("answer", [{"RCPT a@example.org": "450 busy"}, {"MAIL": "451 later"}, {"DATA": "452 full"}])
def test_what_is_deferred_goes_by_itself_after_a_while_and_no_issue_is_made_for_it(
    config: Config, inbox: Inbox, answer: dict[str, str]
) -> None:
    inbox.answers.update(answer)
    pipeline.run(config, now=NOW, send=True, pace=STILL)
    assert states(config)[0] == "deferred"
    told = call(config, "status").stdout
    assert "2025-08-12 to a@example.org: deferred, tried 1×, next at 2025-08-12 07:05" in told
    assert [forwarded(config, NOW + minutes * MINUTE) for minutes in (1, 4, 5, 6, 19)] == [0, 0, 0, 0, 0]
    assert mails(config)[0].attempts == 2
    inbox.answers.clear()
    waited = states(config).count("deferred")
    assert [forwarded(config, NOW + minutes * MINUTE) for minutes in (19, 20, 21)] == [0, waited, 0]
    assert states(config) == ["accepted", "accepted"]
    assert sorted(taken(inbox)) == ["a@example.org", "b@example.org"]
    with Store.open(config.store, config.base, reading=True) as store:
        assert len(store.issue_ends()) == 1


def test_a_server_that_is_down_defers_and_a_wrong_password_too(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    config = house(tmp_path, port, "a@example.org")
    pipeline.run(config, now=NOW, send=True)
    assert states(config) == ["deferred"]
    with mail_server(Inbox(answers={"MAIL": "530 5.7.0 authentication required"})) as port:
        config = house(tmp_path, port, "a@example.org")
        pipeline.run(config, now=NOW + MINUTE, send=True)
    assert states(config) == ["deferred"]


def test_after_days_a_mail_is_given_up_and_says_so(config: Config, inbox: Inbox) -> None:
    inbox.answers["RCPT"] = "450 busy"
    pipeline.run(config, now=NOW, send=True)
    now, tries = NOW, 1
    while "deferred" in states(config) and tries < 50:
        now = max(mail.next_try for mail in mails(config) if mail.next_try)
        forwarded(config, now)
        tries += 1
    assert tries == delivery.ATTEMPTS
    assert timedelta(days=3) < now - NOW < timedelta(days=7)
    assert states(config) == ["refused", "refused"]
    assert "given up after 30 tries" in call(config, "status").stdout


def test_a_clock_that_was_set_back_does_not_hold_a_mail_for_years(config: Config, inbox: Inbox) -> None:
    inbox.answers["RCPT"] = "450 busy"
    pipeline.run(config, now=NOW, send=True)
    with Store.open(config.store, config.base) as store:
        for mail in store.mails():
            store.keep_mail(replace(mail, next_try=NOW + timedelta(days=3000)))
    inbox.answers.clear()
    assert forwarded(config, NOW + MINUTE) == 2


def test_a_reader_that_was_taken_out_gets_nothing_more(config: Config, inbox: Inbox) -> None:
    inbox.answers["RCPT"] = "450 busy"
    pipeline.run(config, now=NOW, send=True)
    inbox.answers.clear()
    port = config.delivery.smtp.port if config.delivery and config.delivery.smtp else 0
    only = house(config.base, port, "B <B@example.org>")
    assert forwarded(only, NOW + timedelta(hours=1)) == 1
    assert (taken(inbox), states(only)) == (["b@example.org"], ["withdrawn", "accepted"])
    assert "a@example.org: withdrawn" in call(only, "status").stdout


def test_a_wrong_address_among_the_readers_is_named_and_the_others_get_their_mail(tmp_path: Path, inbox: Inbox) -> None:
    with mail_server(inbox) as port:
        config = house(tmp_path, port, "a@example.org", f"x@{'é' * 80}.example", "b@example.org")
        report = pipeline.run(config, now=NOW, send=True)
    assert taken(inbox) == ["a@example.org", "b@example.org"]
    (said,) = report.unsent
    assert said.startswith("x@")
    assert states(config) == ["accepted", "accepted", "refused"]


# --- transmitted, and not answered --------------------------------------------------------------------------------


@contextmanager
def mute_server(*, after_dot: bool) -> Iterator[tuple[int, list[bytes]]]:
    """A server that hangs up instead of answering: to the final dot, or before there is one. It keeps what it got."""
    got: list[bytes] = []

    def talk(connection: socket.socket) -> None:
        connection.sendall(b"220 mail.example\r\n")
        for answer in (b"250 mail.example\r\n", b"250 OK\r\n", b"250 OK\r\n", b"354 go on\r\n"):
            connection.recv(65536)
            connection.sendall(answer)
        data = b""
        while after_dot and not data.endswith(b"\r\n.\r\n"):
            data += connection.recv(65536)
        got.append(data)

    def run(listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                connection, _ = listener.accept()
                with connection:
                    connection.settimeout(5)
                    talk(connection)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=run, args=(listener,), daemon=True).start()
        yield listener.getsockname()[1], got


def test_what_was_transmitted_and_not_answered_is_unknown_and_goes_again_only_when_it_is_asked_for(
    tmp_path: Path, inbox: Inbox
) -> None:
    with mute_server(after_dot=True) as (port, got):
        config = house(tmp_path, port, "a@example.org")
        report = pipeline.run(config, now=NOW, send=True)
    assert (len(got), states(config)) == (1, ["unknown"])
    assert "nobody knows whether it took it" in report.unsent[0]
    first = email.message_from_bytes(got[0])["message-id"]
    with mail_server(inbox) as port:
        config = house(tmp_path, port, "a@example.org")
        pipeline.run(config, now=NOW + timedelta(hours=2), send=True)
        assert call(config, "send").exit_code == 0
        assert (forwarded(config, NOW + timedelta(days=1)), taken(inbox)) == (0, [])
        assert "`monitor send --unknown 2025-08-12` sends it again" in call(config, "status").stdout
        assert call(config, "send", "--unknown").exit_code == 2
        done = call(config, "send", "--unknown", "2025-08-12")
        assert (done.exit_code, done.stderr) == (0, "1 mails sent\n")
        assert ids(inbox) == [first]
        assert call(config, "send", "--unknown", "2025-08-12").exit_code == 1
    assert states(config) == ["accepted"]


def test_a_connection_that_breaks_before_the_final_dot_defers(tmp_path: Path) -> None:
    with mute_server(after_dot=False) as (port, _):
        config = house(tmp_path, port, "a@example.org")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("smtplib.SMTP.send", torn_send)
            pipeline.run(config, now=NOW, send=True)
    assert states(config) == ["deferred"]


def torn_send(self: object, data: object) -> None:
    """The connection is gone as soon as a mail, and no command, is to be sent; there was no dot yet."""
    raw = data.encode() if isinstance(data, str) else bytes(data)  # type: ignore[call-overload]
    if len(raw) > 1000:
        raise BrokenPipeError(32, "Broken pipe")
    self.sock.sendall(raw)  # type: ignore[attr-defined]


def test_a_process_that_died_while_it_transmitted_leaves_the_mail_unknown(config: Config, inbox: Inbox) -> None:
    pipeline.run(config, now=NOW)
    with Store.open(config.store, config.base) as store:
        store.post("2025-08-12", ["a@example.org"], NOW)
        store.keep_mail(replace(store.mails()[0], state="transmitting", attempts=1))
    assert forwarded(config, NOW + MINUTE) == 0
    assert (states(config), taken(inbox)) == (["unknown"], [])


def test_where_it_cannot_be_noted_that_a_mail_goes_out_it_does_not(config: Config, inbox: Inbox) -> None:
    pipeline.run(config, now=NOW)
    with Store.open(config.store, config.base) as store:
        store.post("2025-08-12", ["a@example.org", "b@example.org"], NOW)
        with faulty_disk() as disk:
            for _ in range(20):
                disk.writes, disk.room = 0, 1  # what was stranded can be noted still
                sent, failed = delivery.deliver(config, store, NOW)
                assert (sent, taken(inbox)) == (0, [])
                assert "make room" in failed[0]
        assert delivery.deliver(config, store, NOW) == (2, ())


def test_where_the_answer_cannot_be_noted_the_mail_is_unknown_and_goes_to_nobody_twice(
    config: Config, inbox: Inbox
) -> None:
    pipeline.run(config, now=NOW)
    with Store.open(config.store, config.base) as store:
        store.post("2025-08-12", ["a@example.org", "b@example.org"], NOW)
        with faulty_disk() as disk:
            disk.room = 3  # stranded, the secret of the links, transmitting
            delivery.deliver(config, store, NOW)
            assert taken(inbox) == ["a@example.org"]
            disk.writes = 0
            disk.room = None
            assert delivery.deliver(config, store, NOW + MINUTE) == (1, ())
    assert taken(inbox) == ["a@example.org", "b@example.org"]
    assert states(config) == ["unknown", "accepted"]


def test_a_mail_has_one_message_id_for_each_issue_and_reader_whatever_is_renamed(config: Config, inbox: Inbox) -> None:
    pipeline.run(config, now=NOW, send=True)
    text = (config.base / "sources.yaml").read_text()
    (config.base / "sources.yaml").write_text(text.replace("title: Harbours", "title: Ports"))
    again = load(config.base / "sources.yaml")
    with Store.open(config.store, config.base) as store:
        for mail in store.mails():
            store.keep_mail(replace(mail, state="queued"))
        delivery.deliver(again, store, NOW)
    assert ids(inbox)[:2] == ids(inbox)[2:]
    assert len(set(ids(inbox))) == 2


# --- a new store beside an archive --------------------------------------------------------------------------------


@pytest.mark.parametrize("empty", [True, False])
def test_a_new_store_beside_an_archive_makes_the_issue_and_sends_when_it_is_told_to(
    config: Config, inbox: Inbox, *, empty: bool
) -> None:
    pipeline.run(config, now=NOW, send=True)
    inbox.taken.clear()
    path = config.base / ".monitor/monitor.db"
    path.unlink()
    if empty:
        path.write_bytes(b"")
    report = pipeline.run(config, now=NOW + timedelta(hours=1), send=True)
    assert report.issue is not None
    assert report.unsent == (delivery.HELD_BACK,)
    pipeline.run(config, now=NOW + timedelta(hours=2), send=True)
    assert forwarded(config, NOW + timedelta(hours=3)) == 0
    assert call(config, "send").exit_code == 1
    assert taken(inbox) == []
    assert "`monitor run --send --anew` begins to send" in call(config, "status").stdout
    assert call(config, "run", "--anew").exit_code == 2
    assert call(config, "run", "--send", "--anew", "--now", "2025-08-12T11:00+03:00").exit_code == 0
    assert sorted(taken(inbox)) == ["a@example.org", "b@example.org"]
    assert "begins to send" not in call(config, "status").stdout
    (config.base / "inbox/pier.txt").write_text("Pier opens\n\nA new pier opened in Alvik on Wednesday.\n")
    assert pipeline.morning(config, NOW + timedelta(days=1)) == "made issue 2025-08-13"
    assert len(inbox.taken) == 4


def test_a_first_store_beside_an_archive_without_issues_sends(config: Config, inbox: Inbox) -> None:
    (config.base / "archive").mkdir()
    (config.base / "archive/README.md").write_text("Issues land here.")
    pipeline.run(config, now=NOW, send=True)
    assert len(inbox.taken) == 2


# --- slots --------------------------------------------------------------------------------------------------------


def test_a_slot_whose_issue_was_begun_is_finished_and_gets_no_second_issue(config: Config, inbox: Inbox) -> None:
    publishing = 0
    for room in range(0, 60, 4):
        with faulty_disk() as disk:
            disk.room = room
            with suppress(Exception):
                pipeline.morning(config, NOW, "2025-08-12T07:00")
        with Store.open(config.store, config.base, reading=True) as store:
            publishing += bool(store.issues(published=False))
        if publishing:
            break
    assert publishing
    (config.base / "inbox/pier.txt").write_text("Pier opens\n\nA new pier opened in Alvik on Tuesday.\n")
    assert pipeline.morning(config, NOW + 5 * MINUTE, "2025-08-12T07:00") == "made issue 2025-08-12"
    assert pipeline.morning(config, NOW + 9 * MINUTE, "2025-08-12T07:00") == "nothing new"
    with Store.open(config.store, config.base, reading=True) as store:
        assert list(store.issue_ends()) == ["2025-08-12"]
        assert store.done("2025-08-12T07:00")
    assert sorted(taken(inbox)) == ["a@example.org", "b@example.org"]
