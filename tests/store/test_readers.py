"""What is kept of readers, and what is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.models import Window
from monitor.store import Reader, Store
from tests.build import RECEIVED
from tests.store.test_outbox import an_issue

IDA = Reader("a1", "ida@quay.example", "bounced", RECEIVED, "5.1.1 no such user")
GONE = Reader("a1", None, "forgotten", RECEIVED, "by hand")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open("sqlite:///m.db", tmp_path) as opened:
        for number, name in enumerate("ij"):
            issue = replace(an_issue(name), window=Window(RECEIVED, RECEIVED + timedelta(days=number)))
            opened.add_issue(issue, {}, listing="{}", recipients=["Ida <Ida@quay.example>", "ole@quay.example"])
            opened.mark_published(name)
        yield opened


def test_a_reader_comes_back_as_kept_and_stands_once(store: Store) -> None:
    store.keep_reader(IDA)
    assert store.readers() == [IDA]
    later = replace(IDA, mark="b2", state="active", since=RECEIVED + timedelta(days=1))  # with another secret
    store.keep_reader(later)
    assert store.readers() == [later]


def test_of_one_who_is_forgotten_the_mark_alone_stays(store: Store) -> None:
    store.keep_reader(IDA)
    store.note("2025-08-13T07:00", "not sent: Ida <IDA@quay.example>: busy; xida@quay.example", RECEIVED, done=True)
    store.forget_reader("ida@quay.example", GONE)
    assert store.readers() == [GONE]
    assert store.mailed() == ["ole@quay.example"]
    assert store.outcome("2025-08-13T07:00") == "not sent: Ida <…>: busy; x…"
    assert store.home.shared or b"ida@quay" not in store.path.read_bytes().lower()


def test_the_last_mail_of_each_is_that_of_the_newest_issue(store: Store) -> None:
    for mail in store.mails():
        if mail.issue_id == "j":
            store.keep_mail(replace(mail, state="accepted"))
    assert store.last_mails() == {"ida@quay.example": ("j", "accepted"), "ole@quay.example": ("j", "accepted")}


def test_replies_are_remembered_once_and_those_that_are_gone_are_not(store: Store) -> None:
    store.keep_answered(["k1", "k2", "k2"])
    store.keep_answered(["k2", "k3"], gone={"k1"})
    store.keep_answered([])
    assert store.answered() == {"k2", "k3"}


def test_an_issue_waits_for_its_readers_until_they_are_known(store: Store) -> None:
    store.leave_open("j", RECEIVED)
    assert store.left_open() == ["j"]
    assert store.left_open(RECEIVED - timedelta(minutes=1)) == []
    assert store.left_open(RECEIVED) == ["j"]
    store.close_open("j")
    assert store.left_open() == []


def test_a_mail_that_was_taken_is_known_by_when(store: Store) -> None:
    assert not store.took("ole@quay.example", RECEIVED)
    for mail in store.mails():
        store.keep_mail(replace(mail, state="accepted", since=RECEIVED))
    assert store.took("ole@quay.example", RECEIVED)
    assert not store.took("ole@quay.example", RECEIVED + timedelta(seconds=1))
