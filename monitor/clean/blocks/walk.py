"""A page's tree -> its visible blocks in the order of reading, and where in the tree each of them stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import lxml.etree
import lxml.html

from monitor.clean.blocks.block import Block, Tag, plainly, squeeze
from monitor.clean.blocks.zones import zone_of
from monitor.language.text.plain import is_plain

MAX_ATTRIBUTE = 1000  # characters; the extractor searches each one many times

UNSEEN = frozenset(
    "script style noscript template head title svg canvas iframe object "
    "embed audio video map datalist select textarea".split()
)
BREAKS = frozenset(
    "address article aside blockquote body button center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html label legend li main menu nav ol option p pre section "
    "summary table tbody td tfoot th thead tr ul".split()
)
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_SHAPING = HEADINGS | {"li", "blockquote", "figcaption"}
_UNSHAPING = frozenset("body article main section table nav aside footer header form".split())
_ALWAYS_SEEN = frozenset("html body main article".split())  # some are hidden until their script has run
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_HIDDEN_CLASS = re.compile(
    r"(?:^|[\s_-])(?:visually-?hidden|sr-only|screen-reader(?:-text)?|is-hidden|hidden-print|a11y-hidden|"
    r"u-hidden|sf-hidden)(?:$|[\s_-])",
    re.I,
)
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a block stands in its page."""

    path: tuple[int, ...]  #: the elements around it that break lines, outermost first, by number
    mould: tuple[str, ...]  #: tags and classes of it and its two parents: blocks of one kind share them
    tag: str  #: of the innermost element
    shape: str  #: the tag that gives the text its shape: a heading, li, blockquote, figcaption or ""
    bold: float  #: share of its letters that are bold
    article: int = 0  #: number of the innermost `article` element around it; 0 for none


@dataclass(slots=True)
class _Open:
    """An element that is open."""

    tag: str
    shape: str
    classes: str
    name: str
    outer: _Open | None
    number: int
    article: int = 0
    zone: str | None = None  # found when asked for: most elements hold no block

    def zoned(self) -> str:
        """The zone that its text is in."""
        asked, at = list[_Open](), self
        while at.zone is None:
            asked.append(at)
            own = zone_of(at.tag, at.classes, at.name)
            if own is not None or at.outer is None:
                at.zone = own or ""
            else:
                at = at.outer
        for one in asked:
            one.zone = at.zone
        return at.zone

    def mould(self) -> tuple[str, ...]:
        """What it and its two parents look like."""
        row, at = [self.shape], self
        while len(row) < 4:
            row.append(_look(at.tag, at.classes))
            if at.outer is None:
                break
            at = at.outer
        return tuple(row)


class Walk:
    """One pass over a tree without recursion: text gathers until something breaks the line."""

    def __init__(self, tree: lxml.html.HtmlElement) -> None:
        self.blocks: list[Block] = []
        self.spots: list[Spot] = []
        self._text: list[str] = []
        self._linked = self._links = self._bolded = self._bolds = self._breaks = self._number = 0
        self._open = _Open("", "", "", "", None, 0)
        self._path: list[int] = []
        self._run(tree)

    def _run(self, tree: lxml.html.HtmlElement) -> None:
        walker = lxml.etree.iterwalk(tree, events=("start", "end"))
        hidden = None
        for event, element in walker:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                said = dict(element.items())  # at once: lxml takes its time for each that it is asked for
                if _unseen(said, tag):
                    hidden = element
                    walker.skip_subtree()
                    continue
                self._enter(element, tag, said)
            else:
                if element is hidden:
                    hidden = None
                else:
                    self._leave(tag)
                if tail := element.tail:
                    self._add(tail)
        self._flush()

    def _enter(self, element: lxml.html.HtmlElement, tag: str, said: Mapping[str, str]) -> None:
        for name, value in said.items():
            if len(value) > MAX_ATTRIBUTE:
                element.set(name, value[:MAX_ATTRIBUTE])
        if tag in BREAKS:
            self._flush()
            self._number += 1
            self._path.append(self._number)
        elif tag == "br":
            self._breaks += 1
            if self._breaks >= 2:
                self._flush()
            self._text.append(" ")
        elif tag == "a":
            self._links += 1
        elif tag in ("b", "strong"):
            self._bolds += 1
        outer = self._open
        shape = tag if tag in _SHAPING else "" if tag in _UNSHAPING else outer.shape
        article = self._number if tag == "article" else outer.article
        classes = said.get("class", "")[:MAX_ATTRIBUTE]
        self._open = _Open(tag, shape, classes, said.get("id", "")[:MAX_ATTRIBUTE], outer, self._number, article)
        if text := element.text:
            self._add(text)

    def _leave(self, tag: str) -> None:
        if tag in BREAKS:
            self._flush()
            self._path.pop()
        elif tag == "a":
            self._links -= 1
        elif tag in ("b", "strong"):
            self._bolds -= 1
        if self._open.outer is not None:
            self._open = self._open.outer

    def _add(self, text: str) -> None:
        if text.isspace():
            if self._text:  # before a line it is nothing
                self._text.append(" ")
        else:
            self._text.append(text)
            self._breaks = 0
            if self._links > 0:
                self._linked += len(text.strip())
            if self._bolds > 0:
                self._bolded += len(text.strip())

    def _flush(self) -> None:
        if not self._text:
            return
        if text := squeeze("".join(self._text)):
            at, size = self._open, len(text)
            zone = at.zoned()
            block = Block(text, _tag(at.shape, zone), min(1.0, self._linked / size), zone, title=at.shape == "h1")
            self.blocks.append(block if is_plain(text) else plainly(block))
            bold = min(1.0, self._bolded / size)
            self.spots.append(Spot(tuple(self._path), at.mould(), at.tag, at.shape, bold, at.article))
        self._text.clear()
        self._linked = self._bolded = self._breaks = 0


@lru_cache(maxsize=4096)
def _look(tag: str, classes: str) -> str:
    """A tag with its classes, numbers aside."""
    return f"{tag}.{_NUMBER.sub('', classes)}"


def _tag(shape: str, zone: str) -> Tag:
    if shape in HEADINGS:
        return "heading"
    if shape == "li":
        return "list"
    if shape == "blockquote":
        return "quote"
    return "caption" if shape == "figcaption" and zone == "caption" else "p"


def _unseen(said: Mapping[str, str], tag: str) -> bool:
    if tag in UNSEEN or not tag:
        return True
    if not said or tag in _ALWAYS_SEEN:
        return False
    if "hidden" in said or ((style := said.get("style")) and _HIDDEN_STYLE.search(style[:500])):
        return True
    return bool((classes := said.get("class")) and _hides(classes[:500]))


@lru_cache(maxsize=4096)  # a page calls many elements the same
def _hides(classes: str) -> bool:
    return bool(_HIDDEN_CLASS.search(classes))
