"""What a page's title is, of all the wordings that it shows."""

from __future__ import annotations

import pytest

from monitor.clean.blocks.html import parse_page
from monitor.clean.fields.titles import page_titles, unescaped
from monitor.clean.recognise.json_ld import meta_elements


def title_of(head: str, body: str, site: str | None = None, url: str | None = None) -> str | None:
    tree = parse_page(f"<html><head>{head}</head><body>{body}<p>The east quay is shut.</p></body></html>")
    assert tree is not None
    return next(iter(page_titles(tree, meta_elements(tree), {}, site, url)), None)


OG = "<meta property=og:title content='{}'>"
PAGES = [
    (
        "<title>East quay is shut for repairs - World news - Harbour.example</title>",
        "",
        "East quay is shut for repairs",
    ),
    ("<title>East quay is shut for repairs</title>", "<h1>Harbour Post</h1>", "East quay is shut for repairs"),
    (
        "<title>Quay repairs 2025 | Harbour Post</title>",
        "<h1>Why the east quay is shut</h1>",
        "Why the east quay is shut",
    ),
    ("<title>East quay is shut</title>", "<h1>Mill &amp;amp; quay are shut</h1>", "Mill & quay are shut"),
    ("<title></title>", "", None),
]


@pytest.mark.parametrize(("head", "body", "title"), PAGES)
def test_the_title_is_what_the_reader_sees_without_the_site_s_name(head: str, body: str, title: str | None) -> None:
    assert title_of(head, body, "Harbour Post", "https://post.example/news/east-quay-is-shut") == title


def test_the_address_tells_which_of_two_wordings_is_the_title() -> None:
    head = "<title>East quay shut for a year</title>" + OG.format("Ferry timetable of the winter season")
    ways = {
        "https://post.example/east-quay-shut-for-a-year": "East",
        "https://post.example/ferry-timetable-winter": "Ferry",
    }
    for url, word in ways.items():
        assert (title_of(head, "", None, url) or "").startswith(word)


def test_a_wording_is_printed_as_most_places_print_it() -> None:
    head = OG.format("Mayor&apos;s quay is shut") + "<meta name=twitter:title content='Mayor&apos;s quay is shut'>"
    assert title_of(head, "<h1>Mayor’s quay is shut</h1>") == "Mayor's quay is shut"


@pytest.mark.parametrize("url", ["inbox/quay.html", "https://[post.example/quay", None])
def test_a_page_without_an_address_has_a_title_too(url: str | None) -> None:
    assert title_of("<title>East quay is shut - Harbour Post</title>", "", None, url) is not None


def test_what_only_looks_like_a_tag_stays_in_a_heading() -> None:
    assert unescaped("30 years of <br> &quot;tags&quot;") == '30 years of <br> "tags"'
