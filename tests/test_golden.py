"""The sample's three mornings, rebuilt and compared byte by byte."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.golden import GOLDEN, ROOT, files, make_issues


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return files(make_issues(tmp_path_factory.mktemp("sample")))


def test_the_same_files_are_made(made: dict[str, bytes]) -> None:
    assert sorted(made) == sorted(files(GOLDEN))


@pytest.mark.parametrize("name", sorted(files(GOLDEN)))
def test_each_file_is_the_golden_one_to_the_byte(made: dict[str, bytes], name: str) -> None:
    assert made[name] == (GOLDEN / name).read_bytes(), (
        f"{name} differs; if that is meant: make golden, and read the diff"
    )


def test_the_order_in_which_files_come_to_the_folder_changes_nothing(tmp_path: Path, made: dict[str, bytes]) -> None:
    source = ROOT / "examples"
    for path in sorted((p for p in source.rglob("*") if p.is_file()), reverse=True):
        target = tmp_path / "examples" / path.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    assert files(make_issues(tmp_path)) == made
