"""The flow whole: a week of mornings with the clock moved, mail to a loopback server, identical output."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from monitor import delivery, pipeline, schedule, site
from monitor.config import Config, load
from monitor.desk import record
from monitor.errors import MonitorError
from monitor.models import Withdrawal
from monitor.store import Store
from tests.golden import files
from tests.mailserver import Inbox, mail_server

SOURCES = """\
newsletter: {{title: Harbours, timezone: Europe/Kyiv, from: Desk <desk@example.org>}}
sources:
  - {{name: clippings, kind: files, path: "inbox/**/*"}}
schedule: {{daily: "07:00"}}
delivery:
  smtp: {{host: 127.0.0.1, port: {port}, security: none}}
  to: [officer@example.org]
"""
TEXTS = {
    "pier": "A new pier opened in Alvik on Tuesday, and 300 people came to see it.",
    "mill": "Fire destroyed the old Lindholm mill near Norrvik on Monday; hospitals took in 15 workers.",
}


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
def config(tmp_path: Path, inbox: Inbox) -> Iterator[Config]:
    with mail_server(inbox) as port:
        (tmp_path / "sources.yaml").write_text(SOURCES.format(port=port))
        (tmp_path / "inbox").mkdir()
        yield load(tmp_path / "sources.yaml")


def put(config: Config, name: str, published: str | None = None) -> None:
    (config.base / "inbox" / f"{name}.txt").write_text(TEXTS[name])
    if published:
        (config.base / "inbox" / f"{name}.yaml").write_text(f"published: {published}\n")


def watch(config: Config, start: str, hours: float) -> None:
    """`monitor schedule` from `start` (local time) for so many hours, a look at the clock every ten minutes."""
    now = datetime.fromisoformat(start).replace(tzinfo=config.zone)
    with Store.open(config.store, config.base) as store:
        for step in range(int(hours * 6)):
            moment = now + timedelta(minutes=10 * step)
            schedule.tick(
                clock=lambda moment=moment: moment,  # type: ignore[misc]
                daily=config.daily,
                zone=config.zone,
                ledger=store,
                job=lambda slot, moment=moment: pipeline.morning(config, moment, slot.key),  # type: ignore[misc]
                guard=partial(store.locked, name="schedule"),
                errand=lambda moment=moment: (  # type: ignore[misc]
                    delivery.is_due(store, moment) and delivery.forward(config, store, moment)
                ),
            )


def issues(config: Config) -> list[str]:
    folder = config.base / config.archive
    return sorted(p.parent.name for p in folder.glob("*/issue.json"))


def test_a_day_of_the_schedule_makes_one_issue_at_seven_and_one_mail(config: Config, inbox: Inbox) -> None:
    put(config, "mill")
    watch(config, "2025-08-12T07:10", 1)  # the very first start: today's issue at once
    assert (issues(config), len(inbox.taken)) == (["2025-08-12"], 1)
    put(config, "pier")
    watch(config, "2025-08-12T08:10", 22)
    assert (issues(config), len(inbox.taken)) == (["2025-08-12"], 1)
    watch(config, "2025-08-13T06:30", 6)
    assert (issues(config), len(inbox.taken)) == (["2025-08-12", "2025-08-13"], 2)
    mail = email.message_from_bytes(inbox.taken[1].original_content or b"", policy=email.policy.default)
    assert mail["to"] == "officer@example.org"
    assert "300 people" in mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]


def test_a_missed_morning_is_made_up_at_the_next_start_and_only_once(config: Config, inbox: Inbox) -> None:
    put(config, "mill")
    watch(config, "2025-08-12T07:10", 1)
    put(config, "pier")
    watch(config, "2025-08-15T10:00", 5)  # the machine was off for two days
    watch(config, "2025-08-15T16:00", 2)
    assert (issues(config), len(inbox.taken)) == (["2025-08-12", "2025-08-15"], 2)


def test_a_mail_that_is_refused_is_sent_later_and_the_issue_is_made_once(config: Config, inbox: Inbox) -> None:
    put(config, "mill")
    inbox.answers["DATA"] = "451 try later"
    watch(config, "2025-08-12T07:10", 0.5)
    assert (issues(config), len(inbox.taken)) == (["2025-08-12"], 0)
    inbox.answers.clear()
    watch(config, "2025-08-12T08:00", 2)
    assert (issues(config), len(inbox.taken)) == (["2025-08-12"], 1)


def test_an_issue_that_was_mailed_is_not_mailed_again(config: Config, inbox: Inbox) -> None:
    put(config, "mill")
    now = datetime.fromisoformat("2025-08-12T07:00+03:00")
    pipeline.run(config, now=now, send=True)
    pipeline.run(config, now=now, send=True)
    with Store.open(config.store, config.base) as store:
        assert delivery.mail(config, store, None, now) == (0, ())
        with pytest.raises(MonitorError, match="there is no issue 2020-01-01"):
            delivery.mail(config, store, "2020-01-01", now)
    assert len(inbox.taken) == 1


def test_two_runs_over_the_same_files_are_identical_to_the_byte(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        folder = tmp_path / name
        (folder / "inbox").mkdir(parents=True)
        (folder / "sources.yaml").write_text(SOURCES.format(port=25))
        config = load(folder / "sources.yaml")
        for text in TEXTS if name == "one" else reversed(TEXTS):
            put(config, text)
        pipeline.run(config, now=datetime.fromisoformat("2025-08-12T07:00+03:00"))
        made.append(files(folder / "archive"))
    assert made[0] == made[1]
    assert {"index.html", "feed.xml", "search.html", "months/2025-08.html", "2025-08-12/index.html"} <= made[0].keys()


def test_a_template_of_the_user_takes_the_place_of_ours(config: Config) -> None:
    put(config, "mill")
    (config.base / "templates").mkdir()
    (config.base / "templates" / "email.txt").write_text("{{ issue.title }} by hand")
    report = pipeline.run(config, now=datetime.fromisoformat("2025-08-12T07:00+03:00"))
    folder = config.base / "archive/2025-08-12"
    assert report.published
    assert (folder / "email.txt").read_text().strip() == "Harbours by hand"
    assert "<html" in (folder / "index.html").read_text()


def test_a_mail_that_would_do_harm_is_not_sent_and_nothing_else_is_lost(config: Config, inbox: Inbox) -> None:
    put(config, "mill")
    own = config.base / "templates" / "email.html"
    own.parent.mkdir()
    shipped = site.loader(config.base)("shipped/email.html") or ""
    own.write_text(shipped.replace("</body>", "<script>1</script></body>"))
    now = datetime.fromisoformat("2025-08-12T07:00+03:00")
    report = pipeline.run(config, now=now, send=True)
    assert (report.sent, len(inbox.taken)) == (0, 0)
    assert report.published
    assert (config.base / "archive/2025-08-12/index.html").is_file()
    (said,) = report.unsent
    assert said.startswith("officer@example.org: the mail fails `monitor lint`, so it was not sent: error active")
    own.unlink()
    with Store.open(config.store, config.base) as store:
        assert delivery.mail(config, store, None, now) == (1, ())


def test_a_mail_that_is_only_hard_to_read_is_sent_and_the_run_says_what_is_amiss(config: Config, inbox: Inbox) -> None:
    put(config, "mill")
    own = config.base / "templates" / "email.css"
    own.parent.mkdir()
    own.write_text(".preheader { display: none; } .story { color: #cccccc; }")
    report = pipeline.run(config, now=datetime.fromisoformat("2025-08-12T07:00+03:00"), send=True)
    assert (report.sent, report.unsent, len(inbox.taken)) == (1, (), 1)
    assert any(line.startswith("the mail: error contrast") for line in report.warnings)


def test_a_mail_can_be_tried_out_on_one_address_before_anybody_gets_it(config: Config, inbox: Inbox) -> None:
    put(config, "mill")
    now = datetime.fromisoformat("2025-08-12T07:00+03:00")
    pipeline.run(config, now=now)
    with Store.open(config.store, config.base) as store:
        assert delivery.try_mail(config, store, None, "Editor <me@example.org>") == ()
        assert [mail.rcpt_tos for mail in inbox.taken] == [["me@example.org"]]
        assert store.mails() == []
        assert delivery.mail(config, store, None, now) == (1, ())
        (said,) = delivery.try_mail(config, store, None, "nobody")
        assert "no mail address" in said


def test_an_archive_outlives_its_store(config: Config) -> None:
    put(config, "mill")
    pipeline.run(config, now=datetime.fromisoformat("2025-08-12T07:00+03:00"))
    for file in (config.base / ".monitor").iterdir():
        file.unlink()
    put(config, "pier")
    pipeline.run(config, now=datetime.fromisoformat("2025-08-13T07:00+03:00"))
    index = (config.base / "archive" / "index.html").read_text()
    assert "2025-08-12/index.html" in index
    assert "2025-08-13/index.html" in index


@pytest.mark.parametrize("back", [timedelta(seconds=1), timedelta(hours=1), timedelta(days=3)])
def test_a_clock_that_goes_back_tells_nothing_again(config: Config, back: timedelta) -> None:
    put(config, "mill", "2025-08-12")
    now = datetime.fromisoformat("2025-08-16T07:00+03:00")
    pipeline.run(config, now=now, clock=True)
    nothing = pipeline.run(config, now=now - back, clock=True)
    assert nothing.issue is None
    assert [w.partition(":")[0] for w in nothing.warnings] == ["issue 2025-08-16"]
    (config.base / "inbox" / "mill.txt").write_text(TEXTS["mill"].replace("15 workers", "17 workers"))
    put(config, "pier", "2025-08-12")
    report = pipeline.run(config, now=now - back, clock=True)
    assert report.issue
    assert {s.status for s in report.issue.stories} == {"developing", "new"}
    assert report.issue.window.start <= report.issue.window.end
    assert report.issue.id == ("2025-08-13" if back.days else "2025-08-16-2")
    assert pipeline.run(config, now=now - back, clock=True).issue is None
    with Store.open(config.store, config.base) as store:
        ahead = [line for line in record.status(config, store, now - back) if line.startswith("ahead")]
        assert ["issue 2025-08-16: made as of 2025-08-16 07:00:00" in line for line in ahead] == [True]
        assert not [line for line in record.status(config, store, now) if line.startswith("ahead")]


def test_what_is_asked_for_by_now_is_told_as_of_then(config: Config) -> None:
    put(config, "mill", "2025-08-12")
    now = datetime.fromisoformat("2025-08-16T07:00+03:00")
    pipeline.run(config, now=now)
    report = pipeline.run(config, now=now - timedelta(hours=1))
    assert report.issue
    assert report.warnings == ()
    assert {s.status for s in report.issue.stories} == {"new"}


def test_a_withdrawal_that_was_told_is_not_told_again_by_an_earlier_clock(config: Config) -> None:
    put(config, "mill", "2025-08-12")
    put(config, "pier", "2025-08-12")
    now = datetime.fromisoformat("2025-08-16T07:00+03:00")
    pipeline.run(config, now=now - timedelta(days=1), clock=True)
    note = "\n\nThe Heron has retracted this article.\n"
    (config.base / "inbox" / "mill.txt").write_text(TEXTS["mill"] + note)
    with Store.open(config.store, config.base) as store:
        (mill,) = [a for a in store.articles(e.id for e in store.entries()) if "mill" in a.text]
        store.withdraw(mill.id, Withdrawal(now, "person"), settled=True)
    assert pipeline.run(config, now=now, clock=True).issue
    assert pipeline.run(config, now=now - timedelta(hours=1), clock=True).issue is None


def test_an_issue_names_the_mornings_before_it_that_were_given_up(config: Config) -> None:
    put(config, "mill")
    now = datetime.fromisoformat("2025-08-13T07:00+03:00")
    pipeline.morning(config, now, "2025-08-13T07:00", ("2025-08-12 07:00 (not begun)",))
    folder = config.base / config.archive / "2025-08-13"
    for name in ("index.html", "email.txt"):
        assert "no issue was made for 2025-08-12 07:00 (not begun)" in (folder / name).read_text("utf-8")
