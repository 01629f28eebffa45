"""The alarm clock with a clock that the test moves: made at seven, made once, made up, tried again."""

from __future__ import annotations

import os
import signal
import threading
import time as stopwatch
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, date, datetime, time, timedelta
from typing import NoReturn
from zoneinfo import ZoneInfo

import pytest

from monitor.config import Rest
from monitor.errors import DeliveryError, StoreError
from monitor.schedule import STARTED, Due, due, retry, serve, tick, upcoming

KYIV = ZoneInfo("Europe/Kyiv")
SEVEN = (time(7),)


class Ledger:
    """The store's ledger, in memory."""

    def __init__(self, started: datetime | None = None) -> None:
        self.rows: list[tuple[str, str, datetime, bool]] = []
        if started:
            self.note(STARTED, "", started, done=True)

    def done(self, key: str) -> bool:
        return any(row[0] == key and row[3] for row in self.rows)

    def attempts(self, key: str) -> Sequence[datetime]:
        return [row[2] for row in self.rows if row[0] == key]

    def outcome(self, key: str) -> str | None:
        return next((row[1] for row in reversed(self.rows) if row[0] == key), None)

    def release(self, later: str) -> Sequence[str]:
        early = sorted({row[0] for row in self.rows if row[0] > later and "T" in row[0]})
        self.rows = [row for row in self.rows if row[0] not in early]
        return early

    def note(self, key: str, outcome: str, at: datetime, *, done: bool) -> None:
        self.rows = [row for row in self.rows if (row[0], row[2]) != (key, at)]
        self.rows.append((key, outcome, at, done))


class Full(Ledger):
    """A ledger that nothing can be written to any more; it knows the slots whose issue is made."""

    def __init__(self, started: datetime) -> None:
        self.made: set[str] = set()
        super().__init__(started)

    def done(self, key: str) -> bool:
        return key in self.made

    def note(self, key: str, outcome: str, at: datetime, *, done: bool) -> None:
        if key != STARTED:
            raise StoreError("full", kind="full")
        super().note(key, outcome, at, done=done)


class House:
    """A `monitor schedule` whose clock the test moves; it looks at the clock every half minute, like the real one."""

    def __init__(
        self, now: str, *, daily: Sequence[time] = SEVEN, ledger: Ledger | None = None, zone: ZoneInfo = KYIV
    ) -> None:
        self.now = local(now, zone)
        self.zone, self.daily = zone, daily
        self.ledger = ledger or Ledger(self.now - timedelta(days=30))
        self.made: list[tuple[str, str]] = []  # key, local time at which it was made
        self.fails: Callable[[int], Exception | None] = lambda _: None
        self.tried: list[str] = []
        self.guard: Callable[[], AbstractContextManager[object]] = nullcontext
        self.rest = Rest()
        self.slots: list[Due] = []

    def job(self, slot: Due) -> str:
        key = slot.key
        self.slots.append(slot)
        self.tried.append(self.now.astimezone(self.zone).strftime("%d. %H:%M"))
        if error := self.fails(len(self.tried)):
            raise error
        self.made.append((key, self.now.astimezone(self.zone).strftime("%d. %H:%M")))
        return f"issue {key[:10]}"

    def tick(self, errand: Callable[[], object] = lambda: None) -> str | None:
        return tick(
            clock=lambda: self.now,
            daily=self.daily,
            zone=self.zone,
            ledger=self.ledger,
            job=self.job,
            guard=self.guard,
            rest=self.rest,
            errand=errand,
        )

    def until(self, moment: str) -> House:
        end = local(moment, self.zone)
        while self.now < end:
            self.tick()
            self.now += timedelta(seconds=30)
        self.now = end
        self.tick()
        return self


def local(moment: str, zone: ZoneInfo = KYIV) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=zone).astimezone(UTC)


def never(_: str) -> bool:
    return False


