"""The three real clippings come out exactly as people read them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from monitor.clean import clean
from monitor.models import Article, Document, Meta

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
NAMES = ("000_b6456a91703f5bd5.txt", "001_5fa0dbaf24da7841.txt", "004_a0570273c92ad464.txt")


@pytest.fixture(params=NAMES)
def seed(request: pytest.FixtureRequest) -> tuple[dict[str, Any], list[str], Article]:
    if not SEEDS.is_dir():
        pytest.skip("the seeds are not here: ../shared/seeds")
    name = str(request.param)
    gold = json.loads((SEEDS / "gold.json").read_text(encoding="utf-8"))[name]
    content = (SEEDS / name).read_text(encoding="utf-8")
    given = Meta(outlet=gold["outlet"], published=gold["published"])
    document = Document("clippings", f"seeds/{name}", None, "text", content, given)
    return gold, content.splitlines(), clean(document, received=datetime(2025, 8, 13, 4, tzinfo=UTC), zone=UTC)


def lines(gold: dict[str, Any], text: list[str], field: str) -> list[str]:
    return [" ".join(text[number - 1].split()) for number in gold.get(field, [])]


@pytest.mark.parametrize(
    ("field", "kind"), [("body_lines", "body"), ("crosshead_lines", "heading"), ("caption_lines", "caption")]
)
def test_the_paragraphs_of_each_kind_are_those_of_the_gold(
    seed: tuple[dict[str, Any], list[str], Article], field: str, kind: str
) -> None:
    gold, text, article = seed
    assert [paragraph.text for paragraph in article.paragraphs if paragraph.kind == kind] == lines(gold, text, field)


def test_all_boilerplate_is_on_record_with_a_reason(seed: tuple[dict[str, Any], list[str], Article]) -> None:
    gold, text, article = seed
    assert [passage.text for passage in article.removed if passage.reason != "metadata"] == lines(
        gold, text, "boilerplate_lines"
    )


def test_title_and_byline_are_fields_and_their_lines_on_record(seed: tuple[dict[str, Any], list[str], Article]) -> None:
    gold, text, article = seed
    assert article.title == gold["title"]
    assert list(article.byline) == gold["byline"]
    assert (article.outlet, article.published) == (gold["outlet"], gold["published"])
    metadata = [passage.text for passage in article.removed if passage.reason == "metadata"]
    assert metadata == lines(gold, text, "title_lines") + lines(gold, text, "byline_lines")
