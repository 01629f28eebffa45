"""`priority`, `mute` and the budget of sources.yaml, from the file to the page, through the commands."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from monitor.cli import main

NOW = ["--now", "2025-08-13T07:00+03:00"]
TEXTS = {
    "heron": ("The Heron", "Dam breaks above Tolvik", "A dam above Tolvik broke at dawn and took two bridges with it."),
    "wren": ("The Wren", "Choir wins in Skarn", "The choir of Norrvik won the song contest with a ballad on herring."),
    "lark": ("The Lark", "Alvik has a mayor", "Voters in Alvik chose Greta Moen as mayor after a second count."),
}


class Desk:
    """A folder with three articles on three events."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        rows = [{"outlet": o, "title": t, "text": x, "published": "2025-08-12"} for o, t, x in TEXTS.values()]
        (folder / "news.jsonl").write_text("\n".join(json.dumps(row) for row in rows))

    def configure(self, digest: str) -> None:
        sources = "sources: [{name: news, kind: files, path: news.jsonl}]\n"
        (self.folder / "sources.yaml").write_text(f"{sources}digest: {{{digest}}}\n")

    def command(self, *words: str) -> Result:
        return CliRunner().invoke(main, [*words, "--config", str(self.folder / "sources.yaml")])

    def issue(self) -> dict[str, Any]:
        done = self.command("run", *NOW)
        assert done.exit_code == 0, done.output
        return dict(json.loads((self.folder / "archive/2025-08-13/issue.json").read_text(encoding="utf-8")))

    def page(self, name: str) -> str:
        return " ".join((self.folder / "archive/2025-08-13" / name).read_text(encoding="utf-8").split())


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_what_is_preferred_leads_and_explain_says_why(desk: Desk) -> None:
    desk.configure("priority: {phrases: [second count]}")
    lead = desk.issue()["stories"][0]
    assert lead["headline"] == "Alvik has a mayor"
    assert "priority: phrase second count" in desk.command("explain", lead["id"]).stdout


def test_what_is_muted_stays_out_and_is_on_record(desk: Desk) -> None:
    desk.configure("mute: {outlets: [the wren], phrases: [two bridges]}")
    issue = desk.issue()
    assert [s["headline"] for s in issue["stories"]] == ["Alvik has a mayor"]
    assert [(m["kind"], m["name"], m["articles"]) for m in issue["muted"]] == [
        ("outlet", "the wren", 1),
        ("phrase", "two bridges", 1),
    ]
    for name in ("index.html", "email.html", "email.txt"):
        assert "1 article of the outlet" in desk.page(name)
    assert "muted     1 articles, by digest.mute: outlet the wren" in desk.command("status").stdout
    articles = [json.loads(line) for line in desk.command("export", "articles").stdout.splitlines()]
    (wren,) = [a["id"] for a in articles if a["outlet"] == "The Wren"]
    assert "is in no issue, by digest.mute: outlet the wren" in desk.command("explain", wren).stdout


def test_where_all_is_muted_nothing_is_made(desk: Desk) -> None:
    desk.configure("mute: {outlets: [The Wren, The Heron, The Lark]}")
    assert "nothing new, no issue made" in desk.command("run", *NOW).output


#: Where each rendering states the words that it shows: those of the stories and of what stands around them.
LENGTHS = (
    ("email.txt", r"about 1 minute, (\d+) words"),
    ("email.html", r"about 1 minute, (\d+) words"),
    ("index.html", r"<b>(\d+)</b> words"),
)


def test_the_length_stands_at_the_top_and_the_budget_is_kept(desk: Desk) -> None:
    desk.configure("words: 40")
    issue = desk.issue()
    assert [s["brief"] for s in issue["stories"]] == [False, False, True]
    assert 0 < sum(s["words"] for s in issue["stories"]) <= 40
    for name, told in LENGTHS:
        found = re.search(told, desk.page(name))
        assert found is not None
        assert 40 < int(found[1]) < 300
    assert "Also noted" in desk.page("index.html")


@pytest.mark.parametrize(
    ("digest", "fault"),
    [
        ("mute: {stories: [port-strike]}", 'digest.mute.stories[0]: "port-strike" is no story'),
        ("priority: {phrases: ['...']}", "has no letter or digit to look for"),
        ("mute: {outlet: The Wren}", "digest.mute.outlet: "),
        ("minutes: 0", "digest.minutes: "),
    ],
)
def test_a_mistake_is_named_with_its_line(desk: Desk, digest: str, fault: str) -> None:
    desk.configure(digest)
    done = desk.command("check")
    assert done.exit_code == 2
    assert "sources.yaml:2: " in done.output
    assert fault in done.output


def test_a_story_with_nothing_new_is_one_line(desk: Desk) -> None:
    desk.configure("sentences: 5")
    desk.issue()
    done = desk.command("run", "--now", "2025-08-14T07:00+03:00", "--force")
    assert done.exit_code == 0, done.output
    issue = json.loads((desk.folder / "archive/2025-08-14/issue.json").read_text(encoding="utf-8"))
    assert [(s["status"], s["summary"]) for s in issue["stories"]] == [("unchanged", [])] * 3
    text = (desk.folder / "archive/2025-08-14/email.txt").read_text(encoding="utf-8")
    assert " ".join(text.split()).count(", unchanged)") == 3
    assert "No significant coverage. All that was published stands in the last issue already." in " ".join(text.split())