# --- which slot is due --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "daily", "key"),
    [
        ("2025-08-13T07:00:00", "07:00", "2025-08-13T07:00"),
        ("2025-08-13T06:59:59", "07:00", "2025-08-12T07:00"),
        ("2025-08-13T23:59:00", "07:00", "2025-08-13T07:00"),
        ("2025-08-13T12:00:00", "18:30 07:00", "2025-08-13T07:00"),
        ("2025-08-13T19:00:00", "18:30 07:00", "2025-08-13T18:30"),
        ("2025-08-13T00:10:00", "18:30 07:00", "2025-08-12T18:30"),
        ("2025-08-13T00:00:00", "00:00", "2025-08-13T00:00"),
        # The clock goes from 03:00 to 04:00 on 30 March, and from 04:00 back to 03:00 on 26 October.
        ("2025-03-30T07:00:00", "07:00", "2025-03-30T07:00"),
        ("2025-03-30T06:59:00", "07:00", "2025-03-29T07:00"),
        ("2025-03-30T00:31:00", "00:30", "2025-03-30T00:30"),
        ("2025-03-31T00:30:00", "00:30", "2025-03-31T00:30"),
        ("2025-03-30T02:30:00", "02:30", "2025-03-30T02:30"),
        ("2025-03-30T04:29:00", "03:30", "2025-03-29T03:30"),
        ("2025-03-30T04:30:00", "03:30", "2025-03-30T03:30"),
        ("2025-10-26T03:29:00", "03:30", "2025-10-25T03:30"),
        ("2025-10-26T03:30:00", "03:30", "2025-10-26T03:30"),
        ("2025-10-26T00:30:00", "00:30", "2025-10-26T00:30"),
        ("2025-10-26T07:00:00", "07:00", "2025-10-26T07:00"),
    ],
)
def test_the_latest_slot_is_due(now: str, daily: str, key: str) -> None:
    assert due(local(now), [time.fromisoformat(at) for at in daily.split()], KYIV, never) == key


def test_a_slot_that_is_done_leaves_nothing_due_though_an_earlier_one_was_missed() -> None:
    assert due(local("2025-08-13T08:00"), SEVEN, KYIV, {"2025-08-13T07:00"}.__contains__) is None


@pytest.mark.parametrize(
    ("started", "key"),
    [
        ("2025-08-13T10:00", "2025-08-13T07:00"),  # who starts it at ten wants today's
        ("2025-08-13T06:00", None),  # and who starts it at six does not want yesterday's
        ("2025-08-12T23:00", "2025-08-12T07:00"),
    ],
)
def test_days_before_the_first_start_do_not_count(started: str, key: str | None) -> None:
    assert due(local(started), SEVEN, KYIV, never, since=local(started)) == key


def test_without_times_nothing_is_due() -> None:
    assert due(local("2025-08-13T07:00"), (), KYIV, never) is None


@pytest.mark.parametrize("day", [date(2025, 3, 30), date(2025, 10, 26), date(2025, 8, 13)])
@pytest.mark.parametrize("at", ["00:00", "00:30", "02:30", "03:00", "03:30", "03:59", "04:00", "07:00", "23:59"])
def test_each_time_of_day_comes_once_on_every_day(day: date, at: str) -> None:
    start = datetime.combine(day, time(), KYIV).astimezone(UTC) - timedelta(days=1)
    keys = [due(start + timedelta(minutes=minute), [time.fromisoformat(at)], KYIV, never) for minute in range(3 * 1440)]
    changes = [key for key, before in zip(keys, [None, *keys], strict=False) if key != before]
    assert changes == sorted(set(changes), key=str)  # each slot is latest for one stretch of time only
    assert f"{day}T{at}" in changes


# --- a day of it --------------------------------------------------------------------------------------------------


def test_an_issue_is_made_at_seven_and_not_twice() -> None:
    house = House("2025-08-13T06:00", ledger=Ledger(local("2025-08-13T06:00")))
    assert house.until("2025-08-13T06:59:30").made == []
    assert house.until("2025-08-15T06:00").made == [
        ("2025-08-13T07:00", "13. 07:00"),
        ("2025-08-14T07:00", "14. 07:00"),
    ]


def test_a_restart_makes_nothing_twice() -> None:
    first = House("2025-08-13T06:50").until("2025-08-13T07:10")
    assert House("2025-08-13T07:11", ledger=first.ledger).until("2025-08-13T23:59").made == []


def test_a_missed_morning_is_made_up_at_the_next_start_and_only_the_last_one() -> None:
    first = House("2025-08-10T06:50").until("2025-08-10T07:10")
    again = House("2025-08-13T09:30", ledger=first.ledger).until("2025-08-13T23:00")
    assert again.made == [("2025-08-13T07:00", "13. 09:30")]


