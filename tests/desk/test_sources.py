"""`add`, `check --fetch` and `export opml`: sources by their address, and as a list."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.config import load
from monitor.desk.sources import named
from tests.ingest.feed.test_feeds import feed, item
from tests.test_cli import monitor
from tests.webserver import Site, web_server

DATED = "Tue, 12 Aug 2025 08:00:00 GMT"
LONG = " ".join(["The crane was moved to the other quay."] * 10)


class Desk:
    """A folder with a sources.yaml, and a site on loopback that it may ask."""

    def __init__(self, folder: Path, site: Site, port: int) -> None:
        self.file, self.site, self.home = folder / "sources.yaml", site, f"http://127.0.0.1:{port}"
        self.file.write_text(
            f'fetch: {{allow_hosts: ["127.0.0.1:{port}"]}}\n'
            "sources:\n  - {name: t, kind: files, path: in/*}  # ours\n"
        )


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    site = Site()
    with web_server(site) as port:
        yield Desk(tmp_path, site, port)


def test_add_shows_the_last_entries_and_writes_a_row(desk: Desk) -> None:
    desk.site.put("/feed", feed(item(1, DATED, LONG), item(2, "", LONG)))
    before = desk.file.read_text()
    done = monitor("add", f"{desk.home}/feed")
    assert done.exit_code == 0, done.output
    assert done.stderr.splitlines() == [
        f"t-2: {desk.home}/feed, 2 entries",
        "  2025-08-12  N1 (80 words)",
        "  no date     N2 (80 words)",
        "1 sources added to sources.yaml",
    ]
    assert desk.file.read_text() == f'{before}  - {{name: t-2, kind: feed, url: "{desk.home}/feed"}}\n'
    assert [source.name for source in load(desk.file).sources] == ["t", "t-2"]


def test_a_feed_of_short_entries_is_read_with_its_pages(desk: Desk) -> None:
    desk.site.put("/feed", feed(item(1), item(2)))
    done = monitor("add", f"{desk.home}/feed", "--dry-run")
    assert "full_text: true reads the pages behind them" in done.stderr
    assert "1 sources would be added to" in done.stderr
    assert "feed" not in desk.file.read_text().partition("sources:")[2]


def test_what_is_a_source_already_is_not_added_again(desk: Desk) -> None:
    desk.site.put("/feed", feed(item(1)))
    monitor("add", f"{desk.home}/feed")
    text = desk.file.read_text()
    done = monitor("add", f"{desk.home}/feed")
    assert (done.exit_code, desk.file.read_text()) == (0, text)
    assert "is a source already: t-2" in done.stderr


def test_an_address_without_a_feed_changes_nothing_and_says_why(desk: Desk) -> None:
    text = desk.file.read_text()
    done = monitor("add", f"{desk.home}/none")
    assert (done.exit_code, desk.file.read_text()) == (1, text)
    assert "problem: " in done.stderr
    assert "(404)" in done.stderr


def test_a_list_adds_each_feed_that_can_be_read(desk: Desk, tmp_path: Path) -> None:
    desk.site.put("/a", feed(item(1, DATED, LONG)))
    desk.site.put("/b", feed(item(2, DATED, LONG)))
    rows = "".join(f'<outline text="Quay" xmlUrl="{desk.home}/{name}"/>' for name in "axb")
    (tmp_path / "feeds.opml").write_text(f"<opml><body>{rows}</body></opml>")
    done = monitor("add", "feeds.opml")
    assert done.exit_code == 3, done.output
    assert [(s.name, getattr(s, "url", "")[-2:]) for s in load(desk.file).sources[1:]] == [
        ("quay", "/a"),
        ("quay-2", "/b"),
    ]
    assert f"problem: {desk.home}/x: does not exist; check the address (404); it was left out" in done.stderr
    again = monitor("add", "feeds.opml")
    assert "2 of the list are sources already" in again.stderr
    assert len(load(desk.file).sources) == 3


def test_a_list_that_is_none_or_is_not_there_is_told(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.opml").write_text("shopping")
    assert "is no list of feeds" in monitor("add", "a.opml").stderr
    gone = monitor("add", "gone.opml")
    assert (gone.exit_code, "No such file" in gone.stderr) == (1, True)


def test_export_gives_a_list_that_add_takes(desk: Desk, tmp_path: Path) -> None:
    desk.site.put("/a", feed(item(1, DATED, LONG)))
    monitor("add", f"{desk.home}/a")
    (tmp_path / "out.opml").write_text(monitor("export", "opml").stdout)
    assert "1 of the list are sources already" in monitor("add", "out.opml").stderr


def test_check_with_fetch_reads_each_feed_once(desk: Desk) -> None:
    desk.site.put("/a", feed(item(1, DATED, LONG)))
    monitor("add", f"{desk.home}/a")
    done = monitor("check", "--fetch")
    assert done.exit_code == 0
    assert done.stderr.splitlines()[-1] == "t-2: 1 entries, the newest of 2025-08-12T08:00:00+00:00"
    desk.site.put("/a", "nothing", status=500)
    done = monitor("check", "--fetch")
    assert (done.exit_code, "has a fault of its own (500)" in done.stderr) == (3, True)


@pytest.mark.parametrize(
    ("title", "name"),
    [("Quay & Crane – News", "quay-crane-news"), ("Гавань", "гавань"), ("!!", "quay-example"), (None, "quay-example")],
)
def test_a_source_is_named_after_its_title_or_its_host(title: str | None, name: str) -> None:
    assert named(title, "https://www.quay.example/feed", ()) == name
    assert named(title, "https://www.quay.example/feed", {name, f"{name}-2"}) == f"{name}-3"
