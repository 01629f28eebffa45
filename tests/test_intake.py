"""What an outlet prints again and again is learned, and its first articles are put right."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor import intake, pipeline
from monitor.clean.later.recurrence import RULE
from monitor.config import Config, load
from monitor.crew.here import Here
from monitor.models import Article, Problem
from monitor.steps import silent
from monitor.store import Sighting, Store

NOW = datetime(2025, 8, 13, 4, tzinfo=UTC)
SOURCES = """\
newsletter: {title: Harbours, timezone: Europe/Kyiv}
sources:
  - {name: clippings, kind: files, path: "inbox/**/*"KEEP}
"""
BOX = "The Lantern is set by hand on the first floor of a former bakery."
WIRE = "Port Merrow will take no more freight from October, the ministry of trade said on Monday."
STORIES = {
    "mill": ["Fire destroyed the Lindholm mill near Norrvik.", "Fifteen workers were treated for smoke, doctors said."],
    "pier": ["A new pier opened in Alvik before noon.", "Around 300 people came to look at it, the mayor said."],
    "vote": ["Voters in Tarn chose a school board.", "Turnout was the lowest since 1998, the clerk reported."],
    "ferry": ["The Ostra ferry stopped in thick fog.", "Its passengers slept aboard, the shipping company said."],
}


def row(outlet: str, name: str, *, box: str = BOX, html: bool = False, middle: bool = False) -> dict[str, str]:
    lines = [STORIES[name][0], box, STORIES[name][1]] if middle else [*STORIES[name], box]
    text = "".join(f"<p>{line}</p>" for line in lines) if html else "\n\n".join(lines)
    return {
        "outlet": outlet,
        "title": f"News of the {name}",
        "url": f"https://{outlet.lower()}.example/{name}",
        "published": "2025-08-12",
        "html" if html else "text": text,
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "inbox").mkdir()
    return tmp_path


def configured(folder: Path, keep: str = "") -> Config:
    (folder / "sources.yaml").write_text(SOURCES.replace("KEEP", keep))
    return load(folder / "sources.yaml")


def run(config: Config, rows: list[dict[str, str]], day: int = 0) -> dict[str, Article]:
    """A run over these articles; what the store then holds, by address."""
    (config.base / "inbox" / f"{day}.jsonl").write_text("\n".join(json.dumps(r) for r in rows))
    pipeline.run(config, now=NOW + timedelta(days=day))
    return held(config)


def held(config: Config) -> dict[str, Article]:
    with Store.open(config.store, config.base) as store:
        return {str(a.url): a for a in store.articles(e.id for e in store.entries())}


@pytest.mark.parametrize("html", [False, True])
@pytest.mark.parametrize("middle", [False, True])
def test_what_three_articles_of_an_outlet_have_is_taken_out_of_all_of_them(
    folder: Path, html: bool, middle: bool
) -> None:
    rows = [row("Lantern", name, html=html, middle=middle) for name in STORIES]
    found = run(configured(folder), rows)
    assert {url: a.text for url, a in found.items()} == {
        f"https://lantern.example/{name}": "\n\n".join(lines) for name, lines in STORIES.items()
    }
    assert {(r.text, r.reason, r.confidence) for a in found.values() for r in a.removed if r.rule == RULE} == {
        (BOX, "furniture", 0.9)
    }


def test_two_sightings_are_not_enough(folder: Path) -> None:
    found = run(configured(folder), [row("Lantern", "mill"), row("Lantern", "pier"), row("Bell", "vote", box=WIRE)])
    assert [BOX in a.text for a in found.values()].count(True) == 2


class Counted(Store):
    """Says whose passages it was asked for."""

    looked_at: Sequence[str] = ()

    def sightings(self, having: Collection[str] | None = None) -> dict[str, Sighting]:
        found = super().sightings(having)
        self.looked_at = sorted(s.outlet for s in found.values())
        return found


def test_what_comes_round_is_looked_for_in_the_articles_that_may_have_it(folder: Path) -> None:
    config, seen = configured(folder), list[Sequence[str]]()
    failed: list[Problem] = []
    two = [row("Lantern", "mill"), row("Lantern", "pier"), row("Bell", "vote", box=WIRE)]
    for day, rows in enumerate((two, [row("Lantern", "vote"), row("Bell", "ferry")])):
        run(config, rows, day)
        with Counted.open(config.store, config.base) as store:
            assert isinstance(store, Counted)
            assert intake.learn(config, store, failed.append, Here()) == 0
            seen.append(store.looked_at)
    assert not failed
    assert seen == [[], ["bell", "lantern", "lantern", "lantern"]]


def test_one_run_and_three_runs_learn_the_same(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    rows = [row("Lantern", name) for name in STORIES] + [row("Bell", "mill", box=WIRE)]
    at_once = run(configured(folder), rows)
    other = tmp_path_factory.mktemp("other")
    (other / "inbox").mkdir()
    config = configured(other)
    for day, part in enumerate((rows[3:], rows[1:3], rows[:1])):
        in_parts = run(config, part, day)
    assert {u: (a.text, a.removed) for u, a in in_parts.items()} == {u: (a.text, a.removed) for u, a in at_once.items()}


def test_what_is_put_right_is_no_new_version_and_no_news(folder: Path) -> None:
    config = configured(folder)
    for day, name in enumerate(STORIES):
        run(config, [row("Lantern", name)], day)
    with Store.open(config.store, config.base) as store:
        assert {e.version for e in store.entries()} == {1}
        issues = store.issues()
    assert [len(i.articles) for i in issues] == [1, 1, 1, 1]
    changes = [change.kind for i in issues for s in i.stories for change in s.changes]
    assert not {"revised", "withdrawn", "correction"}.intersection(changes)


def test_a_wire_text_that_many_outlets_print_stays(folder: Path) -> None:
    rows = [row(outlet, name, box=WIRE) for outlet in ("Lantern", "Bell") for name in ("mill", "pier", "vote")]
    assert all(WIRE in a.text for a in run(configured(folder), rows).values())


def test_a_text_that_one_outlet_prints_under_four_addresses_stays(folder: Path) -> None:
    rows = [row("Lantern", "mill") | {"url": f"https://lantern.example/{n}"} for n in range(4)]
    assert all(BOX in a.text for a in run(configured(folder), rows).values())


def test_what_another_outlet_prints_later_is_put_back(folder: Path) -> None:
    config = configured(folder)
    assert not any(BOX in a.text for a in run(config, [row("Lantern", name) for name in STORIES]).values())
    assert all(BOX in a.text for a in run(config, [row("Bell", "mill")], 1).values())


def test_the_users_keep_beats_what_was_learned(folder: Path) -> None:
    found = run(configured(folder, keep=", keep: [former bakery]"), [row("Lantern", name) for name in STORIES])
    assert all(BOX in a.text for a in found.values())


def test_cleaning_again_comes_to_the_same(folder: Path) -> None:
    config = configured(folder)
    before = run(config, [row("Lantern", name) for name in STORIES])
    with Store.open(config.store, config.base) as store:
        assert intake.reclean(config, store, silent)[:2] == (4, 0)
    assert held(config) == before


def test_an_outlet_that_is_named_in_the_configuration_is_one_after_cleaning_again_too(folder: Path) -> None:
    config = configured(folder)
    rows = [row("Lantern", "mill"), row("THE LANTERN", "pier") | {"url": "https://lantern.example/pier"}]
    assert {a.outlet for a in run(config, rows).values()} == {"Lantern", "THE LANTERN"}
    with (folder / "sources.yaml").open("a") as file:
        file.write("outlets: [{name: The Lantern, aliases: [Lantern]}]\n")
    config = load(folder / "sources.yaml")
    with Store.open(config.store, config.base) as store:
        intake.reclean(config, store, silent)
    assert {a.outlet for a in held(config).values()} == {"The Lantern"}
