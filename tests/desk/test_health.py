"""`sources` says how each source does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.test_cli import monitor

NOW = ["--now", "2025-08-13T07:00+00:00"]
TEXT = "The crane at the north quay was moved on Monday, and no ship could land there for two days."


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rows = [{"title": f"T{n}", "text": f"{TEXT} {n}", "published": f"2025-08-13T0{n}:00:00+00:00"} for n in (3, 5, 6)]
    (tmp_path / "news.jsonl").write_text("\n".join(map(json.dumps, [*rows, {"title": "no text"}])))
    (tmp_path / "sources.yaml").write_text(
        "sources: [{name: news, kind: files, path: news.jsonl}, {name: none, kind: files, path: 'in/*'}]\n"
    )
    (tmp_path / "in").mkdir()
    monitor("run", *NOW)


def test_a_source_is_told_in_a_line_with_its_problems(desk: None) -> None:
    done = monitor("sources", *NOW)
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    counts = "3 articles, 3 in issues, 0.21 a day, 2 h after publication"
    assert lines[0] == f"news (files): {counts}; last new 2025-08-13 07:00 UTC"
    assert lines[1].startswith("  problem: news.jsonl: line 4: has no text")
    assert lines[2] == "none (files): 0 articles, 0 in issues, 0 a day; nothing read yet"


def test_failures_in_a_row_are_counted_until_it_is_read_again(desk: None) -> None:
    sound = Path("news.jsonl").read_text()
    Path("news.jsonl").write_text("{")
    for hour in (8, 9):
        monitor("run", "--now", f"2025-08-13T0{hour}:00+00:00")
    [found, _] = map(json.loads, monitor("sources", "--json", *NOW).stdout.splitlines())
    times = ("2025-08-13T07:00:00+00:00", 2, "2025-08-13T08:00:00+00:00")
    assert (found["success"], found["failures"], found["since"]) == times
    told = "  failed 2 times in a row since 2025-08-13 08:00 UTC, last read 2025-08-13 07:00 UTC"
    assert told in monitor("sources", *NOW).stdout.splitlines()
    Path("news.jsonl").write_text(sound)
    monitor("run", "--now", "2025-08-13T10:00+00:00")
    [found, _] = map(json.loads, monitor("sources", "--json", *NOW).stdout.splitlines())
    assert (found["success"], found["failures"], found["since"]) == ("2025-08-13T10:00:00+00:00", 0, None)


def test_of_a_source_that_is_down_for_a_day_it_is_told_since_when(desk: None) -> None:
    Path("news.jsonl").write_text("{")
    Path("in/a.txt").write_text("The ferry at the west pier is back since Tuesday.")
    told = []
    for day, hour in ((13, 8), (13, 20), (14, 8), (15, 8)):
        Path(f"in/{day}-{hour}.txt").write_text(f"The ferry of day {day} came at {hour} to the west pier.")
        told.append(monitor("run", "--now", f"2025-08-{day}T{hour:02}:00+00:00").stderr)
    assert ["down since 2025-08-13 08:00 UTC" in one for one in told] == [False, False, True, True]


def test_as_data_it_is_one_object_a_line(desk: None) -> None:
    first, second = map(json.loads, monitor("sources", "--json", *NOW).stdout.splitlines())
    assert (first["name"], first["articles"], first["lag"], len(first["problems"])) == ("news", 3, 2.0, 1)
    assert (second["last"], second["lag"]) == (None, None)
