"""How far a slot is, by what is on record of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.store import Store
from monitor.store.ledger import ATTEMPTS, FAILED, RENDERED, State
from monitor.store.outbox import State as MailState
from tests.build import RECEIVED, article
from tests.store.test_outbox import an_issue
from tests.store.test_store import keep

KEY = "2025-08-13T07:00"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open("sqlite:///m.db", tmp_path) as opened:
        opened.note(KEY, "begun", RECEIVED, done=False)
        yield opened


def made(store: Store) -> None:
    store.add_issue(an_issue("i"), {}, listing="{}", recipients=["a@example.org", "b@example.org"], slot=KEY)


def published(store: Store) -> None:
    made(store)
    store.mark_published("i")


def mailed(*states: MailState) -> Callable[[Store], None]:
    def after(store: Store) -> None:
        published(store)
        for mail, state in zip(store.mails(), states, strict=True):
            store.keep_mail(replace(mail, state=state))

    return after


def failed(times: int) -> Callable[[Store], None]:
    def after(store: Store) -> None:
        for number in range(times):
            store.note(KEY, f"{FAILED}no network", RECEIVED + timedelta(minutes=number), done=False)

    return after


def rendered(store: Store) -> None:
    made(store)
    store.reached(KEY, RENDERED)


CASES: list[tuple[Callable[[Store], None], State]] = [
    (lambda store: None, "planned"),
    (failed(1), "failed"),
    (failed(ATTEMPTS), "needs-attention"),
    (lambda store: store.note(KEY, "nothing new", RECEIVED, done=True), "done"),
    (made, "frozen"),
    (rendered, "rendered"),
    (published, "archived"),
    (mailed("accepted", "queued"), "sending"),
    (mailed("deferred", "deferred"), "sending"),
    (mailed("accepted", "refused"), "done"),
    (mailed("accepted", "withdrawn"), "done"),
    (mailed("accepted", "unknown"), "needs-attention"),
]


@pytest.mark.parametrize(("happens", "state"), CASES)
def test_a_slot_is_as_far_as_what_is_on_record(store: Store, happens: Callable[[Store], None], state: State) -> None:
    happens(store)
    (slot,) = store.slots()
    assert (slot.slot, slot.state) == (KEY, state)


def test_the_latest_slots_come_first_each_once(store: Store) -> None:
    failed(3)(store)
    store.note("2025-08-14T07:00", "begun", RECEIVED, done=False)
    assert [(slot.slot, slot.attempts) for slot in store.slots()] == [("2025-08-14T07:00", 1), (KEY, 3)]
    assert len(store.slots(1)) == 1


def test_the_hash_of_the_inputs_changes_with_a_version_of_an_article(store: Store) -> None:
    keep(store, ("k", "d", article("First words of it.")))
    store.add_issue(an_issue("i"), {"a": 1}, listing="{}", slot=KEY)
    keep(store, ("k", "e", article("Other words of it.")))
    store.add_issue(an_issue("j"), {"a": 2}, listing="{}", slot="2025-08-14T07:00")
    store.note("2025-08-14T07:00", "begun", RECEIVED, done=False)
    later, earlier = store.slots()
    assert None not in (later.inputs, earlier.inputs)
    assert later.inputs != earlier.inputs


def test_slots_that_have_yet_to_come_are_taken_from_the_record_and_their_issues_stay(store: Store) -> None:
    published(store)
    store.note(KEY, "made", RECEIVED, done=True)
    store.note("2025-08-12T07:00", "made", RECEIVED, done=True)
    assert store.release("2025-08-13T06:59") == [KEY]
    assert (store.done(KEY), store.done("2025-08-12T07:00")) == (False, True)
    assert list(store.issue_ends()) == ["i"]
    assert store.release("2025-08-13T06:59") == []
