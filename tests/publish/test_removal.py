"""What is taken out of the archive goes all at once, and takes nothing with it that others made."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from monitor.models import Problem
from monitor.publish.archive import clear
from monitor.publish.places import Disk
from monitor.seam import reraise
from tests.golden import files


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    for name in (
        "2025-08-12/index.html",
        "topics/a/index.html",
        "topics/a/2025-08.html",
        "topics/b/index.html",
        "i.html",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


def test_files_and_folders_go_and_the_folders_that_are_empty_then(archive: Path) -> None:
    clear(
        Disk(archive),
        ["2025-08-12", "topics/a/index.html", "topics/a/2025-08.html", "i.html", "nowhere/x.html"],
        reraise,
    )
    assert list(files(archive)) == ["topics/b/index.html"]
    assert not (archive / "topics/a").exists()
    assert archive.exists()


def test_a_folder_in_which_others_have_something_stays(archive: Path) -> None:
    (archive / "topics/a/own.txt").write_text("mine")
    clear(Disk(archive), ["topics/a/index.html", "topics/a/2025-08.html"], reraise)
    assert (archive / "topics/a/own.txt").exists()


def test_a_link_goes_and_what_it_leads_to_stays(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "kept.html").write_text("kept")
    (archive / "2025-08-13").symlink_to(other)
    clear(Disk(archive), ["2025-08-13"], reraise)
    assert not (archive / "2025-08-13").exists()
    assert (other / "kept.html").exists()


def test_what_was_killed_meanwhile_is_out_of_view_and_swept(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stuck(path: Path, *, ignore_errors: bool = False) -> None:
        if not ignore_errors:
            raise OSError(5, "Input/output error")

    told: list[Problem] = []
    with monkeypatch.context() as broken:
        broken.setattr(shutil, "rmtree", stuck)
        clear(Disk(archive), ["2025-08-12", "i.html"], told.append)
    assert told == [Problem("archive", "2025-08-12 is not removed: Input/output error")]
    assert not (archive / "2025-08-12").exists()
    assert not (archive / "i.html").exists()
    Disk(archive).sweep()
    assert sorted(path.name for path in archive.iterdir()) == ["topics"]
