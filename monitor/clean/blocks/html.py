"""The markup of a page -> its tree, in time that grows with its length."""

from __future__ import annotations

import re

import lxml.etree
import lxml.html

from monitor.clean.blocks.tags import bounded
from monitor.limits import BUDGETS, spend

MAX_ATTRIBUTE = 2000  # characters; what is longer is a picture or data, and libxml2 is slow to write it

_CONTENT = frozenset("article section main header footer nav aside figure details dialog hgroup search".split())

# elements that only nest; without them the words and the paragraphs stay
_NESTING = re.compile(
    r"</?(?:div|span|b|i|u|em|strong|font|center|section|article|main|table|tbody|tr|td|ul|ol|dl|"
    r"blockquote|small|big|s|q|sub|sup|form|fieldset|nav|aside|header|footer|"
    r"x?[a-z]++-[a-z-]++)\b[^<>]{0,5000}+>",
    re.I,
)


# One class for all elements: what lxml.html has besides (of forms and their fields) nobody asks for, and to look for it
# takes a call of Python for each element that is met.
_CLASSES = lxml.etree.ElementDefaultClassLookup(element=lxml.html.HtmlElement)
_DEEP = lxml.etree.XPath(f"boolean({'/*' * (BUDGETS['depth'].most + 1)})")  # told level by level, in time of their size


def parse_page(content: str) -> lxml.html.HtmlElement | None:
    """The tree of a page, or None where there is no element in it. One that is too deep is laid flat.

    Raises ReadError where it has more markup than is read.
    """
    spend("markup", len(content))
    spend("tags", content.count("<"))
    text = bounded(re.sub(r"^\s*<\?xml[^>]*>", "", content.replace("\x00", "")))
    tree, whole = _parsed(text)
    depth = 0 if tree is None else _depth(tree)
    if not whole or depth > BUDGETS["depth"].most:
        tree = _parsed(_NESTING.sub(" ", text))[0]
        depth = 0 if tree is None else _depth(tree)
    if tree is not None:
        spend("depth", depth)
        _open_body(tree)
        _shorten(tree)
    return tree


def _open_body(tree: lxml.html.HtmlElement) -> None:
    """Put what belongs into the body there: libxml2 knows no element of HTML5 that opens one, as browsers do."""
    head = tree.find("head")
    astray = () if head is None else [element for element in head if element.tag in _CONTENT]
    if not astray:
        return
    body = tree.find("body")
    if body is None:
        body = lxml.etree.SubElement(tree, "body")
    for n, element in enumerate(astray):
        body.insert(n, element)


def _depth(tree: lxml.html.HtmlElement) -> int:
    """How many elements stand in one another, at the most; counted where they are more than are read."""
    if not _DEEP(tree):
        return 0
    depth = deepest = 0
    for event, _ in lxml.etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _shorten(tree: lxml.html.HtmlElement) -> None:
    for value in tree.xpath(f"//@*[string-length() > {MAX_ATTRIBUTE}]"):
        value.getparent().set(value.attrname, value[:MAX_ATTRIBUTE])


def _parsed(text: str) -> tuple[lxml.html.HtmlElement | None, bool]:
    parser = lxml.html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    parser.set_element_class_lookup(_CLASSES)
    try:
        tree = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.ParserError, ValueError):
        return None, True
    return tree, not any("depth" in entry.message for entry in parser.error_log.filter_from_fatals())
