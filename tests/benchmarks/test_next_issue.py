"""The issue that is published beside made-up ones."""

from __future__ import annotations

from pathlib import Path

from benchmarks.next_issue import NEXT, issues, laid_out, measured, published
from monitor.codec import encode


def test_a_story_goes_on_and_has_the_words_of_its_page() -> None:
    (one, words), (other, _) = issues(2)
    assert len(one.stories) == len(words.stories) == 12
    assert len(one.articles) == 36
    assert len({s.id for s in one.stories} & {s.id for s in other.stories}) == 3
    assert one.stories[0].headline == words.stories[0].headline


def test_the_next_issue_stands_beside_those_that_are_there(tmp_path: Path) -> None:
    issue = laid_out(tmp_path, 3)
    (tmp_path / NEXT).write_text(encode(issue))
    published(tmp_path)
    archive = tmp_path / "archive"
    assert (archive / issue.id / "index.html").exists()
    assert "3 January 2023" in (archive / "months/2023-01.html").read_text()
    assert (archive / "search/parts/2023-01-w1/head.js").read_text().count("2023010") == 4


def test_what_it_takes_is_measured_in_a_process_of_its_own() -> None:
    took = measured(2)
    assert took.cpu > 0
    assert took.megabytes > 20
