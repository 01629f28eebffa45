"""The colours that a reader sees: by day, in the mail's own dark palette, and where a client inverts them by itself.

Contrast is that of WCAG 2.2 (relative luminance). Forced inversion is modelled as clients do it: each colour keeps its
hue and saturation, and its lightness (HSL) is turned round.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import tinycss2
from lxml.html import HtmlElement
from tinycss2 import color4
from tinycss2.ast import Declaration, Node

from monitor.lint.markup import Page, Rule, inline, own_text, place

Colour = tuple[float, float, float]
Name = tuple[str, str]  #: "tag", "class", "id" or "any", and which

ENOUGH = 4.5
_WHITE: Colour = (1.0, 1.0, 1.0)
_BLACK: Colour = (0.0, 0.0, 0.0)
_LINK: Colour = (0.0, 0.0, 0.933)  # what browsers give a link that has no colour of its own
_SHOWN = {"color", "background", "background-color", "background-image", "display", "visibility"}
_MOST_STEPS = 500_000  # spent on matching selectors
_MOST_PAIRS = 200


@dataclass(frozen=True, slots=True)
class Pair:
    """Text on a background, where it first stands."""

    where: str
    text: Colour
    ground: Colour

    @property
    def contrast(self) -> float:
        """WCAG's ratio, 1 to 21."""
        one, other = sorted((_luminance(self.text), _luminance(self.ground)))
        return (other + 0.05) / (one + 0.05)


@dataclass(frozen=True, slots=True)
class Style:
    """What an element passes on to those inside it."""

    text: Colour
    ground: Colour | None  #: None behind a picture
    hidden: bool


Shown = dict[HtmlElement, Style]


@dataclass(frozen=True, slots=True)
class _Selector:
    """A compound selector with those before it, innermost first."""

    parts: tuple[tuple[Name, ...], ...]
    child: tuple[bool, ...]  #: whether part n + 1 is the parent of part n (else any ancestor)
    weight: tuple[int, int, int]


def shown(page: Page, *, dark: bool) -> Shown:
    """How each element is shown; `dark`: with the rules of the mail's dark palette.

    At most so many steps are spent on matching selectors; rules beyond that are passed over.
    """
    sheet = _Styles(page.rules, dark)
    styles: Shown = {}
    for element in page.elements:  # the outer before the inner
        parent = element.getparent()
        outer = styles.get(parent) if parent is not None else None
        styles[element] = sheet.of(element, outer or Style(_BLACK, _WHITE, False))
    return styles


def pairs(styles: Shown) -> list[Pair]:
    """Each text colour with what is behind it, once."""
    found: dict[tuple[Colour, Colour], Pair] = {}
    for element, style in styles.items():
        if style.hidden or style.ground is None or element.tag in {"title", "style", "script"}:
            continue
        if own_text(element).strip() and len(found) < _MOST_PAIRS:
            found.setdefault((style.text, style.ground), Pair(place(element), style.text, style.ground))
    return list(found.values())


def hidden(styles: Shown) -> set[HtmlElement]:
    """The elements that are not displayed."""
    return {element for element, style in styles.items() if style.hidden}


def inverted(pair: Pair) -> Pair:
    """The pair as a client shows it that turns light into dark by itself."""
    return Pair(pair.where, _turned(pair.text), _turned(pair.ground))


def written(colour: Colour) -> str:
    """ "#1a1c20"."""
    return "#" + "".join(f"{round(255 * part):02x}" for part in colour)


def has_dark(page: Page) -> bool:
    """Whether the mail brings a dark palette of its own."""
    return any(_is_dark(rule.media) for rule in page.rules)


class _Styles:
    """The style sheets, ready to be asked about an element."""

    def __init__(self, rules: Sequence[Rule], dark: bool) -> None:
        self._steps = _MOST_STEPS
        self._by_name: dict[Name, list[tuple[_Selector, int, Rule]]] = {}
        for order, rule in enumerate(rules):
            if rule.media and not (dark and _is_dark(rule.media)) and not _is_plain(rule.media):
                continue
            if any(d.lower_name in _SHOWN for d in rule.declarations):
                for selector in _selectors(rule.prelude):
                    self._by_name.setdefault(selector.parts[0][-1], []).append((selector, order, rule))

    def of(self, element: HtmlElement, outer: Style) -> Style:
        """The style of `element` inside something of the style `outer`."""
        values = self._values(element)
        text = _LINK if element.tag == "a" and element.get("href") else outer.text
        ground = outer.ground
        if bgcolor := element.get("bgcolor"):
            ground = _colour_of(bgcolor, ground or _WHITE) or ground
        if element.tag == "font" and (given := element.get("color")):
            text = _colour_of(given, ground or _WHITE) or text
        behind = values.get("background-color") or values.get("background")
        if behind is not None:
            ground = _first_colour(behind.value, ground or _WHITE) or ground
        if any(_has_picture(values[name].value) for name in ("background", "background-image") if name in values):
            ground = None
        if (colour := values.get("color")) is not None:
            text = _first_colour(colour.value, ground or _WHITE, current=outer.text) or text
        gone = any(_word(values.get(name)) in words for name, words in _GONE.items())
        return Style(text, ground, outer.hidden or gone or element.get("hidden") is not None)

    def _values(self, element: HtmlElement) -> Mapping[str, Declaration]:
        """The declarations that win, by property."""
        names: list[Name] = [("tag", str(element.tag)), ("any", "")]
        names += [("class", word) for word in (element.get("class") or "").split()[:50]]
        names += [("id", element.get("id") or "")]
        ranked = [
            ((d.important, selector.weight, order), d)
            for name in names
            if self._steps > 0
            for selector, order, rule in self._by_name.get(name, ())
            if self._matches(selector, element)
            for d in rule.declarations
            if d.lower_name in _SHOWN
        ]
        ranked += [((d.important, (9, 0, 0), 0), d) for d in inline(element) if d.lower_name in _SHOWN]
        best: dict[str, Declaration] = {}
        for _, declaration in sorted(ranked, key=lambda item: item[0]):
            name = declaration.lower_name
            best.pop("background" if name == "background-color" else "", None)
            best.pop("background-color" if name == "background" else "", None)
            best[name] = declaration
        return best

    def _matches(self, selector: _Selector, element: HtmlElement, part: int = 0) -> bool:
        self._steps -= 1
        if self._steps < 0 or not all(_is(element, name) for name in selector.parts[part]):
            return False
        if part + 1 == len(selector.parts):
            return True
        outer = element.getparent()
        while outer is not None and self._steps > 0:
            if self._matches(selector, outer, part + 1):
                return True
            if selector.child[part]:
                return False
            outer = outer.getparent()
        return False


