"""Which features of HTML and CSS a mail uses, by caniemail's ids, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import tinycss2
from lxml.html import HtmlElement
from tinycss2.ast import Declaration, Node

from monitor.lint.clients import known
from monitor.lint.markup import AtRule, Page, Rule, inline, place, walk
from monitor.lint.names import (
    AT_RULES,
    ATTRIBUTES,
    COMBINATORS,
    DISPLAYS,
    ELEMENTS,
    FUNCTIONS,
    INPUTS,
    KEYWORDS,
    MEDIA,
    PICTURES,
    PROPERTIES,
    SIMPLE,
    UNITS,
)


@dataclass(frozen=True, slots=True)
class Use:
    """A feature in use."""

    feature: str
    where: str
    gates: tuple[str, ...] = ()  #: features that a client must know to come to see this one


_SUFFIX = re.compile(r"\.([a-z0-9]{2,4})$")


def used(page: Page) -> list[Use]:
    """The features that the page uses, each place once, in order."""
    uses = dict.fromkeys(
        use for found in (_document(page), _elements(page), _sheets(page)) for use in found if known(use.feature)
    )
    return list(uses)


def _document(page: Page) -> Iterator[Use]:
    if "<!doctype" in page.source[:1000].lower():
        yield Use("html-doctype", "html:1")
    if "<!--" in page.source:
        yield Use("html-comments", f"html:{page.source[: page.source.index('<!--')].count(chr(10)) + 1}")
    for line in page.nested:
        yield Use("css-nesting", f"style:{line}")


def _elements(page: Page) -> Iterator[Use]:
    for element in page.elements:
        where, tag = place(element), str(element.tag)
        yield Use(ELEMENTS.get(tag, f"html-{tag}"), where)
        if tag == "input" and (kind := (element.get("type") or "text").lower()) in INPUTS:
            yield Use(f"html-input-{kind}", where)
        if tag == "button" and (element.get("type") or "").lower() == "reset":
            yield Use("html-button-reset", where)
        if tag == "meta" and (element.get("name") or "").lower() == "color-scheme":
            yield Use("html-meta-color-scheme", where)
        for name in element.attrib:
            if (feature := ATTRIBUTES.get(str(name).lower())) and not (feature == "html-lang" and tag == "html"):
                yield Use(feature, where)
        yield from (Use(feature, where) for feature in _addresses(element, tag))
        for declaration in inline(element):
            yield from (Use(feature, where) for feature in declared(declaration))


def _addresses(element: HtmlElement, tag: str) -> Iterator[str]:
    href = (element.get("href") or "").strip().lower() if tag in {"a", "area"} else ""
    if href.startswith("#") and len(href) > 1:
        yield "html-anchor-links"
    if href.startswith("mailto:"):
        yield "html-mailto-links"
    for address in (element.get("src") if tag == "img" else None, element.get("background")):
        if address:
            yield from picture(address)


def picture(address: str) -> Iterator[str]:
    """The image format that an address tells by its name or its data: type."""
    address = address.strip().lower()
    if address.startswith("data:"):
        yield "image-base64"
        kind = address[5:50].partition(";")[0].removeprefix("image/").partition("+")[0]
    else:
        try:
            suffix = _SUFFIX.search(urlsplit(address[:2000]).path)
        except ValueError:
            suffix = None
        kind = suffix[1] if suffix else ""
    if kind in PICTURES:
        yield PICTURES[kind]


def _sheets(page: Page) -> Iterator[Use]:
    for at_rule in page.at_rules:
        yield from (Use(f, f"style:{at_rule.line}", gates(at_rule.media)) for f in _at_rule(at_rule))
    for rule in page.rules:
        yield from _rule(rule)


def _at_rule(rule: AtRule) -> Iterator[str]:
    yield AT_RULES.get(rule.name, f"css-at-{rule.name}")
    if rule.name == "media":
        yield from (feature for word, feature in MEDIA if word in rule.prelude)


def gates(media: Sequence[str]) -> tuple[str, ...]:
    """The features that decide whether a client looks at what stands in these at-rules at all."""
    asked = [feature for prelude in media for word, feature in MEDIA if word in prelude]
    return ("css-at-media", *asked) if media else ()


def _rule(rule: Rule) -> Iterator[Use]:
    where, behind = f"style:{rule.line}", gates(rule.media)
    for feature in _selector(rule.prelude):
        yield Use(feature, where, behind)
    for declaration in rule.declarations:
        for feature in declared(declaration):
            yield Use(feature, where, behind)


def _selector(nodes: Sequence[Node]) -> Iterator[str]:
    names = 0  # classes and ids since the last combinator
    before: Node | None = None
    for node, after in zip(nodes, [*nodes[1:], None], strict=True):
        mark = node.value if node.type == "literal" else ""
        behind = before.value if before is not None and before.type == "literal" else ""
        if behind == ":":
            yield from _pseudo(node)
        elif mark == "." or node.type == "hash":
            names += 1
            yield "css-selector-chaining" if names > 1 else SIMPLE[mark or node.type]
        elif mark == "*" or node.type == "[] block" or (node.type == "ident" and behind != "."):
            yield SIMPLE[mark or node.type]
        elif mark in COMBINATORS:
            yield COMBINATORS[mark]
            names = 0
        elif node.type == "whitespace" and before is not None and after is not None:
            names = 0
            if behind not in COMBINATORS and _mark(after) not in COMBINATORS:
                yield "css-selector-descendant"
        before = node


def _pseudo(node: Node) -> Iterator[str]:
    """What follows a colon: a name, a function, or the second colon of a pseudo-element."""
    name = getattr(node, "lower_value", "") or getattr(node, "lower_name", "")
    return (f"css-pseudo-{kind}-{name}" for kind in ("class", "element") if name)


def _mark(node: Node) -> str:
    return str(node.value) if node.type == "literal" else ""


def declared(declaration: Declaration) -> Iterator[str]:
    """The features of one declaration: its property, its values, their units and functions."""
    name = declaration.lower_name
    if name.startswith("--"):
        yield "css-variables"
        return
    yield PROPERTIES.get(name, f"css-{name}")
    if declaration.important:
        yield "css-important"
    for node in walk(declaration.value):
        yield from _value(name, node)


def _value(name: str, node: Node) -> Iterator[str]:
    if node.type == "function" and node.lower_name in FUNCTIONS:
        yield FUNCTIONS[node.lower_name]
    elif node.type == "dimension" and node.lower_unit in UNITS:
        yield f"css-unit-{node.lower_unit}"
    elif node.type == "percentage":
        yield "css-unit-percent"
    elif node.type == "ident":
        word = node.lower_value
        if name == "display" and word in DISPLAYS:
            yield DISPLAYS[word]
        if word in KEYWORDS:
            yield KEYWORDS[word]
    elif node.type == "url" or (node.type == "function" and node.lower_name == "url"):
        address = node.value if node.type == "url" else tinycss2.serialize(node.arguments).strip("\"' ")
        if name.startswith("background"):
            yield "css-background-image"
        yield from picture(address)
