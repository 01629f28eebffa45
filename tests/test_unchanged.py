"""A file that did not change is not opened again; one that did, or of which something is to be told, is."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from monitor import __version__, pipeline
from monitor.config import load
from monitor.pipeline import Report
from monitor.steps import Step, Tell, silent
from monitor.store import Store
from tests.build import RECEIVED

SOURCES = "newsletter: {title: Harbours}\nsources:\n  - {name: clippings, kind: files, path: 'inbox/**/*'}\n"
MILL = "Mill burns down near Norrvik\n\nFire destroyed the old Lindholm mill near Norrvik, and nobody was hurt.\n"
PIER = "New pier opens in Alvik\n\nA new pier opened in Alvik on Tuesday, and 300 people came to see it.\n"
LONG_AGO = 1_700_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "sources.yaml").write_text(SOURCES)
    put(tmp_path / "inbox/mill.txt", MILL)
    put(tmp_path / "inbox/pier.txt", PIER)
    return tmp_path


@pytest.fixture
def opened() -> Iterator[list[str]]:
    """The names of the articles' files that are opened."""
    names = list[str]()
    _NOTED.append(names)
    yield names
    _NOTED.remove(names)


_NOTED: list[list[str]] = []


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and _NOTED and isinstance(arguments[0], str) and arguments[1] == "r":
        path = Path(arguments[0])
        for names in _NOTED if path.parent.name == "inbox" and path.suffix in (".txt", ".html") else ():
            names.append(path.name)


sys.addaudithook(_note)


def put(path: Path, text: str, at: int = LONG_AGO) -> None:
    path.write_text(text)
    os.utime(path, (at, at))


def read(folder: Path, tell: Tell = silent) -> Report:
    return pipeline.run(load(folder / "sources.yaml"), now=RECEIVED, tell=tell)


def test_a_file_is_read_once_and_counts_each_time(folder: Path, opened: list[str]) -> None:
    first, second = read(folder), read(folder)
    assert opened == ["mill.txt", "pier.txt"]
    assert first.reading.documents == second.reading.documents == {"clippings": 2}
    assert (first.reading.fresh, second.reading.fresh) == (2, 0)


def exchange(path: Path) -> None:
    """Put another file of the same size and time where one is."""
    put(path.with_name("other"), PIER.replace("300", "400"))
    path.with_name("other").replace(path)


CHANGES: dict[str, Callable[[Path], object]] = {
    "its text": lambda f: put(f / "inbox/pier.txt", PIER.replace("300", "900")),
    "its text, at the same time and of the same length": lambda f: put(f / "inbox/pier.txt", PIER[:-2] + "!\n"),
    "its time": lambda f: os.utime(f / "inbox/pier.txt", (LONG_AGO, LONG_AGO + 60)),
    "a side-car": lambda f: put(f / "inbox/pier.yaml", "outlet: The Heron\n"),
    "another file in its place": lambda f: exchange(f / "inbox/pier.txt"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_changed_is_read_again(folder: Path, opened: list[str], change: Callable[[Path], object]) -> None:
    read(folder)
    opened.clear()
    change(folder)
    read(folder)
    assert opened == ["pier.txt"]


def test_all_is_read_again_where_sources_yaml_says_something_else(folder: Path, opened: list[str]) -> None:
    read(folder)
    (folder / "sources.yaml").write_text(SOURCES.replace("'}", "', outlet: The Heron}"))
    read(folder)
    assert opened == ["mill.txt", "pier.txt"] * 2


def test_a_file_that_changed_this_very_moment_is_read_again(folder: Path, opened: list[str]) -> None:
    put(folder / "inbox/pier.txt", PIER, at=round(time.time()) + 600)  # however long the reading takes
    read(folder)
    read(folder)
    assert opened == ["mill.txt", "pier.txt", "pier.txt"]


@pytest.mark.parametrize("text", ["", "%PDF-1.4", "<p></p>"], ids=["empty", "another form", "no article"])
def test_what_is_told_of_a_file_is_told_on_each_run(folder: Path, opened: list[str], text: str) -> None:
    put(folder / "inbox/pier.html", text)
    first, second = read(folder), read(folder)
    assert first.reading.problems == second.reading.problems
    assert len(first.reading.problems) == 1
    assert opened == ["mill.txt", "pier.html", "pier.txt", "pier.html"]


def test_a_file_that_is_gone_is_forgotten(folder: Path) -> None:
    read(folder)
    (folder / "inbox/pier.txt").unlink()
    read(folder)
    with Store.open("sqlite:///.monitor/monitor.db", folder) as store:
        assert [path for path, *_ in store.files("clippings", __version__)] == ["inbox/mill.txt"]
        assert store.files("clippings", "0.0") == []


def test_a_try_remembers_nothing(folder: Path, opened: list[str]) -> None:
    for _ in range(2):
        pipeline.run(load(folder / "sources.yaml"), now=RECEIVED, dry_run=True)
    assert opened == ["mill.txt", "pier.txt"] * 2


def test_what_a_run_read_that_was_stopped_is_read_again(folder: Path, opened: list[str]) -> None:
    def stop(step: Step) -> None:
        if step.item == "inbox/pier.txt":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read(folder, stop)
    assert opened == ["mill.txt"]
    read(folder)
    assert opened == ["mill.txt", "mill.txt", "pier.txt"]