def test_yesterday_evening_is_made_up_before_this_morning_comes() -> None:
    house = House("2025-08-13T05:00", daily=(time(7), time(19)))
    assert house.until("2025-08-13T08:00").made == [
        ("2025-08-12T19:00", "13. 05:00"),
        ("2025-08-13T07:00", "13. 07:00"),
    ]


def test_the_first_start_ever_is_remembered() -> None:
    house = House("2025-08-12T22:00", ledger=Ledger())
    assert house.until("2025-08-13T07:00").made == [
        ("2025-08-12T07:00", "12. 22:00"),
        ("2025-08-13T07:00", "13. 07:00"),
    ]
    assert house.ledger.attempts(STARTED) == [local("2025-08-12T22:00")]


@pytest.mark.parametrize(
    ("day", "at", "made"),
    [
        ("2025-03-30", "07:00", "30. 07:00"),
        ("2025-03-30", "00:30", "30. 00:30"),
        ("2025-03-30", "02:30", "30. 02:30"),
        ("2025-03-30", "03:30", "30. 04:30"),  # that time does not exist on this day
        ("2025-10-26", "07:00", "26. 07:00"),
        ("2025-10-26", "00:30", "26. 00:30"),
        ("2025-10-26", "03:30", "26. 03:30"),  # and comes twice on this one
    ],
)
def test_days_of_23_and_25_hours_have_one_issue(day: str, at: str, made: str) -> None:
    house = House(f"{day}T00:00", daily=(time.fromisoformat(at),), ledger=Ledger(local(f"{day}T00:00")))
    assert house.until(f"{day}T23:59").made == [(f"{day}T{at}", made)]


# --- failures -----------------------------------------------------------------------------------------------------


def test_a_failed_issue_is_tried_again_after_5_15_and_60_minutes() -> None:
    house = House("2025-08-13T06:50", ledger=Ledger(local("2025-08-13T06:50")))
    house.fails = lambda attempt: DeliveryError("no answer") if attempt < 4 else None
    house.until("2025-08-13T12:00")
    assert house.tried == ["13. 07:00", "13. 07:05", "13. 07:20", "13. 08:20"]
    assert house.made == [("2025-08-13T07:00", "13. 08:20")]
    assert [row[1] for row in house.ledger.rows[1:]] == ["failed: no answer"] * 3 + ["issue 2025-08-13"]


def test_after_six_failures_the_slot_is_given_up_and_the_next_one_is_not() -> None:
    house = House("2025-08-13T06:50", ledger=Ledger(local("2025-08-13T06:50")))
    house.fails = lambda attempt: StoreError("disk full") if attempt <= 6 else None
    house.until("2025-08-14T07:00")
    assert house.tried[:6] == ["13. 07:00", "13. 07:05", "13. 07:20", "13. 08:20", "13. 09:20", "13. 10:20"]
    assert house.made == [("2025-08-14T07:00", "14. 07:00")]


def test_that_it_is_begun_is_on_record_before_it_is_and_nothing_is_begun_where_that_cannot_be_written() -> None:
    house = House("2025-08-13T07:00")
    house.fails = lambda _: KeyboardInterrupt()  # type: ignore[assignment,return-value]
    with pytest.raises(KeyboardInterrupt):
        house.tick()
    assert house.ledger.rows[1:] == [("2025-08-13T07:00", "begun", house.now, False)]
    again = House("2025-08-13T07:01", ledger=Full(house.now - timedelta(days=1))).until("2025-08-13T09:00")
    assert again.tried == []


def test_an_issue_that_says_for_which_slot_it_was_made_needs_no_note() -> None:
    ledger = Full(local("2025-08-12T08:00"))
    ledger.made.add("2025-08-13T07:00")
    assert House("2025-08-13T07:00", ledger=ledger).until("2025-08-13T08:00").tried == []


def test_a_full_disk_is_a_line_in_the_log_and_no_traceback(caplog: pytest.LogCaptureFixture) -> None:
    house = House("2025-08-13T07:00")
    house.fails = lambda attempt: OSError(28, "No space left on device") if attempt == 1 else None
    house.until("2025-08-13T07:30")
    assert house.made == [("2025-08-13T07:00", "13. 07:05")]
    assert "No space left" in caplog.text
    assert "Traceback" not in caplog.text


