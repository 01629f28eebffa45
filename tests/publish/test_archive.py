"""An archive never shows half of anything."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from monitor.publish.archive import free_id, sweep, write_issue, write_pages

FILES = {"index.html": b"<p>one", "issue.json": b"{}"}


def test_a_second_issue_of_a_day_ends_in_2(tmp_path: Path) -> None:
    day = date(2025, 8, 13)
    assert free_id(day, tmp_path, set()) == "2025-08-13"
    assert free_id(day, tmp_path, {"2025-08-13"}) == "2025-08-13-2"
    (tmp_path / "2025-08-13").mkdir()
    assert free_id(day, tmp_path, {"2025-08-13-2"}) == "2025-08-13-3"


def test_an_issue_is_there_with_all_its_files_and_nothing_else(tmp_path: Path) -> None:
    folder = write_issue(tmp_path / "archive", "2025-08-13", FILES)
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == FILES
    assert [p.name for p in (tmp_path / "archive").iterdir()] == ["2025-08-13"]


def test_what_a_killed_run_left_is_replaced_and_swept(tmp_path: Path) -> None:
    aside = tmp_path / ".making-2025-08-13"
    aside.mkdir()
    (aside / "index.html").write_bytes(b"<p>ha")
    (tmp_path / "2025-08-12").mkdir()
    (tmp_path / "2025-08-12" / ".making-index.html").write_bytes(b"<p>ha")
    sweep(tmp_path)
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["2025-08-12"]
    folder = write_issue(tmp_path, "2025-08-12", FILES)
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == FILES


def test_a_page_that_would_not_change_is_left_alone(tmp_path: Path) -> None:
    write_pages(tmp_path, {"index.html": b"one", "feed.xml": b"two"})
    before = (tmp_path / "index.html").stat().st_mtime_ns, (tmp_path / "index.html").stat().st_ino
    write_pages(tmp_path, {"index.html": b"one", "feed.xml": b"three"})
    after = (tmp_path / "index.html").stat().st_mtime_ns, (tmp_path / "index.html").stat().st_ino
    assert before == after
    assert (tmp_path / "feed.xml").read_bytes() == b"three"
