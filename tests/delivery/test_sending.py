"""Many mails in one go: one connection, a bound of speed and of time, a server that fails, each reader once."""

from __future__ import annotations

import tracemalloc
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from monitor import delivery, pipeline
from monitor.config import Config
from monitor.delivery import Pace
from monitor.store import Store
from tests.delivery.test_outgoing import MINUTE, NOW, STILL, house, mails, states, taken
from tests.mailserver import Inbox, mail_server
from tests.ports import unheard


@dataclass
class Watch:
    """A clock that only sleeping moves."""

    at: float = 0.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds

    @property
    def pace(self) -> Pace:
        return Pace(passed=lambda: self.at, sleep=self.sleep)


def readers(count: int) -> list[str]:
    return [f"r{number:05}@example.org" for number in range(count)]


def with_lines(folder: Path, port: int, to: list[str], lines: str) -> Config:
    from monitor.config import load

    house(folder, port, *to)
    text = (folder / "sources.yaml").read_text()
    (folder / "sources.yaml").write_text(text + lines)
    return load(folder / "sources.yaml")


def sent(config: Config, pace: Pace = STILL, minutes: float = 0, *, due: bool = False) -> tuple[int, tuple[str, ...]]:
    with Store.open(config.store, config.base) as store:
        return delivery.deliver(config, store, NOW + minutes * MINUTE, due=due, pace=pace)


def test_three_hundred_readers_have_it_once_over_one_connection(tmp_path: Path) -> None:
    inbox = Inbox()
    with mail_server(inbox) as port:
        config = house(tmp_path, port, *readers(300))
        assert pipeline.run(config, now=NOW, send=True).sent == 300
    assert Counter(taken(inbox)) == Counter(readers(300))
    assert inbox.connections == 1


def test_no_more_mails_a_minute_than_is_said(tmp_path: Path) -> None:
    watch = Watch()
    with mail_server(Inbox()) as port:
        config = with_lines(tmp_path, port, readers(7), "  per_minute: 30\n")
        pipeline.run(config, now=NOW, send=True, pace=watch.pace)
    assert watch.slept == [1.0] * 12
    assert [mail.since - NOW for mail in mails(config)] == [timedelta(seconds=2 * n) for n in range(7)]


def test_after_the_deadline_the_rest_waits_and_goes_on(tmp_path: Path) -> None:
    inbox, watch = Inbox(), Watch()
    with mail_server(inbox) as port:
        config = with_lines(tmp_path, port, readers(9), "  per_minute: 1\n  deadline: 3m\n")
        report = pipeline.run(config, now=NOW, send=True, pace=watch.pace)
        assert (report.sent, report.unsent) == (3, ("6 mails wait: after 3 minutes, as delivery.deadline says",))
        assert [sent(config, watch.pace, due=True)[0] for _ in range(3)] == [3, 3, 0]
    assert taken(inbox) == readers(9)


def test_what_is_stopped_halfway_goes_on_later_and_nobody_has_it_twice(tmp_path: Path) -> None:
    inbox = Inbox()
    with mail_server(inbox) as port:
        config = house(tmp_path, port, *readers(9))
        pace = Pace(passed=lambda: 0.0, halted=lambda: len(inbox.taken) == 4)
        report = pipeline.run(config, now=NOW, send=True, pace=pace)
        assert (report.sent, report.unsent) == (4, ("5 mails wait: stopped",))
        assert sent(config) == (5, ())
    assert taken(inbox) == readers(9)


def test_who_stops_it_need_not_wait_for_the_turn_of_the_next_mail(tmp_path: Path) -> None:
    watch = Watch()
    with mail_server(Inbox()) as port:
        config = with_lines(tmp_path, port, readers(3), "  per_minute: 1\n")
        pace = Pace(passed=lambda: watch.at, sleep=watch.sleep, halted=lambda: watch.at >= 5)
        report = pipeline.run(config, now=NOW, send=True, pace=pace)
    assert (report.sent, report.unsent, watch.at) == (1, ("2 mails wait: stopped",), 5.0)


def test_a_server_that_is_down_is_asked_once_for_all_and_again_after_growing_pauses(tmp_path: Path) -> None:
    with unheard() as port:
        config = house(tmp_path, port, *readers(5))
        report = pipeline.run(config, now=NOW, send=True, pace=STILL)
        assert len(report.unsent) == 2
        assert "cannot be reached" in report.unsent[0]
        assert report.unsent[1] == "5 mails wait: until the mail server can be reached"
        assert {(mail.state, mail.attempts, mail.next_try) for mail in mails(config)} == {
            ("deferred", 0, NOW + 2 * MINUTE)
        }
        tried, at = [], 0.0
        while at < 60:
            at += 1
            if sent(config, minutes=at, due=True)[1]:
                tried.append(at)
    assert tried == [2, 7, 17, 32, 47]
    inbox = Inbox()
    with mail_server(inbox) as port:
        config = house(tmp_path, port, *readers(5))
        assert sent(config, minutes=62, due=True) == (5, ())
    assert taken(inbox) == readers(5)


