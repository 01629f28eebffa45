"""The tags of a page, read as HTML5 says, so that none reaches the parser with attributes without end."""

from __future__ import annotations

import re

MOST = 300  #: attributes of an element; libxml2 compares each with each, and nobody writes so many by hand

_S = r"[ \t\n\r\f]"
_ATTRIBUTE = (
    rf"""(?:{_S}|/)*+[^ \t\n\r\f/>][^ \t\n\r\f/>=]*+"""
    rf"""(?:{_S}*+={_S}*+(?:"[^"]*+"?+|'[^']*+'?+|[^ \t\n\r\f>"'][^ \t\n\r\f>]*+)?+)?+"""
)
_RAW = "script|style|textarea|title|xmp|iframe|noembed|noframes"  # nothing in them is a tag
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_PIECE = re.compile(
    r"(?P<aside><!--(?:-?>|[^-]*+(?:-(?!-!?>)[^-]*+)*+)|<(?:[!?]|/(?![a-z]))[^>]*+)"
    rf"|(?P<open><(?:(?P<raw>{_RAW})(?=[ \t\n\r\f/>])|/?[a-z][^ \t\n\r\f/>]*+))(?P<told>(?:{_ATTRIBUTE})*+)"
    r"(?P<rest>(?(raw)(?:[ \t\n\r\f]|/)*+>?+[^<]*+(?:<(?!/(?P=raw)[ \t\n\r\f/>])[^<]*+)*+|))",
    re.IGNORECASE,
)


def bounded(html: str) -> str:
    """`html`, in which a tag of more than `MOST` attributes has none; in time that grows with its length."""
    if len(html) <= 2 * MOST or not any(map(_crowded, _PIECE.finditer(html))):
        return html  # as it is: to put it together of its pieces takes as long as to find them
    return _PIECE.sub(lambda piece: f"{piece['open']}{piece['rest']}" if _crowded(piece) else piece[0], html)


def _crowded(piece: re.Match[str]) -> bool:
    start, end = piece.span("told")
    return end - start > 2 * MOST and len(_ATTRIBUTES.findall(piece["told"])) > MOST
