"""How an article is cited: plain, in Markdown, as APA has it, for BibTeX; with where it stands in the archive."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from monitor.render.base.dates import calendar_day

_SHORT = 16  # digits of the hash
_SPECIAL = re.compile(r"([&%$#_])")
_BRACES = re.compile(r"[{}\\]")
_ODD = re.compile("[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Cited:
    """What a citation says of an article."""

    id: str
    outlet: str
    title: str
    authors: Sequence[str]
    published: str | None  #: ISO, as precise as it is known
    url: str | None
    place: str | None  #: its address in the archive; None where that is on no site
    digest: str  #: SHA-256 of its text


def citations(one: Cited) -> tuple[tuple[str, str], ...]:
    """The kinds of citations, by name: each one line, with the address that stays and the hash of the text."""
    mark = f"sha256:{one.digest[:_SHORT]}"
    held = f"{one.place} ({mark})" if one.place else mark
    by = "; ".join(one.authors)
    day = (one.published or "")[:10]
    about = [part for part in (by, one.title, one.outlet, day) if part]
    plain = f"{', '.join(about)}. {one.url + '. ' if one.url else ''}{held}"
    linked = f"[{_md(one.title)}](<{one.url}>)" if one.url else f"*{_md(one.title)}*"
    kept = f"[{mark}](<{one.place}>)" if one.place else mark
    markdown = ", ".join(part for part in (_md(by), linked, _md(one.outlet), day) if part) + f" ({kept})"
    return ("Plain", plain), ("Markdown", markdown), ("APA", _apa(one, held)), ("BibTeX", _bibtex(one, held))


def _apa(one: Cited, held: str) -> str:
    when = calendar_day(one.published)
    by = " & ".join(map(_inverted, one.authors)) or one.outlet
    house = f" {one.outlet}." if one.authors else ""
    address = f" {one.url}" if one.url else ""
    return f"{by}{'' if by.endswith('.') else '.'} ({when or 'n.d.'}). {one.title}.{house}{address} [{held}]"


def _inverted(name: str) -> str:
    """ "Lund, A. B." for "Ada Berit Lund"; one word stays."""
    *given, last = name.split() or [name]
    return f"{last}, {' '.join(part[0] + '.' for part in given)}" if given else last


def _bibtex(one: Cited, held: str) -> str:
    year, month, day = [*(one.published or "")[:10].split("-"), "", ""][:3]
    fields = {
        "author": " and ".join(map(_tex, one.authors)) or f"{{{_tex(one.outlet)}}}",
        "title": f"{{{_tex(one.title)}}}",
        "howpublished": _tex(one.outlet),
        "year": year,
        "month": month,
        "day": day,
        "url": _BRACES.sub("", one.url or ""),
        "note": _BRACES.sub("", held),
    }
    written = ", ".join(f"{name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{_ODD.sub('', one.outlet.lower())[:12] or 'article'}{year}{one.id[:6]}, {written}}}"


def _tex(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", _BRACES.sub("", text))


def _md(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>])", r"\\\1", text)
