"""The sample's three mornings against what its author meant (tests/data/sample.yaml), through the commands."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from monitor.cli import main
from tests.golden import MORNINGS, ROOT

GOLD = yaml.safe_load((ROOT / "tests/data/sample.yaml").read_text(encoding="utf-8"))


def name(article: dict[str, Any]) -> str:
    return str(article["file"]) + (f"#{article['row']}" if "row" in article else "")


WANTED = {name(a): a for a in GOLD["articles"]}


class Sample:
    """What the three runs made: articles by the gold's names, stories, issues."""

    def __init__(self, folder: Path) -> None:
        shutil.copy(ROOT / "sources.yaml", folder)
        shutil.copytree(ROOT / "examples", folder / "examples")
        self.folder = folder
        for morning in MORNINGS:
            done = CliRunner().invoke(main, ["run", "--now", morning, "--config", str(folder / "sources.yaml")])
            assert done.exit_code == 0, done.output
        self.articles = {self._name(a): a for a in self._export("articles")}
        self.names = {a["id"]: name for name, a in self.articles.items()}
        self.stories = [[self.names[i] for i in s["article_ids"]] for s in self._export("stories")]
        self.copies = [
            (frozenset(self.names[i] for i in c["article_ids"]), c["agency"])
            for s in self._export("stories")
            for c in s["copies"]
        ]
        self.issues = [
            json.loads((folder / "archive" / morning[:10] / "issue.json").read_text(encoding="utf-8"))
            for morning in MORNINGS
        ]

    def _export(self, what: str) -> list[dict[str, Any]]:
        done = CliRunner().invoke(main, ["export", what, "--config", str(self.folder / "sources.yaml")])
        return [json.loads(line) for line in done.stdout.splitlines()]

    def _name(self, article: dict[str, Any]) -> str:
        file = article["origin"].removeprefix("examples/clippings/")
        (found,) = [
            n for n, w in WANTED.items() if w["file"] == file and ("row" not in w or w["title"] == article["title"])
        ]
        return found


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return Sample(tmp_path_factory.mktemp("mornings"))


def paragraphs(article: dict[str, Any], *kinds: str) -> list[str]:
    return [p["text"] for p in article["paragraphs"] if p["kind"] in kinds]


def begin(texts: Sequence[str], beginnings: Sequence[str]) -> bool:
    return len(texts) == len(beginnings) and all(t.startswith(b) for t, b in zip(texts, beginnings, strict=True))


@pytest.mark.parametrize("file", sorted(WANTED))
def test_its_fields_are_known(sample: Sample, file: str) -> None:
    want, got = WANTED[file], sample.articles[file]
    fields = ("outlet", "title", "byline", "agency", "published", "language")
    assert {f: got[f] for f in fields} == {f: want[f] for f in fields}


@pytest.mark.parametrize("file", sorted(WANTED))
def test_the_article_is_whole_and_nothing_else_is_in_it(sample: Sample, file: str) -> None:
    want, got = WANTED[file], sample.articles[file]
    body = paragraphs(got, "body", "quote", "list")
    assert body[0].startswith(want["first"])
    assert body[-1].startswith(want["last"])
    assert paragraphs(got, "heading") == want["headings"]
    assert begin(paragraphs(got, "caption"), want["captions"]), paragraphs(got, "caption")
    removed = [r["text"] for r in got["removed"] if r["reason"] != "metadata"]
    assert [b for b in want["removed"] if not any(t.startswith(b) for t in removed)] == []
    assert [w for w in want.get("absent", []) if any(w in p["text"] for p in got["paragraphs"])] == []


@pytest.mark.parametrize("file", sorted(WANTED))
def test_its_quotations_have_their_speakers(sample: Sample, file: str) -> None:
    assert Counter(q["speaker"] for q in sample.articles[file]["quotes"]) == WANTED[file]["speakers"]


@pytest.mark.parametrize("file", sorted(WANTED))
def test_it_is_in_the_issue_of_its_morning(sample: Sample, file: str) -> None:
    held = [
        n
        for n, issue in enumerate(sample.issues, 1)
        if sample.articles[file]["id"] in {a["id"] for a in issue["articles"]}
    ]
    assert held == [WANTED[file]["issue"]]


def test_each_story_is_one_story(sample: Sample) -> None:
    labels = [{WANTED[n]["story"] for n in story} for story in sample.stories]
    assert [sorted(found) for found in labels if len(found) > 1] == [], "a false merge"
    split = Counter(label for found in labels for label in found)
    assert {label: n for label, n in split.items() if n > 1 and label not in GOLD.get("may_split", ())} == {}


def test_a_wire_text_is_grouped_under_its_agency(sample: Sample) -> None:
    assert set(sample.copies) == {(frozenset(c["articles"]), c["agency"]) for c in GOLD["copies"]}


@pytest.mark.parametrize("said", GOLD["utterances"], ids=lambda said: next(iter(said["wordings"].values())))
def test_one_statement_stands_in_all_its_wordings(sample: Sample, said: dict[str, Any]) -> None:
    beginnings = [b for file, b in said["wordings"].items() if WANTED[file]["language"] == "en"]
    found = [
        [w["text"] for w in q["variants"]] for i in sample.issues for s in i["stories"] for q in s["quotes"]
        if any(w["text"].startswith(beginnings[0]) for w in q["variants"])
    ]  # fmt: skip
    assert any(all(any(w.startswith(b) for w in wordings) for b in beginnings) for wordings in found), found


@pytest.mark.parametrize("row", GOLD["figures"], ids=lambda row: row["what"])
def test_figures_are_compared(sample: Sample, row: dict[str, Any]) -> None:
    wanted = set(row["values"].values())
    rows = [f for issue in sample.issues for s in issue["stories"] for f in s["figures"]]
    compared = [(f["agreement"], {v["value"] for v in f["values"]}) for f in rows]
    if row.get("unsure"):  # it may be left alone, and not be compared otherwise
        assert {agreement for agreement, values in compared if values == wanted} <= {row["agreement"]}
    else:
        assert (row["agreement"], wanted) in compared


SPELLED = {"17": ("17", "Seventeen"), "14": ("14", "Fourteen"), "Twenty-three": ("23", "Twenty-three")}


@pytest.mark.parametrize("issue", [2, 3])
def test_what_is_new_stands_under_new_and_nothing_else_does(sample: Sample, issue: int) -> None:
    wanted = [c for c in GOLD["changes"] if c["issue"] == issue]
    found = [c for s in sample.issues[issue - 1]["stories"] for c in s["changes"]]
    assert len(found) == len(wanted), found
    for want in wanted:
        (change,) = [c for c in found if c["kind"] == want["kind"]]
        assert sample.names[change["article_id"]] == want["file"]
        if "quote" in want:
            assert (change["what"], want["quote"] in change["text"]) == ("quotation", True)
        else:
            assert any(n in change["text"] for n in SPELLED.get(want["after"], (want["after"],)))
            assert any(n in change["before"] for n in SPELLED[want["before"]])


def test_what_was_told_is_not_told_again(sample: Sample) -> None:
    told: set[str] = set()
    for issue in sample.issues:
        summaries = {line["text"] for story in issue["stories"] for line in story["summary"]}
        assert not told & summaries
        told |= summaries
