"""What a page hides until its script has run, and shows to every reader: brought into its place before it is read."""

from __future__ import annotations

import re

import lxml.html

LEAST = 200  # characters of running text that make what is hidden an article
STRETCH = 60  # characters of a text without a break that may be running text

_FURNITURE = ("nav", "footer", "header", "aside", "button", "label", "form", "option")
_STREAMED = re.compile(r"S:(\w+)$")  # what a server sends later, with `hidden`, and a script puts where B:… stands
_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)\s*(?:!important)?\s*;?", re.I)
_SILENT = frozenset("script style template head title svg iframe object textarea select".split())
_Element = lxml.html.HtmlElement


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
    parts = [(found[1], e) for e in tree.xpath("//*[@hidden and @id]") if (found := _STREAMED.match(e.get("id") or ""))]
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
    found = tree.xpath("//noscript | //*[@hidden] | //*[contains(@style, 'none') or contains(@style, 'hidden')]")
    chosen = [
        e for e in found if e.tag == "noscript" or e.get("hidden") is not None or _STYLE.search(e.get("style", ""))
    ]
    inside = set(chosen)
    return [e for e in chosen if e.tag != "body" and not any(outer in inside for outer in e.iterancestors())]


def _prose(element: _Element) -> int:
    """Characters of running text in it, hidden or not."""
    size = 0
    for part in element.iter():
        if isinstance(part.tag, str) and part.tag not in _SILENT and len(part.text or "") >= STRETCH:
            size += len(part.text or "")
        if len(part.tail or "") >= STRETCH:
            size += len(part.tail or "")
    return size


def _show(element: _Element) -> None:
    element.attrib.pop("hidden", None)
    if style := element.get("style"):
        element.set("style", _STYLE.sub("", style))
    if element.tag == "noscript":
        element.tag = "div"
