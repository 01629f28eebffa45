"""A file is there whole or as it was, and nothing is left beside it."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from monitor.publish import whole


def test_a_file_is_put_in_the_place_of_another(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    whole.put(tmp_path / "a", b"new", aside=tmp_path / ".a", private=True)
    assert (tmp_path / "a").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_where_it_cannot_be_put_nothing_is_left_aside(tmp_path: Path) -> None:
    (tmp_path / "folder/inside").mkdir(parents=True)
    with pytest.raises(OSError, match="folder"):
        whole.put(tmp_path / "folder", b"new", aside=tmp_path / ".aside")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]
