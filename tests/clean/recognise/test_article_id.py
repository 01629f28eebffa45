"""Which article it is, by its address or its place."""

from __future__ import annotations

from datetime import date

from monitor.clean.recognise.article_id import another_id, article_id


def test_an_identity_is_sixteen_hexadecimal_characters_and_knows_its_row() -> None:
    one, other = article_id(None, "s", "a.csv", "1"), article_id(None, "s", "a.csv", "2")
    assert len(one) == 16
    assert int(one, 16) >= 0
    assert one != other


def test_an_identity_is_that_of_the_address_and_of_its_part_only_where_that_names_the_record() -> None:
    page, part = "https://example.org/news/a", "https://example.org/news/a#2"
    whole = article_id(page, "s", page, None)
    assert article_id(part, "s", part, None) == whole
    assert article_id(part, "s", page, "#2") != whole
    assert article_id("https://example.org/#2", "s", "x", "#2") != article_id("https://example.org/#3", "s", "x", "#3")


def test_an_entry_of_a_feed_is_named_by_its_source_and_its_guid_wherever_the_feed_lies() -> None:
    one = article_id(None, "s", "https://example.org/feed", "guid")
    assert one == article_id(None, "s", "https://example.org/rss.xml", "guid")
    assert one != article_id(None, "t", "https://example.org/feed", "guid")


def test_another_article_at_an_address_is_named_by_that_and_its_day() -> None:
    day = date(2025, 8, 12)
    ids = {another_id("a", day, 1), another_id("a", day, 2), another_id("b", day, 1), another_id("a", date.min, 1)}
    assert len(ids) == 4
