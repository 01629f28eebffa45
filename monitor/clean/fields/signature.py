"""What stands at a page's heading where no mark-up tells: its date; a name behind "Written by" or beside the date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

import lxml.html

from monitor.clean.blocks.block import squeeze
from monitor.clean.recognise.byline import is_lead, parse_byline, read_names
from monitor.clean.recognise.date_lines import date_in, is_change, is_date_line
from monitor.clean.recognise.person import are_first_names, is_known
from monitor.language.text.plain import plain

LOOKED = 3000  # pieces of text of a page that are looked at
ABOVE = 4  # pieces of text above the heading that may be its date
LABEL = 30  # characters of a text that says what the date behind it is
BELOW = 12  # pieces of text below the heading among which an author signs
LONGEST = 120  # characters of a piece that may be a name, a date or "Written by"
_SILENT = frozenset(("script", "style", "noscript", "template", "select", "option", "title", "svg"))
_BESIDE = frozenset(("aside", "nav", "footer", "form", "figure", "figcaption"))


def signed(tree: lxml.html.HtmlElement, site: str | None) -> tuple[str, ...]:
    """The people who stand behind a word for the author, else those beside the date below the heading; or none."""
    pieces = list(islice(_pieces(tree), LOOKED))
    found = _labelled(pieces, site) or _dated(pieces)
    return read_names(found, site).people if found else ()


def dated(tree: lxml.html.HtmlElement, place: str | None) -> str | None:
    """The date of publication that stands alone at the heading; None where there is none, or only that of a change."""
    pieces = list(islice(_pieces(tree), LOOKED))
    head = next((n for n, (_, heading) in enumerate(pieces) if heading), None)
    if head is None:
        return None
    after = next((n for n in range(head, len(pieces)) if not pieces[n][1]), head)
    for n in (*range(after, min(len(pieces), after + BELOW)), *range(head - 1, max(-1, head - 1 - ABOVE), -1)):
        text, before = pieces[n][0], pieces[n - 1][0] if n else ""
        told = len(text) <= LONGEST and is_date_line(text) and not _changed(before, text)
        if told and (found := date_in(text, place)):
            return found
    return None


def _changed(before: str, text: str) -> bool:
    """Whether a date is that of a change, by a word of its own or by the short text before it."""
    return is_change(text) or (len(before) <= LABEL and is_change(f"{before} {text}"))


def _labelled(pieces: Sequence[tuple[str, bool]], site: str | None) -> str | None:
    for (label, _), (name, _) in pairwise(pieces):
        if len(label) <= LONGEST and is_lead(label) and len(name) <= LONGEST and _named(name, site):
            return name
    return None


def _named(text: str, site: str | None) -> bool:
    line = parse_byline(text, lead=False, outlet=site)
    return bool(line and line.people) or are_first_names([text])


def _dated(pieces: Sequence[tuple[str, bool]]) -> str | None:
    """The first piece below the heading that is a known name and has a date beside it."""
    head = next((n for n, (_, heading) in enumerate(pieces) if heading), None)
    if head is None:
        return None
    below = [text for text, heading in pieces[head + 1 : head + 2 + BELOW] if not heading]
    for n, text in enumerate(below):
        beside = (*below[max(0, n - 1) : n], *below[n + 1 : n + 2])
        if is_known(text) and any(len(other) <= LONGEST and is_date_line(other) for other in beside):
            return text
    return None


def _pieces(tree: lxml.html.HtmlElement) -> Iterator[tuple[str, bool]]:
    """The texts of a page in order, each with whether it stands in the main heading; marks between are left out."""
    body = tree.find("body")
    for element in (tree if body is None else body).iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag not in _SILENT:
            yield from _piece(element.text, element)
        if (outer := element.getparent()) is not None:
            yield from _piece(element.tail, outer)


def _piece(text: str | None, within: lxml.html.HtmlElement) -> Iterator[tuple[str, bool]]:
    words = squeeze(plain((text or "")[:400])).strip(" |·•–—-,")
    if words:
        around = {within.tag, *(outer.tag for outer in within.iterancestors())}
        if not around & _BESIDE and not around & _SILENT:
            yield words, "h1" in around
