"""Why each passage went: the reason of a line, and of the passage that it is part of."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.clean import clean
from monitor.models import Article, Document, Meta

DATA = Path(__file__).parents[2] / "data" / "clean"
NOW = datetime(2025, 8, 13, 4, tzinfo=UTC)
STORY = [
    "The river rose by two metres on Monday, officials said, and it is still rising in the north.",
    "Two bridges and a road were closed to all traffic, and a ferry ran aground below the mill.",
    "“We moved the cows at four in the morning,” said Ulf Aas, who farms on the east bank.",
]

TAILS = [
    (["Have a tip? Write to the newsroom."], ["author"]),
    (["Follow the Harbour Post on Facebook and Instagram."], ["share"]),
    (["Follow our live coverage of the flood."], ["related"]),
    (["More on this story", "A short history of floods", "Who pays for the dykes?"], ["related"] * 3),
    (["Support the Harbour Post"], ["appeal"]),
    (["Support local reporting. We are four people. If you can spare £3 a month, join us."], ["appeal"]),
    (
        ["Before you go: we need your help.", "Give £5", "Give £10", "Give once / Give monthly"],
        ["appeal", *["payment"] * 3],
    ),
    (["Підтримайте нашу роботу!", "100 грн", "Разово", "Інша сума"], ["appeal", *["payment"] * 3]),
    (["Spenden Sie für unsere Redaktion.", "5 €", "10 €", "Einmalig"], ["appeal", *["payment"] * 3]),
    (["Sign up for our weekly briefing.", "Enter your email address"], ["newsletter"] * 2),
    (["Leave a comment"], ["comments"]),
    (["Download our app for the latest alerts"], ["app"]),
    (["© 2025 Harbour Post. All rights reserved."], ["legal"]),
    (["Subscribe now to read the full story"], ["subscription"]),
    (["Advertisement"], ["advert"]),
]


def read(lines: list[str]) -> Article:
    document = Document("clippings", "a.txt", None, "text", "\n".join(lines), Meta(outlet="Harbour Post"))
    return clean(document, received=NOW, zone=UTC)


@pytest.mark.parametrize(("tail", "reasons"), TAILS, ids=[row[0][0] for row in TAILS])
def test_what_stands_below_an_article_goes_with_its_reason(tail: list[str], reasons: list[str]) -> None:
    article = read([*STORY, *tail])
    assert [(passage.text, passage.reason) for passage in article.removed] == list(zip(tail, reasons, strict=True))
    assert article.text == "\n\n".join(STORY)


def rows(kind: str, language: str) -> dict[str, list[tuple[str, str]]]:
    found = {}
    for path in sorted(DATA.glob(f"{kind}/{language}-*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        found[path.stem] = [(line[0], line[2:]) for line in lines]
    return found


LEAST_CUT = 0.98  # of the lines of appeals
LEAST_KEPT = 0.95  # of the lines of articles about giving, with an appeal in their middle


@pytest.mark.parametrize("language", ["en", "uk", "ru", "de", "fr", "es"])
def test_an_appeal_goes_from_the_middle_and_from_the_end_of_any_article(language: str) -> None:
    count: Counter[str] = Counter()
    for letter in rows("appeals", language).values():
        asks = [text for mark, text in letter if mark == "x"]
        for about in rows("about", language).values():
            body = [text for _, text in about]
            own = [text for mark, text in about if mark == "="]
            for at in (len(body) // 2 + 1, len(body)):
                kept = {paragraph.text for paragraph in read([*body[:at], *asks, *body[at:]]).paragraphs}
                count.update(asks=len(asks), cut=len(set(asks) - kept), own=len(own), kept=len(set(own) & kept))
    assert count["cut"] >= LEAST_CUT * count["asks"]
    assert count["kept"] >= LEAST_KEPT * count["own"]
