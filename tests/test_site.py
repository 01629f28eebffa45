"""The archive as runs write it: day by day the same as anew, corrected issues say so, old archives are taken along."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from monitor import site
from monitor.config import Config, load
from monitor.pipeline import run
from monitor.publish.inspection import inspect
from monitor.publish.places import Disk
from monitor.render.base.addresses import former_key
from monitor.seam import reraise
from monitor.store import Store
from tests.golden import files

SOURCES = """\
newsletter: {title: Norrvik News, timezone: Europe/Kyiv, archive_url: "https://news.norrvik.example/"}
topics: [{id: fires, name: Fires, match: fire OR mill}]
sources: [{name: clippings, kind: files, path: "inbox/*"}]
"""
MILL = """\
Mill burns in Lindholm

Fire destroyed the old Lindholm mill near Norrvik on Monday; hospitals took in 15 workers.

The fire service said the roof fell in before midnight, and that nobody was left inside the building.
"""
NOTE = "\nCorrection: An earlier version of this article gave the number of workers as 50.\n"


def morning(config: Config, day: int) -> None:
    run(config, now=datetime.fromisoformat(f"2025-08-{day}T07:00+03:00"))


@pytest.fixture
def config(tmp_path: Path) -> Config:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "sources.yaml").write_text(SOURCES)
    made = load(tmp_path / "sources.yaml")
    mill = tmp_path / "inbox/mill.txt"
    mill.write_text(MILL.replace("15", "50"))
    morning(made, 12)
    mill.write_text(MILL + NOTE)
    morning(made, 13)
    (tmp_path / "inbox/boat.txt").write_text(
        "Ferry stops\n\nThe ferry to Lindholm stops on Friday, the council said.\n"
    )
    morning(made, 14)
    return made


def test_an_issue_whose_article_was_corrected_says_so_and_leads_to_the_issue_that_tells_it(config: Config) -> None:
    archive = config.base / "archive"
    first, second = ((archive / f"2025-08-{day}/index.html").read_text() for day in (12, 13))
    assert "Corrected since this issue came out" in first
    assert "the number of workers as 50" in first
    assert 'href="../2025-08-13/index.html#story-' in first
    assert "Corrected since" not in second
    assert "New since the last issue" in second
    assert "number of workers as 50" in (archive / "2025-08-13/email.txt").read_text().replace("\n    ", " ")


def test_what_grew_day_by_day_is_what_is_made_anew_and_nothing_is_wrong_with_it(config: Config) -> None:
    archive = config.base / "archive"
    grown = files(archive)
    assert inspect(Disk(archive))[0] == []
    shutil.rmtree(archive)
    with Store.open(config.store, config.base) as store:
        assert site.rebuild(config, store, reraise) == 3
    assert files(archive) == grown


def test_an_archive_without_its_store_and_one_older_than_the_search_are_taken_along(config: Config) -> None:
    archive = config.base / "archive"
    (config.base / ".monitor/monitor.db").unlink()
    shutil.rmtree(archive / "search")
    (config.base / "inbox/mill.txt").unlink()
    morning(config, 15)
    assert (archive / "search/stories/2025-08-12/0.js").is_file()
    assert 'href="2025-08-12/index.html"' in (archive / "index.html").read_text()
    assert 'href="../2025-08-15/index.html"' in (archive / "2025-08-14/index.html").read_text()
    assert inspect(Disk(archive))[0] == []


def test_an_index_that_an_earlier_version_wrote_is_made_again_though_its_quarter_is_over(config: Config) -> None:
    search = config.base / "archive/search"
    of_today = files(search / "stories")
    (search / "2025-q3").mkdir()
    for path in [search / "directory.js", search / "2025-q3/map.js", *search.glob("words/*")]:
        path.write_text('monitor("of another form",{});')
    shutil.rmtree(search / "parts")
    shutil.rmtree(search / "stories")
    (config.base / "inbox/tram.txt").write_text(
        "Trams stop\n\nThe trams of Lindholm stop on Friday, the council said.\n"
    )
    run(config, now=datetime.fromisoformat("2025-10-02T07:00+03:00"))
    assert files(search / "stories").items() >= of_today.items()
    assert sorted(path.name for path in (search / "parts").iterdir()) == ["2025-10-w1", "2025-q3"]
    assert not (search / "2025-q3").exists()


def test_months_that_became_a_quarter_are_removed_and_nothing_else_differs_from_all_at_once(config: Config) -> None:
    parts = config.base / "archive/search/parts"
    assert [path.name for path in parts.iterdir()] == ["2025-08-w2"]
    (config.base / "inbox/tram.txt").write_text("Trams stop\n\nThe trams of Lindholm stop on Friday, it said.\n")
    run(config, now=datetime.fromisoformat("2025-10-02T07:00+03:00"))
    assert sorted(path.name for path in parts.iterdir()) == ["2025-10-w1", "2025-q3"]
    grown = files(parts)
    shutil.rmtree(parts)
    with Store.open(config.store, config.base) as store:
        site.rebuild(config, store, reraise)
    assert files(parts) == grown


def test_an_outlet_that_stood_elsewhere_is_led_to_from_there(config: Config) -> None:
    archive = config.base / "archive"
    (config.base / "sources.yaml").write_text(SOURCES.replace('"inbox/*"}', '"inbox/*", outlet: Нічна пошта}'))
    named = load(config.base / "sources.yaml")
    (config.base / "inbox/train.txt").write_text("Train stops\n\nThe train to Lindholm stops on Sunday, it said.\n")
    morning(named, 15)
    old = archive / "outlets" / former_key("Нічна пошта")
    assert (archive / "outlets/nichna-poshta/2025-08.html").is_file()
    assert not old.exists()
    old.mkdir()
    for name in ("index.html", "2025-08.html"):
        (old / name).write_text("as it was")
    with Store.open(named.store, named.base) as store:
        site.rebuild(named, store, reraise)
    for name in ("index.html", "2025-08.html"):
        assert f'content="0; url=../nichna-poshta/{name}"' in (old / name).read_text()
    assert inspect(Disk(archive))[0] == []
