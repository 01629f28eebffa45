"""Articles that are kept no longer: they go with their stories, and nothing that was told of them is told again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from monitor import pipeline
from monitor.config import load
from monitor.errors import ConfigError
from monitor.store import Store
from tests.build import RECEIVED, article, story
from tests.store.test_store import URL, an_issue, keep

DAY = timedelta(days=1)
SOURCES = """\
newsletter: {title: Harbours}
sources: [{name: clippings, kind: files, path: "inbox/*"}]
keep: {articles: 40d}
"""
TEXTS = {
    "mill": "Mill burns down near Norrvik\n\nFire destroyed the old mill near Norrvik; 15 workers were hurt.\n",
    "pier": "New pier opens in Alvik\n\nA new pier opened in Alvik, and 300 people came to see the longest of all.\n",
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(URL, tmp_path) as opened:
        yield opened


def test_a_story_goes_when_its_last_article_is_too_old(store: Store) -> None:
    days = {"a": "2025-01-01", "b": "2025-08-01", "c": "2025-01-02", "d": "2025-01-03"}
    made = {i: article(f"Text {i}.", id=i, published=day) for i, day in days.items()}
    keep(store, *((i, "d", one) for i, one in made.items()))
    long, short = story(made["a"], made["b"]), replace(story(made["c"]), id="s2")
    store.regroup([long, short], gone=())
    assert store.drop(RECEIVED - 30 * DAY) == 2  # d is in no story
    assert [e.id for e in store.entries()] == ["a", "b"]
    assert [s.id for s in store.stories()] == ["s1"]
    assert (store.raw_keys(), store.sightings()) == (["a", "b"], {})
    assert store.drop(RECEIVED - 30 * DAY) == 0


def test_many_go_in_parts(store: Store) -> None:
    keep(store, *((f"k{n}", "d", article(f"Text {n}.", id=f"a{n}", published="2025-01-01")) for n in range(1_203)))
    assert store.drop(RECEIVED) == 1_203
    assert not store.holds_any()


def test_what_was_told_does_not_wait_when_it_is_read_again(store: Store) -> None:
    one = article("Text.", id="a", published="2025-01-01")
    keep(store, ("k", "d", one))
    store.add_issue(an_issue("i"), {"a": 1}, listing="{}")
    store.drop(RECEIVED)
    assert store.is_read("d", "1")
    keep(store, ("k", "d", one))
    assert [e.id for e in store.entries()] == ["a"]
    assert store.untold("clippings", None, RECEIVED) == []


def put(folder: Path, name: str) -> None:
    (folder / "inbox").mkdir(exist_ok=True)
    (folder / f"inbox/{name}.txt").write_text(TEXTS[name])


def test_a_run_by_the_clock_drops_what_is_too_old_and_tells_nothing_again(tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text(SOURCES)
    config = load(tmp_path / "sources.yaml")
    put(tmp_path, "mill")
    assert pipeline.run(config, now=RECEIVED, clock=True).issue is not None
    put(tmp_path, "pier")
    later = RECEIVED + 50 * DAY
    report = pipeline.run(config, now=later, clock=True)
    assert report.issue is not None
    assert [s.headline for s in report.issue.stories] == ["New pier opens in Alvik"]
    with Store.open(config.store, config.base) as store:
        assert [a.title for a in store.articles(e.id for e in store.entries())] == ["New pier opens in Alvik"]
        first = next(iter(store.issue_ends()))
        assert store.issue(first) is not None
    (tmp_path / "inbox/mill.txt").touch()  # so that it is read again, and found to be as it was
    assert pipeline.run(config, now=later + DAY, clock=True).issue is None


def test_a_run_of_another_day_drops_nothing(tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text(SOURCES)
    config = load(tmp_path / "sources.yaml")
    put(tmp_path, "mill")
    pipeline.run(config, now=RECEIVED)
    put(tmp_path, "pier")
    pipeline.run(config, now=RECEIVED + 500 * DAY)
    with Store.open(config.store, config.base) as store:
        assert len(store.entries()) == 2


def test_what_is_kept_too_short_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text(SOURCES.replace("40d", "48h"))
    with pytest.raises(ConfigError, match=r"sources\.yaml:3: keep\.articles: .*30d at least"):
        load(tmp_path / "sources.yaml")


def test_the_hash_of_what_an_issue_was_made_of_is_told_while_it_can_be(store: Store) -> None:
    keep(store, ("k", "d", article("Text.", id="a", published="2025-01-01")))
    store.add_issue(an_issue("i"), {"a": 1}, listing="{}", slot="2025-08-13T07:00")
    store.note("2025-08-13T07:00", "made issue i", RECEIVED, done=True)
    (before,) = store.slots()
    store.drop(RECEIVED)
    (after,) = store.slots()
    assert before.inputs is not None
    assert after.inputs is None