def test_what_there_is_to_do_between_the_slots_is_done_at_each_look_and_its_fault_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    looks = list[int]()

    def errand() -> None:
        looks.append(1)
        raise StoreError("locked")

    for _ in range(3):
        tick(
            clock=lambda: local("2025-08-13T06:00"),
            daily=SEVEN,
            zone=KYIV,
            ledger=Ledger(),
            job=lambda _: None,
            errand=errand,
        )
    assert len(looks) == 3
    assert "locked" in caplog.text


def test_a_first_start_under_a_clock_that_was_ahead_does_not_stop_the_issues_for_years() -> None:
    house = House("2025-08-13T06:50", ledger=Ledger(local("2035-01-01T00:00")))
    assert house.until("2025-08-13T07:01").made == [("2025-08-13T07:00", "13. 07:00")]


def test_a_bug_in_the_job_is_logged_with_its_place_and_the_loop_lives(caplog: pytest.LogCaptureFixture) -> None:
    house = House("2025-08-13T07:00")
    house.fails = lambda attempt: ZeroDivisionError("division by zero") if attempt == 1 else None
    house.until("2025-08-13T07:30")
    assert house.made == [("2025-08-13T07:00", "13. 07:05")]
    assert house.ledger.rows[1][1] == "failed: ZeroDivisionError: division by zero"
    assert "Traceback" in caplog.text


def test_a_restart_does_not_shorten_the_pause_after_a_failure() -> None:
    first = House("2025-08-13T07:00")
    first.fails = lambda _: StoreError("disk full")
    first.tick()
    again = House("2025-08-13T07:01", ledger=first.ledger).until("2025-08-13T08:00")
    assert again.tried == ["13. 07:05"]


def test_pauses_grow_and_end() -> None:
    start = datetime(2025, 8, 13, 7, tzinfo=UTC)
    assert retry([start]) == start + timedelta(minutes=5)
    assert retry([start] * 5) == start + timedelta(hours=1)
    assert retry([start] * 6) is None


def test_of_two_processes_one_makes_the_slot() -> None:
    first = House("2025-08-13T07:00")
    second = House("2025-08-13T07:00", ledger=first.ledger)

    @contextmanager
    def waits_for_the_first() -> Iterator[None]:
        first.tick()
        yield

    second.guard = waits_for_the_first
    assert second.tick() is None
    assert (len(first.made), len(second.made)) == (1, 0)


def test_a_lock_that_another_run_holds_is_no_attempt() -> None:
    house = House("2025-08-13T07:00")

    def held() -> NoReturn:
        raise StoreError("another run is at work")

    house.guard = held
    assert house.tick() is None
    house.guard = nullcontext
    assert house.tick() == "2025-08-13T07:00"


# --- the real alarm -----------------------------------------------------------------------------------------------


def test_the_alarm_rings_at_once_and_again_survives_errors_and_ends_on_a_signal_after_the_running_job() -> None:
    calls, finished = list[float](), threading.Event()
    before = signal.getsignal(signal.SIGTERM)

    def ring() -> None:
        calls.append(stopwatch.monotonic())
        if len(calls) == 1:
            raise RuntimeError("a bug")
        if len(calls) == 3:
            os.kill(os.getpid(), signal.SIGTERM)
            stopwatch.sleep(0.3)
            finished.set()

    started = stopwatch.monotonic()
    serve(ring, seconds=1)
    assert finished.is_set()
    assert len(calls) == 3
    assert calls[0] - started < calls[2] - calls[0]  # at once, and not after the first second
    assert signal.getsignal(signal.SIGTERM) is before


WEEK = Rest(frozenset(range(5)), ((date(2026, 12, 24), date(2027, 1, 2)),), timedelta(hours=6))


@pytest.mark.parametrize(
    ("now", "key"),
    [
        ("2026-11-27T07:00", "2026-11-27T07:00"),  # a Friday
        ("2026-11-27T13:00", "2026-11-27T07:00"),
        ("2026-11-27T13:01", None),  # too late
        ("2026-11-28T07:00", None),  # a Saturday
        ("2026-12-24T07:00", None),
        ("2027-01-01T07:00", None),
        ("2027-01-04T07:00", "2027-01-04T07:00"),
    ],
)
def test_no_issue_is_due_on_a_day_off_or_too_late(now: str, key: str | None) -> None:
    assert due(local(now, KYIV), SEVEN, KYIV, lambda _: False, rest=WEEK) == key


