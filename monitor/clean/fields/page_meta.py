"""What a page says about itself: its meta-data in JSON-LD, in meta elements and in its title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

import lxml.html

from monitor.clean.blocks.block import squeeze
from monitor.clean.fields.authors import page_authors
from monitor.clean.fields.signature import Piece, changed, dated, pieces_of, signed
from monitor.clean.fields.titles import page_titles
from monitor.clean.page.page_type import genre_of, is_paywalled
from monitor.clean.recognise.date_lines import date_in, is_change, iso, untold
from monitor.clean.recognise.json_ld import first_of, json_records, meta_elements, own_article, plain_text, string_of
from monitor.clean.recognise.relative import resolved
from monitor.language.addresses import host_of, is_web
from monitor.language.identify import language_code
from monitor.language.text.fold import fold, letters
from monitor.models import Genre, Meta

NAME = 60  # characters of a site's name
TIMES = 20  # elements of time among which one may tell the zone
LOOKED = 1000  # of them and of headings on a page
AROUND = timedelta(days=1)  # by which a date in another zone differs
LEAST = 3  # letters of a name that tell something in a host
_PARTS = re.compile(r"\s+[|•·»–—:-]+\s+|\s*\|\s*")


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
    signed: tuple[str, ...] = ()  #: people who sign where no mark-up names the authors


def page_meta(tree: lxml.html.HtmlElement, *, latest: datetime, address: str | None = None) -> PageMeta:
    """The meta-data that a page's mark-up gives. JSON-LD goes before meta elements, these before visible ones.

    `latest`: no date after it is a date of publication. `address`: where it was read, for what does not name its own.
    """
    named = meta_elements(tree)
    records = list(json_records(tree))
    linked = _canonical(tree, named, {})
    article = own_article(records, {one for one in (linked, address) if one}, named.get("og:title", []))
    url = linked or _canonical(tree, named, article)
    site = site_of(article, records, named, url or address)
    titles = page_titles(tree, named, article, site, url or address)
    place = _place(tree, named, article)
    changes = (_stated(article.get("dateModified")), *(first_of(named, name) for name in _MODIFIED))
    modified = next((found for claim in changes if (found := iso(claim, place))), None)
    claims = _claims(article, named)
    pieces = pieces_of(tree)
    published = _published(tree, pieces, claims, place) or _shown(tree, modified, place)
    modified = modified or changed(pieces, place)
    guess = (
        None if published or any(map(untold, claims)) else _guess(tree, pieces, modified, latest, url or address, place)
    )
    people, agency = page_authors(tree, article, named, records, site, host_of(url or address or ""))
    return PageMeta(
        Meta(
            title=titles[0] if titles else None,
            outlet=site,
            byline=people,
            agency=agency,
            published=published,
            url=url,
            language=_language(tree, named, article),
        ),
        titles,
        guess,
        modified if modified not in (published, guess) else None,
        is_paywalled(records, named),
        genre_of(article, named),
        tuple(records),
        named,
        place,
        () if people else signed(pieces, site),
    )


def site_of(
    article: dict[str, Any], records: list[dict[str, Any]], named: dict[str, list[str]], address: str | None = None
) -> str | None:
    """The name of the site: the one that goes with its host where the first that the page gives does not."""
    kinds = ("NewsMediaOrganization", "WebSite")
    site = next((string_of(r.get("name")) for r in records if r.get("@type") in kinds), None)
    claims = (first_of(named, "og:site_name", "application-name"), string_of(article.get("publisher")), site)
    names = [plain for name in claims if name and not is_web(name) and (plain := plain_text(name))]
    host = letters(host_of(address or "") or "")
    first = next((name for name in names if len(name) <= NAME), None)
    owned = next((own for name in names if (own := _owned(name, host))), None)
    return (
        owned if owned and (owned in _PARTS.split(first or owned) or not _words(owned) & _words(first or "")) else first
    )


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", fold(name)))


def _owned(name: str, host: str) -> str | None:
    """A name, or the part of it, that the host repeats: of "Breaking news - 9News" the last at 9news.example."""
    parts = [part for part in _PARTS.split(name) if len(letters(part)) >= LEAST and letters(part) in host]
    if len(parts) == 1 and len(_PARTS.split(name)) > 1:
        return parts[0]
    return name if parts and len(name) <= NAME else None


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
            "published",
            "date-pub",
            "citation_publication_date",
            "citation_date",
        ),
    ]


def _published(
    tree: lxml.html.HtmlElement, pieces: Sequence[Piece], claims: list[object], place: str | None
) -> str | None:
    stated = [found for claim in claims if (found := iso(claim, place))]
    day = dated(pieces, place)
    if stated and not (day and _earlier(day, stated[0])):
        return _local(stated[0], (*stated[1:], *islice(times(tree, place), TIMES)))
    return next((time for time in times(tree, place) if day and time.startswith(day)), day) or next(
        times(tree, place), None
    )


def _earlier(day: str, stated: str) -> bool:
    """Whether a date that readers see is before the one that mark-up tells, by more than clocks differ."""
    whole = all(len(one) >= len("2025-08-12") for one in (day, stated))
    return whole and date.fromisoformat(day[:10]) + AROUND < date.fromisoformat(stated[:10])


def _local(moment: str, others: Iterable[str]) -> str:
    """A moment in UTC as another place on the page writes it in the time of its own zone."""
    instant = _instant(moment)
    if instant is None or instant.utcoffset():
        return moment
    same = (other for other in others if (at := _instant(other)) and at.utcoffset() and at == instant)
    return next(same, moment)


def _instant(moment: str) -> datetime | None:
    """A moment with an offset; None for a day, or a time whose zone is not known."""
    try:
        found = datetime.fromisoformat(moment)
    except ValueError:
        return None
    return found if found.tzinfo else None


def times(tree: lxml.html.HtmlElement, place: str | None) -> Iterator[str]:
    """What the elements of time say that stand beside no other article and tell of no change.

    Those below the heading go first, then the nearest above it.
    """
    told = list(islice(tree.iter("h1", "time"), LOOKED))
    head = next((n for n, element in enumerate(told) if element.tag == "h1"), 0)
    for element in (element for element in (*told[head:], *reversed(told[:head])) if element.tag == "time"):
        marks = f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()
        if (
            ("datetime" in element.attrib)
            and not any(around.tag in _BESIDE for around in element.iterancestors())
            and not re.search(r"updat|modif", marks)
            and (found := iso(element.get("datetime"), place))
        ):
            yield found


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


def _guess(
    tree: lxml.html.HtmlElement,
    pieces: Sequence[Piece],
    modified: str | None,
    latest: datetime,
    address: str | None,
    place: str | None,
) -> str | None:
    """A date that may be the publication's: in the address, of the only change told at the heading, else by htmldate.

    The day of the change that mark-up tells, and the day on which the page was read, are no days of publication.
    """
    known = day_of(address or "") or changed(pieces, place)
    found = known or _found(tree, latest)
    return found if known or found not in (str(modified)[:10], latest.date().isoformat()) else None


def day_of(address: str) -> str | None:
    """The day that an address names: "/2025/08/12/quay", "/2025-08-12-quay"."""
    named = _DAY.search(urlsplit(address).path) if is_web(address) else None
    return iso("-".join(named.groups())) if named else None


_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?!\d)")


def _found(tree: lxml.html.HtmlElement, latest: datetime) -> str | None:
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
