"""What a page's title is: which of the wordings in its mark-up and its headings, and how much of that.

A conditional logit over the wordings, as in `headline`: what tells most is that places agree, that a reader sees it as
the one heading, and that the page's address repeats its words. The weights were learned on pages whose titles are
known; `benchmarks/page_titles.py` prints them, and how often the title is found on sites that were not learned from.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

import lxml.html

from monitor.clean.blocks.block import squeeze
from monitor.clean.recognise.json_ld import first_of, plain_text, string_of
from monitor.language.addresses import host_of
from monitor.language.text.fold import fold, letters
from monitor.language.text.scripts import HANGUL_BAR
from monitor.language.text.site_names import BETWEEN, strip_site

LONGEST = 2000  # characters of a title, by far; what is longer is none
SHOWN = 300  # characters of a heading that may be the title
HEADS = 5  # headings of the first order that are looked at
_KICKER = re.compile(r"(?:[:：.|]|\s[-–—|·])\s*$")
_KICKED = re.compile(r"(?:[:：|]|\s[-–—|·])\s+")
_SECTION = re.compile(rf"\s*(?:[|{HANGUL_BAR}｜：_]|\s[-–—·]\s|-(?=\w+$))")
_ESCAPED = re.compile(r"&(?:#\d{1,6}|#x[\da-f]{1,5}|[a-z]{2,8});", re.I)
_BAR = re.compile(r"\s[|»·]\s")
_DASH = re.compile(r"\s[-–—]\s")
_WORD = re.compile(r"\w+")

WEIGHTS: dict[str, float] = {
    "a heading like a claim": 0.59,
    "a heading, and claimed": 0.15,
    "bars": -0.81,
    "card": -0.60,
    "card with the site": -0.26,
    "claimed three times": 0.52,
    "dashes": -0.31,
    "first heading": 0.35,
    "headline": 0.59,
    "headline with the site": -0.17,
    "holds the site's name": -0.96,
    "later heading": -0.06,
    "og": 0.96,
    "og with the site": -0.53,
    "one word": -0.60,
    "part": 0.67,
    "share of the address's words": 0.69,
    "share of the title's words": 0.40,
    "the one heading": 0.10,
    "the site": -0.63,
    "three or four words": -0.27,
    "title": -0.81,
    "title with the site": -0.62,
    "two words": -0.68,
    "with kicker or section": -1.16,
    "without kicker or section": 0.63,
    "words in the address": 0.82,
}


@dataclass(slots=True)
class Wording:
    """One wording of the title and the places that give it."""

    text: str
    places: set[str] = field(default_factory=set)


def page_titles(
    tree: lxml.html.HtmlElement,
    named: dict[str, list[str]],
    article: dict[str, Any],
    site: str | None,
    url: str | None,
    *,
    weights: Mapping[str, float] = WEIGHTS,
) -> tuple[str, ...]:
    """Each wording of the title, the one to print first."""
    found = wordings(tree, named, article, site, url)
    told = signs(found, site, url)
    order = sorted(range(len(found)), key=lambda n: -sum(weights.get(s, 0.0) * v for s, v in told[n].items()))
    best = found[order[0]] if order else None
    if best is None or (best.places <= _HEADINGS and len(letters(best.text)) < 2):
        return ()
    seen = [w.text for w in found if w is not best and w.places & _CLAIMS]
    printed = next((w.text for w in found if w.places & _HEADINGS and any(_alike(w.text, t) for t in seen)), None)
    return tuple(dict.fromkeys([best.text, *seen, *([printed] if printed else [])]))


def wordings(
    tree: lxml.html.HtmlElement,
    named: dict[str, list[str]],
    article: dict[str, Any],
    site: str | None,
    url: str | None,
) -> list[Wording]:
    """What may be the title: headings, what mark-up claims with and without the site's name, what these share."""
    found: dict[str, Wording] = {}
    told = sorted(_told(tree, named, article, site, url), key=lambda row: row[0] in _HEADINGS)
    prints = Counter(text for _, text in told)
    for place, text in told:
        wording = found.setdefault(letters(text), Wording(text))
        wording.places.add(place)
        wording.text = max(wording.text, text, key=prints.__getitem__)
    texts = [wording.text for wording in found.values()]
    for one in texts:
        for tail in (tail for other in texts for tail in _common_tails(one, other)):
            found.setdefault(letters(tail), Wording(tail)).places.add("part")
    found.pop("", None)
    return list(found.values())


