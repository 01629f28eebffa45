"""What a person decides about stories stays decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from monitor.cli import main
from monitor.config import load
from monitor.edition import place
from monitor.errors import MonitorError
from monitor.store import Store

NOW = datetime(2025, 8, 14, tzinfo=UTC)
FIRE = "Fire crews fought a blaze at the Castrel sawmill on the river Dunmore for nine hours, said chief Ilsa Varn."
CHESS = "Marta Kowal won the chess crown in Batumi after 57 moves against Salome Gelashvili, her coach said."
CONFIG = """
newsletter: {title: T, timezone: UTC}
topics: [{id: t, name: T, match: fire}]
sources: [{name: s, kind: files, path: "*.txt"}]
"""


@pytest.fixture
def base(tmp_path: Path) -> Path:
    (tmp_path / "sources.yaml").write_text(CONFIG)
    for name, text in {"one": FIRE, "two": FIRE + " Nobody was hurt.", "three": CHESS}.items():
        (tmp_path / f"{name}.txt").write_text(f"---\noutlet: {name}\npublished: 2025-08-12\n---\n{text}\n")
    CliRunner().invoke(main, ["run", *_at(tmp_path), "--now", NOW.isoformat()], catch_exceptions=False)
    return tmp_path


@pytest.fixture
def store(base: Path) -> Iterator[Store]:
    config = load(base / "sources.yaml", query=str)
    with Store.open(config.store, base) as opened:
        yield opened


def _at(base: Path) -> list[str]:
    return ["--config", str(base / "sources.yaml")]


def _call(base: Path, *words: str) -> int:
    return CliRunner().invoke(main, [words[0], *_at(base), *words[1:]]).exit_code


def _sizes(store: Store) -> list[int]:
    return sorted(len(story.article_ids) for story in store.stories())


def _anew(store: Store) -> None:
    """Group everything again, as a run does after new articles."""
    store.regroup([], gone=[])
    with store._engine.begin() as db:
        db.exec_driver_sql("UPDATE articles SET story_id = NULL")
        db.exec_driver_sql("DELETE FROM stories")
    place(store, NOW, UTC)


def test_the_machine_joins_what_is_alike(store: Store) -> None:
    assert _sizes(store) == [1, 2]


def test_an_article_that_was_split_off_stays_off(base: Path, store: Store) -> None:
    (fire,) = (story for story in store.stories() if len(story.article_ids) == 2)
    assert _call(base, "split", fire.id, fire.article_ids[1]) == 0
    assert _sizes(store) == [1, 1, 1]
    _anew(store)
    assert _sizes(store) == [1, 1, 1]


def test_stories_that_were_joined_stay_one_under_the_id_of_the_larger(base: Path, store: Store) -> None:
    chess, fire = sorted(store.stories(), key=lambda story: len(story.article_ids))
    assert _call(base, "join", chess.id, fire.id) == 0
    (whole,) = store.stories()
    assert (whole.id, whole.history) == (fire.id, (chess.id,))
    assert [tie.kind for tie in whole.evidence].count("decision") == 2
    _anew(store)
    assert _sizes(store) == [3]


def test_the_last_word_counts(base: Path, store: Store) -> None:
    (fire,) = (story for story in store.stories() if len(story.article_ids) == 2)
    _call(base, "split", fire.id, fire.article_ids[1])
    one, other = (s.id for s in store.stories() if s.article_ids[0] in fire.article_ids)
    assert _call(base, "join", one, other) == 0
    assert _sizes(store) == [1, 2]
    whole = next(s for s in store.stories() if len(s.article_ids) == 2)
    assert _call(base, "split", whole.id, whole.article_ids[0]) == 0
    _anew(store)
    assert _sizes(store) == [1, 1, 1]


def test_pinned_articles_stay_together(base: Path, store: Store) -> None:
    (fire,) = (story for story in store.stories() if len(story.article_ids) == 2)
    assert _call(base, "pin", fire.id) == 0
    assert store.verdicts() == (frozenset(), frozenset({frozenset(fire.article_ids)}))


# the call, and what it says
MISTAKES = [
    (["split", "snothing", "a"], "no story has that id"),
    (["join", "s", "s"], "no story has that id"),
    (["pin", "x"], "see the ids in `monitor export stories`"),
]


@pytest.mark.parametrize(("call", "message"), MISTAKES, ids=[row[1] for row in MISTAKES])
def test_a_wrong_name_is_answered(base: Path, call: list[str], message: str) -> None:
    result = CliRunner().invoke(main, [call[0], *_at(base), *call[1:]])
    assert result.exit_code == 1
    assert message in result.stderr


def test_the_only_article_cannot_be_split_off(base: Path, store: Store) -> None:
    from monitor.desk.verdicts import split

    (chess,) = (story for story in store.stories() if len(story.article_ids) == 1)
    with pytest.raises(MonitorError, match="only article"):
        split(load(base / "sources.yaml", query=str), store, chess.id, chess.article_ids[0])


def test_an_article_of_another_story_cannot_be_split_off_and_a_story_cannot_be_joined_to_itself(
    base: Path, store: Store
) -> None:
    chess, fire = sorted(store.stories(), key=lambda story: len(story.article_ids))
    wrong = [
        (["split", fire.id, chess.article_ids[0]], f"no article in the story {fire.id} has that id"),
        (["split", fire.id, ""], f"no article in the story {fire.id} has that id"),
        (["join", fire.id, fire.id], f"{fire.id} is one story already; name two"),
        (["explain", "snothing"], "no article and no story has that name"),
    ]
    before = store.stories()
    for call, message in wrong:
        result = CliRunner().invoke(main, [call[0], *_at(base), *call[1:]])
        assert (result.exit_code, message in result.stderr) == (1, True), call
    assert store.stories() == before
    assert store.verdicts() == (frozenset(), frozenset())


def test_the_same_word_twice_changes_nothing_more(base: Path, store: Store) -> None:
    (fire,) = (story for story in store.stories() if len(story.article_ids) == 2)
    assert _call(base, "pin", fire.id) == _call(base, "pin", fire.id) == 0
    assert store.verdicts() == (frozenset(), frozenset({frozenset(fire.article_ids)}))
    assert next(story for story in store.stories() if story.id == fire.id).article_ids == fire.article_ids
    assert _call(base, "split", fire.id, fire.article_ids[1]) == 0
    known = {story.id for story in store.stories()}
    assert _call(base, "split", fire.id, fire.article_ids[1]) == 1
    assert {story.id for story in store.stories()} == known
