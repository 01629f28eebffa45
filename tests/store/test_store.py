"""The store remembers versions, never forgets a mail, and is never changed by a look at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.clean.later.recurrence import Passages
from monitor.errors import StoreError
from monitor.models import Article, Issue, Removed, Window
from monitor.store import Kept, Sighting, Store
from tests.build import RECEIVED, article, story

URL = "sqlite:///.monitor/monitor.db"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(URL, tmp_path) as opened:
        yield opened


def keep(store: Store, *read: tuple[str, str, Article]) -> int:
    """Keep articles, each with its document's key and digest."""
    return store.keep([Kept(key, digest, "1", b"raw", a, first=True) for key, digest, a in read], UTC, RECEIVED)


def an_issue(issue_id: str, end: datetime = RECEIVED) -> Issue:
    return Issue(1, issue_id, "Morning", end, Window(end - timedelta(days=1), end), (), (), (), ())


def test_the_same_article_twice_is_one(store: Store) -> None:
    assert keep(store, ("k", "d", article("One."))) == 1
    assert keep(store, ("k", "d", article("One."))) == 0
    assert [e.version for e in store.entries()] == [1]


def test_a_changed_article_is_a_new_version_received_when_it_was_first_read(store: Store) -> None:
    keep(store, ("k", "d", article("One.")))
    later = replace(article("Two."), received=RECEIVED + timedelta(days=1))
    assert keep(store, ("k", "e", later)) == 1
    (latest,) = store.articles(["a"])
    assert (latest.text, latest.received) == ("Two.", RECEIVED)
    first = store.version("a", 1)
    assert first is not None
    assert first.text == "One."
    assert [e.version for e in store.entries()] == [2]


def test_other_furniture_is_no_new_version_and_the_record_of_it_is_put_right(store: Store) -> None:
    keep(store, ("k", "d", article("One.")))
    removed = (Removed("Sign up", "newsletter", "r", 1.0, 1),)
    assert keep(store, ("k", "e", replace(article("One."), removed=removed))) == 0
    assert [e.version for e in store.entries()] == [1]
    assert store.articles(["a"])[0].removed == removed


def test_a_better_reading_of_the_same_document_is_no_new_version(store: Store) -> None:
    keep(store, ("k", "d", article("One. Sign up!")))
    assert keep(store, ("k", "d", article("One."))) == 1
    assert [e.version for e in store.entries()] == [1]
    assert [a.text for a in store.articles(["a"])] == ["One."]


def test_a_second_document_of_an_article_does_not_take_its_place(store: Store) -> None:
    keep(store, ("k", "d", article("One.")))
    assert store.keep([Kept("other", "e", "1", b"raw", article("Two."), first=False)], UTC, RECEIVED) == 0
    assert [a.text for a in store.articles(["a"])] == ["One."]
    assert store.is_read("e", "1")
    assert set(store.read_as(["k", "other"])) == {"k", "other"}


def test_raw_documents_go_when_they_are_old_and_the_oldest_when_they_are_many(store: Store) -> None:
    for day in range(4):
        kept = Kept(f"k{day}", "d", "1", b"x" * 10, article("One.", id=f"a{day}"), first=True)
        store.keep([kept], UTC, RECEIVED + timedelta(days=day))
    assert [key for key, *_ in store.raw_documents()] == ["k0", "k1", "k2", "k3"]
    store.prune(RECEIVED + timedelta(days=1), 1000)
    assert [key for key, *_ in store.raw_documents()] == ["k1", "k2", "k3"]
    store.prune(RECEIVED, 20)
    assert [key for key, *_ in store.raw_documents()] == ["k2", "k3"]
    assert len(store.articles([f"a{day}" for day in range(4)])) == 4


def test_two_articles_of_one_id_in_one_batch_are_two_versions(store: Store) -> None:
    assert keep(store, ("k", "d", article("One.")), ("k", "e", article("Two."))) == 2
    assert [a.text for a in store.articles(["a"])] == ["Two."]


def test_a_new_version_stays_in_its_story(store: Store) -> None:
    one = article("One.")
    keep(store, ("k", "d", one))
    store.regroup([story(one)], gone=())
    keep(store, ("k", "e", article("Two.")))
    assert [e.story_id for e in store.entries()] == ["s1"]


