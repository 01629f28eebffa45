"""What a page hides until its script has run, and shows to every reader: brought into its place before it is read."""

from __future__ import annotations

import re
from typing import Any

import lxml.etree
import lxml.html

LEAST = 200  # characters of running text that make what is hidden an article
STRETCH = 60  # characters of a text without a break that may be running text

_FURNITURE = ("nav", "footer", "header", "aside", "button", "label", "form", "option")
_STREAMED = re.compile(r"S:(\w+)$")  # what a server sends later, with `hidden`, and a script puts where B:… stands
_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)\s*(?:!important)?\s*;?", re.I)
_SILENT = frozenset("script style template head title svg iframe object textarea select".split())
_Element = lxml.html.HtmlElement
# Attributes are found in a third of the time that it takes to find elements by them.
_SAID_HIDDEN = lxml.etree.XPath("//@hidden")
_STYLED = lxml.etree.XPath("//@style[contains(., 'none') or contains(., 'hidden')]")


def reveal(tree: _Element) -> None:
    """Show what was streamed, and what is hidden where it holds more running text than all that is shown; take what was
    left open around the article for no more than a box.
    """
    _place_streamed(tree)
    _close_open(tree)
    hidden = [(element, _prose(element)) for element in _hidden(tree)]
    whole = sum(size for _, size in hidden)
    if whole < LEAST or whole <= _prose(tree) - whole:
        return
    for element, size in hidden:
        if size >= LEAST:
            _show(element)


def _place_streamed(tree: _Element) -> None:
    """Each streamed part where the page keeps a place for it, as the script would put it."""
    hidden = map(_bearer, _SAID_HIDDEN(tree))
    parts = [(found[1], e) for e in hidden if (found := _STREAMED.match(e.get("id") or ""))]
    places = {e.get("id"): e for e in tree.iter("template") if e.get("id")} if parts else {}
    for number, element in parts:
        _show(element)
        place = places.get(f"B:{number}")
        if place is not None and place not in element.iter("template"):
            element.drop_tree()
            element.tail = None
            place.addprevious(element)


def _close_open(tree: _Element) -> None:
    """Furniture that holds most of the running text becomes a plain box: somebody forgot to close it."""
    whole = _prose(tree)
    for element in list(tree.iter(*_FURNITURE)) if whole >= LEAST else ():
        if _prose(element) > whole / 2:
            element.tag = "div"


def _hidden(tree: _Element) -> list[_Element]:
    """The outermost elements that are hidden."""
    styled = (e for e in map(_bearer, _STYLED(tree)) if _STYLE.search(e.get("style", "")))
    chosen = dict.fromkeys((*tree.iter("noscript"), *map(_bearer, _SAID_HIDDEN(tree)), *styled))
    return [e for e in chosen if e.tag != "body" and not any(outer in chosen for outer in e.iterancestors())]


def _bearer(attribute: Any) -> _Element:
    element: _Element = attribute.getparent()
    return element


def _prose(element: _Element) -> int:
    """Characters of running text in it, hidden or not."""
    size = 0
    for part in element.iter():
        text, tail = part.text, part.tail
        if text and len(text) >= STRETCH and isinstance(tag := part.tag, str) and tag not in _SILENT:
            size += len(text)
        if tail and len(tail) >= STRETCH:
            size += len(tail)
    return size


def _show(element: _Element) -> None:
    element.attrib.pop("hidden", None)
    if style := element.get("style"):
        element.set("style", _STYLE.sub("", style))
    if element.tag == "noscript":
        element.tag = "div"
