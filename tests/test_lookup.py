"""An article is called by its id, its address or its file, as `articles:` of sources.yaml does; two are listed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest

from monitor.lookup import named, several
from monitor.models import Article
from monitor.store import Kept, Store
from tests.build import RECEIVED, article


def held(article_id: str, origin: str, url: str | None = None) -> Article:
    return replace(article("Rain fell on Alvik.", id=article_id), origin=origin, url=url)


ARTICLES = [
    held("a1f0e2", "inbox/a.txt", "https://heron.example/a"),
    held("a1b777", "inbox/week/a.txt"),
    held("b2c3d4", "inbox/b.txt"),
    held("c5d6e7", "https://heron.example/c.txt", "https://heron.example/c.txt"),
    held("abcd01", "inbox/week/café.txt"),
    held("d00d00", "inbox/100%_a.txt"),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open("sqlite:///a.db", tmp_path_factory.mktemp("lookup")) as opened:
        kept = [Kept(a.id, a.id, "1", b"", a, first=True) for a in ARTICLES]
        opened.keep(kept, UTC, RECEIVED)
        yield opened


ROWS: tuple[tuple[str, list[str]], ...] = (
    ("a1f0e2", ["a1f0e2"]),
    ("a1f0", ["a1f0e2"]),  # the beginning of an id
    ("a1f", []),  # too short for one
    ("inbox/a.txt", ["a1f0e2"]),
    ("./inbox/a.txt", ["a1f0e2"]),
    ("inbox\\a.txt", ["a1f0e2"]),
    ("b.txt", ["b2c3d4"]),
    ("week/a.txt", ["a1b777"]),
    ("a.txt", ["a1f0e2", "a1b777"]),  # by their origins
    (".txt", []),  # no part of a name
    ("eek/a.txt", []),
    ("_a.txt", []),
    ("100%_a.txt", ["d00d00"]),  # no signs of a pattern
    ("100__a.txt", []),
    ("https://heron.example/a", ["a1f0e2"]),
    ("cafe\u0301.txt", ["abcd01"]),  # whichever way its accent is written
    ("nothing", []),
    ("", []),
    ("x" * 5000, []),
    ("nul\0l", []),
)


@pytest.mark.parametrize(("name", "ids"), ROWS, ids=[row[0][:20] for row in ROWS])
def test_what_a_name_finds(name: str, ids: list[str], store: Store, tmp_path: Path) -> None:
    assert [found.id for found in named(store, name, tmp_path)] == ids


def test_a_file_from_wherever_one_stands(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "inbox/week").mkdir(parents=True)
    for name in ("inbox/a.txt", "inbox/week/a.txt"):
        (tmp_path / name).write_text("A")
    assert [found.id for found in named(store, str(tmp_path / "inbox/a.txt"), tmp_path)] == ["a1f0e2"]
    monkeypatch.chdir(tmp_path / "inbox/week")
    assert [found.id for found in named(store, "a.txt", tmp_path)] == ["a1b777"]


def test_several_are_listed_and_many_are_counted() -> None:
    said = several("a.txt", "articles", [f"id{n}  inbox/{n}/a.txt\x1b[2J" for n in range(30)])
    assert "several articles have that name" in said
    assert "and 20 more" in said
    assert "\x1b" not in said
