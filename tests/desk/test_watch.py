"""Whether all is well: late, in need of somebody, or well, with the reasons."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.config import Config, load
from monitor.desk.watch import as_json, lines, watch
from monitor.models import Issue, Problem, Window
from monitor.schedule import STARTED
from monitor.store import Fared, State, Store

SEVEN = datetime(2026, 11, 27, 7, tzinfo=UTC)  # a Friday


@pytest.fixture
def config(tmp_path: Path) -> Config:
    (tmp_path / "sources.yaml").write_text(
        "newsletter: {timezone: UTC}\n"
        "topics: [{id: t, name: T, match: mill}]\n"
        "sources: [{name: s, kind: files, path: 'in/*.txt'}]\n"
        'schedule: {daily: "07:00", days: [mon, tue, wed, thu, fri]}\n',
        "utf-8",
    )
    return load(tmp_path / "sources.yaml")


def started(store: Store) -> None:
    store.note(STARTED, "for the first time", SEVEN - timedelta(days=2), done=True)


def test_before_the_first_start_nothing_is_late(config: Config) -> None:
    with Store.open(config.store, config.base) as store:
        assert watch(config, store, SEVEN + timedelta(hours=5)).state == "well"


def test_an_issue_that_is_not_made_half_an_hour_after_its_time_is_late(config: Config) -> None:
    with Store.open(config.store, config.base) as store:
        started(store)
        store.note("2026-11-26T07:00", "made", SEVEN - timedelta(days=1), done=True)
        assert watch(config, store, SEVEN + timedelta(minutes=29)).code == 0
        found = watch(config, store, SEVEN + timedelta(minutes=31))
        assert (found.code, found.reasons) == (
            5,
            ("the issue of 2026-11-27T07:00 is not made: not begun: is `monitor schedule` running?",),
        )
        store.note("2026-11-27T07:00", "failed: disk full", SEVEN, done=False)
        (said,) = watch(config, store, SEVEN + timedelta(hours=1)).reasons
        assert said.endswith("failed: disk full")
        store.note("2026-11-27T07:00", "made", SEVEN, done=True)
        assert watch(config, store, SEVEN + timedelta(hours=1)).state == "well"


def test_a_source_that_failed_three_times_in_a_row_needs_somebody(config: Config) -> None:
    with Store.open(config.store, config.base) as store:
        store.keep_fared({"s": Fared(None, 2, SEVEN)})
        assert watch(config, store, SEVEN).state == "well"
        store.keep_fared({"s": Fared(None, 3, SEVEN)})
        found = watch(config, store, SEVEN)
        assert (found.code, found.reasons) == (4, ("source s: failed 3 times in a row, see `monitor sources`",))


def test_mail_that_is_held_back_says_how_it_goes_on(config: Config) -> None:
    with Store.open(config.store, config.base) as store:
        store.hold_back()
        (said,) = watch(config, store, SEVEN).reasons
    assert "`monitor run --send --anew`" in said


def test_the_next_issue_is_told_and_all_of_it_as_json(config: Config) -> None:
    with Store.open(config.store, config.base) as store:
        found = watch(config, store, SEVEN)
    assert lines(found, config.zone) == ["next     2026-11-30 07:00", "state    well"]
    assert json.loads(as_json(found)) == {
        "state": "well",
        "reasons": [],
        "last": None,
        "next_due": "2026-11-30T07:00:00+00:00",
        "timezone": "UTC",
        "heartbeat": None,
        "slots": [],
        "readers": [],
        "down": [],
    }


def test_as_json_it_has_slots_mail_and_sources_with_their_reasons(config: Config) -> None:
    with Store.open(config.store, config.base) as store:
        started(store)
        store.note("2026-11-26T07:00", "made issue 2026-11-26", SEVEN - timedelta(days=1), done=True)
        store.note("2026-11-27T07:00", "failed: disk full", SEVEN, done=False)
        store.add_issue(issue(), {}, listing="{}", recipients=[f"r{n}@example.org" for n in range(30)])
        for n, mail in enumerate(store.mails()):
            state: State = "accepted" if n < 5 else "refused"
            store.keep_mail(replace(mail, state=state, since=SEVEN + timedelta(minutes=n), said=f"550 no {n}"))
        store.keep_fared({"s": Fared(None, 4, SEVEN), "gone": Fared(None, 9, SEVEN)})
        found = json.loads(as_json(watch(config, store, SEVEN)))
    assert [(one["slot"], one["state"], one["reason"]) for one in found["slots"]] == [
        ("2026-11-27T07:00", "failed", "failed: disk full"),
        ("2026-11-26T07:00", "done", "made issue 2026-11-26"),
    ]
    (refused,) = found["readers"]
    assert (refused["state"], refused["count"], len(refused["latest"])) == ("refused", 25, 20)
    assert refused["latest"][0]["reason"] == "550 no 29"
    assert [(one["source"], one["failures"], one["reason"]) for one in found["down"]] == [("s", 4, "no answer")]
    assert found["down"][0]["since"] == "2026-11-27T07:00:00+00:00"


def issue() -> Issue:
    window = Window(SEVEN - timedelta(days=1), SEVEN)
    return Issue(2, "2026-11-26", "T", SEVEN, window, (), (), (Problem("s", "no answer"),), ())


def test_mail_that_waits_for_an_hour_needs_somebody(config: Config) -> None:
    readers = ["a@example.org", "b@example.org"]
    with Store.open(config.store, config.base) as store:
        store.add_issue(
            Issue(1, "i", "Morning", SEVEN, Window(SEVEN, SEVEN), (), (), (), ()), {}, listing="{}", recipients=readers
        )
        store.mark_published("i")
        for mail in store.mails():
            store.keep_mail(replace(mail, state="deferred", said="cannot be reached"))
        assert watch(config, store, SEVEN + timedelta(minutes=59)).reasons == ()
        found = watch(config, store, SEVEN + timedelta(minutes=61))
    assert (found.code, found.reasons) == (4, ("mail: 2 wait, the oldest of issue i: cannot be reached",))
