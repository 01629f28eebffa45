"""The sample against what its author says of it: the gold that other tests rely on must fit the files."""

from __future__ import annotations

import csv
import email
import email.policy
import io
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from monitor.config import FilesSource, load, matches

ROOT = Path(__file__).parent.parent
CLIPPINGS = ROOT / "examples/clippings"
GOLD = yaml.safe_load((ROOT / "tests/data/sample.yaml").read_text(encoding="utf-8"))
ARTICLES = GOLD["articles"]


def key(article: dict[str, Any]) -> str:
    return str(article["file"]) + (f"#{article['row']}" if "row" in article else "")


def content(article: dict[str, Any]) -> str:
    """The file, or the row of it that holds the article."""
    path = CLIPPINGS / str(article["file"])
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        return str(json.loads(text.splitlines()[int(article["row"]) - 1])["text"])
    if path.suffix == ".json" and "row" in article:
        return str(json.loads(text)[int(article["row"]) - 1]["text"])
    if path.suffix == ".json":
        return str(json.loads(text)["html"])
    if path.suffix == ".csv":
        head, rest = text.splitlines(keepends=True)[0], text.splitlines(keepends=True)[int(article["row"]) - 1 :]
        return str(next(csv.DictReader(io.StringIO(head + "".join(rest))))["text"])
    if path.suffix == ".eml":
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        part = message.get_body(("plain",))
        return str(part.get_content()) if part else ""
    return text


def test_the_gold_knows_every_file_of_the_sample() -> None:
    config = load(ROOT / "sources.yaml")
    assert isinstance(config.sources[0], FilesSource)
    files = {path.relative_to(CLIPPINGS).as_posix() for path in matches(config, config.sources[0])}
    sidecars = {file for file in files if file.endswith(".yaml")}
    assert {article["file"] for article in ARTICLES} == files - sidecars
    assert len(sidecars) == 1


def test_the_sample_is_as_wide_as_it_should_be() -> None:
    assert len(ARTICLES) >= 18
    assert len({article["outlet"] for article in ARTICLES}) >= 7
    assert {Path(article["file"]).suffix for article in ARTICLES} == {
        ".txt", ".md", ".html", ".eml", ".json", ".jsonl", ".csv"
    }  # fmt: skip
    assert {article["issue"] for article in ARTICLES} == {1, 2, 3}
    assert len({key(article) for article in ARTICLES}) == len(ARTICLES)


@pytest.mark.parametrize("article", ARTICLES, ids=key)
def test_what_the_gold_says_of_an_article_stands_in_it(article: dict[str, Any]) -> None:
    text = content(article)
    beginnings = [article["first"], article["last"], *article["headings"], *article["captions"], *article["removed"]]
    assert [words for words in beginnings if words not in text.replace("**", "").replace("[", "")] == []


def test_groups_of_the_gold_name_articles_of_the_gold() -> None:
    known = {key(article) for article in ARTICLES}
    named = {name for group in GOLD["copies"] for name in group["articles"]}
    named |= {name for utterance in GOLD["utterances"] for name in utterance["wordings"]}
    named |= {name for figure in GOLD["figures"] for name in figure["values"]}
    named |= {change["file"] for change in GOLD["changes"]}
    assert named - known == set()


def test_each_wording_of_a_statement_stands_in_its_article() -> None:
    by_key = {key(article): article for article in ARTICLES}
    for utterance in GOLD["utterances"]:
        for name, words in utterance["wordings"].items():
            assert words in content(by_key[name])
