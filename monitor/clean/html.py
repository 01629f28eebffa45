"""A page -> its visible blocks in the order of reading, each with the extractor's opinion.

trafilatura reads the page a second time; its text is laid over our blocks by 4-word shingles, so that what it kept and
what it dropped together are the whole visible page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

import lxml.etree
import lxml.html
import trafilatura

from monitor.clean.blocks import Block, Tag, squeeze

SHINGLE = 4  # words
KEPT = 0.6  # share of a block's shingles that the extractor's text must hold
MAX_DEPTH = 400  # deeper trees are laid flat before the extractor sees them: it walks them recursively
MAX_BLOCKS = (
    6000  # a page of more is a list or a flood: its lines are judged without the extractor, which would take minutes
)
MAX_CHARS = 10_000_000
MAX_ATTRIBUTE = 1000  # characters; the extractor searches each one many times

# elements that only nest; without them the words and the paragraphs stay
_NESTING = re.compile(
    r"</?(?:div|span|b|i|u|em|strong|font|center|section|article|main|table|tbody|tr|td|ul|ol|dl|"
    r"blockquote|small|big|s|q|sub|sup|form|fieldset|nav|aside|header|footer|"
    r"x?[a-z]+-[a-z-]+)\b[^<>]{0,5000}>",
    re.I,
)

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
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_HIDDEN_CLASS = re.compile(
    r"(?:^|[\s_-])(?:visually-?hidden|sr-only|screen-reader(?:-text)?|is-hidden|hidden-print|a11y-hidden|"
    r"u-hidden)(?:$|[\s_-])",
    re.I,
)

# (zone, what a class, id or tag of that zone says); the first row that matches names the zone
ZONES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (zone, re.compile(r"(?:^|[\s_-])(?:" + words + r")(?:$|[\s_-])", re.I))
    for zone, words in (
        ("comments", r"comments?|disqus|kommentare?|commentaires|respond|forum"),
        ("newsletter", r"newsletters?|mailing|signup|sign-up|subscribe-form|mc4wp"),
        ("subscription", r"paywall|subscri\w+|piano|regwall|premium-box|offer"),
        ("appeal", r"donat\w+|appeal|support-us|membership|contribute|fundrais\w+"),
        ("share", r"shar(?:e|ing)|social\w*|follow|addthis|addtoany|sharedaddy|print"),
        (
            "related",
            r"related|recommend\w*|recirc\w*|read-?more|more-?(?:from|on|stories)|most-?(?:read|popular|viewed)|"
            r"trending|popular|teasers?|outbrain|taboola|also|see-also|linkbox|crosslinks?|promo\w*|upnext|latest",
        ),
        ("advert", r"ads?|advert\w*|sponsor\w*|banner|dfp|gpt|adslot"),
        ("legal", r"cookies?|consent|gdpr|copyright|disclaimer|legal|terms"),
        ("author", r"author-?(?:bio|box|info|card)|about-?author|bio|authorbox"),
        (
            "navigation",
            r"nav\w*|menu|breadcrumbs?|pagination|pager|tags?|taglist|topics|toolbar|skip-link|sidebar|widget|"
            r"masthead|footer|site-header|search",
        ),
        ("caption", r"caption|figcaption|wp-caption-text|photo-?credit|image-?credit|credit|legend"),
        ("byline", r"byline|authors?|dateline|published|pubdate|timestamp|article-?meta|entry-?meta|post-?meta"),
    )
)
_TAG_ZONES = {
    "nav": "navigation",
    "footer": "navigation",
    "aside": "related",
    "figcaption": "caption",
    "form": "subscription",
    "address": "byline",
    "time": "byline",
}
_WORD = re.compile(r"\w+")


def parse_page(content: str) -> lxml.html.HtmlElement | None:
    """The tree of a page, or None where there is no element in it. A tree too deep for the parser is laid flat."""
    text = re.sub(r"^\s*<\?xml[^>]*>", "", content[:MAX_CHARS].replace("\x00", ""))
    tree, whole = _parsed(text)
    return tree if whole else _parsed(_NESTING.sub(" ", text))[0]


def _parsed(text: str) -> tuple[lxml.html.HtmlElement | None, bool]:
    parser = lxml.html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.ParserError, ValueError):
        return None, True
    return tree, not any("depth" in entry.message for entry in parser.error_log.filter_from_fatals())


def html_blocks(tree: lxml.html.HtmlElement) -> tuple[Block, ...]:
    """The visible blocks of a page. `kept` says what the extractor kept; all None where it found no article."""
    walk = _Walk()
    walk.run(tree)
    if walk.deepest > MAX_DEPTH or len(walk.blocks) > MAX_BLOCKS:
        return tuple(walk.blocks)
    text = _extracted(tree)
    return _marked(walk.blocks, text) if text else tuple(walk.blocks)


class _Walk:
    """One pass over the tree without recursion: text gathers until something breaks the line."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.text: list[str] = []
        self.linked = 0
        self.links = 0
        self.stack: list[tuple[str, str]] = [("", "")]  # (tag that shapes the text, zone) of each open element
        self.breaks = 0
        self.deepest = 0

    def run(self, tree: lxml.html.HtmlElement) -> None:
        """Gather the blocks of a tree."""
        walker = lxml.etree.iterwalk(tree, events=("start", "end"))
        hidden = None
        for event, element in walker:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if _unseen(element, tag):
                    hidden = element
                    walker.skip_subtree()
                    continue
                self._open(element, tag)
                self.deepest = max(self.deepest, len(self.stack))
            else:
                if element is hidden:
                    hidden = None
                else:
                    self._close(tag)
                self._add(element.tail)
        self._flush()

    def _open(self, element: lxml.html.HtmlElement, tag: str) -> None:
        for name in element.keys():  # noqa: SIM118 - an element is no mapping
            if len(value := element.get(name, "")) > MAX_ATTRIBUTE:
                element.set(name, value[:MAX_ATTRIBUTE])
        if tag in BREAKS:
            self._flush()
        elif tag == "br":
            self.breaks += 1
            if self.breaks >= 2:
                self._flush()
            self.text.append(" ")
        if tag == "a":
            self.links += 1
        shape, zone = self.stack[-1]
        self.stack.append((_shape(tag, shape), _zone(element, tag, zone)))
        self._add(element.text)

    def _close(self, tag: str) -> None:
        if tag in BREAKS:
            self._flush()
        if tag == "a":
            self.links -= 1
        if len(self.stack) > 1:
            self.stack.pop()

    def _add(self, text: str | None) -> None:
        if text:
            self.text.append(text)
            if not text.isspace():
                self.breaks = 0
                if self.links > 0:
                    self.linked += len(text.strip())

    def _flush(self) -> None:
        text = squeeze("".join(self.text))
        if text:
            shape, zone = self.stack[-1]
            tag: Tag = (
                "heading"
                if shape in HEADINGS
                else "list"
                if shape == "li"
                else "quote"
                if shape == "blockquote"
                else "caption"
                if zone == "caption" and shape == "figcaption"
                else "p"
            )
            self.blocks.append(Block(text, tag, min(1.0, self.linked / len(text)), zone, None, shape == "h1"))
        self.text.clear()
        self.linked = 0
        self.breaks = 0


