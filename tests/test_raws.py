"""Documents as they were read, at another place than the store, whatever happens to that place."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from monitor.cli import main
from monitor.config import Config, load
from monitor.intake import put_away, reclean
from monitor.models import Problem
from monitor.pipeline import Report, run
from monitor.publish.places import Place, raws_of
from monitor.steps import silent
from monitor.store import Store
from tests.ports import unheard
from tests.s3server import BUCKET, s3_server

FIRST = datetime.fromisoformat("2025-08-12T07:00+03:00")
SOURCES = """\
newsletter: {{title: Norrvik News, timezone: Europe/Kyiv}}
topics: [{{id: fires, name: Fires, match: fire OR mill}}]
sources: [{{name: clippings, kind: files, path: "inbox/*"}}]
fetch: {{recheck: "2d"}}
raw: {{place: {place}, age: {age}}}
"""
MILL = "Mill burns in Lindholm\n\nFire destroyed the old Lindholm mill on Monday; hospitals took in 15 workers.\n"


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch, s3_server(patch) as address:
        yield address


@pytest.fixture(params=["s3", "folder"])
def config(request: pytest.FixtureRequest, tmp_path: Path) -> Config:
    if request.param == "s3":
        request.getfixturevalue("s3")
    place = f"s3://{BUCKET}/{tmp_path.name}" if request.param == "s3" else "documents"
    (tmp_path / "inbox").mkdir()
    return written(tmp_path, place)


def written(folder: Path, place: str, age: str = "30d") -> Config:
    (folder / "sources.yaml").write_text(SOURCES.format(place=place, age=age))
    return load(folder / "sources.yaml")


def place(config: Config) -> Place:
    found = raws_of(config)
    assert found
    return found


def morning(config: Config, days: int, text: str = "") -> Report:
    """The morning so many days after the first, with another ferry each day."""
    ferry = f"Ferry {days} stops\n\nThe ferry number {days} to Lindholm stops on Friday, the council said.\n"
    (config.base / f"inbox/{days}.txt").write_text(text or ferry)
    return run(config, now=FIRST + timedelta(days=days))


def raws(config: Config) -> dict[str, bool]:
    """The documents that are kept, by the day they were read, and whether they lie in the database."""
    with Store.open(config.store, config.base, reading=True) as store, store._engine.connect() as db:
        rows = db.exec_driver_sql("SELECT read, raw FROM documents WHERE raw IS NOT NULL ORDER BY read").all()
    return {row.read[:10]: len(row.raw) > 0 for row in rows}


def read_again(config: Config) -> tuple[int, int, tuple[Problem, ...]]:
    with Store.open(config.store, config.base) as store, store.locked():
        return reclean(config, store, silent)


def test_what_no_morning_asks_for_moves_and_can_be_read_again(config: Config) -> None:
    for days in range(4):
        assert morning(config, days, MILL if days == 0 else "").problems == ()
    assert raws(config) == {"2025-08-12": False, "2025-08-13": True, "2025-08-14": True, "2025-08-15": True}
    assert [name.partition("/")[0] for name in place(config).below()] == ["2025-08-12"]
    assert read_again(config) == (4, 0, ())
    assert raws(config)["2025-08-12"]  # it is in the store again, until the next morning
    morning(config, 5)
    assert raws(config) == {
        "2025-08-12": False, "2025-08-13": False, "2025-08-14": False, "2025-08-15": True, "2025-08-17": True
    }  # fmt: skip
    assert len(place(config).below()) == 3


def test_an_article_comes_out_the_same_from_either_place(config: Config) -> None:
    for days in (0, 9):
        morning(config, days, MILL if days == 0 else "")
    exported = ["export", "articles", "--config", str(config.base / "sources.yaml")]
    before = CliRunner().invoke(main, exported).stdout
    with Store.open(config.store, config.base) as store, store._engine.begin() as db:
        db.exec_driver_sql("UPDATE articles SET body = replace(body, 'Lindholm', 'Nowhere'), digest = 'x' WHERE latest")
    assert read_again(config)[1] == 2
    assert CliRunner().invoke(main, exported).stdout == before


def test_what_grows_too_old_is_taken_away_there_too(config: Config) -> None:
    for days in (0, 3):
        morning(config, days)
    assert len(place(config).below()) == 1
    morning(config, 31)
    assert raws(config) == {"2025-08-15": False, "2025-09-12": True}
    assert [name.partition("/")[0] for name in place(config).below()] == ["2025-08-15"]


def test_a_document_that_changed_leaves_nothing_behind(config: Config) -> None:
    for days in (0, 3):
        morning(config, days, MILL if days == 0 else "")
    (before,) = place(config).below()
    (config.base / "inbox/0.txt").write_text(MILL.replace("15 workers", "16 workers"))
    run(config, now=FIRST + timedelta(days=4))
    assert place(config).below() == []
    morning(config, 8)
    assert before not in place(config).below()
    assert len(place(config).below()) == 2
    assert read_again(config)[2] == ()


def test_a_file_that_is_gone_costs_that_document_and_is_told(config: Config) -> None:
    for days in (0, 3):
        morning(config, days)
    place(config).remove(place(config).below()[0])
    count, _, problems = read_again(config)
    assert count == 1
    assert [p.source for p in problems] == ["raw"]
    assert problems[0].message.startswith("a document, as it was read, could not be had: ")
    assert problems[0].message.endswith("has them no more")


def test_without_its_key_the_documents_there_are_told(config: Config) -> None:
    for days in (0, 3):
        morning(config, days)
    text = (config.base / "sources.yaml").read_text()
    (config.base / "sources.yaml").write_text(text.partition("raw:")[0])
    _, _, problems = read_again(load(config.base / "sources.yaml"))
    assert "`raw.place`, where they lie, is not in sources.yaml" in problems[0].message


def test_a_dry_run_moves_nothing(config: Config) -> None:
    morning(config, 0)
    run(config, now=FIRST + timedelta(days=9), dry_run=True)
    assert (raws(config), place(config).below()) == ({"2025-08-12": True}, [])


def test_vacuum_moves_them_and_says_what_it_could_not(config: Config) -> None:
    morning(config, 0)
    done = CliRunner().invoke(main, ["vacuum", "--config", str(config.base / "sources.yaml")])
    assert done.exit_code == 0
    assert place(config).below() == []  # read 2025, and older than `raw.age` by the clock of today
    assert raws(config) == {}


@pytest.mark.usefixtures("s3")
def test_a_server_that_is_away_costs_no_morning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "inbox").mkdir()
    config = written(tmp_path, f"s3://{BUCKET}/{tmp_path.name}")
    morning(config, 0)
    with monkeypatch.context() as away, unheard() as port:
        away.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
        report = morning(config, 3)
        assert report.published
        (problem,) = report.problems
        assert problem.source == "raw"
        assert problem.message.startswith(f"not all documents went to s3://{BUCKET}/{tmp_path.name}: Could not connect")
        assert raws(config) == {"2025-08-12": True, "2025-08-15": True}
    morning(config, 6)
    assert raws(config) == {"2025-08-12": False, "2025-08-15": False, "2025-08-18": True}
    with monkeypatch.context() as away, unheard() as port:
        away.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
        count, _, problems = read_again(config)
    assert count == 1
    assert problems[0].message.startswith("2 documents, as they were read, could not be had: ")


class Killed:
    """A place that the power goes from after so many calls."""

    name = "documents"

    def __init__(self, at: int) -> None:
        self.left, self.files = at, dict[str, bytes]()

    def make(self, folder: str, files: Mapping[str, bytes]) -> None:
        self._call()
        self.files |= {f"{folder}/{name}": data for name, data in files.items()}
        self._call()

    def read(self, name: str) -> bytes:
        return self.files[name]

    def remove(self, folder: str) -> None:
        self._call()
        if self.files.pop(folder, None) is None:
            raise FileNotFoundError(folder)
        self._call()

    def _call(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise KeyboardInterrupt


@pytest.mark.parametrize("at", range(1, 9))
def test_nothing_is_lost_at_whatever_moment_it_is_killed(at: int, tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    config = written(tmp_path, "documents")
    for days in (0, 1):
        morning(config, days)
    killed = Killed(at)
    with Store.open(config.store, config.base) as store:
        store.keep_raws_at(killed)
        later = FIRST + timedelta(days=9)
        try:
            store.move_raws(later)
            store.prune(FIRST + timedelta(hours=1), 10**9)
            store.move_raws(later)
        except KeyboardInterrupt:
            killed.left = 0
        store.prune(FIRST + timedelta(hours=1), 10**9)
        store.move_raws(later)
        assert [raw for _, _, raw, _ in store.raw_documents()] == [*killed.files.values()]
        assert (len(killed.files), store.missed_raws()) == (1, [])


def test_what_is_moved_is_told_in_json(config: Config) -> None:
    morning(config, 0)
    problems: list[Problem] = []
    with Store.open(config.store, config.base) as store, store.locked():
        put_away(config, store, FIRST + timedelta(days=9), problems.append)
    assert problems == []
    shown = CliRunner().invoke(main, ["export", "articles", "--config", str(config.base / "sources.yaml")])
    assert json.loads(shown.stdout)["title"] == "Ferry 0 stops"
