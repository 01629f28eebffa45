"""Pages without a feed: `kind: page`, a page that lists articles, and `kind: urls`, single pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import lxml.html
from cssselect import GenericTranslator, SelectorError
from lxml.etree import LxmlError

from monitor.config import PageSource, UrlsSource
from monitor.errors import FetchError, ReadError
from monitor.ingest.feed.feeds import FAILURES, NEWEST, Pages
from monitor.ingest.web.pages import page
from monitor.language.addresses import host_of, normalise, web
from monitor.models import Document, Meta, Problem
from monitor.steps import each

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from monitor.ingest.world import World

MOST = 60  #: pages of one list
_LEAST = 4  # words of a headline; half of it where a heading says that it is one
_LETTERS = 2  # of a script without blanks make a word
_SLUG = 12  # characters of an article's own part of its address
_ASIDE = frozenset({"nav", "footer", "form", "aside", "header"})
_HEADS = frozenset({"h1", "h2", "h3", "h4"})


def listed(source: PageSource, world: World) -> Iterator[Document | Problem]:
    """A document for each article that a list page links to and that is not held yet; its links only, no further."""
    if world.fetch is None:
        yield Problem(source.name, f"{source.url}: not read, since nothing is fetched in this run")
        return
    try:
        found = page(world.fetch, source.url)
        urls = links(found.html, found.url, source.links)
    except FetchError as error:
        yield Problem(source.name, str(error))
        return
    except ReadError as error:
        yield Problem(source.name, f"{source.url}: {error}")
        return
    if not urls:
        advice = "correct `links`" if source.links else "name them by a CSS selector in `links`"
        yield Problem(source.name, f"{source.url}: no links to articles were found; {advice}")
    yield from _documents(source, urls, world, listing=True)


def single(source: UrlsSource, world: World) -> Iterator[Document | Problem]:
    """A document for each of the pages that is not held yet."""
    if world.fetch is None:
        yield Problem(source.name, "its pages were not read, since nothing is fetched in this run")
        return
    yield from _documents(source, source.urls, world, listing=False)


def _documents(
    source: PageSource | UrlsSource, urls: Sequence[str], world: World, *, listing: bool
) -> Iterator[Document | Problem]:
    if world.fetch is None:
        return
    pages, first, read = Pages(world.fetch, None), listing and world.first(source.name), 0
    for url in each(world.tell, f"reading {source.name}", list(urls), str):
        if world.known(url):
            continue
        content, fault = pages.read(url, None)
        if fault:
            yield Problem(source.name, fault)
        if content:
            read += 1
            outlet = source.outlet or (urlsplit(url).hostname or "").removeprefix("www.")
            seen = first and read > NEWEST  # which of them are news, only their own dates can tell
            yield Document(source.name, url, None, "html", content, Meta(url=url), outlet, seen=seen)
    if pages.left_out:
        words = f"{FAILURES} pages in a row failed; {pages.left_out} more were not asked for in this run"
        yield Problem(source.name, f"{source.name}: {words}")


# --- the links of a list -----------------------------------------------------------------------------------------


def links(html: str, base: str, selector: str | None = None) -> list[str]:
    """The addresses of the articles that a page lists, each once and in its order.

    With a CSS `selector`, the links that it names, or those in what it names. Without, the links of this site that
    look like headlines by their build: several words, or a heading, in the page's own part and to a page of its own.
    Raises ReadError for a selector that is none, or for no page.
    """
    try:
        tree = lxml.html.document_fromstring(html)
        tree.make_links_absolute(base, handle_failures="ignore")
    except (LxmlError, ValueError):
        raise ReadError("this is no web page") from None
    found = _selected(tree, selector) if selector else [a for a in tree.iter("a") if _is_headline(a, base)]
    urls: dict[str, str] = {}
    for url in filter(None, map(_address, found)):
        if not _same(url, base):
            urls.setdefault(normalise(url) or url, url)
    return list(urls.values())[:MOST]


def _selected(tree: HtmlElement, selector: str) -> list[HtmlElement]:
    try:
        nodes = tree.xpath(GenericTranslator().css_to_xpath(selector))
    except (SelectorError, LxmlError) as error:
        raise ReadError(f"links: {selector!r} is no CSS selector ({error})") from None
    inner = ([node] if node.tag == "a" else list(node.iter("a")) for node in nodes)
    return list({id(a): a for some in inner for a in some}.values())


def _address(link: HtmlElement) -> str | None:
    return (web(link.get("href")) or "").partition("#")[0] or None


def _same(url: str, base: str) -> bool:
    return normalise(url) == normalise(base)


def _is_headline(link: HtmlElement, base: str) -> bool:
    url = _address(link)
    if url is None or host_of(url) != host_of(base) or not _is_own(url):
        return False
    around = {node.tag for node in link.iterancestors()}
    headed = bool(_HEADS & around) or any(node.tag in _HEADS for node in link.iter())
    if _ASIDE & around and not ("article" in around and "header" in around and headed):
        return False
    return _size(" ".join(link.text_content().split())) >= (_LEAST / 2 if headed else _LEAST)


def _is_own(url: str) -> bool:
    """Whether an address is one of a page of its own, by its last part: a long name, or a number."""
    parts = urlsplit(url)
    last = next((part for part in reversed(parts.path.split("/")) if part), "")
    return len(last) >= _SLUG or bool(re.search(r"\d{3,}", f"{parts.path}?{parts.query}"))


def _size(text: str) -> int:
    return max(len(text.split()), sum(c > "\u2e80" for c in text) // _LETTERS)
