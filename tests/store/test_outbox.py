"""A mail for each issue and reader, in a state that is on disk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.models import Issue, Window
from monitor.store import Mail, State, Store
from tests.build import RECEIVED

LATER = RECEIVED + timedelta(hours=1)
DESK = "Desk <desk@example.org>"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open("sqlite:///m.db", tmp_path) as opened:
        opened.add_issue(an_issue("i"), {}, listing="{}", recipients=[DESK])
        opened.mark_published("i")
        yield opened


def an_issue(issue_id: str) -> Issue:
    return Issue(1, issue_id, "Morning", RECEIVED, Window(RECEIVED, RECEIVED), (), (), (), ())


def put(store: Store, state: State, code: int | None = None) -> Mail:
    (mail,) = store.mails()
    store.keep_mail(replace(mail, state=state, since=LATER, attempts=1, code=code, said="words"))
    return store.mails()[0]


def test_a_mail_comes_back_as_it_was_kept(store: Store) -> None:
    (mail,) = store.mails("queued")
    kept = replace(mail, state="deferred", attempts=2, next_try=LATER, code=451, said="451 later")
    store.keep_mail(kept)
    assert store.mails("deferred") == [kept]
    assert store.mails("queued") == []


@pytest.mark.parametrize(
    ("state", "code", "after"),
    [
        ("queued", None, "queued"),
        ("deferred", 451, "deferred"),
        ("accepted", 250, "accepted"),
        ("unknown", None, "unknown"),
        ("refused", 550, "refused"),  # by the server: never again
        ("refused", None, "queued"),  # by ourselves: it may be mended
        ("withdrawn", None, "queued"),  # the reader is back
    ],
)
def test_to_post_an_issue_again_queues_only_what_may_go(
    store: Store, state: State, code: int | None, after: State
) -> None:
    put(store, state, code)
    store.post("i", [DESK], LATER)
    assert [mail.state for mail in store.mails()] == [after]


def test_an_address_counts_once_however_its_name_is_written(store: Store) -> None:
    store.post("i", ["desk@EXAMPLE.org", "The Desk <Desk@example.org>", "b@example.org", "b@example.org"], LATER)
    assert [mail.recipient for mail in store.mails()] == [DESK, "b@example.org"]


def test_only_mail_of_published_issues_waits(store: Store) -> None:
    store.add_issue(an_issue("j"), {}, listing="{}", recipients=[DESK])
    assert [mail.issue_id for mail in store.waiting()] == ["i"]
    store.mark_published("j")
    assert [mail.issue_id for mail in store.waiting()] == ["i", "j"]


def test_what_a_dead_process_was_transmitting_is_unknown_and_goes_again_only_when_it_is_asked_for(store: Store) -> None:
    put(store, "transmitting")
    assert store.waiting() == []
    store.strand(LATER)
    (mail,) = store.mails("unknown")
    assert "before it could note" in (mail.said or "")
    assert store.waiting() == []
    assert store.queue_unknown("i", LATER) == 1
    assert store.queue_unknown("i", LATER) == 0
    assert [mail.issue_id for mail in store.waiting()] == ["i"]
