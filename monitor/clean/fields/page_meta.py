"""What a page says about itself: its meta-data in JSON-LD, in meta elements and in its title."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import lxml.html

from monitor.clean.blocks.block import squeeze
from monitor.clean.fields.authors import page_authors
from monitor.clean.page.page_type import genre_of, is_paywalled
from monitor.clean.recognise.date_lines import date_in, is_change, iso, untold
from monitor.clean.recognise.json_ld import first_of, is_article, json_records, meta_elements, plain_text, string_of
from monitor.clean.recognise.relative import resolved
from monitor.language.addresses import is_web
from monitor.language.identify import language_code
from monitor.language.text.fold import fold, letters
from monitor.language.text.scripts import HANGUL_BAR
from monitor.models import Genre, Meta

LONGEST = 2000  # characters of a title, by far; what is longer is none
_BETWEEN = re.compile(r"\s+[|•·»«—–‹›/]+\s+|\s+-\s+|\s+::\s+")
_KICKER = re.compile(r"(?:[:：.|]|\s[-–—|·])\s*$")
_KICKED = re.compile(r"(?:[:：|]|\s[-–—|·])\s+")
_SECTION = re.compile(rf"\s*(?:[|{HANGUL_BAR}｜：_]|\s[-–—·]\s|-(?=\w+$))")


@dataclass(frozen=True, slots=True)
class PageMeta:
    """Meta-data of a page; `site` is the name of its outlet, `titles` each wording of its title."""

    meta: Meta = field(default_factory=Meta)
    titles: tuple[str, ...] = ()
    guess: str | None = None  #: a date that stands somewhere in the mark-up, where no place that is made for it has one
    modified: str | None = None  #: when it was changed, where that is not when it was published
    paywalled: bool = False
    genre: Genre | None = None
    records: tuple[dict[str, Any], ...] = ()  #: what JSON-LD holds
    named: dict[str, list[str]] = field(default_factory=dict)  #: what meta elements hold
    place: str | None = None  #: its language and region, as "en-US"


def page_meta(tree: lxml.html.HtmlElement, *, latest: datetime) -> PageMeta:
    """The meta-data that a page's mark-up gives. JSON-LD goes before meta elements, these before visible ones.

    `latest`: no date after it is a date of publication.
    """
    named = meta_elements(tree)
    records = list(json_records(tree))
    article = next((record for record in records if is_article(record)), {})
    site = _site(article, records, named)
    titles = _titles(tree, named, article, site)
    place = _place(tree, named, article)
    changes = (_stated(article.get("dateModified")), *(first_of(named, name) for name in _MODIFIED))
    modified = next((found for claim in changes if (found := iso(claim, place))), None)
    claims = _claims(article, named)
    published = _published(tree, claims, place) or _shown(tree, modified, place)
    people, agency = page_authors(tree, article, named, records, site)
    return PageMeta(
        Meta(
            title=titles[0] if titles else None,
            outlet=site,
            byline=people,
            agency=agency,
            published=published,
            url=_canonical(tree, named, article),
            language=_language(tree, named, article),
        ),
        titles,
        None if published or any(map(untold, claims)) else _guess(tree, latest),
        modified if modified != published else None,
        is_paywalled(article, named),
        genre_of(article, named),
        tuple(records),
        named,
        place,
    )


def _site(article: dict[str, Any], records: list[dict[str, Any]], named: dict[str, list[str]]) -> str | None:
    site = first_of(named, "og:site_name", "application-name")
    publisher = string_of(article.get("publisher"))
    for name in (
        site,
        publisher,
        next(
            (string_of(r.get("name")) for r in records if r.get("@type") in ("NewsMediaOrganization", "WebSite")), None
        ),
    ):
        if name and len(name) <= 60 and not is_web(name):
            return plain_text(name)
    return None


def _titles(
    tree: lxml.html.HtmlElement, named: dict[str, list[str]], article: dict[str, Any], site: str | None
) -> tuple[str, ...]:
    """Each wording of the title, the one to print first: the one that most places give, else what the reader sees."""
    heads = [title for h1 in tree.iter("h1") if (title := squeeze(h1.text_content())) and len(title) <= 300]
    title = next((squeeze(t.text_content()) for t in tree.iter("title") if t.text), "")
    claimed = [
        cut
        for claim in (
            string_of(article.get("headline")),
            first_of(named, "og:title"),
            first_of(named, "twitter:title"),
            title,
        )
        if claim and len(claim) <= LONGEST and (cut := strip_site(plain_text(claim) or claim, site))
    ]
    printed = next((head for head in heads if any(_alike(head, t) for t in claimed)), None)
    if printed is None and len(heads) == 1 and not (site and fold(heads[0]) == fold(site)):
        printed = heads[0] if len(heads[0].split()) > 2 else None
    wordings = [*claimed, *([printed] if printed else [])]
    if not wordings:
        return ()
    votes = Counter(letters(wording) for wording in wordings)
    best = max(wordings, key=lambda w: (votes[letters(w)], printed is not None and letters(w) == letters(printed)))
    cores = [w for w in wordings if _is_core(w, best, least=2 if w == printed else 3, most=7 if w == printed else 4)]
    tails = [tail for w in wordings for tail in _common_tails(printed or "", w) if best.endswith(tail)]
    best = min([*cores, *tails], key=len, default=best)
    return tuple(dict.fromkeys([best, *claimed, *([printed] if printed else [])]))


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


def strip_site(title: str, site: str | None) -> str:
    """A title without the name of the site at its end or its beginning: "River rises | Harbour Post"."""
    own = fold(site or "")
    title = _without_tail(title, own)
    parts = _BETWEEN.split(title)
    if len(parts) < 2:
        return title
    marks = _BETWEEN.findall(title)

    def foreign(part: str, mark: str) -> bool:
        folded = fold(part)
        named = bool(own) and (own in folded or (folded in own and len(folded) > 2))
        return (named and len(part.split()) <= 6) or (mark.strip() in "|•·»" and len(part.split()) <= 3)

    while len(parts) > 1 and foreign(parts[-1], marks[-1]):
        parts.pop()
        marks.pop()
    while len(parts) > 1 and own and fold(parts[0]) == own:
        parts.pop(0)
        marks.pop(0)
    return "".join(part + mark for part, mark in zip(parts, [*marks, ""], strict=False)).strip()


def _without_tail(title: str, own: str) -> str:
    """A title without the site's name that stands at its end behind a mark and no spaces."""
    if own and fold(title).endswith(own):
        head = title[: len(title) - len(own)]
        cut = head.rstrip(f" |{HANGUL_BAR}｜：:_-–—")
        if cut and cut != head.rstrip():
            return cut
    return title


