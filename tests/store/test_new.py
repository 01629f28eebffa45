"""What is new is found without a look at what is old: what waits for an issue, and what changed since when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.store import Store
from tests.build import RECEIVED, article
from tests.store.test_store import URL, an_issue, keep

DAY = timedelta(days=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(URL, tmp_path) as opened:
        yield opened


def waiting(store: Store) -> list[str]:
    """The ids of what waits, whatever its time and source."""
    return sorted(e.id for name in store.sources() for e in store.untold(name, None, RECEIVED + DAY))


def test_an_article_waits_until_an_issue_holds_it_in_its_version(store: Store) -> None:
    keep(store, ("k", "d", article("One.", id="a")), ("l", "d", article("Two.", id="b")))
    assert waiting(store) == ["a", "b"]
    store.add_issue(an_issue("i"), {"a": 1}, listing="{}")
    assert waiting(store) == ["b"]
    keep(store, ("k", "e", article("One and more of it.", id="a")))
    assert waiting(store) == ["a", "b"]
    assert [e.id for e in store.untold_again("clippings", RECEIVED + DAY)] == ["a"]
    store.add_issue(an_issue("j"), {"a": 1, "b": 1}, listing="{}")  # it was made while the article changed
    assert waiting(store) == ["a"]


def test_an_article_that_is_put_right_where_it_stands_does_not_wait_again(store: Store) -> None:
    keep(store, ("k", "d", article("One.", id="a")))
    store.add_issue(an_issue("i"), {"a": 1}, listing="{}")
    keep(store, ("k", "d", article("Read otherwise.", id="a")))
    assert [a.text for a in store.articles(["a"])] == ["Read otherwise."]
    assert waiting(store) == []


def test_what_waits_is_of_its_source_and_time(store: Store) -> None:
    keep(store, ("k", "d", article("One.", id="a", published=None)))
    assert store.untold("other", None, RECEIVED + DAY) == []
    assert store.untold("clippings", None, RECEIVED - DAY) == []
    assert store.untold("clippings", RECEIVED + DAY, RECEIVED + 2 * DAY) == []
    assert store.untold_again("clippings", RECEIVED - DAY) == []


def test_what_was_told_is_told_by_issues_that_ended_before(store: Store) -> None:
    for name in "abc":
        keep(store, (name, "d", article(f"{name}.", id=name, published=None)))
    store.add_issue(an_issue("i", RECEIVED), {"a": 1, "b": 1}, listing="{}")
    store.add_issue(an_issue("j", RECEIVED + DAY), {"c": 1, "a": 2}, listing="{}")
    window = (RECEIVED - DAY, RECEIVED + DAY)
    assert store.told(*window, None, 9) == ["a", "b", "c"]
    assert store.told(*window, None, 2) == ["b", "c"]
    assert store.told(*window, RECEIVED + DAY, 9) == ["a", "b"]
    assert store.told(RECEIVED + DAY, RECEIVED + DAY, None, 9) == []
    assert store.held_of(["a", "c", "x"]) == {"a": 2, "c": 1}
    assert store.held_of(["a", "c"], RECEIVED + DAY) == {"a": 1}
    assert (store.last_with("a"), store.last_with("b"), store.last_with("x")) == ("j", "i", None)
    assert (store.holds_news("i"), store.holds_news("none")) == (True, False)


def test_each_writing_has_the_number_after_the_last(store: Store) -> None:
    assert (store.last_change(), store.holds_any(), store.sources()) == (0, False, [])
    keep(store, ("k", "d", article("One.", id="a")), ("l", "d", article("Two.", id="b")))
    keep(store, ("k", "e", article("Other.", id="a")))
    assert [(number, name) for number, name, _ in store.changed(0)] == [(1, "b"), (2, "a")]
    assert [name for _, name, _ in store.changed(1)] == ["a"]
    assert store.last_change() == 2


@settings(max_examples=60, deadline=None)
@given(acts=st.lists(st.tuples(st.sampled_from("keep tell".split()), st.sampled_from("ab"), st.integers(1, 3))))
def test_what_waits_is_what_no_issue_held(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, str, int]]
) -> None:
    with Store.open(URL, tmp_path_factory.mktemp("acts")) as store:
        for number, (act, name, text) in enumerate(acts):
            if act == "keep":
                keep(store, (name, f"d{text}", article(f"Text {text}.", id=name)))
            elif here := store.entries_of([name]):
                store.add_issue(an_issue(f"i{number}"), {name: here[0].version}, listing="{}")
        held = store.held_of("ab")
        assert waiting(store) == [e.id for e in store.entries() if held.get(e.id, 0) < e.version]
        assert store.counts()[0] == len(store.entries())
        assert store.counts_by_source() == ({"clippings": (store.counts()[0], len(held))} if store.entries() else {})
