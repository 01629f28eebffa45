"""Articles in different languages are one story only where names and numbers agree."""

from __future__ import annotations

import json
from datetime import UTC
from itertools import combinations
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.models import Article
from monitor.stories import explain, group
from tests.build import article

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data" / "stories" / "languages.jsonl").read_text("utf-8").splitlines()
]
CLUSTER = {row["id"]: row["cluster"] for row in ROWS}
LANGUAGE = {row["id"]: row["language"] for row in ROWS}
ARTICLES = [
    article(row["text"], id=row["id"], title=row["title"], published=row["published"], language=row["language"])
    for row in ROWS
]


def across(articles: list[Article]) -> list[tuple[str, str]]:
    """The pairs in different languages that are in one story."""
    pairs = [pair for story in group(articles, zone=UTC) for pair in combinations(sorted(story.article_ids), 2)]
    return [(one, other) for one, other in pairs if LANGUAGE[one] != LANGUAGE[other]]


def test_no_pair_is_joined_wrongly_and_nearly_all_are_found() -> None:
    pairs = across(ARTICLES)
    gold = [
        pair
        for pair in combinations(sorted(CLUSTER), 2)
        if CLUSTER[pair[0]] == CLUSTER[pair[1]] and LANGUAGE[pair[0]] != LANGUAGE[pair[1]]
    ]
    assert len(ROWS) >= 40
    assert [pair for pair in pairs if pair not in gold] == []
    assert len(pairs) / len(gold) >= 0.95


@settings(max_examples=10)
@given(st.permutations(ARTICLES))
def test_the_order_changes_nothing(articles: list[Article]) -> None:
    assert group(articles, zone=UTC) == group(ARTICLES, zone=UTC)


def test_the_evidence_names_what_is_shared() -> None:
    story = next(s for s in group(ARTICLES, zone=UTC) if "vienna-en" in s.article_ids)
    ties = [tie for tie in story.evidence if tie.kind == "translation"]
    assert ties
    assert all("250" in tie.shared for tie in ties)
    text = "\n".join(explain(story, {a.id: a for a in ARTICLES}))
    assert "tells in another language what" in text


def test_a_fortnight_between_parts_them() -> None:
    one, other = (a for a in ARTICLES if a.id in ("vienna-en", "vienna-de"))
    later = article(other.text, id=other.id, title=other.title, published="2025-08-28", language="de")
    assert across([one, other])
    assert not across([one, later])


def named(*names: str) -> str:
    return " ".join(f"The neighbours met {name} near the old bridge." for name in names)


def told(text: str, language: str) -> Article:
    return article(text, id=language, title="As it happened", published="2025-08-12", language=language)


def test_long_texts_that_share_a_few_names_by_chance_are_two_stories() -> None:
    shared = ("Daniel", "Green", "Mirador", "Station", "Kelvin", "Tessaly", "Corvin")
    live = named(*shared, *(f"Pa{a}{b}ton" for a in "bdfgklmnprst" for b in "bdfgklmnprst"))
    match = named(*shared, *(f"Or{a}{b}ka" for a in "bdfgklmnprst" for b in "bdfgklmnprst"))
    long = [told(live, "en"), told(match, "de")]
    short = [told(named(*shared), "en"), told(named(*shared), "de")]
    assert len(group(long, zone=UTC)) == 2
    assert len(group(short, zone=UTC)) == 1
