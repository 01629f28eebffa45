"""The text of a feed made fit for a parser, without what makes one raise, in time that grows with its length."""

from __future__ import annotations

import html
import re

from monitor.errors import ReadError

ENTRIES = 1_000  # of one feed that are read
TAGS = 300_000  # outside of escaped text; feedparser takes up to 50 µs for each
ATTRIBUTES = 300  # of one tag; the parser's time grows with their square, and nobody writes so many by hand

_DOCTYPE = re.compile(r"<!DOCTYPE[^<>\[\]]{0,500}(?:\[[^\]]{0,5000}\]\s*)?>")
_ENTITY = re.compile(r"<!(?=ENTITY)")
_ESCAPED = "&lt;![CDATA["
_ESCAPED_END = re.compile(r"\]\]&gt;(?=\s*+<)")
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
_BARE = re.compile(r"<!\[CDATA\[.*?\]\]>|&(?!#?\w{1,31};|#\d)", re.S)  # "AT&T", "?id=1&copy=3"; in CDATA it may stand
_NUMBERED = re.compile(r"&(?:amp;){0,3}#(?:[xX]([0-9A-Fa-f]++)|([0-9]++));?+")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_ALONE = re.compile("[\ud800-\udfff]")
_ENTRY_START = re.compile(r"<(?:\w{1,20}:)?(?:item|entry)[\s/>]")
_ENTRY_END = re.compile(r"</(?:\w{1,20}:)?(?:item|entry)\s*>")
# A tag up to its end, or, where a quotation mark in it is never closed, up to the next < or >.
_OPEN = re.compile(r"(<[A-Za-z_][^\s<>/\"']*+)(?:((?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)(?=[<>])|([^<>]*+))")
_ATTRIBUTE = re.compile(r"[^\s=\"'/]++(?:\s*+=\s*+(?:\"[^\"]*+\"?+|'[^']*+'?+|[^\s\"']++)?+)?+|[\"']")


def shortened(text: str) -> tuple[str, int]:
    """`text` without what follows its first ENTRIES entries but its end, and how many entries that leaves out.

    Raises ReadError where entries do not end, or there are more tags than a parser can be asked to read.
    """
    ends = [found.end() for found in _ENTRY_END.finditer(text)]
    left_out = max(0, len(ends) - ENTRIES)
    if left_out:
        text = text[: ends[ENTRIES - 1]] + text[ends[-1] :]
    if sum(1 for _ in _ENTRY_START.finditer(text)) > 2 * ENTRIES:
        raise ReadError("its entries begin and do not end; tell the publisher")
    if text.count("<") > TAGS:
        raise ReadError(f"holds more than {TAGS} tags, which no honest feed does; tell the publisher")
    return text, left_out


def parted(text: str) -> tuple[str, tuple[str, ...], str]:
    """What stands before the first entry, the entries, and what stands behind the last."""
    ends = [found.end() for found in _ENTRY_END.finditer(text)]
    first = _ENTRY_START.search(text)
    if first is None or not ends:
        return text, (), ""
    starts = [first.start(), *ends[:-1]]
    parts = [text[start:end] for start, end in zip(starts, ends, strict=True) if end > start]
    return text[: first.start()], tuple(parts), text[ends[-1] :]


def harmless(text: str) -> str:
    """`text` without entity declarations, which can blow up, and with few attributes; HTML's own names are written out.

    A declaration that is not where it belongs makes the feed malformed, which the tolerant parser reads all the same.
    """

    def letter(found: re.Match[str]) -> str:
        character = html.unescape(found[0])
        return found[0] if character in "<>&\"'" else character

    if not text.startswith("<?xml"):
        text = '<?xml version="1.0"?>' + text  # feedparser would add a line, and then count wrongly
    head, rest = text[:10_000], text[10_000:]
    text = _ENTITY.sub("<!-", _DOCTYPE.sub("", head, count=1) + rest)
    if _ESCAPED in text:  # the marks of CDATA, written out with the text between them
        text = _ESCAPED_END.sub("", text.replace(_ESCAPED, ""))
    text = _BARE.sub(lambda found: found[0] if len(found[0]) > 1 else "&amp;", text)
    return _NAMED.sub(letter, referred(_OPEN.sub(_bounded, text)))


def referred(text: str) -> str:
    """`text` with its numeric references mended: two surrogates become the letter they stand for."""
    text = _NUMBERED.sub(_mended, text)
    return _ALONE.sub("\ufffd", _PAIR.sub(_joined, text))


def _mended(found: re.Match[str]) -> str:
    digits, base = (found[1], 16) if found[1] else (found[2], 10)
    digits = digits.lstrip("0")
    code = int(digits, base) if 0 < len(digits) <= 7 else 0 if not digits else 0x110000
    if code > 0x10FFFF:
        return "\ufffd"
    if 0xD800 <= code <= 0xDFFF:
        return chr(code)
    if code < 0x20 and code not in (9, 10, 13):
        return ""
    return html.unescape(f"&#{code};") if 0x7F <= code < 0xA0 or (code & 0xFFFE) == 0xFFFE else found[0]


def _joined(pair: re.Match[str]) -> str:
    return pair[0].encode("utf-16", "surrogatepass").decode("utf-16")


def _bounded(tag: re.Match[str]) -> str:
    told = tag[2] if tag[2] is not None else tag[3]
    if len(told) <= 2 * ATTRIBUTES or len(_ATTRIBUTE.findall(told)) <= ATTRIBUTES:
        return tag[0]
    return tag[1] + ("/" if told.endswith("/") else "")
