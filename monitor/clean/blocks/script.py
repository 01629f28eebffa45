"""The article of a page that shows nothing until its script has run: it stands in the script, as a text in quotes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape

import lxml.html

MAX_SCRIPT = 5_000_000  # characters that are searched
LEAST = 400  # characters of a text that may be an article
DATA = 3  # so many marks of JSON make a text data
_BETWEEN = re.compile(r'(?:[^"\\]++|\\.)++', re.S)  # two quotation marks of a script
_MARKUP = re.compile(r"<(?:p|div|br|h[1-6]|section|figure)\b", re.I)
_SENTENCE = re.compile(r"[.!?。…][\"”»’)]?(?:\s|$)")
_TAG = re.compile(r"<[^<>]{0,2000}>")


def script_page(tree: lxml.html.HtmlElement) -> str | None:
    """A page made of the longest running text that the scripts of a page hold, mark-up or plain; None without one."""
    best, most = "", 0
    left = MAX_SCRIPT
    for element in tree.iter("script"):
        text = (element.text or "")[:left]
        left -= len(text)
        for quoted in _quoted(text):
            value = _unquoted(quoted)
            if (size := _prose(value)) > most:
                best, most = value, size
        if left <= 0:
            break
    if most < LEAST:
        best = max(
            (_data(element.text or "") for element in tree.iter("script") if _is_data(element)), key=len, default=""
        )
        if len(best) < LEAST:
            return None
    body = best if _MARKUP.search(best) else "".join(f"<p>{escape(line)}</p>" for line in best.splitlines())
    return f"<html><body><article>{body}</article></body></html>"


def _is_data(element: lxml.html.HtmlElement) -> bool:
    return (element.get("type") or "").lower() == "application/json" and len(element.text or "") <= MAX_SCRIPT


def _data(text: str) -> str:
    """The sentences of JSON that stand under one name, a line each: of all such rows the longest."""
    try:
        queue: list[tuple[tuple[str, ...], object]] = [((), json.loads(text, strict=False))]
    except (ValueError, RecursionError):
        return ""
    rows: dict[tuple[str, ...], list[str]] = {}
    while queue:
        name, value = queue.pop()
        if isinstance(value, dict):
            queue += [((*name, key), one) for key, one in reversed(value.items())]
        elif isinstance(value, list):
            queue += [(name, one) for one in reversed(value)]
        elif isinstance(value, str) and len(value) >= 40 and _SENTENCE.search(value):
            rows.setdefault(name, []).append(value)
    return "\n".join(max(rows.values(), key=lambda row: sum(map(len, row)), default=[]))


def _quoted(script: str) -> Iterator[str]:
    """What stands in quotes in a script, where it is long; each character is looked at once."""
    closed = -1  # the mark that closed the last one opens none
    for found in _BETWEEN.finditer(script):
        start, end = found.span()
        if end - start >= LEAST and start > 0 and start - 1 != closed and script[end : end + 1] == '"':
            closed = end
            yield found[0]


def _unquoted(text: str) -> str:
    try:
        value = json.loads(f'"{text}"', strict=False)
    except ValueError:
        return ""
    return str(value)


def _prose(text: str) -> int:
    """Characters of running text: of the stretches between mark-up that hold a sentence."""
    if text.count('":') + text.count('",') > DATA:
        return 0
    return sum(len(part) for part in _TAG.split(text) if len(part) >= 40 and _SENTENCE.search(part))
