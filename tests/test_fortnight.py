"""A fortnight of mornings under a moved clock, with all that goes wrong: one issue a day, one mail a reader and day.

One address is dead for good, one is busy for an hour each morning; the disk is full for half an hour, at another step
of each morning; the store is locked for a minute; the clock is set back. What is not sent is listed by `status`.
"""

from __future__ import annotations

import email
import email.policy
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from monitor import delivery, pipeline, schedule
from monitor.config import Config, load
from monitor.desk import record
from monitor.store import Store
from tests.faulty import Disk, faulty_disk
from tests.mailserver import Inbox, mail_server

pytestmark = pytest.mark.slow

SOURCES = """\
newsletter: {{title: Harbours, timezone: Europe/Kyiv, from: Desk <desk@example.org>}}
sources:
  - {{name: clippings, kind: files, path: "inbox/**/*"}}
schedule: {{daily: "07:00"}}
delivery:
  smtp: {{host: 127.0.0.1, port: {port}, security: none}}
  to: [officer@example.org, dead@example.org, busy@example.org]
"""
READERS = ("officer@example.org", "dead@example.org", "busy@example.org")
PLACES = "Alvik Norrvik Tarnby Sandvik Lindholm Hamra Grenna Ostby Malso Viken Rosby Furuset Ekby Hovden".split()
FIRST = datetime.fromisoformat("2025-08-11T00:00+03:00")
DAY, HOUR, MINUTE, SECOND = (timedelta(days=1), timedelta(hours=1), timedelta(minutes=1), timedelta(seconds=1))
STEPS = 60  # about as many writes as a morning has, at least
STRIDE = 3  # of them is tried; 1 takes minutes, and was tried


class House:
    """`monitor schedule`, looked at under a clock, a disk and a mail server that the test moves."""

    def __init__(self, config: Config, inbox: Inbox, disk: Disk, store: Store) -> None:
        self.config, self.inbox, self.disk, self.store = config, inbox, disk, store
        self.now = FIRST

    def look(self, now: datetime) -> None:
        self.now = now
        local = now.astimezone(self.config.zone)
        busy = (local.hour == 7 and "450 4.2.1 mailbox busy") or "250 OK"
        self.inbox.answers = {"RCPT dead@example.org": "550 5.1.1 no such user", "RCPT busy@example.org": busy}
        schedule.tick(
            clock=lambda: now,
            daily=self.config.daily,
            zone=self.config.zone,
            ledger=self.store,
            job=lambda slot: pipeline.morning(self.config, now, slot.key, slot.given_up),
            guard=partial(self.store.locked, name="schedule"),
            errand=lambda: delivery.is_due(self.store, now) and delivery.forward(self.config, self.store, now),
        )

    def morning(self, day: datetime, *, room: int | None = None, locked: timedelta = 0 * SECOND) -> None:
        """From before seven to noon; the disk takes `room` writes until half past seven."""
        self.disk.writes = 0
        for now in _looks(day):
            past = now - (day + 7 * HOUR)
            self.disk.room = room if past < 30 * MINUTE else None
            self.disk.locked = timedelta(0) <= past < locked
            self.look(now)

    def mails(self) -> Counter[tuple[str, str]]:
        """How often each reader got the issue of each day."""
        found: Counter[tuple[str, str]] = Counter()
        for mail in self.inbox.taken:
            read = email.message_from_bytes(mail.original_content or b"", policy=email.policy.default)
            found[mail.rcpt_tos[0], read["date"].datetime.date().isoformat()] += 1
        return found

    def issues(self) -> list[str]:
        return sorted(p.parent.name for p in (self.config.base / "archive").glob("*/issue.json"))

    def status(self) -> str:
        return "\n".join(record.status(self.config, self.store, self.now))


def _looks(day: datetime) -> Iterator[datetime]:
    for start, end, step in (
        (6 * HOUR + 55 * MINUTE, 7 * HOUR + 3 * MINUTE, 30 * SECOND),
        (7 * HOUR + 3 * MINUTE, 9 * HOUR, 4 * MINUTE),
        (9 * HOUR, 12 * HOUR, HOUR),
    ):
        at = start
        while at < end:
            yield day + at
            at += step


def put(folder: Path, number: int) -> None:
    place = PLACES[number % len(PLACES)]
    text = f"A new bridge opened in {place} on Monday, and {number + 20} people came.\n"
    (folder / f"inbox/{number}.txt").write_text(f"Bridge {number} opens in {place}\n\n{text}")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    inbox = Inbox()
    with mail_server(inbox) as port:
        (tmp_path / "sources.yaml").write_text(SOURCES.format(port=port))
        (tmp_path / "inbox").mkdir()
        config = load(tmp_path / "sources.yaml")
        with Store.open(config.store, config.base) as store, faulty_disk() as disk:
            yield House(config, inbox, disk, store)


def test_a_fortnight(house: House) -> None:
    days = [FIRST + n * DAY for n in range(14)]
    for number, day in enumerate(days):
        put(house.config.base, number)
        if number == 5:
            house.morning(day, locked=MINUTE)
        elif number == 9:
            house.morning(day)
            put(house.config.base, 100)  # something new, and the clock goes back over seven o'clock
            house.morning(day)
            for back in (SECOND, HOUR):
                house.look(day + 7 * HOUR - back)
        else:
            house.morning(day, room=number * STEPS // 14)
    names = [day.date().isoformat() for day in days]
    assert house.issues() == names
    mails = house.mails()
    assert {mails[reader, name] for reader in ("officer@example.org", "busy@example.org") for name in names} == {1}
    assert not any(mails["dead@example.org", name] for name in names)
    told = house.status()
    assert "2025-08-11 to dead@example.org: refused" in told
    assert [mail.state for mail in house.store.mails() if mail.recipient == "dead@example.org"] == ["refused"]
    left = [mail for mail in house.store.mails() if mail.state not in ("accepted", "refused")]
    assert {mail.state for mail in left} <= {"unknown"}
    for mail in left:
        assert f"{mail.issue_id} to {mail.recipient}: unknown" in told


def _a_morning_with_room(house: House, room: int) -> None:
    """A morning under a disk that gets full; the next one is whole, and nobody has anything twice."""
    put(house.config.base, 0)
    house.morning(FIRST, room=room)
    put(house.config.base, 1)
    house.morning(FIRST + DAY)
    assert house.issues() == ["2025-08-11", "2025-08-12"], room
    mails = house.mails()
    assert {(mails["officer@example.org", day], mails["busy@example.org", day]) for day in house.issues()} == {(1, 1)}
    assert max(mails.values()) == 1
    told = house.status()
    for mail in house.store.mails():
        assert mail.state == "accepted" or f"to {mail.recipient}: {mail.state}" in told, room


def test_the_disk_is_full_at_every_third_step_of_a_morning_in_turn(tmp_path: Path) -> None:
    inbox = Inbox()
    with mail_server(inbox) as port:
        room, writes = 0, 1
        while room < writes:
            folder = tmp_path / "house"
            (folder / "inbox").mkdir(parents=True)
            (folder / "sources.yaml").write_text(SOURCES.format(port=port))
            config = load(folder / "sources.yaml")
            inbox.taken.clear()
            with Store.open(config.store, config.base) as store, faulty_disk() as disk:
                _a_morning_with_room(House(config, inbox, disk, store), room)
                writes = disk.writes  # of the second, undisturbed one
            shutil.rmtree(folder)
            room += STRIDE
        assert writes > STEPS
