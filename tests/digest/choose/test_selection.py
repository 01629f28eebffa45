"""An issue takes what no earlier issue held, from feeds only what is young, and nothing from the future."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from monitor.digest.choose.selection import published_within, select
from monitor.models import Entry

NOW = datetime(2025, 8, 13, 4, tzinfo=UTC)


def entry(hours: float, *, source: str = "post", version: int = 1, dated: bool = True) -> Entry:
    """An article of so many hours before now."""
    return Entry("a", version, source, NOW - timedelta(hours=hours), dated, None)


@pytest.mark.parametrize(
    ("one", "held", "turned", "taken"),
    [
        (entry(1), {}, set(), True),
        (entry(0), {}, set(), True),
        (entry(-1), {}, set(), False),
        (entry(1), {"a": 1}, set(), False),
        (entry(1, version=2), {"a": 1}, set(), True),
        (entry(1), {"a": 1}, {"a"}, True),
        (entry(24), {}, set(), True),
        (entry(25), {}, set(), False),
        (entry(25, version=2), {"a": 1}, set(), True),
        (entry(25, source="folder"), {}, set(), True),
        (entry(25, source="folder"), {"a": 1}, set(), False),
    ],
)
def test_what_is_new_or_changed_and_young_enough_is_taken(
    one: Entry, held: dict[str, int], turned: set[str], taken: bool
) -> None:
    found = select([one], now=NOW, held=held, passing={"post"}, lookback=timedelta(hours=24), turned=turned)
    assert found == ([one] if taken else [])


@pytest.mark.parametrize(
    ("since", "until", "hours"),
    [(None, None, [1, 2, 3]), (2, None, [1, 2]), (None, 2, [2, 3]), (2, 2, [2]), (0, None, [])],
)
def test_a_range_holds_both_its_ends_and_nothing_of_unknown_date(
    since: int | None, until: int | None, hours: list[int]
) -> None:
    first, last = (None if h is None else NOW - timedelta(hours=h) for h in (since, until))
    entries = [entry(1), entry(2), entry(3), entry(2, dated=False)]
    assert published_within(entries, since=first, until=last) == [entry(h) for h in hours]
