"""Whether a mail arrives as it was meant: checked offline, against what mail clients know and what readers need.

Bytes in, findings out. Works on anybody's mail: malformed input gives findings, and time is bounded by size.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from monitor.lint import content, headers
from monitor.lint.clients import DEFAULT, NAMES, chosen, dated, support
from monitor.lint.features import Use, used
from monitor.lint.findings import BLOCKING, RULES, Finding, Severity, finding, report, words
from monitor.lint.markup import Page, read
from monitor.lint.parcel import LARGEST as LARGEST_MAIL
from monitor.lint.parcel import Parcel, mail, page

__all__ = [
    "BLOCKING",
    "DEFAULT",
    "LARGEST_MAIL",
    "NAMES",
    "RULES",
    "Finding",
    "Severity",
    "chosen",
    "dated",
    "lint",
    "report",
    "words",
]

#: Features that have a rule of their own, for all clients.
_RULED = {
    "css-display-flex": "layout", "css-flex-direction": "layout", "css-flex-wrap": "layout",
    "css-display-grid": "layout", "css-grid-template": "layout",
    "css-variables": "variables", "html-svg": "svg", "image-svg": "svg",
}  # fmt: skip
#: Told by other rules already: web-font, active.
_TOLD = {
    *("css-at-font-face", "css-at-import", "html-link", "html-object", "html-form", "html-base"),
    *("html-button-submit", "html-button-reset", "html-input-checkbox", "html-input-hidden", "html-input-radio"),
    *("html-input-reset", "html-input-submit", "html-input-text"),
}
#: Features that lose nothing where a client does not know them, and why.
_GRACEFUL = {
    "html-doctype": "the client writes its own",
    "html-body": "the client puts the content into a body, or a block, of its own",
    "css-at-media": "the client skips the block and shows the base",
    "css-at-media-prefers-color-scheme": "the client shows the light palette, or inverts it",
    "css-at-media-prefers-reduced-motion": "the client skips the block and shows the base",
    "css-at-supports": "the client skips the block and shows the base",
    "html-meta-color-scheme": "it tells only that the mail has a dark palette",
    "css-color-scheme": "it tells only that the mail has a dark palette",
    "html-aria-hidden": "it is for screen readers",
    "html-aria-label": "the words of the element are read instead",
    "html-aria-labelledby": "the words of the element are read instead",
    "html-aria-describedby": "the words of the element are read instead",
    "css-hyphens": "words break at spaces instead",
    "css-orphans": "it is for print",
    "css-widows": "it is for print",
}


def lint(raw: bytes, *, clients: Sequence[str] = (), html: bool = False) -> tuple[Finding, ...]:
    """What is wrong with a mail, errors first; with `html`, with the HTML of one alone.

    `clients`: names of mail clients as in NAMES, by default those of DEFAULT. Raises ValueError for an unknown one.
    """
    columns = chosen(clients or DEFAULT)
    parcel = page(raw) if html else mail(raw)
    found = list(_findings(parcel, columns))
    return tuple(sorted(found, key=lambda one: one.severity))


def _findings(parcel: Parcel, columns: tuple[str, ...]) -> Iterator[Finding]:
    if parcel.fault:
        yield finding("broken", "mail", parcel.fault)
        return
    if not parcel.alone:
        yield from headers.check(parcel)
    if parcel.html is not None:
        yield from _body(parcel.html, parcel.text, parcel.html_bytes, columns)


@lru_cache(maxsize=2)  # one issue goes to many readers
def _body(html: str, text: str | None, size: int, columns: tuple[str, ...]) -> tuple[Finding, ...]:
    try:
        tree = read(html)
        if tree.root is None:
            return (finding("broken", "html", "has no element in it"),)
        return (*content.check(tree, text, size), *_support(tree, columns))
    except RecursionError:
        return (finding("broken", "html", "is nested too deeply"),)


def _support(tree: Page, columns: Sequence[str]) -> Iterator[Finding]:
    """A finding for each feature that a client does not know, or knows in part: where it first stands."""
    told: set[tuple[str, str]] = set()
    for use in used(tree):
        if use.feature in _TOLD:
            continue
        for rule, letter in (("not-supported", "n"), ("partly-supported", "a")):
            lacking = [column for column in columns if _lacks(use, column, letter)]
            if rule == "not-supported" and use.feature in _RULED:
                rule, lacking = _RULED[use.feature], list(columns)
            elif rule == "not-supported" and use.feature in _GRACEFUL:
                rule = "falls-back"
            if lacking and (rule, use.feature) not in told:
                told.add((rule, use.feature))
                yield finding(rule, use.where, _words(use, lacking, columns, rule))


def _words(use: Use, lacking: Sequence[str], columns: Sequence[str], rule: str) -> str:
    if rule in _RULED.values():
        return use.feature
    known = "all chosen clients" if len(lacking) == len(columns) else ", ".join(lacking)
    because = f" ({_GRACEFUL[use.feature]})" if rule == "falls-back" else ""
    return f"{use.feature}: {'only in part in' if rule == 'partly-supported' else 'not in'} {known}{because}"


def _lacks(use: Use, column: str, letter: str) -> bool:
    """Whether the client has the feature as `letter` says, and comes to see it at all."""
    passes = all(support(gate).get(column) != "n" for gate in use.gates)
    return passes and support(use.feature).get(column) == letter
