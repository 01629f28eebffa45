"""Which articles stand, and what issues said of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.models import Issue, Window, Withdrawal
from monitor.store import Store, Watched

START = datetime(2025, 8, 12, 4, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with an issue at hour 0 that held a and b, and one at hour 24 that held b."""
    with Store.open("sqlite:///m.db", tmp_path) as opened:
        for hours, held in ((0, "ab"), (24, "b")):
            end = START + hours * HOUR
            issue = Issue(1, f"{hours}", "T", end, Window(end - HOUR, end), (), (), (), ())
            opened.add_issue(issue, dict.fromkeys(held, 1), listing="")
        yield opened


@pytest.mark.parametrize(
    ("at", "back", "told"),
    [
        (-5, None, "ab"),  # withdrawn before either
        (0, None, "ab"),  # the issue of that very moment says it
        (5, None, "b"),  # a was held before only
        (30, None, ""),
        (-5, -1, ""),  # back before anybody was told
        (-5, 5, "a"),  # the issue that held b last came after its return
        (5, 30, "b"),
    ],
)
def test_an_article_is_withdrawn_for_the_reader_as_the_last_issue_that_held_it_found_it(
    at: int, back: int | None, told: str, store: Store
) -> None:
    for article in "abc":
        store.withdraw(article, Withdrawal(START + at * HOUR, "gone"))
        if back is not None:
            store.restore(article, START + back * HOUR)
    assert "".join(sorted(store.withdrawn_when_told(START + 48 * HOUR))) == told
    assert set(store.withdrawn()) == (set("abc") if back is None else set())


def test_an_issue_is_not_told_by_itself(store: Store) -> None:
    store.withdraw("b", Withdrawal(START + 5 * HOUR, "gone"))
    assert (set(store.withdrawn_when_told(START + 24 * HOUR)), set(store.withdrawn_when_told(START))) == (set(), set())


def test_what_a_person_settled_is_known_whichever_way(store: Store) -> None:
    store.withdraw("a", Withdrawal(START, "person", "why"), settled=True)
    store.withdraw("b", Withdrawal(START, "gone"))
    store.restore("b", START + HOUR, settled=True)
    store.withdraw("c", Withdrawal(START, "missing"))
    assert store.settled() == {"a", "b"}
    assert store.withdrawn()["a"] == Withdrawal(START, "person", "why")


def test_pages_are_known_by_article_and_missing_ones_in_any_case_until_they_are_forgotten(store: Store) -> None:
    there, missing = Watched("http://a.example/1", '"x"', None), Watched("http://a.example/2", None, None, START)
    store.watch("a", there, START)
    store.watch("b", missing, START + HOUR)
    store.watch("c", there, START + HOUR)
    assert store.watched(["a"]) == {"a": there, "b": missing}
    store.unwatch(START + HOUR)
    assert store.watched(["a", "c"]) == {"b": missing, "c": there}
