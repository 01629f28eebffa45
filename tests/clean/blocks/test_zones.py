"""Which part of a page an element opens, by its tag and by what it is called."""

from __future__ import annotations

import pytest

from monitor.clean.blocks.zones import zone_of

NAMED = [
    ("div", "site-nav wide", "", "navigation"),
    ("div", "", "comments", "comments"),
    ("div", "box related-posts", "", "related"),
    ("section", "newsletter-signup", "", "newsletter"),
    ("div", "paywall", "", "subscription"),
    ("div", "donate", "", "appeal"),
    ("ul", "social-links", "", "share"),
    ("p", "lead", "ad", "advert"),
    ("div", "cookie", "", "legal"),
    ("div", "author-bio", "", "author"),
    ("p", "wp-caption-text", "", "caption"),
    ("p", "entry-meta", "", "byline"),
]


@pytest.mark.parametrize(("tag", "classes", "name", "zone"), NAMED, ids=[row[3] for row in NAMED])
def test_a_box_is_known_by_its_class_or_id(tag: str, classes: str, name: str, zone: str) -> None:
    assert zone_of(tag, classes, name) == zone


@pytest.mark.parametrize(
    ("tag", "zone"),
    [
        ("nav", "navigation"),
        ("footer", "navigation"),
        ("aside", "related"),
        ("figcaption", "caption"),
        ("form", "subscription"),
        ("time", "byline"),
    ],
)
def test_some_tags_open_a_zone_whatever_they_are_called(tag: str, zone: str) -> None:
    assert zone_of(tag, "comments", "share") == zone


@pytest.mark.parametrize("tag", ["body", "article", "main"])
def test_the_tags_of_an_article_open_it_whatever_they_are_called(tag: str) -> None:
    assert zone_of(tag, "comments newsletter", "share") == ""


@pytest.mark.parametrize(("classes", "name"), [("", ""), ("shadow", ""), ("loading", "harbours"), ("text", "story")])
def test_a_name_that_only_holds_the_letters_of_a_zone_opens_none(classes: str, name: str) -> None:
    assert zone_of("div", classes, name) is None


def test_of_two_names_the_one_that_is_listed_first_tells() -> None:
    assert zone_of("div", "author-bio newsletter", "") == "newsletter"
