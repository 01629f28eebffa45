"""The HTML of a mail as a tree, and its style sheets as rules. Bounded; what is malformed is read as browsers do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import lxml.etree
import lxml.html
import tinycss2
from lxml.html import HtmlElement
from tinycss2.ast import Declaration, Node

LARGEST = 2_000_000  #: characters of HTML that are looked at
_LONGEST_SHEET = 300_000
_MOST_RULES = 3_000
_MOST_ELEMENTS = 20_000
_DEEPEST = 8  # at-rules in at-rules
_MOST_ATTRIBUTES = 300  # of an element: libxml2 compares each with each
_ATTRIBUTE = r"""[\s/]++(?:[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*"|'[^']*'|[^\s>"'][^\s>]*+)?+)?+)?+"""
_TAG = re.compile(rf"(<[a-zA-Z][^\s/>]*+)(?:{_ATTRIBUTE})*+")
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a style sheet, or the declarations of a style attribute (no prelude)."""

    line: int
    media: tuple[str, ...]  #: the preludes of the at-rules that it stands in: "(prefers-color-scheme: dark)"
    prelude: tuple[Node, ...]
    declarations: tuple[Declaration, ...]


@dataclass(frozen=True, slots=True)
class AtRule:
    """An at-rule: "media", "font-face", "import" …"""

    line: int
    name: str
    prelude: str
    media: tuple[str, ...]  #: preludes of the at-rules around it


@dataclass(frozen=True, slots=True)
class Page:
    """The HTML of a mail."""

    source: str
    root: HtmlElement | None  #: None where there is no element at all
    elements: tuple[HtmlElement, ...]  #: in the order of the document, without comments
    rules: tuple[Rule, ...]  #: of all style sheets, in order
    at_rules: tuple[AtRule, ...]
    nested: tuple[int, ...]  #: lines on which a rule stands inside a rule

    @property
    def body(self) -> HtmlElement | None:
        """The body; None where there is none."""
        return next((e for e in self.elements if e.tag == "body"), None)


def read(html: str) -> Page:
    """The page that `html` makes; never raises."""
    source = _TAG.sub(_bounded, _NOT_XML.sub("\ufffd", html[:LARGEST]))
    try:
        root = lxml.html.document_fromstring(source.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
    except (lxml.etree.LxmlError, ValueError):
        return Page(source, None, (), (), (), ())
    elements = []
    for element in root.iter(tag=lxml.etree.Element):
        elements.append(element)
        if len(elements) >= _MOST_ELEMENTS:
            break
    rules: list[Rule] = []
    at_rules: list[AtRule] = []
    nested: list[int] = []
    for element in elements:
        if element.tag == "style":
            sheet = (element.text or "")[:_LONGEST_SHEET]
            start = (element.sourceline or 1) - 1
            _collect(tinycss2.parse_stylesheet(sheet, True, True), (), start, rules, at_rules, nested)
    return Page(source, root, tuple(elements), tuple(rules), tuple(at_rules), tuple(nested))


def inline(element: HtmlElement) -> tuple[Declaration, ...]:
    """The declarations of the element's style attribute."""
    style = element.get("style")
    if not style:
        return ()
    found = tinycss2.parse_blocks_contents(style[:10_000], skip_comments=True, skip_whitespace=True)
    return tuple(node for node in found if isinstance(node, Declaration))


def place(element: HtmlElement) -> str:
    """Where an element stands: "html:12 <td.cell>"."""
    name = "".join(f".{word}" for word in (element.get("class") or "").split()[:2])
    return f"html:{element.sourceline or 0} <{str(element.tag)[:30]}{name[:40]}>"


def own_text(element: HtmlElement) -> str:
    """The text that stands directly in the element, not in those inside it."""
    return (element.text or "") + "".join(child.tail or "" for child in element)


def whole_text(element: HtmlElement) -> str:
    """All text in the element, white space as one space; images count by their alt."""
    words = []
    for node in element.iter():
        if isinstance(node.tag, str):
            words += [
                node.get("alt") or "" if node.tag == "img" else "",
                "" if node.tag == "style" else node.text or "",
            ]
        if node is not element:
            words.append(node.tail or "")
    return " ".join("".join(words).split())


def walk(nodes: Sequence[Node]) -> Iterator[Node]:
    """`nodes` and all that is inside their functions and brackets."""
    waiting = list(reversed(nodes))
    while waiting:
        node = waiting.pop()
        yield node
        inside = getattr(node, "arguments", None) or (node.content if node.type in _BRACKETS else None)
        if inside:
            waiting.extend(reversed(inside))


def _bounded(tag: re.Match[str]) -> str:
    """The tag, without its attributes where nobody wrote so many by hand."""
    many = len(tag[0]) > 2 * _MOST_ATTRIBUTES and len(_ATTRIBUTES.findall(tag[0])) > _MOST_ATTRIBUTES
    return tag[1] if many else tag[0]


_BRACKETS = {"() block", "[] block", "{} block"}


def _collect(
    nodes: Sequence[Node],
    media: tuple[str, ...],
    start: int,
    rules: list[Rule],
    at_rules: list[AtRule],
    nested: list[int],
) -> None:
    for node in nodes:
        if len(rules) >= _MOST_RULES or len(at_rules) >= _MOST_RULES:
            return
        line = start + node.source_line
        if node.type == "qualified-rule":
            inside = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            declared = tuple(n for n in inside if isinstance(n, Declaration))
            nested += [start + n.source_line for n in inside if n.type == "qualified-rule"]
            rules.append(Rule(line, media, tuple(node.prelude), declared))
        elif node.type == "at-rule":
            prelude = " ".join(tinycss2.serialize(node.prelude).lower().split())[:500]
            at_rules.append(AtRule(line, node.lower_at_keyword, prelude, media))
            if node.content is not None and node.lower_at_keyword in {"media", "supports"} and len(media) < _DEEPEST:
                inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
                _collect(inner, (*media, prelude), start, rules, at_rules, nested)
