"""A source's filter drops what it says, and tells by which key."""

from __future__ import annotations

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


def test_a_filter_that_says_nothing_is_none() -> None:
    assert not Sieve()
    assert Sieve(languages=frozenset({"en"}))
