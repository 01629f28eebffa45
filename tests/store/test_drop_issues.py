"""Issues that are kept no longer: what they say goes, that they were made and what they told stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from monitor.steps import silent
from monitor.store import Store
from monitor.store.issues import said_dropped
from monitor.store.outbox import State
from tests.build import RECEIVED, article
from tests.store.test_store import URL, an_issue, keep

DAY = timedelta(days=1)
ONE = "one@example.org"
SLOT = "2025-08-13T07:00"
SECOND = "sqlite:///second.db"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(URL, tmp_path) as opened:
        yield opened


def made(store: Store, issue_id: str, end: timedelta = DAY * 0, *, mail: State | None = "accepted") -> None:
    """A published issue that held the article of its id, with a mail in that state."""
    keep(store, (issue_id, "d", article("Text.", id=issue_id)))
    readers = [ONE] if mail else []
    slot = SLOT if issue_id == "i" else None
    issue = an_issue(issue_id, RECEIVED + end)
    store.add_issue(issue, {issue_id: 1}, listing=f'"{issue_id}"', recipients=readers, slot=slot)
    store.mark_published(issue_id)
    if mail:
        (sent,) = (m for m in store.mails() if m.issue_id == issue_id)
        store.keep_mail(replace(sent, state=mail))


def test_the_oldest_go_first_and_no_more_than_are_asked_for(store: Store) -> None:
    for name, days in (("c", 2), ("a", 0), ("b", 1), ("d", 3)):
        made(store, name, DAY * days)
    assert store.outlived(RECEIVED + 3 * DAY, 2) == ["a", "b"]
    assert store.outlived(RECEIVED + 3 * DAY, 9) == ["a", "b", "c"]
    assert store.outlived(RECEIVED, 9) == []


@pytest.mark.parametrize(
    ("state", "goes"),
    [
        ("queued", False),
        ("transmitting", False),
        ("deferred", False),
        ("accepted", True),
        ("refused", True),
        ("withdrawn", True),
        ("unknown", True),
        (None, True),
    ],
)
def test_an_issue_with_mail_that_waits_stays(store: Store, state: State | None, goes: bool) -> None:
    made(store, "i", mail=state)
    assert store.outlived(RECEIVED + DAY, 9) == (["i"] if goes else [])


def test_an_issue_that_is_not_in_the_archive_yet_stays(store: Store) -> None:
    store.add_issue(an_issue("i"), {}, listing='"i"')
    assert store.outlived(RECEIVED + DAY, 9) == []
    store.mark_published("i")
    assert store.outlived(RECEIVED + DAY, 9) == ["i"]


def test_what_it_said_is_gone_and_that_it_was_made_and_told_is_not(store: Store) -> None:
    made(store, "i")
    made(store, "j", DAY)
    store.note(SLOT, "made issue i", RECEIVED, done=True)
    store.drop_issues(["i"], RECEIVED + 40 * DAY)
    assert store.issue("i") is None
    assert [issue.id for issue in store.issues()] == ["j"]
    assert [*store.listings()] == ['"j"']
    assert store.dropped() == {"i": RECEIVED + 40 * DAY}
    assert list(store.issue_ends()) == ["i", "j"]
    assert store.held_of(["i", "j"]) == {"i": 1, "j": 1}
    assert store.last_with("i") == "i"
    assert store.done(SLOT)
    assert store.untold("clippings", None, RECEIVED + DAY) == []
    assert store.outlived(RECEIVED + DAY, 9) == []
    assert [(m.issue_id, m.state) for m in store.mails()] == [("i", "accepted"), ("j", "accepted")]


def test_it_is_half_dropped_until_its_listing_is_forgotten(store: Store) -> None:
    made(store, "i")
    made(store, "j", DAY)
    assert store.half_dropped() == []
    store.drop_issues(["i", "j"], RECEIVED)
    assert store.half_dropped() == ['"i"', '"j"']
    store.forget_listings(["i"])
    assert store.half_dropped() == ['"j"']
    assert list(store.dropped()) == ["i", "j"]


def test_the_listing_of_an_issue_that_is_kept_is_not_forgotten(store: Store) -> None:
    made(store, "i")
    store.forget_listings(["i"])
    assert [*store.listings()] == ['"i"']


def test_mail_of_which_nobody_knows_is_given_up_with_its_issue(store: Store) -> None:
    made(store, "i", mail="unknown")
    store.drop_issues(["i"], RECEIVED + DAY)
    (mail,) = store.mails()
    assert (mail.state, mail.since, mail.said) == ("refused", RECEIVED + DAY, "given up: the issue was dropped")
    assert store.queue_unknown("i", RECEIVED) == 0


def test_an_issue_of_another_store_is_told_from_it_by_its_end(store: Store) -> None:
    made(store, "i")
    assert not store.is_dropped("i", RECEIVED)
    store.drop_issues(["i"], RECEIVED)
    assert store.is_dropped("i", RECEIVED)
    assert not store.is_dropped("i", RECEIVED + DAY)


def test_it_is_said_when_it_was(store: Store) -> None:
    made(store, "i")
    store.drop_issues(["i"], RECEIVED)
    assert said_dropped(store, "i", UTC) == "was dropped on 2025-08-13 (keep.issues)"
    assert said_dropped(store, "j", UTC) is None


def test_a_store_that_is_moved_knows_what_was_dropped(store: Store, tmp_path: Path) -> None:
    made(store, "i")
    store.drop_issues(["i"], RECEIVED)
    with Store.open(SECOND, tmp_path) as second:
        store.copy_to(second, silent)
        assert second.dropped() == store.dropped()
        assert second.issues() == []


def test_many_are_dropped_at_once(store: Store) -> None:
    names = [f"i{number:04}" for number in range(1_100)]
    for name in names:
        store.add_issue(an_issue(name), {}, listing="{}")
        store.mark_published(name)
    store.drop_issues(names, RECEIVED)
    store.forget_listings(names)
    assert (len(store.dropped()), store.half_dropped()) == (1_100, [])
