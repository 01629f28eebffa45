"""An address that a person has at hand -> the feeds behind it, read as a run would read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from urllib.parse import parse_qs, urljoin, urlsplit

from monitor.errors import FetchError, ReadError
from monitor.ingest.feed.entries import Feed, linked, parse
from monitor.ingest.feed.feeds import FEED_TYPES
from monitor.ingest.web.answer import decoded
from monitor.ingest.web.fetch import Client, Response
from monitor.language.addresses import web

#: Where feeds stand that no page names, the likeliest first.
WELL_KNOWN = ("/feed", "/rss", "/feed.xml", "/rss.xml", "/atom.xml", "/index.xml", "/feed.json", "/news-sitemap.xml")

#: Hosts whose feeds follow from the address: of the host, of the path, and the feed with the path's groups in it.
_SHAPES = tuple(
    (re.compile(host), re.compile(path), feed)
    for host, path, feed in (
        (
            r"(?:www\.|m\.)?youtube\.com",
            r"/channel/(UC[\w-]{10,40})",
            "https://www.youtube.com/feeds/videos.xml?channel_id={0}",
        ),
        (
            r"(?:\w+\.)?reddit\.com",
            r"/(r|user)/(\w{1,40})(?!\w)(?!.*\.rss)",
            "https://www.reddit.com/{0}/{1}/.rss",
        ),
        (r"(?:www\.)?medium\.com", r"/(@[\w.-]{1,60}|[\w-]{1,60})/?$", "https://medium.com/feed/{0}"),
        (r"[\w-]+\.substack\.com", r"/?(?:archive|about)?/?$", "https://{host}/feed"),
        (r"(?!(?:www\.)?medium\.com|(?:www\.|m\.)?youtube\.com).+", r"/(@\w{1,60})/?$", "https://{host}/{0}.rss"),
    )
)
_HANDLE = re.compile(r"@?(\w[\w.-]{0,60})@([\w-]+(?:\.[\w-]+)+)")  # of Mastodon
_ALERTS = re.compile(r"https?://(?:www\.)?google\.[a-z.]{2,6}/alerts/?(?:[?#].*)?$", re.IGNORECASE)
_COMMENTS = re.compile(r"/comments/|/comments?(?:\.xml|/?$)|[?&]feed=comments", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A feed that was read."""

    url: str
    feed: Feed


@dataclass(frozen=True, slots=True)
class Search:
    """What came of looking for feeds."""

    found: Found | None  #: the first that could be read
    others: tuple[str, ...]  #: further feeds that the page names, not read
    why: str  #: in words, where none was found


def find(fetch: Client, address: str) -> Search:
    """The feed behind an address: it is one itself, its host has a known one, its page names it, or it is guessed.

    Raises nothing: `why` says what was tried, and what came of it.
    """
    if _ALERTS.match(address):
        words = "Google tells nobody else of your alerts; let the alert deliver to an RSS feed, and give that address"
        return Search(None, (), f"{address}: {words}")
    if (url := asked(address)) is None:
        return Search(None, (), f"{address}: this is no web address; write it like https://example.org")
    if (shape := shaped(url)) and isinstance(known := _read(fetch, shape), Found):
        return Search(known, (), "")
    return _looked(fetch, url)


def read(fetch: Client, url: str) -> Found:
    """The feed at an address. Raises FetchError or ReadError."""
    return Found(url, parse(fetch.get(url, accept=FEED_TYPES)))


def asked(address: str) -> str | None:
    """The web address that a person means: without a scheme it is https, and @name@host is an account's page."""
    text = address.strip()
    if account := _HANDLE.fullmatch(text):
        return web(f"https://{account[2]}/@{account[1]}")
    text = re.sub(r"^feed:(?://)?(?=https?://)", "", text)
    text = re.sub(r"^feed://", "https://", text)
    return web(text if "://" in text else f"https://{text}") if "." in text or "://" in text else None


def shaped(url: str) -> str | None:
    """The feed that follows from the address of a channel, a subreddit, an account or a publication, or None."""
    parts = urlsplit(url)
    host = parts.netloc.lower()
    if re.fullmatch(r"(?:www\.|m\.)?youtube\.com", host) and (lists := parse_qs(parts.query).get("list")):
        return f"https://www.youtube.com/feeds/videos.xml?playlist_id={lists[0]}" if lists[0].isascii() else None
    for hosts, paths, feed in _SHAPES:
        if hosts.fullmatch(host) and (path := paths.match(parts.path)):
            return feed.format(*path.groups(), host=host)
    return None


def _looked(fetch: Client, url: str) -> Search:
    try:
        answer = fetch.get(url, accept=FEED_TYPES)
    except FetchError as error:
        return Search(None, (), str(error))
    try:
        return Search(Found(url, parse(answer)), (), "")
    except ReadError as error:
        fault = str(error)
    names = _named(answer)
    tried = map(partial(_read, fetch), (*names, *_guessed(answer.url, names)))
    found = next((one for one in tried if isinstance(one, Found)), None)
    if found is None:
        return Search(None, (), f"{url}: {fault}; nor is there one where feeds mostly stand")
    return Search(found, tuple(name for name in names if name != found.url), "")


def _named(answer: Response) -> list[str]:
    """The feeds that a page names; those of comments last."""
    return sorted(linked(decoded(answer)[0], answer.url), key=lambda name: bool(_COMMENTS.search(name)))


def _guessed(url: str, names: list[str]) -> Iterator[str]:
    return (guess for path in WELL_KNOWN if (guess := urljoin(url, path)) not in names)


def _read(fetch: Client, url: str) -> Found | None:
    """The feed at an address; None where there is none, or one without an entry."""
    try:
        found = read(fetch, url)
    except (FetchError, ReadError):
        return None
    return found if found.feed.entries else None
