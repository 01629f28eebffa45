"""Outside text made harmless to show: no control or direction characters, no endless lines, no odd links.

Escaping is not done here: that is the templates' (autoescape). What stands here is what escaping leaves through.
"""

from __future__ import annotations

import re
from hashlib import sha256
from urllib.parse import quote, urlsplit

# Controls (but those that part words), soft hyphen, zero-width and direction characters, annotation and tag
# characters, lone surrogates, non-characters. Joiners (U+200C, U+200D) stay: Persian and emoji are written with them.
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_PARTING = re.compile("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")  # white space to Python, but not to XML or a header
_STACKED = re.compile("([\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff]{3})[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff]+")
_SPACE = re.compile(r"\s+")
_PLAIN_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?")
_NOT_IN_LINKS = re.compile(r"[\s\"'<>\\^`{|}]")
_RIGHT_TO_LEFT = {"ar", "fa", "he", "ps", "ur", "yi"}
_LONGEST_LINK = 2000
LONGEST_HEADLINE = 160  #: characters that are shown, as of the next two
LONGEST_NAME = 100  #: outlets, people, things counted
LONGEST_TEXT = 1500  #: a sentence, a quotation


def visible(text: str) -> str:
    """`text` without the characters that do not show or that turn what stands beside them; spaces and lines stay."""
    if text.isascii() and text.isprintable():
        return text
    return _STACKED.sub(r"\1", _PARTING.sub(" ", _HIDDEN.sub("", text)))


def flow(text: str) -> str:
    """`text` for the middle of a line: visible, each run of white space one space."""
    return _SPACE.sub(" ", visible(text))


def tidy(text: str, limit: int | None = None) -> str:
    """`text` on one line, without white space at its ends, cut to `limit` characters."""
    if limit is None:
        return flow(text).strip()
    return cut(flow(text[: limit * 8]).strip(), limit)  # time is for what shows, however much there is


def called(name: str) -> str:
    """A person's name as people write it where it is all in capitals; others as they are."""
    if name != name.upper() or name == name.lower() or len(name) < 4:
        return name
    return re.sub(r"\bMc[a-z]", lambda mark: mark[0][:2] + mark[0][2].upper(), name.title())


def cut(text: str, limit: int) -> str:
    """`text` in at most `limit` characters; what was cut ends in an ellipsis, after a whole word if one ends near."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    space = head.rfind(" ", limit * 2 // 3)
    return (head[:space] if space > 0 else head).rstrip(" ,;:.–—-") + "…"


def cut_front(text: str, limit: int) -> str:
    """`cut` that keeps the end: "…the last words"."""
    if len(text) <= limit:
        return text
    tail = text[len(text) - limit + 1 :]
    space = tail.find(" ", 0, max(1, limit // 3))
    return "…" + (tail[space:] if space >= 0 else tail).lstrip()


def link(url: str | None) -> str | None:
    """`url` as it may stand in a page: http or https with a host, else None."""
    if url is None or len(url) > _LONGEST_LINK:
        return None
    url = visible(url).strip()
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not host:
        return None
    return _NOT_IN_LINKS.sub(lambda m: quote(m.group(), safe=""), url)


def anchor(prefix: str, identity: str) -> str:
    """The id of an element about the thing `identity`: the same in every issue."""
    plain = _PLAIN_ID.fullmatch(identity) is not None
    return f"{prefix}-{identity if plain else sha256(identity.encode(errors='replace')).hexdigest()[:16]}"


def direction(code: str) -> str:
    """Which way a language is written, "ltr" or "rtl", as HTML has it."""
    return "rtl" if code in _RIGHT_TO_LEFT else "ltr"


def language(code: str | None, page: str) -> str | None:
    """What a `lang` attribute should say of text in `code` on a page in `page`; None where it may stay away."""
    if code is None or code == page or not _LANGUAGE.fullmatch(code):
        return None
    return code
