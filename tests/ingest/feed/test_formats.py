"""Feeds in JSON and sitemaps of news, and where the root of a feed may stand."""

from __future__ import annotations

import json

import pytest

from monitor.errors import ReadError
from monitor.ingest.feed.entries import parse
from tests.ingest.feed.test_feeds import response

JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "The Courier",
    "items": [
        {
            "id": 7,
            "url": "https://courier.example/7",
            "title": "Quay opens",
            "content_text": "The quay is open.",
            "date_published": "2025-09-01T08:00:00Z",
            "authors": [{"name": "Ann Lee"}],
        },
        {"id": "8", "url": "https://courier.example/8", "content_html": "<p>The bridge is shut.</p>"},
    ],
}
SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://courier.example/about</loc></url>
<url><loc>https://courier.example/7</loc><news:news><news:publication><news:name>The Courier</news:name>
<news:language>en</news:language></news:publication><news:publication_date>2025-09-01</news:publication_date>
<news:title>Quay opens</news:title></news:news></url></urlset>"""
ATOM = (
    "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>Quay opens</title><summary>Open.</summary></entry></feed>"
)


def test_a_feed_in_json_is_a_feed() -> None:
    first, second = parse(response(json.dumps(JSON))).entries
    assert (first.meta.title, first.meta.url, first.meta.byline) == (
        "Quay opens",
        "https://courier.example/7",
        ("Ann Lee",),
    )
    assert first.meta.published == "2025-09-01T08:00:00+00:00"
    assert "The quay is open." in first.html
    assert "The bridge is shut." in second.html


@pytest.mark.parametrize("body", ['{"version": "https://jsonfeed.org/version/1", "items": [', '{"items": []}', "{}"])
def test_other_json_is_none(body: str) -> None:
    with pytest.raises(ReadError):
        parse(response(body))


def test_a_sitemap_of_news_is_a_feed_without_texts() -> None:
    [entry] = parse(response(SITEMAP)).entries
    assert (entry.meta.title, entry.meta.outlet, entry.meta.published) == ("Quay opens", "The Courier", "2025-09-01")
    assert (entry.meta.url, entry.html) == ("https://courier.example/7", "")


def test_a_list_of_sitemaps_says_what_to_give() -> None:
    with pytest.raises(ReadError, match="list of sitemaps"):
        parse(response("<sitemapindex><sitemap><loc>https://c.example/1</loc></sitemap></sitemapindex>"))


@pytest.mark.parametrize(
    "before",
    [
        '<?xml version="1.0"?>\n<?xml-stylesheet href="a.xsl"?>',
        f"<!-- {'a licence with <html> and <rss> in it, ' * 200} -->",
        "<!DOCTYPE html>",
        '<!DOCTYPE rss [<!ENTITY a "b">]>\n<!-- one --><!-- two -->',
        "Notice: an undefined index\n",
    ],
)
def test_the_root_is_looked_for_behind_what_stands_before_it(before: str) -> None:
    [entry] = parse(response(before + ATOM)).entries
    assert entry.meta.title == "Quay opens"


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<html><script src=/cdn-cgi/challenge-platform/x.js></script></html>", "shows a challenge"),
        ("<!DOCTYPE html><html><body><p>Our RSS: a feed</p></body></html>", "names no feeds"),
        ("just words", "no RSS or Atom feed"),
    ],
)
def test_what_is_no_feed_is_named(page: str, words: str) -> None:
    with pytest.raises(ReadError, match=words):
        parse(response(page))


def rss(item: str) -> str:
    return f"<rss version='2.0' xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0'><channel>{item}</channel></rss>"


def test_the_address_behind_a_go_between_is_the_entrys() -> None:
    proxied = "<item><link>https://proxy.example/~r/7</link><feedburner:origLink>https://c.example/7</feedburner:origLink></item>"
    [entry] = parse(response(rss(proxied))).entries
    assert entry.meta.url == "https://c.example/7"
    [entry] = parse(
        response(rss("<item><link>https://www.google.com/url?url=https://c.example/8&amp;ct=ga</link></item>"))
    ).entries
    assert entry.meta.url == "https://c.example/8"


def test_the_source_of_an_entry_is_its_outlet_and_no_part_of_its_headline() -> None:
    item = "<item><title>Quay opens - The Courier</title><source url='https://c.example'>The Courier</source></item>"
    [entry] = parse(response(rss(item))).entries
    assert (entry.meta.title, entry.meta.outlet) == ("Quay opens", "The Courier")


def test_half_a_letter_spoils_no_sitemap() -> None:
    [entry] = parse(response(SITEMAP.replace("Quay opens", "Quay &#xD83D;opens"))).entries
    assert entry.meta.title == "Quay �opens"