_STEP = re.compile(r"(\s*>\s*|\s+)")
_COMPOUND = re.compile(r"(?:\*|[A-Za-z][\w-]*)?(?:[.#][\w-]+)*")
_NAME = re.compile(r"([.#]?)(\*|[\w-]+)")
_KIND = {".": "class", "#": "id"}
_LONGEST = 8  # compounds in a selector
_GONE = {"display": {"none"}, "visibility": {"hidden"}}


def _is_dark(media: Sequence[str]) -> bool:
    return any("prefers-color-scheme" in prelude and "dark" in prelude for prelude in media)


def _is_plain(media: Sequence[str]) -> bool:
    return all(prelude.strip() in {"all", "screen", "only screen"} for prelude in media)


def _selectors(nodes: Sequence[Node]) -> Iterator[_Selector]:
    """The selectors of a rule that are made of types, classes and ids; others (":hover") are passed over."""
    for selector in tinycss2.serialize(nodes)[:5_000].split(","):
        steps = _STEP.split(selector.strip())
        parts = [_compound(part) for part in steps[::2]]
        if not all(parts) or len(parts) > _LONGEST:
            continue
        names = [kind for part in parts for kind, _ in part]
        weight = (names.count("id"), names.count("class"), names.count("tag"))
        child = tuple(">" in step for step in reversed(steps[1::2]))
        yield _Selector(tuple(reversed(parts)), child, weight)


def _compound(text: str) -> tuple[Name, ...]:
    """ "td.cell" as names; () for what has more than a type, classes and an id."""
    if not _COMPOUND.fullmatch(text):
        return ()
    return tuple((_KIND.get(mark, "tag" if word != "*" else "any"), word) for mark, word in _NAME.findall(text))


def _is(element: HtmlElement, name: Name) -> bool:
    kind, word = name
    if kind == "tag":
        return bool(element.tag == word.lower())
    if kind == "class":
        return word in (element.get("class") or "").split()
    return kind == "any" or element.get("id") == word


def _first_colour(nodes: Sequence[Node], under: Colour, current: Colour | None = None) -> Colour | None:
    for node in nodes[:50]:
        if (found := _colour(node, under, current)) is not None:
            return found
    return None


def _colour(node: Node | str, under: Colour, current: Colour | None = None) -> Colour | None:
    """The colour over what is `under` it, where it lets that through; None for what is no colour."""
    try:
        parsed = color4.parse_color(node)
        if parsed is None:
            return None
        if isinstance(parsed, str):  # currentcolor
            return current
        red, green, blue = (min(1.0, max(0.0, float(part or 0))) for part in parsed.to("srgb").coordinates)
        alpha = min(1.0, max(0.0, float(1 if parsed.alpha is None else parsed.alpha)))
    except (ValueError, TypeError, ArithmeticError, NotImplementedError, RecursionError):  # all that tinycss2 raises
        return None  # for what strangers write: calc(…), spaces it does not know, functions without end
    if alpha == 0:
        return None
    mixed = [alpha * part + (1 - alpha) * below for part, below in zip((red, green, blue), under, strict=True)]
    return (mixed[0], mixed[1], mixed[2])


def _colour_of(attribute: str, under: Colour) -> Colour | None:
    text = attribute.strip()[:50]
    return _colour(text, under) or _colour(f"#{text}", under)


def _has_picture(nodes: Sequence[Node]) -> bool:
    return any(n.type == "url" or (n.type == "function" and n.lower_name == "url") for n in nodes) or any(
        n.type == "function" and n.lower_name.endswith("gradient") for n in nodes
    )


def _word(declaration: Declaration | None) -> str:
    if declaration is None:
        return ""
    return next((str(n.lower_value) for n in declaration.value if n.type == "ident"), "")


def _luminance(colour: Colour) -> float:
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _turned(colour: Colour) -> Colour:
    hue, lightness, saturation = colorsys.rgb_to_hls(*colour)
    return colorsys.hls_to_rgb(hue, 1 - lightness, saturation)