def _alike(one: str, other: str) -> bool:
    a, b = set(re.findall(r"\w+", fold(one))), set(re.findall(r"\w+", fold(other)))
    return bool(a and b) and len(a & b) >= 0.6 * min(len(a), len(b))


def _claims(article: dict[str, Any], named: dict[str, list[str]]) -> list[object]:
    """What mark-up says of the publication, the surest first."""
    return [
        _stated(article.get("datePublished")),
        _stated(article.get("dateCreated")),
        first_of(
            named,
            "article:published_time",
            "og:article:published_time",
            "datepublished",
            "date",
            "dc.date",
            "dc.date.issued",
            "dcterms.created",
            "dcterms.date",
            "parsely-pub-date",
            "sailthru.date",
            "publish-date",
            "pubdate",
            "article.published",
            "cxenseparse:recs:publishtime",
            "date.created",
        ),
    ]


def _published(tree: lxml.html.HtmlElement, claims: list[object], place: str | None) -> str | None:
    for claim in claims:
        if found := iso(claim, place):
            return found
    for element in tree.iter("time"):
        marks = f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()
        if (
            ("datetime" in element.attrib)
            and not any(around.tag in _BESIDE for around in element.iterancestors())
            and not re.search(r"updat|modif", marks)
            and (found := iso(element.get("datetime"), place))
        ):
            return found
    return None


_MODIFIED = ("article:modified_time", "og:updated_time", "article:modified", "last-modified", "dc.date.modified")
_BESIDE = ("aside", "nav", "footer")  # in which the times are those of other articles
_SHOWN = "//*[contains(@class, 'date') or contains(@class, 'time') or contains(@class, 'publi')]"


def _stated(value: object) -> object:
    """A date of JSON-LD: text, or the number of seconds since 1970."""
    return value if isinstance(value, int | float) else string_of(value)


def _shown(tree: lxml.html.HtmlElement, known: str | None, place: str | None) -> str | None:
    """The first date that the reader sees in an element named for it; relative words are seen from a known date."""
    for element in tree.xpath(_SHOWN)[:12]:
        text = squeeze(element.text_content()[:200])
        if len(text) <= 80 and not is_change(text) and (found := date_in(text, place) or resolved(text, known)):
            return found
    return None


def _guess(tree: lxml.html.HtmlElement, latest: datetime) -> str | None:
    """What htmldate finds as the original date in mark-up, without its search of the running text."""
    try:
        import htmldate

        found = htmldate.find_date(tree, original_date=True, extensive_search=False, max_date=latest.date().isoformat())
    except (ValueError, TypeError, AttributeError):  # its answers to broken mark-up
        return None
    return str(found) if found else None


def _canonical(tree: lxml.html.HtmlElement, named: dict[str, list[str]], article: dict[str, Any]) -> str | None:
    links = [
        element.get("href")
        for element in tree.iter("link")
        if "canonical" in (element.get("rel") or "").lower().split()
    ]
    for url in (*links, first_of(named, "og:url"), string_of(article.get("url"))):
        if url and is_web(url):
            return str(url).strip()
    return None


def _language(tree: lxml.html.HtmlElement, named: dict[str, list[str]], article: dict[str, Any]) -> str | None:
    return next((code for tag in _tags(tree, named, article) if (code := language_code(tag))), None)


def _place(tree: lxml.html.HtmlElement, named: dict[str, list[str]], article: dict[str, Any]) -> str | None:
    """The tag of its language; where several places name it, one that names a region."""
    tags = [tag for tag in _tags(tree, named, article) if language_code(tag)]
    return max((tag for tag in tags if language_code(tag) == language_code(tags[0])), key=len, default=None)


def _tags(tree: lxml.html.HtmlElement, named: dict[str, list[str]], article: dict[str, Any]) -> list[str]:
    root = tree if tree.tag == "html" else None
    lang = (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")) if root is not None else None
    said = (lang, string_of(article.get("inLanguage")), first_of(named, "og:locale", "content-language", "language"))
    return [str(tag).strip() for tag in said if tag]