def test_a_missed_issue_is_made_up_on_a_day_off_where_nothing_says_that_it_is_too_late() -> None:
    rest = Rest(frozenset(range(5)))
    assert due(local("2026-11-29T10:00", KYIV), SEVEN, KYIV, lambda _: False, rest=rest) == "2026-11-27T07:00"


@pytest.mark.parametrize(
    ("now", "at"),
    [
        ("2026-11-27T06:59", "2026-11-27T07:00"),
        ("2026-11-27T07:00", "2026-11-30T07:00"),
        ("2026-12-23T08:00", "2027-01-04T07:00"),
    ],
)
def test_the_next_one_is_behind_the_days_off(now: str, at: str) -> None:
    assert upcoming(local(now, KYIV), SEVEN, KYIV, WEEK) == local(at, KYIV)


def test_where_no_day_works_nothing_comes() -> None:
    assert upcoming(local("2026-11-27T07:00", KYIV), SEVEN, KYIV, Rest(frozenset())) is None


# --- what was missed ----------------------------------------------------------------------------------------------


def test_the_issue_after_missed_ones_names_them_with_what_is_known() -> None:
    house = House("2025-08-11T07:00").until("2025-08-11T07:10")
    house.fails = lambda _: DeliveryError("no network")
    house.until("2025-08-12T23:00")
    house.fails = lambda _: None
    house.now = local("2025-08-15T09:00")  # the machine was off
    house.tick()
    made = house.slots[-1]
    assert (made.key, made.at, made.latest) == ("2025-08-15T07:00", local("2025-08-15T07:00"), True)
    assert made.given_up == (
        "2025-08-12 07:00 (failed)",
        "2025-08-13 07:00 (not begun)",
        "2025-08-14 07:00 (not begun)",
    )
    house.now = local("2025-08-16T07:00")
    house.tick()
    assert (house.slots[-1].key, house.slots[-1].given_up) == ("2025-08-16T07:00", ())


def test_a_first_start_names_nothing_and_fills_nothing_in() -> None:
    house = House("2025-08-12T10:00", daily=(time(7), time(9)), ledger=Ledger())
    house.rest = Rest(each=True)
    house.until("2025-08-12T12:00")
    assert [(slot.key[-5:], slot.given_up) for slot in house.slots] == [("07:00", ()), ("09:00", ())]
    other = House("2025-08-12T10:00", daily=(time(7), time(9)), ledger=Ledger()).until("2025-08-12T12:00")
    assert [(slot.key[-5:], slot.given_up) for slot in other.slots] == [("09:00", ())]


def test_where_all_missed_issues_are_wanted_each_is_made_as_of_its_time_oldest_first() -> None:
    house = House("2025-08-11T07:00", ledger=Ledger())
    house.rest = Rest(each=True)
    house.until("2025-08-11T07:10")
    house.now = local("2025-08-14T09:00")
    house.until("2025-08-14T09:10")
    made = house.slots[1:]
    assert [(slot.key, slot.latest) for slot in made] == [
        ("2025-08-12T07:00", False),
        ("2025-08-13T07:00", False),
        ("2025-08-14T07:00", True),
    ]
    assert [slot.at for slot in made] == [local(slot.key) for slot in made]
    assert {slot.given_up for slot in made} == {()}


def test_one_that_cannot_be_made_gives_its_turn_to_the_next_and_is_named_there() -> None:
    house = House("2025-08-11T07:00", ledger=Ledger())
    house.rest = Rest(each=True)
    house.until("2025-08-11T07:10")
    house.now = local("2025-08-13T09:00")
    house.fails = lambda number: DeliveryError("bad day") if number <= 7 else None
    house.until("2025-08-13T20:00")
    assert [slot.key for slot in house.slots[1:]] == ["2025-08-12T07:00"] * 6 + ["2025-08-13T07:00"]
    assert house.slots[-1].given_up == ("2025-08-12 07:00 (failed)",)


def test_what_is_too_late_is_named_by_the_next_one() -> None:
    house = House("2025-08-11T07:00")
    house.rest = Rest(oldest=timedelta(hours=1))
    house.until("2025-08-11T07:10")
    house.now = local("2025-08-12T09:00")
    house.until("2025-08-13T07:10")
    assert [(slot.key, slot.given_up) for slot in house.slots[1:]] == [
        ("2025-08-13T07:00", ("2025-08-12 07:00 (not begun)",))
    ]


