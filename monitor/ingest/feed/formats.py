"""Feeds that are not of XML's old families: JSON Feed and news sitemaps -> entries shaped as feedparser shapes them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from monitor.errors import ReadError
from monitor.ingest.feed.repair import referred
from monitor.ingest.feed.salvage import Raw

_NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
_VERSION = re.compile(r"jsonfeed\.org/version/1(?:\.\d)?\b")
_MAP = re.compile(r"<(?:\w{1,20}:)?(urlset|sitemapindex)\b", re.IGNORECASE)


def other(text: str, root: str | None) -> Raw | None:
    """The entries of a feed in JSON or of a sitemap of news; None for other texts. Raises ReadError for broken ones."""
    if text.startswith("{"):
        return _json(text)
    if root in ("urlset", "sitemapindex"):
        return _sitemap(text)
    return None


def _json(text: str) -> Raw | None:
    try:
        feed = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise ReadError(f"cannot be read ({str(error)[:120]}); tell the publisher") from None
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        return None
    if not _VERSION.search(str(feed.get("version", ""))):
        return None
    items = [_item(item, feed) for item in feed["items"] if isinstance(item, Mapping)]
    links = [{"href": feed[key]} for key in ("home_page_url", "feed_url") if isinstance(feed.get(key), str)]
    said = {"title": _text(feed.get("title")), "language": _text(feed.get("language")), "links": links}
    return Raw(said, tuple(items), False, ())


def _item(item: Mapping[str, Any], feed: Mapping[str, Any]) -> dict[str, Any]:
    authors = item.get("authors") or [item.get("author")]
    authors = authors if isinstance(authors, list) else [authors]
    names = [{"name": name} for one in authors if isinstance(one, Mapping) and (name := _text(one.get("name")))]
    said = {
        "id": str(item.get("id") or ""),
        "title": _text(item.get("title")),
        "link": _text(item.get("external_url")) or _text(item.get("url")),
        "published": _text(item.get("date_published")),
        "updated": _text(item.get("date_modified")),
        "authors": names,
        "content": [{"value": _text(item.get("content_html")), "type": "text/html"}],
        "summary_detail": {
            "value": _text(item.get("content_text")) or _text(item.get("summary")),
            "type": "text/plain",
        },
        "title_detail": {"language": _text(item.get("language")), "type": "text/plain"},
    }
    tags = item.get("tags")
    said["tags"] = [{"term": tag} for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else []
    if len(names) == 1:
        said["author"] = names[0]["name"]
    return said


def _sitemap(text: str) -> Raw:
    if (found := _MAP.search(text)) and found[1].lower() == "sitemapindex":
        raise ReadError("this is a list of sitemaps; give the address of the one of news")
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    tree = etree.fromstring(referred(text).encode("utf-8", "replace"), parser)
    entries = list(_pages(tree)) if tree is not None else []
    if not entries:
        raise ReadError("this is a sitemap without news; give the address of a feed or of a sitemap of news")
    return Raw({}, tuple(entries), False, ())


def _pages(tree: Any) -> Iterator[dict[str, Any]]:
    """Each page of a sitemap that is news. It has no text of its own but the headline."""
    for page in tree:
        if (news := page.find(f"{_NEWS}news")) is None:
            continue
        publication = f"{_NEWS}publication/{_NEWS}"
        yield {
            "id": "",
            "title": _part(news, f"{_NEWS}title"),
            "link": next(((child.text or "").strip() for child in page if str(child.tag).endswith("}loc")), ""),
            "published": _part(news, f"{_NEWS}publication_date"),
            "title_detail": {"language": _part(news, f"{publication}language"), "type": "text/plain"},
            "source": {"title": _part(news, f"{publication}name")},
        }


def _part(node: Any, path: str) -> str:
    return (node.findtext(path) or "").strip()


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
