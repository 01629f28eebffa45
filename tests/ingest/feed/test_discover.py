"""The feed behind an address that a person has at hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from monitor.ingest.feed.discover import asked, find, shaped
from monitor.ingest.feed.entries import linked
from monitor.ingest.web.fetch import Client
from tests.ingest.feed.test_feeds import feed, item
from tests.webserver import Site, web_server


class Here:
    """A site on loopback, and a client that may ask it."""

    def __init__(self, port: int, site: Site, client: Client) -> None:
        self.site, self.client, self.home = site, client, f"http://127.0.0.1:{port}"


@pytest.fixture
def here() -> Iterator[Here]:
    site = Site()
    with web_server(site) as port, Client(allow_hosts=[f"127.0.0.1:{port}"], timeout=5) as client:
        yield Here(port, site, client)


def test_an_address_that_is_a_feed_is_taken_as_it_is(here: Here) -> None:
    here.site.put("/f", feed(item(1)), Content_Type="application/rss+xml")
    search = find(here.client, f"{here.home}/f")
    assert search.found is not None
    assert (search.found.url, len(search.found.feed.entries)) == (f"{here.home}/f", 1)
    assert here.site.paths == ["/f"]


def test_a_page_names_its_feed_and_that_of_comments_goes_last(here: Here) -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="{}">'
    here.site.put("/", "<html><head>" + link.format("/comments/feed/") + link.format("news.xml") + "</head></html>")
    here.site.put("/news.xml", feed(item(1), item(2)))
    search = find(here.client, here.home)
    assert search.found is not None
    assert search.found.url == f"{here.home}/news.xml"
    assert search.others == (f"{here.home}/comments/feed/",)


def test_where_a_page_names_none_the_usual_places_are_tried(here: Here) -> None:
    here.site.put("/world/today", "<html><body>news</body></html>")
    here.site.put("/feed", "<html>search for feed</html>")
    here.site.put("/rss.xml", feed(item(1)))
    search = find(here.client, f"{here.home}/world/today")
    assert search.found is not None
    assert search.found.url == f"{here.home}/rss.xml"


def test_where_there_is_none_it_says_what_was_tried(here: Here) -> None:
    here.site.put("/", "<html><body>news</body></html>")
    search = find(here.client, here.home)
    assert search.found is None
    assert search.why.endswith("it names no feeds; nor is there one where feeds mostly stand")
    assert find(here.client, f"{here.home}/none").why.endswith("does not exist; check the address (404)")


@pytest.mark.parametrize(
    ("address", "feed_of_it"),
    [
        ("https://www.youtube.com/channel/UCabcdefghijklmnop_-12345", "https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnop_-12345"),
        ("https://youtube.com/playlist?list=PL12", "https://www.youtube.com/feeds/videos.xml?playlist_id=PL12"),
        ("https://old.reddit.com/r/harbours/top/", "https://www.reddit.com/r/harbours/.rss"),
        ("https://www.reddit.com/r/harbours/.rss", None),
        ("https://social.example/@quay", "https://social.example/@quay.rss"),
        ("https://social.example/@quay.rss", None),
        ("https://quay.substack.com", "https://quay.substack.com/feed"),
        ("https://medium.com/@quay", "https://medium.com/feed/@quay"),
        ("https://www.youtube.com/@quay", None),  # its page names it
        ("https://harbour.example/news", None),
    ],
)  # fmt: skip
def test_channels_and_accounts_have_their_feed_by_their_address(address: str, feed_of_it: str | None) -> None:
    assert shaped(address) == feed_of_it


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("harbour.example", "https://harbour.example"),
        (" feed:https://harbour.example/f ", "https://harbour.example/f"),
        ("feed://harbour.example/f", "https://harbour.example/f"),
        ("@quay@social.example", "https://social.example/@quay"),
        ("harbour", None),
    ],
)
def test_what_people_type_is_an_address(typed: str, meant: str | None) -> None:
    assert asked(typed) == meant


def test_of_alerts_their_own_address_is_wanted(here: Here) -> None:
    search = find(here.client, "https://www.google.com/alerts?hl=en")
    assert search.found is None
    assert "deliver to an RSS feed" in search.why
    assert "write it like https://" in find(here.client, "harbour").why


def test_a_page_whose_marks_are_broken_still_names_its_feeds() -> None:
    page = '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"><![CDA[<p>'
    assert linked(page, "https://quay.example/") == ("https://quay.example/feed",)
