"""What can be found in a mail: one row a rule, with how grave it is and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be."""

    id: str  #: the rule's id, as in RULES
    severity: Severity
    where: str  #: "header Subject", "html:12 <img>", "style:3", "text:5"
    message: str  #: what is wrong there
    advice: str  #: what to do


#: id -> how grave, what to do
RULES: dict[str, tuple[Severity, str]] = {
    # the mail as a whole
    "broken": ("error", "send a whole mail of at most 10 MB in MIME"),
    "no-html": ("error", "add a text/html part"),
    "no-text": ("error", "send multipart/alternative with a text/plain part before the HTML"),
    "part-order": ("error", "put text/plain first: the last part of an alternative is the preferred one"),
    "charset": ("error", "write the part in UTF-8 and say so"),
    "size": ("error", "keep the HTML below 95,000 bytes: Gmail cuts a mail at 102,400"),
    "size-near": ("warning", "keep the HTML below 80,000 bytes: what forwarding adds counts too"),
    "text-columns": ("warning", "wrap the plain text at 72 to 78 columns"),
    # headers
    "from": ("error", "give one From with an address"),
    "subject": ("error", "give one Subject, on one line, that is not empty"),
    "message-id": ("error", "give one Message-ID, like <unique@your.domain>"),
    "date": ("error", "give one Date, as RFC 5322 writes it"),
    "duplicate-header": ("error", "write the header once"),
    "header-control": ("error", "take out control and direction characters"),
    "list-id": ("error", "give a List-ID, like <name.your.domain> (RFC 2919)"),
    "list-archive": ("warning", "say in List-Archive where the issues stand on the web (RFC 5064, RFC 2369)"),
    "list-unsubscribe": ("error", "give List-Unsubscribe once, on one line, with <https:…> or <mailto:…> (RFC 2369)"),
    "one-click": ("error", "one-click needs an https address in List-Unsubscribe and the value of RFC 8058"),
    "auto-submitted": ("error", "say Auto-Submitted: auto-generated (RFC 3834), so that no robot answers"),
    # what must not be in it
    "remote-image": ("error", "leave the image out, or attach it and point at it with cid:"),
    "tracking-pixel": ("error", "take the invisible image out: it tells who reads when"),
    "web-font": ("error", "use fonts that the reader has; nothing is fetched for a mail"),
    "svg": ("error", "use a table, or a PNG that is attached"),
    "layout": ("error", "lay out with tables; flex and grid fall apart in half of the clients"),
    "variables": ("error", "write the value itself: var() is nothing to most clients"),
    "active": ("error", "take it out: clients remove scripts, frames, forms and event handlers"),
    # what must be in it
    "preheader": ("error", "begin the body with a hidden line of real text: it stands beside the subject in the inbox"),
    "language": ("error", "name the language: <html lang=…>"),
    "title": ("warning", "give the document a <title>: browsers and screen readers tell it"),
    "table-role": ("warning", 'mark tables that only lay out: role="presentation"'),
    "width": ("error", "make the mail 600 to 640 px wide"),
    "width-unset": ("warning", "give the outermost table a width of 600 to 640"),
    "dark": ("warning", "add a dark palette in @media (prefers-color-scheme: dark)"),
    # what it says, and to whom
    "alt": ("error", 'describe the image in alt, or write alt="" where it only decorates'),
    "heading-order": ("error", "begin with one h1 and go down a level at a time"),
    "no-heading": ("warning", "mark the headline as <h1>: screen readers go by headings"),
    "link-text": ("error", "say where the link goes; it is read out alone"),
    "link-missing": ("error", "give the address in the plain text too"),
    "headline-missing": ("error", "give the headline in the plain text too"),
    "contrast": ("error", "darken the text or lighten what is behind it, to 4.5:1 at least"),
    "contrast-dark": ("error", "set text and background in the dark palette, to 4.5:1 at least"),
    "contrast-inverted": ("error", "choose colours that keep 4.5:1 when a client inverts them by itself"),
    # clients
    "not-supported": ("error", "do without it, or with something that these clients know"),
    "partly-supported": ("warning", "look at it in these clients"),
    "falls-back": ("warning", "nothing to do if the mail reads well without it"),
}

#: What stops a mail of ours on its way: it would do harm, or no mail server would take it, or it would arrive cut.
#: Whatever else is found may come from an outlet's name or a headline, and must not cost the readers their morning.
BLOCKING = frozenset(
    (
        *("broken", "size", "active"),
        *("from", "subject", "message-id", "date", "duplicate-header", "header-control"),
        *("list-id", "list-unsubscribe", "one-click", "auto-submitted"),
    )
)


#: What costs no reader anything, by a table of what clients do instead: no work for anybody.
NOTES = frozenset(("falls-back",))


def finding(rule: str, where: str, message: str) -> Finding:
    """A finding of the rule with the id `rule`."""
    severity, advice = RULES[rule]
    return Finding(rule, severity, where, message, advice)


def words(found: Finding) -> str:
    """The finding for a person, on one line."""
    return f"{found.severity} {found.id}: {found.where}: {found.message}; {found.advice}"


def report(found: Sequence[Finding], *, notes: bool = False) -> Iterator[str]:
    """The findings for a person, the gravest first, and at the end what they come to, on one line."""
    told = [one for one in found if notes or one.id not in NOTES]
    yield from (words(one) for one in sorted(told, key=_harm))
    yield _sum(found, notes=notes)


def _harm(found: Finding) -> int:
    """What would stop a mail of ours comes first, notes last."""
    return (0 if found.id in BLOCKING else 1) if found.severity == "error" else 2 + (found.id in NOTES)


def _sum(found: Sequence[Finding], *, notes: bool) -> str:
    errors = [one for one in found if one.severity == "error"]
    stop = sum(one.id in BLOCKING for one in errors)
    noted = sum(one.id in NOTES for one in found)
    stopping = f" ({stop} that would stop a mail of ours)" if stop else ""
    behind = f"; {_count(noted, 'note')} behind --all" if noted and not notes else ""
    todo = _count(len(found) - len(errors) - noted, "thing")
    return f"{_count(len(errors), 'error')}{stopping}, {todo} to do{behind}"


def _count(number: int, what: str) -> str:
    return f"{number or 'no'} {what}{'' if number == 1 else 's'}"
