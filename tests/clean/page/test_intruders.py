"""What is foreign among a page's paragraphs, by signs that only the whole page gives."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from monitor.clean import clean
from monitor.models import Article, Document

NOW = datetime(2025, 8, 15, 6, 0, tzinfo=UTC)
LEAD = "The harbour office closed the eastern quay on Monday after divers found cracks in two of its pillars."
BODY = [
    LEAD,
    "Fishing boats now land their catch at the coal pier, which has no cold store and only one crane.",
    "Repairs will take until October, the office said, and the town will pay for half of the work.",
    "The ferry to the islands leaves from the northern quay, an hour later than before.",
]


def read(*paragraphs: str, author: dict[str, str] | None = None) -> Article:
    record = {"@type": "NewsArticle", "headline": "East quay is shut", "author": author or {}}
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    page = (
        f"<html lang=en><head><script type='application/ld+json'>{json.dumps(record)}</script></head>"
        f"<body><article><h1>East quay is shut</h1>{body}</article></body></html>"
    )
    return clean(Document("post", "https://post.example/quay", None, "html", page), received=NOW, zone=UTC)


ILVES = {"@type": "Person", "name": "Mara Ilves"}
LIFE = "She came to the coast as a diver, and wrote three books about wrecks before she turned to the news."

FOREIGN = [
    (f"East quay is shut {LEAD[:-12]}...", 0, "related"),
    (f"East quay is shut {LEAD[:-12]}…", 4, "related"),
    ("<a href=/mill>MILL BURNS IN THE OLD TOWN OF ALVIK</a>", 2, "related"),
    ("Mara Ilves is a diver and has lived on the coast for twenty years.", 4, "author"),
    ("Mara Ilves’s book about wrecks, “Low Water”, comes out in the autumn.", 4, "author"),
    (LIFE, 4, "author"),
    (LIFE, 2, "author"),
]


@pytest.mark.parametrize(("text", "place", "reason"), FOREIGN, ids=[f"{row[0][:30]} {row[1]}" for row in FOREIGN])
def test_what_is_foreign_goes_and_the_article_stays(text: str, place: int, reason: str) -> None:
    article = read(*BODY[:place], text, *BODY[place:], author=ILVES | {"description": LIFE})
    assert article.text.split("\n\n") == BODY
    assert [passage.reason for passage in article.removed if passage.rule.startswith("page.")] == [reason]


OWN = [
    ("The office gave no reason, but the divers had seen something down there...", 2),
    ("“The eastern quay was never meant for lorries, and everybody in the office knew that …”", 2),
    ("<a href=https://harbour.example/>https://harbour.example/plans/east-quay</a>", 2),
    ("Fishing boats now land …", 3),
    ("<a href=/plan>The plan for the quay</a>", 2),
    ("THE OFFICE WILL NOT SAY WHO PAYS FOR IT", 2),
    ("Mara Ilves is the harbour master, and she had warned of this for years.", 1),
    ("Mara Ilves: And who pays for all this work on the pillars?", 4),
]


@pytest.mark.parametrize(("text", "place"), OWN, ids=[row[0][:30] for row in OWN])
def test_what_only_looks_foreign_stays(text: str, place: int) -> None:
    article = read(*BODY[:place], text, *BODY[place:], author=ILVES)
    assert [passage.text for passage in article.removed if passage.rule.startswith("page.")] == []
