"""`monitor archive verify` names whatever is wrong."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.models import Issue
from monitor.publish.inspection import KINDS, inspect
from monitor.publish.places import Disk
from monitor.render import archive_files, entry, issue_files, sheet
from tests.render.sample import LOOK, issue
from tests.render.shipped import shipped


def to_the_letter(one: Issue) -> Issue:
    """The sample with each sentence cited from where it stands word for word only."""
    stories = []
    for story in one.stories:
        summary = tuple(replace(s, citations=s.citations[:1]) for s in story.summary)
        stories.append(replace(story, summary=summary))
    return replace(one, stories=tuple(stories))


@pytest.fixture(scope="module", params=["full", "cited"])
def whole(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    look = replace(LOOK, texts=request.param)
    folder = tmp_path_factory.mktemp("whole")
    first = to_the_letter(issue())
    issues = [first, replace(first, id="2025-08-14", generated_at=first.generated_at + timedelta(days=1))]
    entries = [entry(one) for one in issues]
    for one in issues:
        Disk(folder).make(one.id, issue_files(one, look, shipped(), entries=entries))
    sheets = {one.id: sheet(one, look) for one in issues}
    Disk(folder).put(archive_files(entries, look, shipped(), sheets=sheets.get))
    return folder


@pytest.fixture
def archive(whole: Path, tmp_path: Path) -> Path:
    return shutil.copytree(whole, tmp_path / "archive")


def test_nothing_is_wrong_with_an_archive_as_it_was_written(archive: Path) -> None:
    findings, seen = inspect(Disk(archive))
    assert findings == []
    assert seen.issues == 2
    assert seen.links > 100
    assert seen.citations > 50


def _data(archive: Path, change: Callable[[dict[str, object]], object]) -> None:
    path = archive / "2025-08-14/issue.json"
    data = json.loads(path.read_text())
    change(data)
    path.write_text(json.dumps(data))


SPOILED: list[tuple[str, str, Callable[[Path], object]]] = [
    ("hash", "2025-08-14/email.txt", lambda a: (a / "2025-08-14/email.txt").write_text("something else")),
    ("file", "2025-08-14/email.txt", lambda a: (a / "2025-08-14/email.txt").unlink()),
    ("file", "2025-08-14/more.html", lambda a: (a / "2025-08-14/more.html").write_text("<p>more")),
    ("file", "2025-08-14/SHA256SUMS", lambda a: (a / "2025-08-14/SHA256SUMS").unlink()),
    ("link", "index.html", lambda a: (a / "months/2025-08.html").unlink()),
    ("link", "topics/transport/index.html", lambda a: (a / "2025-08-14/index.html").write_text("<h1>no stories")),
    ("link", "months/2025-08.html", lambda a: (a / "months/2025-08.html").write_text("<a href='javascript:x()'>x</a>")),
    ("link", "months/2025-08.html", lambda a: (a / "months/2025-08.html").write_text("<a href='../../x.html'>x</a>")),
    ("data", "2025-08-14/issue.json", lambda a: (a / "2025-08-14/issue.json").write_text("{")),
    (
        "citation",
        "2025-08-14/issue.json",
        lambda a: _data(a, lambda d: d["stories"][0]["summary"][0].update(text="Nobody wrote this.")),  # type: ignore[index]
    ),
    (
        "citation",
        "2025-08-14/issue.json",
        lambda a: _data(a, lambda d: d["stories"][0]["summary"][3]["citations"][0].update(end=99999)),  # type: ignore[index]
    ),
]


@pytest.mark.parametrize(("kind", "path", "spoil"), SPOILED, ids=[f"{i}-{row[0]}" for i, row in enumerate(SPOILED)])
def test_what_was_spoiled_is_found(archive: Path, kind: str, path: str, spoil: Callable[[Path], object]) -> None:
    spoil(archive)
    findings, _ = inspect(Disk(archive))
    assert (kind, path) in {(f.kind, f.path) for f in findings}
    assert {f.kind for f in findings} <= KINDS.keys()
