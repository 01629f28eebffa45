"""Each article is a story of its own where grouping fails."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.stories.alone import alone
from tests.build import RECEIVED, article


def test_articles_stand_alone_under_names_that_are_free() -> None:
    one, other = article("One.", id="a"), article("Two.", id="b", title=None, published="no date")
    (first,) = alone([one], UTC)
    again = alone([one, other], UTC, {first.id}.__contains__)
    assert first.id not in {s.id for s in again}
    assert [(s.headline, s.article_ids) for s in again] == [("A headline", ("a",)), ("Two.", ("b",))]
    assert again[1].first_seen == other.received


@pytest.mark.parametrize(
    ("published", "moment"),
    [
        ("2025-08-12T09:30:00+02:00", datetime(2025, 8, 12, 7, 30, tzinfo=UTC)),
        ("2025-08-12", datetime(2025, 8, 12, tzinfo=UTC)),
        ("some day in May", RECEIVED),
        (None, RECEIVED),
    ],
)
def test_a_story_is_of_the_moment_its_article_was_published_or_else_received(
    published: str | None, moment: datetime
) -> None:
    (story,) = alone([article("The pier burned.", published=published)], UTC)
    assert story.first_seen == story.last_seen == moment


def test_every_article_has_a_story_of_its_own_even_two_with_one_text() -> None:
    found = alone([article("The pier burned.", id=i) for i in "abc"], UTC)
    assert [s.article_ids for s in found] == [("a",), ("b",), ("c",)]
    assert len({s.id for s in found}) == 3