def test_a_clock_that_was_three_days_ahead_costs_no_morning(caplog: pytest.LogCaptureFixture) -> None:
    house = House("2025-08-11T07:00", ledger=Ledger())
    house.until("2025-08-11T08:00")
    house.now = local("2025-08-14T08:00")
    house.tick()
    house.now = local("2025-08-11T08:01")
    house.until("2025-08-15T08:00")
    assert [slot.key[8:10] for slot in house.slots] == ["11", "14", "12", "13", "14", "15"]
    assert "the clock was ahead when 2025-08-14T07:00 was made" in caplog.text


def test_a_clock_that_is_set_back_an_hour_makes_nothing_twice() -> None:
    house = House("2025-08-11T06:50", ledger=Ledger())
    house.until("2025-08-11T07:30")
    house.now = local("2025-08-11T06:30")
    house.until("2025-08-11T09:00")
    assert [slot.key for slot in house.slots] == ["2025-08-11T07:00"]


# --- ten years in twelve zones ------------------------------------------------------------------------------------

ZONES = (
    "Europe/Kyiv Europe/London America/New_York America/Sao_Paulo Africa/Cairo Asia/Tehran Asia/Kolkata Asia/Gaza "
    "Australia/Lord_Howe Pacific/Apia Africa/Casablanca America/St_Johns"
).split()
QUARTERS = [time(minute // 60, minute % 60) for minute in range(0, 24 * 60, 15)]
YEARS = (date(2018, 1, 1), date(2028, 1, 1))


def days() -> list[date]:
    return [YEARS[0] + timedelta(days=n) for n in range((YEARS[1] - YEARS[0]).days)]


@pytest.mark.slow
@pytest.mark.parametrize("name", ZONES)
def test_ten_years_of_every_quarter_of_an_hour_have_each_day_once(name: str) -> None:
    zone = ZoneInfo(name)
    for at in QUARTERS:
        now, found = datetime.combine(YEARS[0], time(0), zone).astimezone(UTC) - timedelta(seconds=1), []
        while (following := upcoming(now, (at,), zone)) and following.date() < YEARS[1]:
            found.append(following.date())
            now = following.astimezone(UTC)
        assert found == days(), at


def offset(day: date, zone: ZoneInfo) -> timedelta | None:
    return datetime.combine(day, time(12), zone).utcoffset()


@pytest.mark.slow
@pytest.mark.parametrize("name", ZONES)
def test_around_each_change_of_the_clock_every_slot_is_due_once_and_from_its_time_on(name: str) -> None:
    zone = ZoneInfo(name)
    for day in days():
        if offset(day, zone) == offset(day - timedelta(days=1), zone):
            continue
        for at in QUARTERS:
            for near in (day - timedelta(days=1), day, day + timedelta(days=1)):
                moment = datetime.combine(near, at, zone).astimezone(UTC)
                key = f"{near.isoformat()}T{at:%H:%M}"
                assert due(moment, (at,), zone, never) == key
                earlier = due(moment - timedelta(seconds=1), (at,), zone, never)
                assert earlier == f"{(near - timedelta(days=1)).isoformat()}T{at:%H:%M}"


@pytest.mark.parametrize(
    ("at", "begun", "ended", "fired"),
    [
        # the day after the clock went forward is left out: 30 March has a run, the 31st none
        (time(0, 30), date(2025, 3, 29), date(2025, 4, 2), [29, 30, 1]),
        # an hour that comes twice has two runs
        (time(3, 30), date(2025, 10, 25), date(2025, 10, 28), [25, 26, 26, 27]),
    ],
)
def test_the_cron_trigger_of_apscheduler_falls_into_these_traps(
    at: time, begun: date, ended: date, fired: list[int]
) -> None:
    from apscheduler.triggers.cron import CronTrigger

    trigger = CronTrigger(hour=at.hour, minute=at.minute, timezone=KYIV)
    now, found, last = datetime.combine(begun, time(0), KYIV), [], None
    while (last := trigger.get_next_fire_time(last, now)) and last.date() < ended:
        found.append(last.day)
        now = last
    assert found == fired
    ours, now = [], datetime.combine(begun, time(0), KYIV).astimezone(UTC)
    while (following := upcoming(now, (at,), KYIV)) and following.date() < ended:
        ours.append(following.day)
        now = following.astimezone(UTC)
    assert ours == [(begun + timedelta(days=n)).day for n in range((ended - begun).days)]
