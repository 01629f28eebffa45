"""The index in a file: what a search costs where nearly all texts have its word."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.desk.index import base
from monitor.desk.index.fts5 import FileIndex
from tests.desk.index.filled import MILLS, best, filled


def test_of_very_many_those_are_weighed_that_were_taken_in_last(monkeypatch: pytest.MonkeyPatch) -> None:
    index = filled(FileIndex(None), MILLS)
    assert best(index, "mill") == (6, [1, 6, 5])
    monkeypatch.setattr(base, "RANKED", 4)
    assert best(index, "mill") == (6, [6, 5, 4])
    assert best(index, "mill", newest=True) == (6, [7, 6, 5])
    assert best(index, "nowhere") == (0, [])


def test_only_what_is_shown_is_marked() -> None:
    index, said = FileIndex(None), list[str]()
    filled(index, MILLS)
    index._db.set_trace_callback(said.append)
    best(index, "mill", limit=2)
    (marking,) = [statement for statement in said if "highlight(" in statement]
    assert "rowid IN (1, 6)" in marking


def test_a_search_changes_nothing_in_the_file(tmp_path: Path) -> None:
    index = filled(FileIndex(tmp_path / "index"), MILLS)
    before = (tmp_path / "index").read_bytes()
    assert best(index, "mill", limit=1) == (6, [1])
    index.close()
    assert (tmp_path / "index").read_bytes() == before