def _told(
    tree: lxml.html.HtmlElement,
    named: dict[str, list[str]],
    article: dict[str, Any],
    site: str | None,
    url: str | None,
) -> Iterator[tuple[str, str]]:
    heads = [text for h1 in tree.iter("h1") if (text := unescaped(squeeze(h1.text_content()))) and len(text) <= SHOWN]
    for n, text in enumerate(heads[:HEADS]):
        yield ("the one heading" if len(heads) == 1 else "first heading" if n == 0 else "later heading"), text
    title = next((squeeze(t.text_content()) for t in tree.iter("title") if t.text), "")
    for place, claim in (
        ("headline", string_of(article.get("headline"))),
        ("og", first_of(named, "og:title")),
        ("card", first_of(named, "twitter:title")),
        ("title", title),
    ):
        whole = claim and len(claim) <= LONGEST and (plain_text(claim) or claim)
        if whole and (cut := strip_site(whole, _host(whole, url) or site)):
            yield place, cut
            if cut != whole:
                yield f"{place} with the site", whole


_HEADINGS = frozenset(("the one heading", "first heading", "later heading"))
_CLAIMS = frozenset(("headline", "og", "card", "title"))


def unescaped(text: str) -> str:
    """A heading whose entities were escaped twice as it was meant; what only looks like a tag stays."""
    return _ESCAPED.sub(lambda entity: plain_text(entity[0]) or entity[0], text)


def _host(title: str, url: str | None) -> str | None:
    """The last part of a title where that is the name of a host: the page's own, or any that is written out."""
    last = BETWEEN.split(title)[-1]
    own = letters((host_of(url or "") or "").rpartition(".")[0])
    return last if re.fullmatch(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,8}", last) or (own and letters(last) == own) else None


def signs(found: Sequence[Wording], site: str | None, url: str | None) -> list[dict[str, float]]:
    """What each wording shows: sign -> 0 to 1."""
    path = _words(_path(url))
    title = next((_words(w.text) for w in found if "title with the site" in w.places or "title" in w.places), set())
    return [_of_places(w, found) | _of_words(w.text, title, path, site) for w in found]


def _path(url: str | None) -> str:
    """The words of an address behind its host."""
    try:
        return re.sub(r"[-_+]", " ", unquote(urlsplit(url or "").path))
    except ValueError:
        return ""


def _of_places(wording: Wording, found: Sequence[Wording]) -> dict[str, float]:
    claims = wording.places & _CLAIMS
    head = bool(wording.places & _HEADINGS)
    others = [other for other in found if other is not wording]
    alike = any(other.places - _HEADINGS and _alike(wording.text, other.text) for other in others)
    return dict.fromkeys(wording.places, 1.0) | {
        "a heading, and claimed": float(head and bool(claims)),
        "a heading like a claim": float(head and (alike or bool(claims))),
        "claimed three times": float(len(claims) >= 3),
        "without kicker or section": float(any(_is_core(wording.text, w.text, least=2, most=7) for w in others)),
        "with kicker or section": float(any(_is_core(w.text, wording.text, least=2, most=7) for w in others)),
    }


def _of_words(text: str, title: set[str], path: set[str], site: str | None) -> dict[str, float]:
    words, own = _words(text), fold(site or "")
    named = len(own) > 3 and own in fold(text)
    return {
        "share of the title's words": len(words & title) / len(title) if title else 0.0,
        "words in the address": len(words & path) / max(1, len(words)),
        "share of the address's words": len(words & path) / max(1, len(path)),
        "one word": float(len(words) == 1),
        "two words": float(len(words) == 2),
        "three or four words": float(len(words) in (3, 4)),
        "the site": float(bool(own) and fold(text) == own),
        "holds the site's name": float(named and fold(text) != own),
        "bars": float(bool(_BAR.search(text))),
        "dashes": float(bool(_DASH.search(text))),
    }


def _words(text: str) -> set[str]:
    return set(_WORD.findall(fold(text)))


def _common_tails(printed: str, title: str) -> list[str]:
    """What the printed title and another wording have in common behind a kicker that each has of its own."""
    return [
        tail
        for mark in _KICKED.finditer(printed)
        if _is_core(tail := printed[mark.end() :], title, least=3)
        and not tail[0].islower()
        and not _alike(printed[: mark.start()], title.removesuffix(tail))
    ]


def _is_core(short: str, title: str, *, least: int, most: int = 4) -> bool:
    """Whether a wording is the other without the kicker before it or the section's name after it."""
    if len(short) >= len(title) or len(short.split()) < least:
        return False
    kicker = title.removesuffix(short)
    if kicker != title and _KICKER.search(kicker):
        return len(kicker.split()) <= 6
    section = title.removeprefix(short)
    return section != title and bool(_SECTION.match(section)) and len(section.split()) <= most


def _alike(one: str, other: str) -> bool:
    a, b = set(re.findall(r"\w+", fold(one))), set(re.findall(r"\w+", fold(other)))
    return bool(a and b) and len(a & b) >= 0.6 * min(len(a), len(b))