def _unseen(element: lxml.html.HtmlElement, tag: str) -> bool:
    if tag in UNSEEN or not tag:
        return True
    get = element.get
    if tag in ("html", "body", "main", "article"):  # some are hidden until their script has run
        return False
    if get("hidden") is not None or _HIDDEN_STYLE.search((get("style") or "")[:500]):
        return True
    return bool(_HIDDEN_CLASS.search((get("class") or "")[:500]))


def _shape(tag: str, outer: str) -> str:
    if tag in HEADINGS or tag in ("li", "blockquote", "figcaption"):
        return tag
    return (
        ""
        if tag in ("body", "article", "main", "section", "table", "nav", "aside", "footer", "header", "form")
        else outer
    )


def _zone(element: lxml.html.HtmlElement, tag: str, outer: str) -> str:
    if own := _TAG_ZONES.get(tag):
        return own
    if tag in ("body", "html", "article", "main"):
        return ""
    get = element.get
    return _named_zone((get("class") or "")[:300], (get("id") or "")[:100]) or outer


@lru_cache(maxsize=8192)
def _named_zone(classes: str, name: str) -> str:
    names = f"{classes} {name}"
    return next((zone for zone, pattern in ZONES if pattern.search(names)), "") if len(names) > 1 else ""


def _extracted(tree: lxml.html.HtmlElement) -> str:
    """The main text that trafilatura finds; it changes the tree, so it comes last."""
    text = trafilatura.extract(
        tree, favor_precision=True, include_comments=False, include_tables=True, include_formatting=False
    )
    return text or ""


def _marked(blocks: list[Block], text: str) -> tuple[Block, ...]:
    shingles = set(_shingles(_WORD.findall(text.casefold())))
    lines = Counter(tuple(_WORD.findall(line.casefold())) for line in text.splitlines())
    tokens = [_WORD.findall(block.text.casefold()) for block in blocks]
    long = [len(words) >= SHINGLE and _share(words, shingles) >= KEPT for words in tokens]
    seen = Counter(tuple(words) for words, inside in zip(tokens, long, strict=True) if inside)
    kept = [
        inside and not (seen[tuple(words)] > max(1, lines[tuple(words)]) and not _among(long, n, tokens))
        for n, (words, inside) in enumerate(zip(tokens, long, strict=True))
    ]
    first = next((n for n, inside in enumerate(kept) if inside), None)
    if first is None:
        kept = [bool(words) and tuple(words) in lines for words in tokens]
    else:
        last = max(n for n, inside in enumerate(kept) if inside)
        for n in range(first, last + 1):
            kept[n] = kept[n] or (0 < len(tokens[n]) < SHINGLE and tuple(tokens[n]) in lines)
    return tuple(
        Block(block.text, block.tag, block.linked, block.zone, inside, block.title)
        for block, inside in zip(blocks, kept, strict=True)
    )


def _shingles(words: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1))


def _share(words: list[str], shingles: set[tuple[str, ...]]) -> float:
    own = list(_shingles(words))
    return sum(1 for shingle in own if shingle in shingles) / len(own)


def _among(inside: list[bool], n: int, tokens: list[list[str]]) -> bool:
    """Whether the neighbours of a block are kept too: of two equal texts the one in company is the article's."""
    around = [m for m in range(max(0, n - 3), min(len(inside), n + 4)) if m != n and tokens[m] != tokens[n]]
    return sum(1 for m in around if inside[m]) * 2 >= len(around)
