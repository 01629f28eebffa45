"""An article is called by its id, its address or its file, as `articles:` of sources.yaml does; two are listed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest

from monitor.lookup import named, several
from monitor.store import Store
from monitor.store.articles import Place

PLACES = [
    Place("a1f0e2", "inbox/a.txt", "https://heron.example/a", "A"),
    Place("a1b777", "inbox/week/a.txt", None, "Another"),
    Place("b2c3d4", "inbox/b.txt", None, None),
    Place("c5d6e7", "https://heron.example/c.txt", "https://heron.example/c.txt", "C"),
    Place("abcd01", "inbox/week/café.txt", None, None),
]


@dataclass
class Shelf:
    found: list[Place]

    def places(self) -> list[Place]:
        return self.found


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
    ("https://heron.example/a", ["a1f0e2"]),
    ("cafe\u0301.txt", ["abcd01"]),  # whichever way its accent is written
    ("nothing", []),
    ("", []),
    ("x" * 5000, []),
    ("nul\0l", []),
)


@pytest.mark.parametrize(("name", "ids"), ROWS, ids=[row[0][:20] for row in ROWS])
def test_what_a_name_finds(name: str, ids: list[str], tmp_path: Path) -> None:
    assert [place.id for place in named(cast(Store, Shelf(PLACES)), name, tmp_path)] == ids


def test_a_file_from_wherever_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "inbox/week").mkdir(parents=True)
    for name in ("inbox/a.txt", "inbox/week/a.txt"):
        (tmp_path / name).write_text("A")
    shelf = cast(Store, Shelf(PLACES))
    assert [place.id for place in named(shelf, str(tmp_path / "inbox/a.txt"), tmp_path)] == ["a1f0e2"]
    monkeypatch.chdir(tmp_path / "inbox/week")
    assert [place.id for place in named(shelf, "a.txt", tmp_path)] == ["a1b777"]


def test_several_are_listed_and_many_are_counted() -> None:
    said = several("a.txt", "articles", [f"id{n}  inbox/{n}/a.txt\x1b[2J" for n in range(30)])
    assert "several articles have that name" in said
    assert "and 20 more" in said
    assert "\x1b" not in said
