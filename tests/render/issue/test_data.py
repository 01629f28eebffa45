"""issue.json: the schema that ships describes it, and its brief stands in the articles to the letter."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest

from benchmarks.issue_schema import schema
from monitor.render import Look, issue_files, reopened
from tests.render.sample import LOOK, issue
from tests.render.shipped import shipped

SCHEMA = json.loads(files("monitor.render.issue").joinpath("issue.schema.json").read_text("utf-8"))
GOLDEN = sorted((Path(__file__).parents[2] / "data/golden").glob("*/issue.json"))
check = fastjsonschema.compile({**SCHEMA, "$schema": "http://json-schema.org/draft-07/schema#"})


def written(look: Look = LOOK) -> Any:
    return json.loads(issue_files(issue(), look, shipped())["issue.json"])


def test_the_schema_that_ships_is_that_of_the_nouns() -> None:
    assert schema() == SCHEMA


@pytest.mark.parametrize("texts", ["full", "cited"])
def test_an_issue_is_as_the_schema_says(texts: Any) -> None:
    check(written(replace(LOOK, texts=texts)))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.parent.name)
def test_the_issues_of_the_sample_are_too(path: Path) -> None:
    check(json.loads(path.read_bytes()))


@pytest.mark.parametrize("change", [{"schema_version": 1}, {"brief": [{"text": "x"}]}, {"stories": None}, {"id": 1}])
def test_what_is_no_issue_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(fastjsonschema.JsonSchemaException):
        check({**written(), **change})


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.parent.name)
def test_each_line_of_the_brief_stands_in_its_articles(path: Path) -> None:
    found = json.loads(path.read_bytes())
    texts = {a["id"]: a["text"] for a in found["articles"]}
    assert found["brief"]
    for line in found["brief"]:
        assert line["citations"]
        for c in line["citations"] if line["verbatim"] else ():
            assert " ".join(texts[c["article_id"]][c["start"] : c["end"]].split()) == line["text"].removesuffix("…")


def test_an_issue_without_lines_and_an_older_one_are_read_all_the_same() -> None:
    old = {k: v for k, v in written().items() if k != "brief"} | {"schema_version": 1}
    assert replace(reopened(json.dumps(old).encode()), schema_version=2) == issue()