def test_stories_take_the_place_of_those_that_are_gone(store: Store) -> None:
    one = article("One.")
    keep(store, ("k", "d", one))
    store.regroup([story(one)], gone=())
    store.regroup([replace(story(one), id="s2")], gone=["s1"])
    assert [s.id for s in store.stories()] == ["s2"]
    assert [e.story_id for e in store.entries()] == ["s2"]


def test_an_issue_is_to_be_published_until_it_is_noted(store: Store) -> None:
    store.add_issue(an_issue("2025-08-13"), {"a": 2}, listing="{}")
    assert [i.id for i in store.issues(published=False)] == ["2025-08-13"]
    assert [*store.listings()] == []
    store.mark_published("2025-08-13")
    assert store.issues(published=False) == []
    assert [*store.listings()] == ["{}"]
    assert store.held(["2025-08-13"]) == {"a": 2}
    assert store.held(["2025-08-12"]) == {}


def test_the_lines_of_the_archives_index_come_oldest_first_however_many_there_are(store: Store) -> None:
    days = [f"2025-0{month}-{day:02}" for month in (9, 7) for day in range(1, 31)]
    for day in days:
        store.add_issue(an_issue(day), {}, listing=day)
        store.mark_published(day)
    assert [*store.listings()] == sorted(days)


def test_a_scratch_store_sees_everything_and_changes_nothing(tmp_path: Path) -> None:
    with Store.open(URL, tmp_path) as store:
        keep(store, ("k", "d", article("One.")))
    before = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in tmp_path.rglob("*") if p.is_file()}
    with Store.open(URL, tmp_path, scratch=True) as store, store.locked():
        keep(store, ("k", "e", article("Two.")))
        assert [a.text for a in store.articles(["a"])] == ["Two."]
    assert {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in tmp_path.rglob("*") if p.is_file()} == before


def test_a_scratch_store_where_there_is_none_leaves_nothing(tmp_path: Path) -> None:
    with Store.open(URL, tmp_path, scratch=True) as store:
        keep(store, ("k", "d", article("One.")))
    assert list(tmp_path.iterdir()) == []


def test_a_second_run_at_the_same_time_is_told_so(tmp_path: Path) -> None:
    with (
        Store.open(URL, tmp_path) as one,
        Store.open(URL, tmp_path) as other,
        one.locked(),
        pytest.raises(StoreError, match="another run is at work"),
        other.locked(seconds=0.1),
    ):
        pass


@pytest.mark.sqlite
@pytest.mark.parametrize("content", [b"SQLite format 3\x00" + b"\xff" * 200, b"just a text\n" * 100])
def test_a_file_that_is_no_store_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / ".monitor").mkdir()
    (tmp_path / ".monitor/monitor.db").write_bytes(content)
    with (
        pytest.raises(StoreError, match=r"monitor\.db: not a store of monitor, or damaged"),
        Store.open(URL, tmp_path),
    ):
        pass


def test_another_date_address_or_counter_is_no_new_version(store: Store) -> None:
    keep(store, ("k", "d", article("One. Points: 5.")))
    other = replace(
        article("One. Points: 7."), published="2025-09-01T08:00:00+00:00", url="https://a.example/x?utm_a=b"
    )
    assert keep(store, ("k", "e", other)) == 0
    assert keep(store, ("k", "f", replace(other, title="Another headline"))) == 1
    assert [e.version for e in store.entries()] == [2]


def test_until_when_hosts_want_to_be_left_alone_is_remembered(store: Store) -> None:
    store.keep_rests({"a.example": RECEIVED})
    store.keep_rests({"b.example": RECEIVED})
    assert store.rests() == {"b.example": RECEIVED}


def test_passages_are_asked_by_their_marks(store: Store) -> None:
    seen = {
        "a1": Sighting("heron", Passages({"aa": 9, "bb": 7}, frozenset({"cc"})), frozenset()),
        "a2": Sighting("bell", Passages({"dd": 9}, frozenset()), frozenset({"dd"})),
        "a3": Sighting("heron", Passages({"ee": 9}, frozenset()), frozenset()),
    }
    rows = [Kept(i, "d", "1", b"raw", article(f"Text {i}.", id=i), True, one) for i, one in seen.items()]
    store.keep(rows, UTC, RECEIVED)
    assert store.sightings() == seen
    assert [*store.marks()] == [("bell", ["dd"], []), ("heron", ["aa", "bb"], ["cc"]), ("heron", ["ee"], [])]
    assert store.sightings({"cc"}).keys() == {"a1", "a2"}  # of the second, something was taken out
    assert store.sightings({"9"}).keys() == {"a2"}
