"""Who a page says has written it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import lxml.html

from monitor.clean.agencies import agency_named
from monitor.clean.blocks import squeeze
from monitor.clean.byline import is_house, is_person, is_role, parse_byline, split_names
from monitor.clean.identity import is_web
from monitor.clean.records import first_of, plain_text
from monitor.clean.signs import fold
from monitor.language.plain import plain


def page_authors(
    tree: lxml.html.HtmlElement,
    article: dict[str, Any],
    named: dict[str, list[str]],
    records: list[dict[str, Any]],
    site: str | None,
) -> tuple[tuple[str, ...], str | None]:
    """The people and the agency of the first place on the page that names any."""
    agency = None
    for names in _sources(tree, article, named, records):
        people: list[str] = []
        for name in names:
            clean = _TITLE.sub("", plain(plain_text(name) or ""))
            if not clean or (site and is_house(clean, site)):
                continue
            if wire := agency_named(clean):
                agency = agency or wire
            elif line := parse_byline(clean, lead=False) or parse_byline(clean):
                people += line.people
                agency = agency or line.agency
            else:
                people += [part for part in split_names(clean) if _named_person(part)]
        if people:
            return tuple(dict.fromkeys(people)), agency
    return (), agency


def _sources(
    tree: lxml.html.HtmlElement,
    article: dict[str, Any],
    named: dict[str, list[str]],
    records: list[dict[str, Any]],
) -> Iterator[list[str]]:
    """The places that may name the authors, the most exact first."""
    yield _record_authors(article, records)
    yield [value for name in _AUTHOR_METAS for value in named.get(name, []) if not is_web(value)]
    yield [
        data
        for n in ("1", "2")
        if _WRITTEN.match(fold(first_of(named, f"twitter:label{n}") or ""))
        and (data := first_of(named, f"twitter:data{n}"))
    ]
    yield [name for record in records if "author" in record for name in _record_authors(record, records)]
    yield _visible_authors(tree)


_AUTHOR_METAS = (
    "author",
    "article:author",
    "dc.creator",
    "byl",
    "parsely-author",
    "sailthru.author",
    "cxenseparse:author",
)
_WRITTEN = re.compile(
    r"written by|verfasst von|escrito por|écrit par|автор|написано|scritto da|napisane przez|"
    r"geschreven door|skrivet av|skrevet av|author"
)
_TITLE = re.compile(r"\s*기자$|^(?:dr|prof)\.\s+|\s*記者$|\s*记者$", re.I)
_CJK_NAME = re.compile(r"[가-힣]{2,4}|[一-鿿]{2,4}|[぀-ヿ一-鿿]{3,6}")


def _named_person(name: str) -> bool:
    """Whether a name that mark-up calls an author is a person's: looser than a name in running text."""
    if _CJK_NAME.fullmatch(name):
        return True
    words = name.split()
    return (
        2 <= len(words) <= 5
        and len(name) <= 50
        and not is_role(name)
        and all(re.fullmatch(r"[^\W\d_][\w'’.\-]*", word) for word in words)
        and (is_person(name) or name == name.lower())
    )


def _record_authors(article: dict[str, Any], records: list[dict[str, Any]]) -> list[str]:
    authors = article.get("author")
    said: list[str] = []
    for author in authors if isinstance(authors, list) else [authors]:
        names: object = author
        if isinstance(author, dict):
            if author.get("@type") == "Organization" and agency_named(str(author.get("name"))) is None:
                continue
            names = author.get("name") or " ".join(
                str(author[part]) for part in ("givenName", "familyName") if isinstance(author.get(part), str)
            )
            if not names and "@id" in author:
                names = next((r.get("name") for r in records if r.get("@id") == author["@id"]), None)
        said += [name for name in (names if isinstance(names, list) else [names]) if isinstance(name, str)]
    return said


def _visible_authors(tree: lxml.html.HtmlElement) -> list[str]:
    """What stands in elements that the mark-up calls author or byline, the most exact first."""
    for path in (
        "//*[@itemprop='author']//*[@itemprop='name']",
        "//*[@itemprop='author']",
        "//a[contains(concat(' ', @rel, ' '), ' author ')]",
        "//*[contains(@class, 'byline')]//a",
        "//*[contains(@class, 'author-name') or contains(@class, 'author__name')]",
        "//*[contains(@class, 'byline')]",
        "//a[contains(@href, '/author/') or contains(@href, '/autor/') or contains(@href, '/authors/')]",
        "//*[starts-with(@class, 'author') or contains(@class, ' author') or contains(@class, '_author')]",
    ):
        found = [
            text
            for element in tree.xpath(path)[:6]
            if (text := squeeze(plain(element.text_content()[:300]))) and len(text) <= 150
        ]
        if any(parse_byline(text, lead=False) or parse_byline(text) for text in found):
            return found
        if "itemprop" in path and any(_named_person(name) for text in found for name in split_names(text)):
            return found
    return []
