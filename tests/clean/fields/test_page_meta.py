"""What a page says of itself: its title, its outlet, its dates and its address."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from monitor.clean.blocks.html import parse_page
from monitor.clean.fields.page_meta import PageMeta, page_meta

SAID = {
    "@type": "NewsArticle",
    "headline": "East quay is shut",
    "publisher": {"name": "Harbour Post"},
    "author": {"@type": "Person", "name": "Mara Ilves"},
    "datePublished": "2025-08-12T08:00Z",
    "dateModified": "2025-08-12T09:00Z",
    "url": "https://post.example/quay",
    "isAccessibleForFree": False,
}


def record(**values: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps(values)}</script>"


def read(head: str, body: str = "") -> PageMeta:
    tree = parse_page(f"<html lang=sv><head>{head}</head><body>{body}<p>Kajen är stängd.</p></body></html>")
    assert tree is not None
    return page_meta(tree, latest=datetime(2025, 8, 15, tzinfo=UTC))


def test_a_record_of_the_article_gives_all_that_it_says() -> None:
    found = read(record(**SAID))
    meta = found.meta
    assert (meta.title, meta.outlet, meta.byline) == ("East quay is shut", "Harbour Post", ("Mara Ilves",))
    assert (meta.published, found.modified) == ("2025-08-12T08:00Z", "2025-08-12T09:00Z")
    assert (meta.url, meta.language, found.paywalled) == ("https://post.example/quay", "sv", True)


def test_a_change_at_the_moment_of_publication_is_none() -> None:
    assert read(record(**SAID | {"dateModified": SAID["datePublished"]})).modified is None


DAYS = [
    (record(**SAID) + "<meta name=date content=2025-08-11>", "<time datetime=2025-08-10></time>", "2025-08-12T08:00Z"),
    ("<meta name=date content=2025-08-11>", "<time datetime=2025-08-10></time>", "2025-08-11"),
    ("", "<time datetime=2025-08-10></time><p class=post-date>12 August 2025</p>", "2025-08-10"),
    ("", "<aside><time datetime=2025-08-10></time></aside><time datetime=2025-08-08></time>", "2025-08-08"),
    ("", "<time class=updated datetime=2025-08-09></time><time datetime=2025-08-08></time>", "2025-08-08"),
    ("", "<p class=post-date>12 August 2025</p>", "2025-08-12"),
    ("", "<p class=post-date>Updated 12 August 2025</p>", None),
    ("", "<time datetime=2025-08-10></time><h1>Kajen</h1><p>Text</p><time datetime=2025-08-11></time>", "2025-08-11"),
    (
        "<meta name=date content=2025-08-12T22:30:00Z>",
        "<time datetime=2025-08-11T01:00+02:00></time><time datetime=2025-08-13T00:30+02:00></time>",
        "2025-08-13T00:30+02:00",
    ),
    ("", "", None),
]


@pytest.mark.parametrize(
    ("head", "body", "published"),
    DAYS,
    ids=[
        "record",
        "meta",
        "time",
        "time of another",
        "time of a change",
        "shown",
        "shown change",
        "below the heading",
        "its own zone",
        "none",
    ],
)
def test_the_day_is_taken_from_the_surest_place_that_tells_one(head: str, body: str, published: str | None) -> None:
    assert read(head, body).meta.published == published


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("<link rel=canonical href=https://post.example/a><meta property=og:url content=https://post.example/b>", "a"),
        ("<link rel=canonical href=/a><meta property=og:url content=https://post.example/b>", "b"),
        ("<link rel=alternate href=https://post.example/a>", None),
    ],
    ids=["canonical", "canonical without a host", "none"],
)
def test_the_address_is_the_first_whole_one_that_the_page_gives_itself(head: str, url: str | None) -> None:
    assert read(head).meta.url == (url and f"https://post.example/{url}")


def test_the_name_of_a_site_is_no_address_and_no_sentence() -> None:
    assert read("<meta property=og:site_name content=https://post.example>").meta.outlet is None
    assert read(f"<meta property=og:site_name content='{'Harbour Post ' * 6}'>").meta.outlet is None


def test_the_region_is_that_of_the_tag_in_the_language_of_the_page() -> None:
    assert read("<meta property=og:locale content=sv_FI>").place == "sv_FI"
    assert read("<meta property=og:locale content=en_US>").place == "sv"


def test_a_headline_that_most_places_give_is_the_title_and_the_others_are_its_wordings() -> None:
    head = "<meta property=og:title content='East quay is shut'><title>Cracks found in Norrvik | Harbour Post</title>"
    found = read(record(**SAID) + head)
    assert found.titles == ("East quay is shut", "Cracks found in Norrvik")


SITE = "<meta property=og:site_name content='{}'>"


@pytest.mark.parametrize(
    ("name", "publisher", "outlet"),
    [
        ("Breaking Harbour and World News - Post", None, "Post"),
        ("Security", "Post Media", "Post Media"),
        ("The Post", "post", "The Post"),
        ("Harbour Daily", None, "Harbour Daily"),
        ("Harbour Daily", "Harbour Post", "Harbour Daily"),
    ],
)
def test_a_site_is_called_what_its_host_repeats(name: str, publisher: str | None, outlet: str) -> None:
    said = record(**SAID | {"publisher": {"name": publisher}, "url": "https://www.postmedia.example/quay"})
    assert read(said + SITE.format(name)).meta.outlet == outlet


@pytest.mark.parametrize(
    ("seen", "published"),
    [
        ("Published 2 August 2025", "2025-08-02"),
        ("2 August 2025", "2025-08-02"),
        ("11 August 2025", "2025-08-12T09:00:00+00:00"),
        ("14 August 2025", "2025-08-12T09:00:00+00:00"),
        ("Updated 2 August 2025", "2025-08-12T09:00:00+00:00"),
        ("August 2025", "2025-08-12T09:00:00+00:00"),
    ],
)
def test_an_earlier_day_that_stands_at_the_heading_goes_before_the_one_in_mark_up(seen: str, published: str) -> None:
    head = "<meta property=article:published_time content=2025-08-12T09:00:00+00:00>"
    tree = parse_page(f"<html lang=en><head>{head}</head><body><h1>Kajen</h1><p>{seen}</p><p>Shut.</p></body></html>")
    assert tree is not None
    assert page_meta(tree, latest=datetime(2025, 8, 15, tzinfo=UTC)).meta.published == published


GUESSES = [
    ("https://post.example/2025/08/12/quay", "", "", "2025-08-12"),
    ("https://post.example/news/2025-8-2-quay", "", "", "2025-08-02"),
    ("https://post.example/2025/13/12/quay", "", "", None),
    ("https://post.example/quay-12025/08/12", "", "", None),
    ("https://post.example/quay", "", "<h1>Kajen</h1><p>Updated 12 August 2025</p>", "2025-08-12"),
    ("https://post.example/quay", "<meta property=article:modified_time content=2025-08-12T09:00Z>", "", None),
]


@pytest.mark.parametrize(("address", "head", "body", "guess"), GUESSES)
def test_a_page_without_a_date_of_publication_has_that_of_its_address_or_of_the_only_change_it_shows(
    address: str, head: str, body: str, guess: str | None
) -> None:
    tree = parse_page(f"<html lang=en><head>{head}</head><body>{body}<p>The quay is shut.</p></body></html>")
    assert tree is not None
    found = page_meta(tree, latest=datetime(2025, 8, 15, tzinfo=UTC), address=address)
    assert (found.meta.published, found.guess) == (None, guess)
