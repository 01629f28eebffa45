"""A newsletter that holds several items, each with its headline and its link -> a record for each.

No word tells an item, only its build: a headline, some text and a link, again and again. A mail in which one item
holds nearly all that is said is an article with links, and stays whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from monitor.ingest.file.records import Record
from monitor.language.addresses import host_of, web
from monitor.language.wrapped import unwrapped
from monitor.models import Form, Meta

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LEAST = 5  # words of an item's text
_FEWEST = {"text": 2, "html": 3}  # items of a newsletter
_MOST = 300
_LION = 0.7  # of all words: what one item may have, where it is long
_LONG = 250  # words
_OURS = 0.6  # of all words: what items with links must have
_HEADLINE = (3, 25)  # words
_OUTLET = 6  # words

_LINK = re.compile(r"(?P<words>[^\n]{0,60}?)[<\[(]?(?P<url>https?://[^\s<>\[\]()]+)[>\])]?[\s.]*", re.IGNORECASE)
_RULE = re.compile(r"[\W_]{3,}")
_NUMBERED = re.compile(r"\A(?:\(?\d{1,2}[.)]|[•*▪■►▶>-])\s+")
_CLOSED = tuple(".,:;!…。，،؛।")
_HEADS = frozenset({"h1", "h2", "h3", "h4"})
_BLOCKS = frozenset(
    "address article aside blockquote body center div dl dd dt footer form h1 h2 h3 h4 h5 h6 header hr li main ol p"
    " pre section table tbody td tfoot th thead tr ul".split()
)
_UNREAD = frozenset({"script", "style", "head", "title", "template", "noscript"})


@dataclass(frozen=True, slots=True)
class _Unit:
    """A line of a newsletter."""

    kind: Literal["title", "text", "link"]
    text: str
    url: str | None = None  #: where it leads as a whole


@dataclass(slots=True)
class _Item:
    title: str
    url: str | None
    body: list[str] = field(default_factory=list)
    closed: bool = False

    @property
    def size(self) -> int:
        return _size(" ".join(self.body))


def items(form: Form, content: str, given: Meta) -> list[Record]:
    """The items of a newsletter as records with rows from 1; none where a mail is no newsletter of several items."""
    units = _of_page(content) if form == "html" else _of_text(content)
    found, all_words = _gathered(units)
    if len({item.url for item in found}) < _FEWEST.get(form, 2) or len(found) > _MOST:
        return []
    sizes = [item.size for item in found]
    lion = max(sizes) > _LONG and max(sizes) > _LION * sum(sizes)
    if lion or sum(sizes) < _OURS * all_words:
        return []
    return [_record(item, number, given, found) for number, item in enumerate(found, 1)]


def _gathered(units: Sequence[_Unit]) -> tuple[list[_Item], int]:
    """The items that have a headline, a text and a link, and how many words all have that begin with a headline."""
    begun: list[_Item] = []
    for unit in units:
        if unit.kind == "title":
            _begin(begun, unit)
        elif begun and unit.kind == "text" and not begun[-1].closed:
            begun[-1].body.append(unit.text)
        elif begun and unit.kind == "link" and not begun[-1].closed:
            begun[-1].url = begun[-1].url or unit.url
            begun[-1].closed = bool(begun[-1].body)
    whole = [item for item in begun if item.url and item.size >= _LEAST]
    return whole, sum(item.size for item in begun)


def _begin(begun: list[_Item], unit: _Unit) -> None:
    if begun and not begun[-1].body:
        begun[-1] = _Item(unit.text, unit.url or None)  # a label above a headline
    else:
        begun.append(_Item(unit.text, unit.url))


def _record(item: _Item, number: int, given: Meta, all_items: Sequence[_Item]) -> Record:
    url = unwrapped(item.url or "")
    hosts = {host_of(unwrapped(one.url or "")) for one in all_items}
    body, outlet = item.body, given.outlet
    if len(hosts) > 1:  # a search engine's or a clipping service's: each item is another outlet's
        labelled = all(len(one.body) > 1 and _label(one.body[0]) for one in all_items)
        outlet, body = (body[0], body[1:]) if labelled else (_house(url), body)
    said = replace(given, title=item.title, url=url, outlet=outlet, byline=() if len(hosts) > 1 else given.byline)
    return Record("text", "\n\n".join(body), said, str(number))


def _house(url: str) -> str | None:
    return (host_of(url) or "").removeprefix("www.") or None


def _label(text: str) -> bool:
    return 0 < len(text.split()) <= _OUTLET and not text.endswith(_CLOSED)


def _size(text: str) -> int:
    """Words; of scripts without blanks, characters by two."""
    return max(len(text.split()), sum(c > "\u2e80" for c in text) // 2)


def _headline(text: str) -> bool:
    least, most = _HEADLINE
    return least <= _size(text) <= most and not text.endswith(_CLOSED)


# --- plain text --------------------------------------------------------------------------------------------------


def _of_text(content: str) -> list[_Unit]:
    found: list[_Unit] = []
    for paragraph in re.split(r"\n[ \t]*\n", content):
        lines = [line for line in (line.strip() for line in paragraph.split("\n")) if line]
        found += map(_unit, _pieces([line for line in lines if not _RULE.fullmatch(line)]))
    return found


def _pieces(lines: list[str]) -> Iterator[str]:
    """The lines of a paragraph, joined but for links, and for a headline in capitals or with a number above them."""
    kept: list[str] = []
    for n, line in enumerate(lines):
        head = n == 0 and len(lines) > 1 and _headline(line) and (line.isupper() or bool(_NUMBERED.match(line)))
        if head or _LINK.fullmatch(line):
            yield from [" ".join(kept)] if kept else []
            yield line
            kept = []
        else:
            kept.append(line)
    yield from [" ".join(kept)] if kept else []


def _unit(piece: str) -> _Unit:
    link = _LINK.fullmatch(piece)
    if link and _size(link["words"]) <= _HEADLINE[0] + 2:
        return _Unit("link", piece, web(link["url"].rstrip(".,;")))
    if link:
        return _Unit("title", _NUMBERED.sub("", link["words"]).strip(" -–—:"), web(link["url"].rstrip(".,;")))
    text = _NUMBERED.sub("", piece)
    return _Unit("title" if _headline(text) else "text", text if _headline(text) else piece)


# --- pages -------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Line:
    text: str = ""
    linked: str = ""
    url: str | None = None
    head: bool = False


def _of_page(content: str) -> list[_Unit]:
    import lxml.html
    from lxml.etree import LxmlError

    try:
        tree = lxml.html.document_fromstring(content)
    except (LxmlError, ValueError):
        return []
    lines = [line for line in _lines(tree) if line.text.strip()]
    for line in lines:
        line.text, line.linked = " ".join(line.text.split()), " ".join(line.linked.split())
    again = Counter(line.text.casefold() for line in lines if line.url and line.linked == line.text)
    return [_line_unit(line, again[line.text.casefold()] > 1) for line in lines]


def _line_unit(line: _Line, twice: bool) -> _Unit:
    whole = bool(line.url) and line.linked == line.text
    if line.head or (whole and not twice and _size(line.text) >= _HEADLINE[0]):
        return _Unit("title", line.text, line.url if whole or line.head else None)
    if whole:
        return _Unit("link", line.text, line.url)
    return _Unit("text", line.text)


def _lines(tree: HtmlElement) -> list[_Line]:
    """The lines of a page as a reader sees them, each with what of it is linked. No recursion: pages can be deep."""
    lines = [_Line()]
    link: str | None = None
    head = 0
    todo: list[tuple[HtmlElement, bool]] = [(tree, True)]
    while todo:
        node, opens = todo.pop()
        tag = node.tag if isinstance(node.tag, str) else ""
        if opens and (not tag or tag in _UNREAD):
            _add(lines[-1], node.tail, link, head)
            continue
        if tag in _BLOCKS or tag == "br":
            lines.append(_Line())
        if opens:
            head += tag in _HEADS
            link = web(node.get("href")) if tag == "a" else link
            _add(lines[-1], node.text, link, head)
            todo.append((node, False))
            todo += [(child, True) for child in reversed(node)]
        else:
            head -= tag in _HEADS
            link = None if tag == "a" else link
            _add(lines[-1], node.tail, link, head)
    return lines


def _add(line: _Line, text: str | None, link: str | None, head: int) -> None:
    if not text:
        return
    line.text += text
    line.head = line.head or (head > 0 and bool(text.strip()))
    if link:
        line.linked += text
        line.url = line.url or link
