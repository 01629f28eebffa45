"""A day without news: no mail, or one line, and never where no source could be read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from monitor.config import Config, load
from monitor.errors import MonitorError
from monitor.pipeline import Report, morning, run
from monitor.publish.inspection import inspect
from monitor.publish.places import Disk
from monitor.store import Store
from tests.mailserver import Inbox, mail_server
from tests.test_cli import MILL

MONDAY, TUESDAY, WEDNESDAY = (datetime.fromisoformat(f"2025-08-{day}T07:00+03:00") for day in (18, 19, 20))
SOURCES = """
newsletter: {title: Mill Watch, timezone: Europe/Kyiv, language: LANGUAGE, from: desk@example.org}
topics: [{id: mills, name: Mills, match: mill}]
sources: [{name: inbox, kind: files, path: 'inbox/*'}MORE]
delivery: {to: [ada@example.org, bo@example.org], QUIET smtp: {host: 127.0.0.1, port: PORT, security: none}}
"""
DOWN = ", {name: wire, kind: feed, url: 'http://127.0.0.1:9/feed.xml'}"  # which is refused: a host of one's own


class Desk:
    """A newsletter of one clipping, with a mail server."""

    def __init__(self, folder: Path, port: int, inbox: Inbox) -> None:
        self.folder, self.port, self.inbox = folder, port, inbox
        (folder / "inbox").mkdir()
        (folder / "inbox/mill.txt").write_text(MILL)

    def config(self, *, quiet: str = "quiet: line,", language: str = "en", more: str = "") -> Config:
        text = SOURCES.replace("PORT", str(self.port)).replace("QUIET", quiet).replace("LANGUAGE", language)
        (self.folder / "sources.yaml").write_text(text.replace("MORE", more), encoding="utf-8")
        return load(self.folder / "sources.yaml")

    def run(self, now: datetime, *, slot: str | None = None, **how: str) -> Report:
        return run(self.config(**how), now=now, send=True, slot=slot)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    inbox = Inbox()
    with mail_server(inbox) as port:
        made = Desk(tmp_path, port, inbox)
        assert made.run(MONDAY).sent == 2
        inbox.taken.clear()
        yield made


def content(desk: Desk) -> bytes:
    """The first mail that was taken."""
    found = desk.inbox.taken[0].content
    assert isinstance(found, bytes)
    return found


def test_as_it_comes_a_quiet_day_has_no_issue_and_no_mail(desk: Desk) -> None:
    report = desk.run(TUESDAY, quiet="", slot="2025-08-19T07:00")
    assert (report.issue, report.sent, desk.inbox.taken) == (None, 0, [])
    assert morning(desk.config(quiet="quiet: none,"), TUESDAY, "2025-08-19T07:00") == "nothing new"


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Nothing new since 18 August 2025, 07:00"), ("uk", "Нічого нового з 18 серпня 2025 р., 07:00")],
)
def test_with_a_line_each_reader_gets_it_once(desk: Desk, language: str, said: str) -> None:
    report = desk.run(TUESDAY, slot="2025-08-19T07:00", language=language)
    assert report.issue is not None
    assert (report.issue.stories, report.issue.articles, report.problems, report.sent) == ((), (), (), 2)
    assert sorted(to for mail in desk.inbox.taken for to in mail.rcpt_tos) == ["ada@example.org", "bo@example.org"]
    mail = message_from_bytes(content(desk), policy=policy.default)
    text, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert text is not None
    assert html is not None
    assert " ".join(mail["Subject"].split()) == said
    assert f"{said}." in " ".join(text.get_content().split())
    assert f"<b>{said}.</b>" in " ".join(html.get_content().split())
    assert len([line for line in text.get_content().splitlines() if line.strip("= ")]) <= 4
    again = desk.run(TUESDAY, slot="2025-08-19T07:00", language=language)
    assert (again.issue, again.sent, len(desk.inbox.taken)) == (None, 0, 2)


def test_the_archive_takes_it_and_the_next_issue_begins_behind_it(desk: Desk) -> None:
    desk.run(TUESDAY)
    (desk.folder / "inbox/weir.txt").write_text(MILL.replace("mill", "weir").replace("Mill", "Weir"))
    report = desk.run(WEDNESDAY)
    assert report.issue is not None
    assert report.issue.window.start == TUESDAY
    assert [usual.issues for usual in report.issue.usual] == [1]  # a quiet day is no habit
    assert inspect(Disk(desk.folder / "archive"), lambda step: None)[0] == []
    page = (desk.folder / "archive/2025-08-19/index.html").read_text("utf-8")
    assert "Nothing new since 18 August 2025, 07:00." in page
    assert json.loads((desk.folder / "archive/2025-08-19/issue.json").read_text("utf-8"))["stories"] == []


def test_what_is_made_again_by_force_is_the_last_issue_with_news(desk: Desk) -> None:
    desk.run(TUESDAY)
    report = run(desk.config(), now=WEDNESDAY, force=True)
    assert report.issue is not None
    assert len(report.issue.articles) == 1


def test_by_hand_a_day_with_an_issue_gets_no_line(desk: Desk) -> None:
    later = MONDAY.replace(hour=9)
    assert desk.run(later).issue is None
    assert desk.run(TUESDAY).issue is not None
    assert desk.run(TUESDAY.replace(hour=9)).issue is None
    evening = desk.run(TUESDAY.replace(hour=18), slot="2025-08-19T18:00")
    assert evening.issue is not None
    assert evening.issue.id == "2025-08-19-2"
    assert run(desk.config(), now=WEDNESDAY).issue is None  # nobody is to be told


def test_where_some_sources_fail_the_line_names_them(desk: Desk) -> None:
    report = desk.run(TUESDAY, slot="2025-08-19T07:00", more=DOWN)
    assert report.issue is not None
    assert [problem.source for problem in report.issue.problems] == ["wire"]
    assert b"wire" in content(desk)


def test_where_every_source_fails_it_is_no_quiet_day_but_an_error(desk: Desk) -> None:
    only = desk.config(more=DOWN)
    only = only.model_copy(update={"sources": only.sources[1:]})
    with pytest.raises(MonitorError, match="wire: "):
        morning(only, TUESDAY, "2025-08-19T07:00")
    assert desk.inbox.taken == []
    with Store.open(only.store, only.base) as store:
        assert list(store.issue_ends()) == ["2025-08-18"]


def test_before_the_first_issue_there_is_nothing_to_be_quiet_since(tmp_path: Path) -> None:
    (tmp_path / "fresh").mkdir()
    desk = Desk(tmp_path / "fresh", 9, Inbox())
    (desk.folder / "inbox/mill.txt").unlink()
    assert run(desk.config(), now=TUESDAY, send=True, slot="2025-08-19T07:00").issue is None
