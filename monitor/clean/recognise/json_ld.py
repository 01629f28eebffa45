"""What mark-up says of a page, as it stands there: meta elements and the records of JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Sequence, Set
from typing import Any

import lxml.etree
import lxml.html

from monitor.clean.blocks.block import squeeze

MAX_JSON = 1_000_000  # characters of one JSON-LD element
MOST = 500  # objects and lists of one that are looked at
_LAST_COMMA = re.compile(r'("(?:[^"\\]|\\.)*+")|,(?=\s*[}\]])', re.S)
_ARTICLE = re.compile(
    r"(?:News|Reportage|Opinion|Analysis|Review|Background|AskPublic|Advertiser|Blog|Live|Social|Tech|Scholarly|"
    r"Satirical)?(?:Article|Posting|BlogPosting)$|^Report$"
)


def meta_elements(tree: lxml.html.HtmlElement) -> dict[str, list[str]]:
    """The contents of all meta elements by their name in lower case."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = squeeze((element.get("content") or "")[:2000])
        if name and content:
            found.setdefault(name.lower(), []).append(content)
    return found


def json_records(tree: lxml.html.HtmlElement) -> Iterator[dict[str, Any]]:
    """The objects of all JSON-LD elements, those of `@graph` and lists too, in order."""
    for element in tree.iter("script"):
        if "ld+json" not in (element.get("type") or ""):
            continue
        text = (element.text or "").strip()
        if not text or len(text) > MAX_JSON:
            continue
        try:
            value = _value(_bare(text))
        except (ValueError, RecursionError):
            continue
        queue = [value]
        for _ in range(MOST):
            if not queue:
                break
            item = queue.pop(0)
            if isinstance(item, list):
                queue = [*item[:MOST], *queue]
            elif isinstance(item, dict):
                yield item
                queue = [
                    *(
                        item[name]
                        for name in ("@graph", "mainEntity", "mainEntityOfPage")
                        if isinstance(item.get(name), (dict, list))
                    ),
                    *queue,
                ]


def _bare(text: str) -> str:
    """The data of a script without the marks of a comment around them."""
    for opening, closing in (("<!--", "-->"), ("//<![CDATA[", "//]]>")):
        text = text.removesuffix(";").rstrip().removesuffix(closing).rstrip().removesuffix("//").removeprefix(opening)
    return text


def _value(text: str) -> Any:
    """What a script's data say; a comma behind the last of a list, as people write it, is none."""
    try:
        return json.loads(text, strict=False)
    except ValueError:
        return json.loads(_LAST_COMMA.sub(lambda found: found[1] or "", text), strict=False)


def is_article(record: dict[str, Any]) -> bool:
    """Whether a record is about the article, and not about the site or a teaser."""
    kinds = record.get("@type")
    return any(
        isinstance(kind, str) and _ARTICLE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    ) and bool(record.get("headline") or record.get("datePublished") or record.get("author"))


def own_article(records: Sequence[dict[str, Any]], addresses: Set[str], titles: Collection[str]) -> dict[str, Any]:
    """The record of the page's own article: by its address, else by its headline, else the first; {} for none."""
    articles = [record for record in records if is_article(record)]
    by_address = (record for record in articles if addresses & _addresses(record))
    by_title = (record for record in articles if (string_of(record.get("headline")) or "") in titles)
    return next(by_address, None) or next(by_title, None) or next(iter(articles), {})


def _addresses(record: dict[str, Any]) -> set[str]:
    """Where a record says that its article stands."""
    page = record.get("mainEntityOfPage")
    said = (record.get("url"), page.get("@id") if isinstance(page, dict) else page)
    return {value for value in said if isinstance(value, str) and value}


def first_of(named: dict[str, list[str]], *names: str) -> str | None:
    """The first content of the first of these names that has one."""
    return next((named[name][0] for name in names if name in named), None)


def string_of(value: object) -> str | None:
    """A value of JSON-LD as text: of a list the first, of an object its name."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("@id")
    return plain_text(value) if isinstance(value, str) else None


def plain_text(value: str) -> str | None:
    """A string of mark-up as text: entities that were escaped twice are read, elements gone."""
    if "&" in value or "<" in value:
        try:
            value = lxml.html.fromstring(f"<p>{value[:3000]}</p>").text_content()
        except (lxml.etree.ParserError, ValueError):
            return None
    return squeeze(value) or None
