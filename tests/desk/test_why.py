"""`why` says the one step at which a clipping fell, for clippings that are planted at each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ingest.feed.test_feeds import feed
from tests.test_cli import monitor
from tests.webserver import Site, web_server

NOW = ["--now", "2025-08-13T07:00+00:00"]
LONG = "The crane of {0} was moved to the other quay on Monday, and {0} had no ships for two days, its master said."
TEXTS = {
    "elm": "Voters of elm chose a mayor on Sunday after a second count, which took the clerks until the early morning.",
    "hazel": "Snow closed the pass above hazel for a week, and the bakers of three villages had no flour.",
    "yew": "Voters of elm chose a mayor on Sunday after a second count, which took the clerks until the early morning.",
}


def entry(name: str, date: str, text: str = LONG) -> str:
    body = " ".join([text.format(name)] * 3)
    return (
        f"<item><title>Crane of {name}</title><link>http://127.0.0.1/{name}</link>"
        f"<category>Trees</category><category>{name.title()} Ports</category>"
        f"<pubDate>{date}</pubDate><description>{body}</description></item>"
    )


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    site = Site()
    fresh, old = "Tue, 12 Aug 2025 08:00:00 GMT", "Tue, 5 Aug 2025 08:00:00 GMT"
    site.put(
        "/f",
        feed(
            entry("alder", fresh),
            entry("birch", old),
            entry("cedar", fresh),
            entry("dogwood", fresh),
            entry("elder", fresh),
        ),
    )
    with web_server(site) as port:
        rows = [
            f"{{name: wire, kind: feed, url: 'http://127.0.0.1:{port}/f', exclude: cedar, not_sections: elder-ports}}",
            f"{{name: gone, kind: feed, url: 'http://127.0.0.1:{port}/gone'}}",
            "{name: clips, kind: files, path: 'in/*'}",
        ]
        (tmp_path / "sources.yaml").write_text(
            f"fetch: {{allow_hosts: ['127.0.0.1:{port}']}}\n"
            "topics: [{id: trees, name: Trees, match: alder OR fir OR hazel}]\n"
            "digest: {mute: {phrases: [dogwood]}}\nstore: sqlite:///s.db\n"
            f"sources: [{', '.join(rows)}]\n"
        )
        (tmp_path / "in").mkdir()
        clips = {"elm": "2025-08-12", "fir": "2025-08-20", "hazel": "2025-08-01", "yew": "2025-08-13"}
        for name, day in clips.items():
            said = {"title": f"Crane of {name}", "published": day, "text": TEXTS.get(name, LONG.format(name))}
            (tmp_path / f"in/{name}.json").write_text(json.dumps(said))
        (tmp_path / "in/broken.json").write_text("{")
        (tmp_path / "out.txt").write_text(LONG)
        done = monitor("run", *NOW)
        assert done.exit_code == 3, done.output
        yield tmp_path


def step(name: str) -> str:
    done = monitor("why", name, *NOW)
    assert done.exit_code == 0, done.output
    return done.stdout.splitlines()[-1].strip()


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("Crane of alder", "in issue 2025-08-13: story "),
        ("http://127.0.0.1/alder", "in issue 2025-08-13: story "),
        ("crane of BIRCH", "too old: published 2025-08-05"),
        ("Crane of cedar", "filter: of its source, wire: exclude"),
        ("Crane of elder", "filter: of its source, wire: not_sections"),
        ("Crane of dogwood", "muted: by digest.mute, phrase dogwood"),
        ("elm.json", "no topic: in issue 2025-08-13"),
        ("in/fir.json", "ahead: published 2025-08-20"),
        ("yew.json", "copy of "),
        ("hazel.json", "in issue 2025-08-13: story "),
        ("in/broken.json", "not read: in/broken.json: "),
        ("out.txt", "no source: out.txt is in the path of none"),
        ("http://127.0.0.1/nowhere", "not fetched: the feed of gone is of that host"),
        ("http://other.example/x", "no source: none has that address"),
    ],
)
def test_the_step_is_told(desk: Path, name: str, begins: str) -> None:
    assert step(name).startswith(begins)


def test_a_file_that_came_after_the_run_waits_for_the_next(desk: Path) -> None:
    (desk / "in/late.txt").write_text("Late crane\n\n" + LONG.format("late"))
    assert step("in/late.txt") == "not read yet: the next run reads it, by the source clips"


def test_a_second_file_of_one_address_is_told(desk: Path) -> None:
    said = {"title": "Crane of fir", "text": LONG.format("fir"), "url": "https://quay.example/fir"}
    for name in ("one", "two"):
        (desk / f"in/{name}.json").write_text(json.dumps(said))
    monitor("run", *NOW)
    copy = step("in/two.json")
    assert re.fullmatch(
        r"copy of \w+: read from in/one\.json, it has the same address, https://quay\.example/fir", copy
    )


def test_a_feed_that_failed_is_told_by_its_address(desk: Path) -> None:
    port = (desk / "sources.yaml").read_text().partition("127.0.0.1:")[2].partition("'")[0]
    assert step(f"http://127.0.0.1:{port}/gone").startswith("not fetched: gone: ")


def test_what_nobody_knows_is_an_error(desk: Path) -> None:
    done = monitor("why", "no such thing", *NOW)
    assert done.exit_code == 1
    assert "no article has that title" in done.stderr


def test_what_filters_drop_is_counted_in_the_issue(desk: Path) -> None:
    issue = json.loads((desk / "archive/2025-08-13/issue.json").read_text())
    muted = [(m["kind"], m["name"], m["articles"]) for m in issue["muted"]]
    assert ("filter", "wire: exclude", 1) in muted
    mail = " ".join((desk / "archive/2025-08-13/email.txt").read_text().split())
    assert "1 article by a filter of wire: exclude" in mail
    assert "1 article by a filter of wire: not_sections" in mail
