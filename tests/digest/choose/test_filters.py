"""A source's filter drops what it says, and tells by which key."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.digest.choose.filters import Key, Sieve, drops
from tests.build import article

NOW = datetime(2025, 8, 13, 7, tzinfo=UTC)
CRANE = article("The crane at the north quay was moved.", id="crane", language="en")


def dropped(sieve: Sieve, *, hours: int = 1) -> Key | None:
    return drops(sieve, {"crane": CRANE}, {"crane": NOW - timedelta(hours=hours)}, NOW).get("crane")


@pytest.mark.parametrize(
    ("sieve", "key"),
    [
        (Sieve(), None),
        (Sieve(include="crane AND quay"), None),
        (Sieve(include="ferry"), "include"),
        (Sieve(exclude="ferry"), None),
        (Sieve(exclude='"north quay"'), "exclude"),
        (Sieve(include="crane", exclude="quay"), "exclude"),
        (Sieve(languages=frozenset({"en", "uk"})), None),
        (Sieve(languages=frozenset({"uk"}), include="ferry"), "languages"),
        (Sieve(max_age=timedelta(hours=2)), None),
        (Sieve(max_age=timedelta(minutes=30), exclude="quay"), "max_age"),
    ],
)
def test_the_first_key_that_drops_an_article_is_told(sieve: Sieve, key: Key | None) -> None:
    assert dropped(sieve) == key


FERRY = replace(CRANE, url="https://sport.gazette.example/news/World-News/2025/ferry")


@pytest.mark.parametrize(
    ("sieve", "categories", "key"),
    [
        (Sieve(sections=("world news",)), (), None),
        (Sieve(sections=("WORLD_NEWS",)), (), None),
        (Sieve(sections=("sport",)), (), None),
        (Sieve(sections=("ports",)), (), "sections"),
        (Sieve(sections=("ports",)), ("Ports", "Cranes"), None),
        (Sieve(sections=("ferry",)), (), "sections"),
        (Sieve(sections=("/news/world-news",)), (), None),
        (Sieve(sections=("/news/world",)), (), "sections"),
        (Sieve(not_sections=("world-news",)), (), "not_sections"),
        (Sieve(not_sections=("cranes",)), ("Cranes",), "not_sections"),
        (Sieve(not_sections=("2025",)), (), None),
        (Sieve(sections=("world news",), not_sections=("sport",)), (), "not_sections"),
        (Sieve(include="ferry", sections=("ports",)), (), "include"),
    ],
)
def test_sections_are_categories_and_parts_of_the_address(
    sieve: Sieve, categories: tuple[str, ...], key: Key | None
) -> None:
    assert drops(sieve, {"crane": FERRY}, {"crane": NOW}, NOW, {"crane": categories}).get("crane") == key


@pytest.mark.parametrize(
    "url", [None, "https://www.gazette.example/ferry-back", "https://gazette.example/2025/08/ferry"]
)
def test_where_no_section_is_known_an_article_passes(url: str | None) -> None:
    flat = replace(CRANE, url=url)
    assert not drops(Sieve(sections=("world",), not_sections=("sport",)), {"crane": flat}, {"crane": NOW}, NOW)


def test_a_filter_that_says_nothing_is_none() -> None:
    assert not Sieve()
    assert Sieve(languages=frozenset({"en"}))