def test_a_wrong_password_is_not_tried_every_few_minutes(tmp_path: Path) -> None:
    with mail_server(Inbox(answers={"MAIL": "535 wrong"})) as port:
        config = house(tmp_path, port, *readers(3))
        pipeline.run(config, now=NOW, send=True, pace=STILL)
    assert {mail.next_try for mail in mails(config)} == {NOW + 60 * MINUTE}


def test_after_five_days_without_a_server_the_issue_is_given_up(tmp_path: Path) -> None:
    with unheard() as port:
        config = house(tmp_path, port, *readers(2))
        pipeline.run(config, now=NOW, send=True, pace=STILL)
        sent(config, minutes=4 * 24 * 60, due=True)
        assert states(config) == ["deferred"] * 2
        sent(config, minutes=5 * 24 * 60 + 1, due=True)
    assert states(config) == ["refused"] * 2
    assert (mails(config)[0].said or "").startswith("given up: ")


def test_a_server_that_takes_mails_and_never_says_so_gets_three(tmp_path: Path) -> None:
    from tests.delivery.test_outgoing import mute_server

    with mute_server(after_dot=True) as (port, got):
        config = house(tmp_path, port, *readers(9))
        report = pipeline.run(config, now=NOW, send=True)
    assert Counter(states(config)) == {"unknown": 3, "deferred": 6}
    assert len(got) == 3
    assert report.unsent[-1] == "6 mails wait: until the mail server can be reached"


def test_one_address_at_which_the_server_hangs_up_keeps_nobody_from_the_mail(tmp_path: Path) -> None:
    inbox = Inbox(answers={"RCPT r00002@example.org": "421 cannot stand it"})
    with mail_server(inbox) as port:
        config = house(tmp_path, port, *readers(6))
        pipeline.run(config, now=NOW, send=True)
    assert taken(inbox) == [one for one in readers(6) if one != "r00002@example.org"]
    assert Counter(states(config)) == {"accepted": 5, "deferred": 1}


def test_of_a_thousand_failures_twenty_are_told_one_by_one(tmp_path: Path) -> None:
    with mail_server(Inbox(answers={"RCPT": "550 no such user"})) as port:
        config = house(tmp_path, port, *readers(60))
        report = pipeline.run(config, now=NOW, send=True)
    assert len(report.unsent) == 21
    assert report.unsent[-1] == "40 more mails; `monitor status` lists them"
    assert Counter(states(config)) == {"refused": 60}


def test_two_at_once_send_each_mail_once(tmp_path: Path) -> None:
    inbox = Inbox()
    with mail_server(inbox) as port:
        config = house(tmp_path, port, *readers(4))
        pipeline.run(config, now=NOW)
        with Store.open(config.store, config.base) as one, Store.open(config.store, config.base) as other:
            one.post("2025-08-12", readers(2), NOW)

            def halted() -> bool:
                if len(inbox.taken) == 1:
                    other.post("2025-08-12", readers(4), NOW)  # queued while the first is at it
                    assert delivery.forward(config, other, NOW) == (0, ())
                return False

            assert delivery.deliver(config, one, NOW, pace=Pace(halted=halted)) == (4, ())
    assert taken(inbox) == readers(4)


@pytest.mark.parametrize("kind", ["maildir", "eml"])
def test_mails_are_put_into_a_folder(kind: str, tmp_path: Path) -> None:
    config = with_lines(tmp_path, 9, readers(3), f"  kind: {kind}\n  path: out\n")
    report = pipeline.run(config, now=NOW, send=True)
    assert (report.sent, report.unsent) == (3, ())
    assert len([path for path in (tmp_path / "out").rglob("*") if path.is_file()]) == 3
    assert states(config) == ["accepted"] * 3


def test_memory_does_not_grow_with_the_readers(tmp_path: Path) -> None:
    peaks = []
    for count in (100, 1000):
        config = with_lines(tmp_path / str(count), 9, readers(count), "  kind: eml\n  path: out\n")
        pipeline.run(config, now=NOW)
        with Store.open(config.store, config.base) as store:
            store.post("2025-08-12", readers(count), NOW)
            tracemalloc.start()
            assert delivery.deliver(config, store, NOW) == (count, ())
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
    assert peaks[1] - peaks[0] < 900 * 1000  # bytes; a mail of this issue has more than 20,000
